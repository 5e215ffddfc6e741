/**
 * A private key as the content of a JWE, shared by grants, locks and recovery codes.
 * Whatever is wrapped or unwrapped is checked to be a whole key pair first, so that no door is shut with a broken key.
 */
import { fromBase64url, isBase64url, readUtf8, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { checkPrivateKey, isPrivateKey } from './keys.ts';
import type { PrivateKey } from './keys.ts';
import { SealingError } from './sealing-error.ts';

/** Content type of a wrapped key in the JWE's header (RFC 7517 §7). */
export const keyContentType = 'jwk+json';

/** The key as JSON in UTF-8. Throws SealingError `wrong-key` where its parts do not belong together. */
export async function privateKeyBytes(key: PrivateKey): Promise<Bytes> {
  const { kty, crv, x, y, d, kid } = key;
  const copy: PrivateKey = { kty, crv, x, y, d, kid };
  if (!(await checkPrivateKey(copy))) throw new SealingError('wrong-key');
  return utf8(JSON.stringify(copy));
}

/** Throws SealingError `damaged` where the bytes are no private key, or its `kid` or `d` is another key's. */
export async function readPrivateKey(bytes: Uint8Array): Promise<PrivateKey> {
  const key = parsed(bytes);
  if (!isPrivateKey(key) || !(await checkPrivateKey(key))) throw new SealingError('damaged');
  return key;
}

/** The protected header of a compact JWE, for its `alg` and with the content type of a key, or SealingError `damaged`. */
export function readHeader(jwe: string, alg: string): Record<string, unknown> {
  const segments = typeof jwe === 'string' ? jwe.split('.') : [];
  if (
    segments.length !== 5 ||
    !segments.every((segment) => segment !== '' && isBase64url(segment))
  ) {
    throw new SealingError('damaged');
  }
  const header = parsed(fromBase64url(segments[0]!)) as Record<string, unknown> | null | undefined;
  if (
    header?.['alg'] !== alg ||
    header['enc'] !== 'A256GCM' ||
    header['cty'] !== keyContentType ||
    'zip' in header
  ) {
    throw new SealingError('damaged');
  }
  return header;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(readUtf8(bytes));
  } catch {
    return undefined;
  }
}
