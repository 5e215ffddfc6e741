/**
 * What a browser hands in as a key, checked before it is stored: a key that nobody could seal to, or a lock that nobody could
 * open, is found out while whoever made it is still there. More the server cannot check, because it cannot open them.
 */
import {
  bytes32Characters,
  encryptedKeyCharacters,
  ivCharacters,
  tagCharacters,
} from '../../contract/sealing/arriving.ts';
import { isBase64url } from '../../contract/sealing/bytes.ts';
import { bytesIn } from '../../contract/sealing/attachment.ts';
import { keyContentType } from '../../contract/sealing/wrapped-key.ts';

export { isOnCurve } from './point.ts';

/** A private key under 32 secret bytes, with the header that `contract/sealing/lock.ts` writes and no other. */
export function isLockedKey(jwe: string): boolean {
  const { alg, enc, cty, ...rest } = headerOf(jwe);
  return (
    alg === 'A256KW' &&
    enc === 'A256GCM' &&
    cty === keyContentType &&
    Object.keys(rest).length === 0 &&
    hasLengthsOfKey(jwe)
  );
}

/**
 * Whether the parts after the header have the lengths of a wrapped private key, whatever it lies under: the key that wraps it, 40
 * bytes, of which every way here makes as many; iv and tag; and a ciphertext in which a whole private JWK has room.
 */
export function hasLengthsOfKey(jwe: string): boolean {
  const parts = jwe.split('.');
  if (parts.length !== 5 || !parts.every((part) => part !== '' && isBase64url(part))) return false;
  const [, encryptedKey, iv, ciphertext, tag] = parts as [string, string, string, string, string];
  return (
    encryptedKey.length === encryptedKeyCharacters &&
    iv.length === ivCharacters &&
    tag.length === tagCharacters &&
    bytesIn(ciphertext) >= shortestKey
  );
}

/** Bytes of a private key's JSON without white space: GCM adds none. */
const shortestKey = JSON.stringify({
  ...{ kty: 'EC', crv: 'P-256' },
  ...{ x: a32Bytes(), y: a32Bytes(), d: a32Bytes(), kid: a32Bytes() },
}).length;

function a32Bytes(): string {
  return 'A'.repeat(bytes32Characters);
}

/** The protected header of a compact JWE; empty where it is none. */
export function headerOf(jwe: string): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(
      Buffer.from(jwe.split('.')[0]!, 'base64url').toString('utf8'),
    );
    return typeof header === 'object' && header !== null ? (header as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
