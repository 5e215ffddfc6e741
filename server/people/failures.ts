/**
 * Slows down whoever guesses: after five wrong attempts an address is paused, longer each time, whether it has an account
 * or not. An attempt is counted before it is checked, so that a thousand at once are counted as a thousand.
 */
import { createHmac } from 'node:crypto';
import type { Records } from '../store/records.ts';

const free = 5;
const firstPauseMs = 60_000;
const longestPauseMs = 30 * 60_000;
/** Attempts are forgotten a day after the last one: what nobody signs in with would otherwise stay for ever. */
const forgetAfterMs = 86_400_000;

/** How long an address is paused after so many wrong attempts in a row, in milliseconds. */
export function pauseAfter(failures: number): number {
  return failures < free ? 0 : Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - free));
}

/**
 * The name under which attempts are counted: a keyed hash, so that the table tells nobody which addresses were tried.
 * `email`: in small letters.
 */
export function addressHash(email: string, secret: string): string {
  return createHmac('sha256', secret).update(`mobbeknapp sign-in ${email}`).digest('base64url');
}

/** The name under which a code of the authenticator app is burnt, in the same table; it tells neither whose it is nor of which moment. */
export function codeHash(handlerId: string, step: number, secret: string): string {
  return createHmac('sha256', secret)
    .update(`mobbeknapp burnt code ${handlerId} ${step}`)
    .digest('base64url');
}

/** The code of this name is taken by nobody until then. In a transaction. */
export async function burn(
  { people }: Records,
  hashed: string,
  now: Date,
  until: Date,
): Promise<void> {
  await people.countFailure(hashed, now, forgottenBefore(now));
  await people.pauseSignIn(hashed, until);
}

/** In the transaction that takes the code. */
export async function isBurnt({ people }: Records, hashed: string, now: Date): Promise<boolean> {
  const { pausedUntil } = await people.countFailure(hashed, now, forgottenBefore(now));
  if (pausedUntil !== null && pausedUntil > now) return true;
  await people.forgetFailures(hashed);
  return false;
}

function forgottenBefore(now: Date): Date {
  return new Date(now.getTime() - forgetAfterMs);
}

/** `paused`: nothing was counted; `until`: the right password works again then. */
export type Attempt = { state: 'counted' } | { state: 'paused'; until: Date };

/** Counts one attempt, unless the address is paused now. The same statements for everybody. In a transaction. */
export async function countAttempt(
  { people }: Records,
  hashed: string,
  now: Date,
): Promise<Attempt> {
  const { failures, pausedUntil } = await people.countFailure(hashed, now, forgottenBefore(now));
  if (pausedUntil !== null && pausedUntil > now) return { state: 'paused', until: pausedUntil };
  const ms = pauseAfter(failures);
  await people.pauseSignIn(hashed, ms === 0 ? null : new Date(now.getTime() + ms));
  return { state: 'counted' };
}
