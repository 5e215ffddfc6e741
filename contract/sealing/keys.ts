/**
 * The key pairs of inboxes, handlers and reporters: ECDH on P-256, as JSON Web Keys (RFC 7517).
 * A key's name, its `kid`, is its thumbprint (RFC 7638), so a key cannot be swapped behind its name.
 */
import { isBase64url, sha256, toBase64url, utf8 } from './bytes.ts';

export type PublicKey = { kty: 'EC'; crv: 'P-256'; x: string; y: string; kid: string };
export type PrivateKey = PublicKey & { d: string };
export type KeyPair = { publicKey: PublicKey; privateKey: PrivateKey };

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

export async function newKeyPair(): Promise<KeyPair> {
  const made = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const { x = '', y = '', d = '' } = await crypto.subtle.exportKey('jwk', made.privateKey);
  const point = { kty: 'EC', crv: 'P-256', x, y } as const;
  const publicKey: PublicKey = { ...point, kid: await thumbprint(point) };
  return { publicKey, privateKey: { ...publicKey, d } };
}

/** The public half alone, without `d` or anything else. */
export function publicHalf({ x, y, kid }: PublicKey): PublicKey {
  return { kty: 'EC', crv: 'P-256', x, y, kid };
}

/** RFC 7638 thumbprint: base64url of SHA-256, 43 characters. Looks at the point only, never at `kid`. */
export async function thumbprint(key: Pick<PublicKey, 'x' | 'y'>): Promise<string> {
  const members = JSON.stringify({ crv: 'P-256', kty: 'EC', x: key.x, y: key.y });
  return toBase64url(await sha256(utf8(members)));
}

/**
 * One name for a whole list of keys, whatever their order: what the embed code pins in `keys="…"`.
 * Base64url SHA-256 of the thumbprints, sorted by code unit and joined by full stops. The thumbprints are
 * calculated anew: a list with a swapped key under an old `kid` gets another name.
 */
export async function keyListThumbprint(keys: PublicKey[]): Promise<string> {
  const kids = await Promise.all(keys.map(thumbprint));
  return toBase64url(await sha256(utf8(kids.sort().join('.'))));
}

/** Shape only, without waiting: five members, none of them private. `checkPublicKey` checks the name. */
export function isPublicKey(value: unknown): value is PublicKey {
  return hasMembers(value, ['crv', 'kid', 'kty', 'x', 'y']);
}

/** Whether the value is a public key in shape, and its `kid` is its thumbprint. */
export async function checkPublicKey(key: PublicKey): Promise<boolean> {
  return isPublicKey(key) && key.kid === (await thumbprint(key));
}

/** Shape only: six members. `checkPrivateKey` checks that they belong together. */
export function isPrivateKey(value: unknown): value is PrivateKey {
  return hasMembers(value, ['crv', 'd', 'kid', 'kty', 'x', 'y']);
}

/** Whether `kid` is the thumbprint, and `d` belongs to the public point. About a millisecond. */
export async function checkPrivateKey(key: PrivateKey): Promise<boolean> {
  if (!isPrivateKey(key) || key.kid !== (await thumbprint(key))) return false;
  try {
    // Node 20 compares `d` with the point at import; we did not find that every engine must. So both halves meet a
    // probe as well, and the secrets must agree.
    const probe = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
    const [privateHalf, point] = await Promise.all([importHalf(key, key.d), importHalf(key)]);
    const [one, other] = await Promise.all([
      crypto.subtle.deriveBits({ name: 'ECDH', public: probe.publicKey }, privateHalf, 256),
      crypto.subtle.deriveBits({ name: 'ECDH', public: point }, probe.privateKey, 256),
    ]);
    return toBase64url(new Uint8Array(one)) === toBase64url(new Uint8Array(other));
  } catch {
    return false;
  }
}

function importHalf({ x, y }: PublicKey, d?: string) {
  const point = { kty: 'EC', crv: 'P-256', x, y };
  if (d === undefined) return crypto.subtle.importKey('jwk', point, curve, false, []);
  return crypto.subtle.importKey('jwk', { ...point, d }, curve, false, ['deriveBits']);
}

function hasMembers(value: unknown, names: string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const members = value as Record<string, unknown>;
  if (Object.keys(members).sort().join() !== names.join()) return false;
  if (members['kty'] !== 'EC' || members['crv'] !== 'P-256') return false;
  // x, y, d and the thumbprint are 32 bytes each: 43 characters.
  return names.every((name) => name === 'kty' || name === 'crv' || is32Bytes(members[name]));
}

function is32Bytes(value: unknown): boolean {
  return isBase64url(value) && value.length === 43;
}
