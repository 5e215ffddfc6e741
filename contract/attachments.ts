/** Pictures and documents that follow a report: what an organisation can allow, and how many and how large they may be. */

/** What an organisation takes. PDF has a switch of its own because, unlike a picture, it is sent as it is. */
export const attachmentModes = ['none', 'images', 'images-and-pdf'] as const;
export type AttachmentMode = (typeof attachmentModes)[number];

/** What can lie inside a sealed attachment. The server never sees which; the desk opens nothing else. */
export const attachmentTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

/**
 * `count`: to one report. `bytes`: of each, before it is padded and sealed. `points`: of a picture, above which nobody decodes it. Engines
 * hold 4 to 12 bytes for each, so this is 200 to 600 MB; a camera's 50 megapixels are 8,192 × 6,144, and a long screenshot has half.
 */
export const attachmentLimits = { count: 3, bytes: 1024 * 1024, points: 52_000_000 } as const;
