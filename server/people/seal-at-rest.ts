/** The seeds of authenticator apps, which the server must read again: sealed under the secret of the configuration. */
import { openUnder, sealUnder, secretsOf, type Secrets } from '../store/at-rest.ts';

const purpose = 'mobbeknapp at rest';

/** `bound` (a handler's id) must be the same when it is opened. See `store/at-rest.ts`. */
export function sealAtRest(plain: string, bound: string, secret: string): string {
  return sealUnder(secret, purpose, Buffer.from(plain), bound);
}

/**
 * The secret before the present one opens too. Throws an Error that says what to do where the value was sealed under another
 * secret, bound elsewhere, or changed.
 */
export function openAtRest(sealed: string, bound: string, secrets: Secrets): string {
  const opened = openUnder(secretsOf(secrets), purpose, sealed, bound);
  if (!opened)
    throw new Error(
      'A stored value was sealed under another MOBBEKNAPP_SECRET: set MOBBEKNAPP_SECRET_PREVIOUS to the secret it was sealed under.',
    );
  return opened.plain.toString('utf8');
}
