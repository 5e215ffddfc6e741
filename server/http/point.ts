/**
 * Whether two numbers are a point on P-256, which can be told of every public key by whoever holds no private one: with
 * anything else nobody can agree on a secret. Only public numbers go in, so how long it takes gives nothing away.
 */
import { isBase64url } from '../../contract/sealing/bytes.ts';

// SEC 2 §2.4.2: y² = x³ − 3x + b over the numbers modulo p.
const p = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/**
 * `x`, `y`: 32 bytes each, in canonical base64url. Full validation, as SP 800-56A §5.6.2.3.3 asks for it: both below p, and the
 * equation; the curve has no points of small order, and infinity has no coordinates. By hand, because it is asked for every reader
 * of every part of a report: 2.5 µs, of which most is reading the text. OpenSSL takes ten times as long through `ECDH.convertKey`,
 * because it builds the curve each time, and thirty through a key object; the tests hold this against it.
 */
export function isOnCurve({ x, y }: { x: string; y: string }): boolean {
  if (!is32Bytes(x) || !is32Bytes(y)) return false;
  const across = numberOf(x);
  const up = numberOf(y);
  return across < p && up < p && (up * up - (across * across - 3n) * across - b) % p === 0n;
}

function is32Bytes(text: string): boolean {
  return text.length === 43 && isBase64url(text);
}

function numberOf(base64url: string): bigint {
  return BigInt(`0x${Buffer.from(base64url, 'base64url').toString('hex')}`);
}
