/**
 * What a sealed value looks like on its way and at rest, and the one strict way to read it.
 * Anything but the two algorithms and the members that `seal` writes is refused before a key is touched.
 */
import { flattenedDecrypt } from 'jose/jwe/flattened/decrypt';
import { fromBase64url, isBase64url, readUtf8 } from './bytes.ts';
import { checkPrivateKey } from './keys.ts';
import type { PrivateKey } from './keys.ts';
import { SealingError } from './sealing-error.ts';

export type EphemeralKey = { kty: 'EC'; crv: 'P-256'; x: string; y: string };

/**
 * JWE General JSON as jose writes it. With several recipients each header holds its own `epk`; with only one, the
 * `epk` lies in the protected header instead. `alg` and `enc` always lie in the protected header.
 */
export type Sealed = {
  protected: string;
  recipients: { header: { kid: string; epk?: EphemeralKey }; encrypted_key: string }[];
  aad: string;
  iv: string;
  ciphertext: string;
  tag: string;
};

const algorithms = {
  keyManagementAlgorithms: ['ECDH-ES+A256KW'],
  contentEncryptionAlgorithms: ['A256GCM'],
};

/** The names of the keys that can open it, in the order they were sealed to. */
export function kidsOf(sealed: Sealed): string[] {
  return sealed.recipients.map(({ header }) => header.kid);
}

/** Whether it is sealed to exactly these keys, once each. */
export function isSealedTo(sealed: Sealed, kids: ReadonlySet<string>): boolean {
  const given = kidsOf(sealed);
  return (
    given.length === kids.size &&
    new Set(given).size === kids.size &&
    given.every((kid) => kids.has(kid))
  );
}

/** Whether the value has the form that `seal` writes, algorithms included. Says nothing about who can open it. */
export function isSealed(value: unknown): value is Sealed {
  if (!hasOnly(value, ['aad', 'ciphertext', 'iv', 'protected', 'recipients', 'tag'])) return false;
  const { recipients, ...texts } = value;
  if (!Object.values(texts).every((text) => isBase64url(text) && text !== '')) return false;
  if (!Array.isArray(recipients) || recipients.length === 0) return false;

  const header = parsed(value['protected'] as string);
  // A list of several that was cut down to one still has the `epk` beside the key that it wraps.
  const shared = recipients.length === 1 && hasOnly(header, ['alg', 'enc', 'epk']);
  if (!shared && !hasOnly(header, ['alg', 'enc'])) return false;
  if (header['alg'] !== 'ECDH-ES+A256KW' || header['enc'] !== 'A256GCM') return false;
  if (shared && !isEphemeralKey(header['epk'])) return false;
  return recipients.every((recipient) => isRecipient(recipient, shared ? ['kid'] : ['epk', 'kid']));
}

/** The padded plaintext, for the owner of the key. Throws SealingError. */
export async function decryptFor(privateKey: PrivateKey, sealed: Sealed): Promise<Uint8Array> {
  const mine = sealed.recipients.find(({ header }) => header.kid === privateKey.kid);
  if (!mine) throw new SealingError('not-a-recipient');
  const { protected: header, aad, iv, ciphertext, tag } = sealed;
  const { kty, crv, x, y, d } = privateKey;
  try {
    const jwe = { protected: header, ...mine, aad, iv, ciphertext, tag };
    const { plaintext } = await flattenedDecrypt(jwe, { kty, crv, x, y, d }, algorithms);
    return plaintext;
  } catch {
    throw new SealingError((await checkPrivateKey(privateKey)) ? 'damaged' : 'wrong-key');
  }
}

function isRecipient(value: unknown, headerMembers: string[]): boolean {
  if (!hasOnly(value, ['encrypted_key', 'header']) || !isBase64url(value['encrypted_key']))
    return false;
  const header = value['header'];
  if (!hasOnly(header, headerMembers) || typeof header['kid'] !== 'string') return false;
  return !headerMembers.includes('epk') || isEphemeralKey(header['epk']);
}

/** The form of the key; whether it has 32 bytes on each side and lies on the curve is asked of what arrives. */
export function isEphemeralKey(value: unknown): value is EphemeralKey {
  if (!hasOnly(value, ['crv', 'kty', 'x', 'y'])) return false;
  return (
    value['kty'] === 'EC' &&
    value['crv'] === 'P-256' &&
    isBase64url(value['x']) &&
    isBase64url(value['y'])
  );
}

function parsed(base64url: string): unknown {
  try {
    return JSON.parse(readUtf8(fromBase64url(base64url)));
  } catch {
    return undefined;
  }
}

/** Whether the value is an object with exactly these members. */
function hasOnly(value: unknown, names: string[]): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === names.length &&
    names.every((name) => Object.hasOwn(value, name))
  );
}
