/**
 * Makes a file ready to be sealed. A picture is drawn anew, so that nothing is left of it but its points: no place, no time, no name
 * of a camera or a person. A PDF goes as it is, where the organisation takes any.
 */
import {
  attachmentLimits,
  type AttachmentMode,
  type AttachmentType,
} from '../../../contract/attachments.ts';

export type Ready = { type: AttachmentType; blob: Blob };
/** Why not, as the key of what is said of it. */
export type NotReady =
  'attachments.unreadable' | 'attachments.too-large' | 'attachments.no-pdf' | 'attachments.blocked';

/** Points at most. The screen of a phone keeps each of its own. */
const most = 3_000_000;
/** Fewer would show nothing. */
const fewest = 100_000;
const quality = 0.85;

/** Answers a key where it cannot be made ready. */
export async function madeReady(file: Blob, mode: AttachmentMode): Promise<Ready | NotReady> {
  if (await isPdf(file)) return pdf(file, mode);
  // No image element and no address: a page's policy may allow neither. A camera's turning is done here, while it is still known.
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return 'attachments.unreadable';
  try {
    return canBeRead()
      ? ((await drawnAnew(picture)) ?? 'attachments.unreadable')
      : 'attachments.blocked';
  } finally {
    picture.close();
  }
}

/** By its first bytes: a name says nothing. */
async function isPdf(file: Blob): Promise<boolean> {
  const start = await file
    .slice(0, 5)
    .text()
    .catch(() => '');
  return start === '%PDF-';
}

async function pdf(file: Blob, mode: AttachmentMode): Promise<Ready | NotReady> {
  if (mode !== 'images-and-pdf') return 'attachments.no-pdf';
  if (file.size > attachmentLimits.bytes) return 'attachments.too-large';
  // Copied: what was picked has its name, and lies on a disk where it may change.
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return 'attachments.unreadable';
  return { type: 'application/pdf', blob: new Blob([bytes]) };
}

/** Half as many points each time, until it is small enough. */
async function drawnAnew(picture: ImageBitmap): Promise<Ready | null> {
  let points = Math.min(picture.width * picture.height, most);
  do {
    const blob = await asJpeg(picture, points);
    if (blob && blob.size <= attachmentLimits.bytes) return { type: 'image/jpeg', blob };
    points /= 2;
  } while (points > fewest);
  return null;
}

function asJpeg(picture: ImageBitmap, points: number): Promise<Blob | null> {
  const { width, height } = picture;
  const scale = Math.min(1, Math.sqrt(points / (width * height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const pen = canvas.getContext('2d')!;
  // What can be seen through becomes white, not black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality));
}

/** Browsers that hide who uses them give noise or white for what was drawn: that would be sent as if it were the picture. */
function canBeRead(): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = 8;
  canvas.height = 8;
  const pen = canvas.getContext('2d')!;
  const colour = [40, 90, 160, 255];
  pen.fillStyle = `rgb(${colour.slice(0, 3).join(' ')})`;
  pen.fillRect(0, 0, 8, 8);
  const { data } = pen.getImageData(0, 0, 8, 8);
  // Some change the last bits only, which nobody sees.
  return data.every((value, index) => Math.abs(value - colour[index % 4]!) <= 8);
}
