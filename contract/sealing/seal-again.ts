/**
 * Hands what was sealed to an inbox's retired key over to its key of now, or down to one reader more: the content's own key is
 * wrapped anew, and not one byte of the content is touched. So a member can never put other words in the place of those that were sent.
 */
import { fromBase64url, toBase64url, utf8, type Bytes } from './bytes.ts';
import { checkPrivateKey, checkPublicKey, type PrivateKey, type PublicKey } from './keys.ts';
import { isSealed, kidsOf, type EphemeralKey, type Sealed } from './sealed.ts';
import { SealingError } from './sealing-error.ts';

/** As WebCrypto holds it, in the browser and in Node. */
type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;
type Recipient = Sealed['recipients'][number];
/** One of several recipients: its `epk` lies beside the key that it wraps. */
export type HandedOver = { header: { kid: string; epk: EphemeralKey }; encrypted_key: string };

const alg = 'ECDH-ES+A256KW';
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
): Promise<HandedOver> {
  if (!isSealed(sealed)) throw new SealingError('damaged');
  const mine = sealed.recipients.find(({ header }) => header.kid === from.kid);
  if (!mine) throw new SealingError('not-a-recipient');
  const [isPair, isPublic] = await Promise.all([checkPrivateKey(from), checkPublicKey(to)]);
  if (!isPair || !isPublic) throw new SealingError('wrong-key');
  const contentKey = await unwrap(mine, from).catch(() => {
    throw new SealingError('damaged');
  });
  return wrap(contentKey, to);
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
 * The same sealed value for one reader more; the server's half, which sees no key. Undefined where that reader is a recipient
 * already, `most` are, the value was sealed to one key only, or the entry has not the form that `seal` writes.
 */
export function withAddedRecipient(
  sealed: Sealed,
  recipient: Recipient,
  most: number,
): Sealed | undefined {
  const { length } = sealed.recipients;
  if (length < 2 || length >= most || kidsOf(sealed).includes(recipient.header.kid))
    return undefined;
  const handedDown = { ...sealed, recipients: [...sealed.recipients, recipient] };
  return isSealed(handedDown) ? handedDown : undefined;
}

/**
 * The content encryption key: ECDH-ES agreement, Concat KDF, AES key wrap (RFC 7518 §4.6 and §4.4). jose does the same when it
 * opens and seals, and never hands that key out; so these steps are ours, and the primitives WebCrypto's.
 */
async function unwrap(
  { header, encrypted_key }: Recipient,
  { kty, crv, x, y, d }: PrivateKey,
): Promise<Key> {
  if (!header.epk) throw new TypeError('Sealed to one key only.');
  const jwk = { kty, crv, x, y, d };
  const own = await crypto.subtle.importKey('jwk', jwk, curve, false, ['deriveBits']);
  const wrapping = await agreedKey(own, header.epk);
  const wrapped = fromBase64url(encrypted_key);
  return crypto.subtle.unwrapKey('raw', wrapped, wrapping, 'AES-KW', 'AES-GCM', true, ['encrypt']);
}

/** With an ephemeral key that is used once and forgotten. */
async function wrap(contentKey: Key, { x, y, kid }: PublicKey): Promise<HandedOver> {
  const ephemeral = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const point = await crypto.subtle.exportKey('jwk', ephemeral.publicKey);
  const wrapping = await agreedKey(ephemeral.privateKey, { kty: 'EC', crv: 'P-256', x, y });
  const wrapped = await crypto.subtle.wrapKey('raw', contentKey, wrapping, 'AES-KW');
  const epk: EphemeralKey = { kty: 'EC', crv: 'P-256', x: point.x!, y: point.y! };
  return { header: { kid, epk }, encrypted_key: toBase64url(new Uint8Array(wrapped)) };
}

async function agreedKey(own: Key, theirs: EphemeralKey): Promise<Key> {
  const point = await crypto.subtle.importKey('jwk', theirs, curve, false, []);
  const agreed = await crypto.subtle.deriveBits({ name: 'ECDH', public: point }, own, 256);
  const derived = await crypto.subtle.digest('SHA-256', derivationInput(new Uint8Array(agreed)));
  return crypto.subtle.importKey('raw', derived, 'AES-KW', false, ['wrapKey', 'unwrapKey']);
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
