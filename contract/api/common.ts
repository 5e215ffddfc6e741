/** Pieces that several requests and answers share. Imported as a value by the server only (zod stays out of the browser). */
import { z } from 'zod';
import { attachmentLimits } from '../attachments.ts';
import {
  abouts,
  accusedCodes,
  categories,
  dangers,
  durations,
  lanes,
  languages,
  places,
  roles,
  sectors,
} from '../facts.ts';
import { organisationKinds } from '../route.ts';

export const id = z.uuid();
export const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/);
export const language = z.enum(languages);
export const names = z.strictObject({ nb: z.string(), nn: z.string(), en: z.string() });
export const sector = z.enum(sectors);
export const kind = z.enum(organisationKinds);
/** A calendar day in Europe/Oslo. */
export const day = z.iso.date();
/** A time of day on a clock on a wall in Norway: '08:00'. */
export const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);
export const instant = z.iso.datetime();
export const base64url = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[A-Za-z0-9_-]+$/);

export const facts = z.strictObject({
  danger: z.enum(dangers),
  unitId: id,
  role: z.enum(roles),
  about: z.enum(abouts),
  accused: z.enum(accusedCodes),
  what: z.array(z.enum(categories)).max(categories.length),
  where: z.array(z.enum(places)).max(places.length),
  duration: z.enum(durations),
  lane: z.enum(lanes).nullable(),
});

/** A P-256 public key (RFC 7517) with its RFC 7638 thumbprint as kid. */
export const publicKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: base64url(43).length(43),
  y: base64url(43).length(43),
  kid: base64url(43).length(43),
});

/** A compact JWE (RFC 7516): five parts. */
export const compactJwe = z
  .string()
  .max(8192)
  .regex(/^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*){4}$/);

const epk = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: base64url(43),
  y: base64url(43),
});

/** One reader's way to the content. With a single recipient the ephemeral key lies in the protected header. */
const recipient = z.strictObject({
  header: z.strictObject({ kid: base64url(43), epk: epk.exactOptional() }),
  encrypted_key: base64url(128),
});
/** One of several. */
export const sealedRecipient = z.strictObject({
  header: z.strictObject({ kid: base64url(43).length(43), epk }),
  encrypted_key: base64url(128),
});

/** JWE General JSON as `sealing/seal.ts` makes it. At most 24 recipients; ciphertext of at most 32 KiB. */
export const sealed = z.strictObject({
  protected: base64url(512),
  recipients: z.array(recipient).min(1).max(24),
  aad: base64url(1024),
  iv: base64url(16),
  ciphertext: base64url(43_692),
  tag: base64url(22),
});

/** JWE Flattened JSON as `sealing/attachment.ts` makes it; ciphertext of at most 1 MiB. */
export const sealedAttachment = z.strictObject({
  protected: base64url(128),
  aad: base64url(512),
  iv: base64url(16),
  ciphertext: base64url(Math.ceil((attachmentLimits.bytes * 4) / 3)),
  tag: base64url(22),
});

/** A day by which something is due, and whether it is our goal or the reporter's right. */
export const due = z.strictObject({
  clock: z.string(),
  standing: z.enum(['goal', 'right']),
  dueOn: day,
  /** In Norway, where it is counted in hours. Not there from servers of before. */
  time: time.exactOptional(),
  basis: z.string().nullable(),
});

export const reader = z.strictObject({
  inboxId: id,
  name: names,
  organisationName: z.string(),
  as: z.enum(['reader', 'copy', 'escalation']),
  key: publicKey,
});

export const problem = z.object({
  type: z.string(),
  status: z.int(),
  title: z.string(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(z.strictObject({ pointer: z.string(), detail: z.string() })).optional(),
  phoneClock: z
    .strictObject({ minutes: z.int().min(1).max(5), is: z.enum(['ahead', 'behind']) })
    .optional()
    .describe('Beside a code of the authenticator app that belongs to another moment'),
});
