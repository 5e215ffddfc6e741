/**
 * Hands what was sealed to an inbox's retired key over to its key of now: the content's own key is wrapped anew, and not one
 * byte of the content is touched. So a member can never put other words in the place of those that were sent.
 */
import { FlattenedEncrypt } from 'jose/jwe/flattened/encrypt';
import { fromBase64url, utf8, type Bytes } from './bytes.ts';
import { checkPrivateKey, checkPublicKey, type PrivateKey, type PublicKey } from './keys.ts';
import { isSealed, kidsOf, type EphemeralKey, type Sealed } from './sealed.ts';
import { SealingError } from './sealing-error.ts';

export type Recipient = Sealed['recipients'][number];

const alg = 'ECDH-ES+A256KW';
const enc = 'A256GCM';
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

/**
 * The entry that opens the same content for another key. Throws SealingError: `not-a-recipient` where `from` is none,
 * `wrong-key` where a key is not what its `kid` says, `damaged` where the entry does not open. What was sealed to one key only
 * has its `epk` in the header that is sealed in (RFC 7516 §7.2.1), and cannot be handed over: `damaged` too.
 */
export async function sealAgain(
  sealed: Sealed,
  from: PrivateKey,
  to: PublicKey,
): Promise<Recipient> {
  if (!isSealed(sealed)) throw new SealingError('damaged');
  const mine = sealed.recipients.find(({ header }) => header.kid === from.kid);
  if (!mine) throw new SealingError('not-a-recipient');
  const [isPair, isPublic] = await Promise.all([checkPrivateKey(from), checkPublicKey(to)]);
  if (!isPair || !isPublic) throw new SealingError('wrong-key');
  const contentKey = await unwrap(mine, from).catch(() => {
    throw new SealingError('damaged');
  });
  const { kty, crv, x, y, kid } = to;
  // jose wraps a given key only around a content of its own; that content is thrown away.
  const { encrypted_key, protected: header } = await new FlattenedEncrypt(new Uint8Array())
    .setProtectedHeader({ alg, enc })
    .setContentEncryptionKey(contentKey)
    .encrypt({ kty, crv, x, y });
  const { epk } = JSON.parse(new TextDecoder().decode(fromBase64url(header!))) as {
    epk: EphemeralKey;
  };
  return { header: { kid, epk }, encrypted_key: encrypted_key! };
}

/**
 * The same sealed value with one entry in the place of another; the server's half, which sees no key. Undefined where the
 * retired key is no recipient, the new one is one already, or the entry has not the form that `seal` writes.
 */
export function withRecipient(
  sealed: Sealed,
  retiredKid: string,
  recipient: Recipient,
): Sealed | undefined {
  const kids = kidsOf(sealed);
  if (!kids.includes(retiredKid) || kids.includes(recipient.header.kid)) return undefined;
  const recipients = sealed.recipients.map((one) =>
    one.header.kid === retiredKid ? recipient : one,
  );
  const handedOver = { ...sealed, recipients };
  return isSealed(handedOver) && recipients.length > 1 ? handedOver : undefined;
}

/**
 * The content encryption key, 32 bytes: ECDH-ES agreement, Concat KDF, AES key wrap (RFC 7518 §4.6 and §4.4). jose opens the
 * content with it and never hands it out, so these steps are ours; the primitives are WebCrypto's.
 */
async function unwrap(
  { header, encrypted_key }: Recipient,
  { kty, crv, x, y, d }: PrivateKey,
): Promise<Uint8Array> {
  if (!header.epk) throw new TypeError('Sealed to one key only.');
  const [own, ephemeral] = await Promise.all([
    crypto.subtle.importKey('jwk', { kty, crv, x, y, d }, curve, false, ['deriveBits']),
    crypto.subtle.importKey('jwk', header.epk, curve, false, []),
  ]);
  const agreed = await crypto.subtle.deriveBits({ name: 'ECDH', public: ephemeral }, own, 256);
  const wrapping = await crypto.subtle.importKey(
    'raw',
    await crypto.subtle.digest('SHA-256', derivationInput(new Uint8Array(agreed))),
    'AES-KW',
    false,
    ['unwrapKey'],
  );
  const key = await crypto.subtle.unwrapKey(
    'raw',
    fromBase64url(encrypted_key),
    wrapping,
    'AES-KW',
    'AES-GCM',
    true,
    ['encrypt'],
  );
  return new Uint8Array(await crypto.subtle.exportKey('raw', key));
}

/** One round of the Concat KDF gives the 256 bits that A256KW needs: counter, secret, algorithm, two empty parties, key length. */
function derivationInput(agreed: Uint8Array): Bytes {
  const name = utf8(alg);
  return new Uint8Array([
    ...bigEndian(1),
    ...agreed,
    ...bigEndian(name.length),
    ...name,
    ...bigEndian(0),
    ...bigEndian(0),
    ...bigEndian(256),
  ]);
}

function bigEndian(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}
