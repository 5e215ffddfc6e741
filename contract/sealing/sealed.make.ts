/** Four key pairs and a value sealed to three of them, for the tests of sealing and opening. */
import { GeneralEncrypt } from 'jose/jwe/general/encrypt';
import { fromBase64url, utf8 } from './bytes.ts';
import { newKeyPair } from './keys.ts';
import { seal, SealingError } from './seal.ts';
import type { Binding, Json, Sealed } from './seal.ts';

export const [school, owner, reporter, stranger] = await Promise.all([
  newKeyPair(),
  newKeyPair(),
  newKeyPair(),
  newKeyPair(),
]);
export const readers = [school.publicKey, owner.publicKey, reporter.publicKey];
export const binding: Binding = {
  organisationId: 'org_1',
  id: 'rep_1',
  version: 1,
  part: 'content',
};
export const value: Json = { text: 'De gjemmer sekken min.' };
export const sealed = await seal(value, readers, binding);
export const sealedToOne = await seal(value, [school.publicKey], binding);

export async function reasonOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'it opened',
    (error: unknown) =>
      error instanceof SealingError ? error.reason : `not a SealingError: ${String(error)}`,
  );
}

/** What jose seals to the school's key in our form, but for the plaintext and the header. */
export async function sealedElsewhere(
  plaintext: string,
  header: Record<string, string>,
): Promise<Sealed> {
  const { kty, crv, x, y, kid } = school.publicKey;
  const jwe = new GeneralEncrypt(utf8(plaintext))
    .setProtectedHeader(header)
    .setAdditionalAuthenticatedData(fromBase64url(sealed.aad));
  jwe.addRecipient({ kty, crv, x, y }).setUnprotectedHeader({ kid });
  return { ...(await jwe.encrypt()) } as Sealed;
}
