/**
 * Lets one member in: the inbox's private key, wrapped to that member's public key.
 * Each member has a row of their own, so taking the row away takes the access away.
 */
import { compactDecrypt } from 'jose/jwe/compact/decrypt';
import { encryptCompact } from './encrypt.ts';
import { checkPrivateKey, checkPublicKey } from './keys.ts';
import type { PrivateKey, PublicKey } from './keys.ts';
import { SealingError } from './sealing-error.ts';
import { keyContentType, privateKeyBytes, readHeader, readPrivateKey } from './wrapped-key.ts';

// Who needs only locks imports ./lock.ts: the widget does.
export { lockKey, unlockKey } from './lock.ts';

const alg = 'ECDH-ES+A256KW';
const enc = 'A256GCM';

/**
 * Compact JWE; its header holds the member's `kid`, its content the inbox's private JWK.
 * Throws SealingError `wrong-key` where either key is not what its `kid` says.
 */
export async function grantKey(inboxPrivateKey: PrivateKey, to: PublicKey): Promise<string> {
  if (!(await checkPublicKey(to))) throw new SealingError('wrong-key');
  const { kty, crv, x, y, kid } = to;
  const header = { alg, enc, kid, cty: keyContentType };
  return encryptCompact(await privateKeyBytes(inboxPrivateKey), header, { kty, crv, x, y });
}

/**
 * The inbox's private key, checked to be a whole pair under its own `kid`. Anybody can wrap a key to a public key:
 * the caller compares the `kid` with the inbox it asked about. Throws SealingError.
 */
export async function openGrant(grant: string, privateKey: PrivateKey): Promise<PrivateKey> {
  const header = readHeader(grant, alg);
  if (header['kid'] !== privateKey.kid) throw new SealingError('not-a-recipient');
  return readPrivateKey(await decrypt(grant, privateKey));
}

async function decrypt(grant: string, privateKey: PrivateKey): Promise<Uint8Array> {
  const { kty, crv, x, y, d } = privateKey;
  const algorithms = { keyManagementAlgorithms: [alg], contentEncryptionAlgorithms: [enc] };
  try {
    return (await compactDecrypt(grant, { kty, crv, x, y, d }, algorithms)).plaintext;
  } catch {
    throw new SealingError((await checkPrivateKey(privateKey)) ? 'damaged' : 'wrong-key');
  }
}
