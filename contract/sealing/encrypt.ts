/**
 * One way to write a JWE for one key or one secret. jose has a writer for each of its three forms; the widget carries the
 * one for several readers anyway, and what it writes for one differs from the other forms only in where the parts stand.
 */
import { GeneralEncrypt } from 'jose/jwe/general/encrypt';
import type { FlattenedJWE, JWEHeaderParameters, JWK } from 'jose';

/** `aad`: bytes that are bound and not hidden. `p2c`: rounds, for PBES2 alone. */
type Options = { aad?: Uint8Array; p2c?: number };

/** JWE Flattened JSON (RFC 7516 §7.2.2). The header is protected whole, an `epk` or a salt within it. */
export async function encryptFlattened(
  plaintext: Uint8Array,
  header: JWEHeaderParameters,
  key: JWK | Uint8Array,
  { aad, p2c }: Options = {},
): Promise<FlattenedJWE> {
  const jwe = new GeneralEncrypt(plaintext).setProtectedHeader(header);
  if (aad) jwe.setAdditionalAuthenticatedData(aad);
  const recipient = jwe.addRecipient(key);
  if (p2c !== undefined) recipient.setKeyManagementParameters({ p2c });
  const { recipients, ...shared } = await jwe.encrypt();
  return { ...shared, ...recipients[0] };
}

/** JWE Compact (RFC 7516 §7.1). */
export async function encryptCompact(
  plaintext: Uint8Array,
  header: JWEHeaderParameters,
  key: JWK | Uint8Array,
  options?: Options,
): Promise<string> {
  const jwe = await encryptFlattened(plaintext, header, key, options);
  return [jwe.protected, jwe.encrypted_key, jwe.iv, jwe.ciphertext, jwe.tag].join('.');
}
