/**
 * Proves that somebody holds a private key, without showing it: the server seals a nonce to the public key, and whoever opens it
 * answers with a hash of it. Nothing that was opened is ever sent back, so a server cannot have other sealed things opened so.
 */
import { compactDecrypt } from 'jose/jwe/compact/decrypt';
import { fromBase64url, isBase64url, readUtf8, sha256, toBase64url, utf8 } from './bytes.ts';
import { encryptCompact } from './encrypt.ts';
import { checkPublicKey, type PrivateKey, type PublicKey } from './keys.ts';
import { SealingError } from './sealing-error.ts';

const alg = 'ECDH-ES+A256KW';
const enc = 'A256GCM';
/** The content type tells a challenge from a wrapped key, whose header is the same but for it. */
const contentType = 'mobbeknapp-possession';
const nonceLength = 32;

/** One answer as it travels: `kid.expires.answer`, `expires` in seconds since 1970 as the challenge named them. */
export type Possession = { kid: string; expires: number; answer: string };

/** The request header in which a browser answers for the keys that an act speaks of, one after another with a space between. */
export const possessionHeader = 'mobbeknapp-possession';
/** How many keys one request may answer for: under 10 KB of header. */
export const mostPossessions = 100;

/**
 * A compact JWE with the nonce in it. Throws RangeError where the nonce is not 32 bytes, and SealingError `wrong-key` where the
 * key is not what its `kid` says.
 */
export async function challengeFor(nonce: Uint8Array, to: PublicKey): Promise<string> {
  if (nonce.length !== nonceLength) throw new RangeError('A nonce has exactly 32 bytes.');
  if (!(await checkPublicKey(to))) throw new SealingError('wrong-key');
  const { kty, crv, x, y, kid } = to;
  return encryptCompact(nonce, { alg, enc, kid, cty: contentType }, { kty, crv, x, y });
}

/**
 * The answer to a challenge. Throws SealingError: `damaged` where it is no challenge (a grant, say), `not-a-recipient` where it
 * was made for another key, `wrong-key` where it does not open.
 */
export async function answerChallenge(challenge: string, key: PrivateKey): Promise<string> {
  const header = headerOf(challenge);
  if (header['alg'] !== alg || header['enc'] !== enc || header['cty'] !== contentType)
    throw new SealingError('damaged');
  if (header['kid'] !== key.kid) throw new SealingError('not-a-recipient');
  const nonce = await decrypt(challenge, key);
  if (nonce.length !== nonceLength) throw new SealingError('damaged');
  return answerOf(nonce, key.kid);
}

/** What the holder of `kid` answers to a nonce: base64url of SHA-256 over a name, the `kid` and the nonce; 43 characters. */
export async function answerOf(nonce: Uint8Array, kid: string): Promise<string> {
  const name = utf8(`mobbeknapp possession\n${kid}\n`);
  return toBase64url(await sha256(new Uint8Array([...name, ...nonce])));
}

export function writePossessions(possessions: readonly Possession[]): string {
  return possessions.map(({ kid, expires, answer }) => `${kid}.${expires}.${answer}`).join(' ');
}

/** What of a header has the form of an answer; the rest is passed over, for it answers for nothing. */
export function readPossessions(header: string): Possession[] {
  return header
    .split(' ')
    .slice(0, mostPossessions)
    .flatMap((text) => {
      const found = /^([\w-]{43})\.(\d{1,12})\.([\w-]{43})$/.exec(text);
      return found ? [{ kid: found[1]!, expires: Number(found[2]), answer: found[3]! }] : [];
    });
}

async function decrypt(challenge: string, { kty, crv, x, y, d }: PrivateKey): Promise<Uint8Array> {
  const algorithms = { keyManagementAlgorithms: [alg], contentEncryptionAlgorithms: [enc] };
  try {
    return (await compactDecrypt(challenge, { kty, crv, x, y, d }, algorithms)).plaintext;
  } catch {
    throw new SealingError('wrong-key');
  }
}

function headerOf(jwe: string): Record<string, unknown> {
  const segments = jwe.split('.');
  if (segments.length !== 5 || !segments.every((part) => part !== '' && isBase64url(part)))
    throw new SealingError('damaged');
  try {
    return JSON.parse(readUtf8(fromBase64url(segments[0]!))) as Record<string, unknown>;
  } catch {
    throw new SealingError('damaged');
  }
}
