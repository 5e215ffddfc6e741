/**
 * Seals a value to public keys so that the server stores what it cannot read, and opens it again.
 * The form is JWE General JSON (RFC 7516 §7.2.1): ECDH-ES+A256KW for each reader, A256GCM for the content.
 */
import { GeneralEncrypt } from 'jose/jwe/general/encrypt';
import { aadOf, bytesOf } from './binding.ts';
import type { Binding } from './binding.ts';
import { readUtf8, utf8 } from './bytes.ts';
import { checkPublicKey } from './keys.ts';
import type { PublicKey, PrivateKey } from './keys.ts';
import { decryptFor, isSealed } from './sealed.ts';
import type { Sealed } from './sealed.ts';
import { SealingError } from './sealing-error.ts';

export { SealingError } from './sealing-error.ts';
export type { Binding, Part } from './binding.ts';
export { isSealed, kidsOf } from './sealed.ts';
export type { Sealed } from './sealed.ts';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Bytes. The sealed length says how many such steps the text needed, and nothing finer. */
export const paddingStep = 1024;

/**
 * Seals to every given key: each can open it alone, nobody else can.
 *
 * The plaintext is the value as JSON in UTF-8, followed by as many spaces (0x20) as bring it to the next multiple of
 * 1,024 bytes; none if it is there already. White space after a JSON value means nothing (RFC 8259 §2), so a reader
 * needs no unpadding: it parses the whole plaintext. GCM adds no length, so the ciphertext is a multiple of 1,024 too.
 *
 * The `aad` is the binding, as `binding.ts` writes it.
 *
 * Throws TypeError on no recipients or the same one twice, and SealingError `wrong-key` on a key that is not what
 * its `kid` says.
 */
export async function seal(
  value: Json,
  recipients: PublicKey[],
  binding: Binding,
): Promise<Sealed> {
  if (recipients.length === 0)
    throw new TypeError('Nobody to seal to: give at least one public key.');
  if (new Set(recipients.map(({ kid }) => kid)).size < recipients.length) {
    throw new TypeError('The same public key is given twice.');
  }
  const checks = await Promise.all(recipients.map(checkPublicKey));
  if (checks.includes(false)) throw new SealingError('wrong-key');

  const jwe = new GeneralEncrypt(padded(value))
    .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM' })
    .setAdditionalAuthenticatedData(bytesOf(binding));
  for (const { kty, crv, x, y, kid } of recipients) {
    // A copy: jose freezes the keys that it is given.
    jwe.addRecipient({ kty, crv, x, y }).setUnprotectedHeader({ kid });
  }
  return (await jwe.encrypt()) as Sealed;
}

/**
 * Opens what `seal` made, for the key's owner and in its right place only. Throws SealingError.
 *
 * The recipients' list itself is not sealed in: a server can leave a reader out, but can never add one.
 */
export async function open(
  sealed: Sealed,
  privateKey: PrivateKey,
  binding: Binding,
): Promise<Json> {
  if (!isSealed(sealed)) throw new SealingError('damaged');
  if (sealed.aad !== aadOf(binding)) throw new SealingError('moved');
  const plaintext = await decryptFor(privateKey, sealed);
  try {
    return JSON.parse(readUtf8(plaintext)) as Json;
  } catch {
    throw new SealingError('damaged');
  }
}

function padded(value: Json): Uint8Array {
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined)
    throw new TypeError('Only JSON can be sealed: this value has no JSON form.');
  const bytes = utf8(json);
  const steps = Math.ceil(bytes.length / paddingStep);
  const filled = new Uint8Array(steps * paddingStep).fill(0x20);
  filled.set(bytes);
  return filled;
}
