/**
 * What a browser hands in as a key, checked before it is stored: a key that nobody could seal to, or a lock that nobody could
 * open, is found out while whoever made it is still there. More the server cannot check, because it cannot open them.
 */
import { ECDH } from 'node:crypto';
import { fromBase64url } from '../../contract/sealing/bytes.ts';
import { keyContentType } from '../../contract/sealing/wrapped-key.ts';

/**
 * Whether it is a point on P-256. OpenSSL checks the equation while it reads the point (about 10 µs); making a key object
 * of the JWK takes five times as long, and this is asked of every report.
 */
export function isOnCurve({ x, y }: { x: string; y: string }): boolean {
  try {
    const point = Buffer.concat([uncompressed, fromBase64url(x), fromBase64url(y)]);
    if (point.length !== 65) return false;
    ECDH.convertKey(point, 'prime256v1', undefined, undefined, 'compressed');
    return true;
  } catch {
    return false;
  }
}
const uncompressed = Buffer.from([4]);

/** A private key under 32 secret bytes, with the header that `contract/sealing/lock.ts` writes and no other. */
export function isLockedKey(jwe: string): boolean {
  const { alg, enc, cty, ...rest } = headerOf(jwe);
  return (
    alg === 'A256KW' &&
    enc === 'A256GCM' &&
    cty === keyContentType &&
    Object.keys(rest).length === 0 &&
    jwe.split('.').every((part) => part !== '')
  );
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
