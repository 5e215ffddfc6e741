/**
 * Locks a private key with 32 secret bytes: a handler's key with the unlock key from the password, a reporter's key
 * with the unwrapping key from the follow-up code. The bytes come from a slow derivation, so the lock itself is quick.
 */
import { compactDecrypt } from 'jose/jwe/compact/decrypt';
import { encryptCompact } from './encrypt.ts';
import type { PrivateKey } from './keys.ts';
import { SealingError } from './sealing-error.ts';
import { keyContentType, privateKeyBytes, readHeader, readPrivateKey } from './wrapped-key.ts';

const alg = 'A256KW';
const enc = 'A256GCM';

/** Compact JWE whose content is the private JWK. Throws RangeError where the secret is not 32 bytes. */
export async function lockKey(privateKey: PrivateKey, secret: Uint8Array): Promise<string> {
  const header = { alg, enc, cty: keyContentType };
  return encryptCompact(await privateKeyBytes(privateKey), header, checkedSecret(secret));
}

/**
 * Throws SealingError: `wrong-key` where the secret does not open it (a changed character cannot be told from a
 * wrong password here), `damaged` where it is no locked key at all.
 */
export async function unlockKey(locked: string, secret: Uint8Array): Promise<PrivateKey> {
  readHeader(locked, alg);
  return readPrivateKey(await decrypt(locked, checkedSecret(secret)));
}

async function decrypt(locked: string, secret: Uint8Array): Promise<Uint8Array> {
  const algorithms = { keyManagementAlgorithms: [alg], contentEncryptionAlgorithms: [enc] };
  try {
    return (await compactDecrypt(locked, secret, algorithms)).plaintext;
  } catch {
    throw new SealingError('wrong-key');
  }
}

function checkedSecret(bytes: Uint8Array): Uint8Array {
  if (bytes.length !== 32) throw new RangeError('A key is locked with exactly 32 secret bytes.');
  return bytes;
}
