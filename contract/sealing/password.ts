/**
 * A handler's password, split in the browser: one half signs in, the other unlocks the handler's key.
 * The server sees the first half only, so it can check a password and still cannot unlock anything.
 */
import { fromBase64url, toBase64url, utf8 } from './bytes.ts';
import { derive } from './derive.ts';

const saltBytes = 16;

/** A fresh salt for one account: 16 random bytes in base64url. It is no secret. */
export function newSalt(): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array(saltBytes)));
}

/**
 * Slow on purpose: about 0.1 s where it was measured (decision 0001). The password is normalised (Unicode NFKC), so that the same keys on another
 * machine give the same bytes; spaces count. `signInSecret` is 32 bytes in base64url; `unlockKey` is 32 bytes and
 * never leaves the browser. Throws RangeError on an empty password or a salt under 16 bytes.
 */
export async function derivePassword(
  password: string,
  salt: string,
): Promise<{ signInSecret: string; unlockKey: Uint8Array }> {
  const saltOfAccount = fromBase64url(salt);
  if (saltOfAccount.length < saltBytes)
    throw new RangeError('The salt must be at least 16 bytes: use newSalt().');
  if (password === '') throw new RangeError('The password is empty.');
  const [signInSecret, unlockKey] = await derive(utf8(password.normalize('NFKC')), saltOfAccount, [
    'mobbeknapp password sign-in secret',
    'mobbeknapp password unlock key',
  ]);
  return { signInSecret: toBase64url(signInSecret!), unlockKey: unlockKey! };
}
