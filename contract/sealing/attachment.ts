/**
 * Seals a picture or a document under a fresh key of its own, which then lies in the sealed report: whoever opens the report
 * opens it too, and nobody else. The form is JWE Flattened JSON (RFC 7516 §7.2.2) with `dir` and A256GCM.
 */
import { flattenedDecrypt } from 'jose/jwe/flattened/decrypt';
import { fromBase64url, isBase64url, toBase64url, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { encryptFlattened } from './encrypt.ts';
import { SealingError } from './sealing-error.ts';

/** A JSON Web Key for one attachment (RFC 7518 §6.4). `k`: 32 bytes, base64url. */
export type AttachmentKey = { kty: 'oct'; alg: 'A256GCM'; k: string };

export type SealedAttachment = {
  protected: string;
  aad: string;
  iv: string;
  ciphertext: string;
  tag: string;
};

/** `organisationId` is that of the top of the tree, `id` the report's, `index` the attachment's place in the report's list. */
export type AttachmentPlace = { organisationId: string; id: string; index: number };

/** Bytes. The sealed length says how many such steps it needed, and nothing finer. */
export const attachmentStep = 64 * 1024;

const header = { alg: 'dir', enc: 'A256GCM' } as const;

/** The member `aad` of the JWE: the place as JSON with its members in alphabetical order and no white space (RFC 8785). */
export function aadOfAttachment(place: AttachmentPlace): string {
  return toBase64url(bytesOf(place));
}

/**
 * The bytes are followed by as many zero bytes as bring them to the next multiple of 65,536. How many count is not told by
 * the sealed value: `size` has to lie in the sealed report, beside the key.
 *
 * Throws TypeError where there is nothing to seal.
 */
export async function sealAttachment(
  bytes: Uint8Array,
  place: AttachmentPlace,
): Promise<{ sealed: SealedAttachment; key: AttachmentKey }> {
  if (bytes.length === 0) throw new TypeError('An attachment has at least one byte.');
  const padded = new Uint8Array(Math.ceil(bytes.length / attachmentStep) * attachmentStep);
  padded.set(bytes);
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const sealed = await encryptFlattened(padded, header, secret, { aad: bytesOf(place) });
  return {
    sealed: sealed as SealedAttachment,
    key: { kty: 'oct', alg: 'A256GCM', k: toBase64url(secret) },
  };
}

/** Opens what `sealAttachment` made, in its right place only. Throws SealingError. */
export async function openAttachment(
  sealed: SealedAttachment,
  { key, size }: { key: AttachmentKey; size: number },
  place: AttachmentPlace,
): Promise<Bytes> {
  if (!isSealedAttachment(sealed)) throw new SealingError('damaged');
  if (sealed.aad !== aadOfAttachment(place)) throw new SealingError('moved');
  const padded = await decrypted(sealed, secretOf(key));
  if (!Number.isSafeInteger(size) || size < 1 || size > padded.length)
    throw new SealingError('damaged');
  return padded.slice(0, size);
}

/** Whether the value has the form that `sealAttachment` writes, its length included. */
export function isSealedAttachment(value: unknown): value is SealedAttachment {
  if (typeof value !== 'object' || value === null) return false;
  const members = value as Record<string, unknown>;
  if (Object.keys(members).sort().join() !== 'aad,ciphertext,iv,protected,tag') return false;
  if (!Object.values(members).every((text) => isBase64url(text) && text !== '')) return false;
  const { protected: given, iv, tag, ciphertext } = value as SealedAttachment;
  return (
    given === toBase64url(utf8(JSON.stringify(header))) &&
    fromBase64url(iv).length === 12 &&
    fromBase64url(tag).length === 16 &&
    bytesIn(ciphertext) % attachmentStep === 0
  );
}

/** How many bytes a base64url text stands for, without decoding it. */
export function bytesIn(base64url: string): number {
  return Math.floor((base64url.length * 3) / 4);
}

function bytesOf({ id, index, organisationId }: AttachmentPlace): Uint8Array {
  const part = 'attachment';
  return utf8(JSON.stringify({ id, index, organisationId, part, version: 1 }));
}

function secretOf(key: AttachmentKey): Bytes {
  const { k } = key as { k?: unknown };
  if (!isBase64url(k) || k.length !== 43) throw new SealingError('damaged');
  return fromBase64url(k);
}

async function decrypted(sealed: SealedAttachment, secret: Bytes): Promise<Bytes> {
  const algorithms = {
    keyManagementAlgorithms: [header.alg],
    contentEncryptionAlgorithms: [header.enc],
  };
  try {
    const { plaintext } = await flattenedDecrypt(sealed, secret, algorithms);
    return new Uint8Array(plaintext);
  } catch {
    throw new SealingError('damaged');
  }
}
