/** Where the desk stands, by name, and why one was sent to the sign-in page. */
import type { SessionAnswer } from '../contract/api/people.ts';
import type { KeyRing } from './keys.ts';
import type { LockedBecause } from './screens/unlock.ts';
import type { Texts } from './texts/index.ts';

/** `elsewhere`: somebody signed out, or in as somebody else, from another window. */
export type SignedOutBecause = 'first' | 'expired' | 'signed-out' | 'elsewhere';

export type DeskState =
  | { name: 'starting' }
  | { name: 'unreachable'; problem: unknown }
  | { name: 'signed-out'; because: SignedOutBecause; email: string }
  | { name: 'locked'; session: SessionAnswer; because: LockedBecause }
  | { name: 'open'; session: SessionAnswer; ring: KeyRing };

/** Null at the first visit: there is nothing to explain. */
export function becauseWords(because: SignedOutBecause, { signIn }: Texts): string | null {
  const words: Record<SignedOutBecause, string | null> = {
    first: null,
    expired: signIn.expired,
    'signed-out': signIn.signedOut,
    elsewhere: signIn.elsewhere,
  };
  return words[because];
}
