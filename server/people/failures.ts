/**
 * Slows down whoever guesses: after five wrong attempts at an account from one network they are paused there, longer each time, and
 * after a hundred within a day from wherever until that day is over; whether there is such an account or not. An attempt is
 * counted before it is checked, so that a thousand at once are counted as a thousand.
 */
import { createHmac } from 'node:crypto';
import { networkOf } from '../http/network.ts';
import type { Records } from '../store/records.ts';

const free = 5;
const firstPauseMs = 60_000;
const longestPauseMs = 30 * 60_000;
/** After so long without another, attempts are forgotten: what nobody signs in with would otherwise stay for ever. */
const dayMs = 86_400_000;
/**
 * Attempts at one account within a day of UTC, from all networks together. One alone comes to 56 at most, whatever it does, so that
 * nobody keeps a colleague out from one place; and three codes of a million are right at a time, so that whoever has the password
 * and very many addresses has even odds only after six years of every day.
 */
export const mostOfADay = 100;

/** How long a network is paused after so many wrong attempts in a row, in milliseconds. */
export function pauseAfter(failures: number): number {
  return failures < free ? 0 : Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - free));
}

/** Whose attempts are counted: `here` of the account from one network, `everywhere` of the account on this day. */
export type Names = { here: string; everywhere: string };

/**
 * The names under which an attempt is counted: keyed hashes, so that the table tells nobody which accounts were tried, or from where.
 * `email`: in small letters; `from`: the address that asks.
 */
export function namesOf(
  { email, from }: { email: string; from: string },
  now: Date,
  secret: string,
): Names {
  const named = (what: string) =>
    createHmac('sha256', secret).update(`mobbeknapp sign-in ${what}`).digest('base64url');
  return {
    here: named(`${email} from ${networkOf(from)}`),
    everywhere: named(`${email} on day ${Math.floor(now.getTime() / dayMs)}`),
  };
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
  return new Date(now.getTime() - dayMs);
}

/** `paused`: nothing was counted; `until`: the right password works again then. */
export type Attempt = { state: 'counted' } | { state: 'paused'; until: Date };

/**
 * Counts one attempt, unless the account is paused now for this network or for all. The same statements for everybody. In a
 * transaction; here and below `here` comes before `everywhere`, so that no two of them wait for each other.
 */
export async function countAttempt(
  { people }: Records,
  { here, everywhere }: Names,
  now: Date,
): Promise<Attempt> {
  const own = await people.countFailure(here, now, forgottenBefore(now));
  if (isPaused(own, now)) return { state: 'paused', until: own.pausedUntil };
  const all = await people.countFailure(everywhere, now, forgottenBefore(now));
  if (isPaused(all, now)) {
    await people.takeBackFailures(here, 1);
    return { state: 'paused', until: all.pausedUntil };
  }
  const ms = pauseAfter(own.failures);
  await people.pauseSignIn(here, ms === 0 ? null : new Date(now.getTime() + ms));
  await people.pauseSignIn(everywhere, all.failures < mostOfADay ? null : endOfDay(now));
  return { state: 'counted' };
}

/** The password was right: only that one attempt, for the code may be tried now, and wrong ones of before still count. In a transaction. */
export async function takeBackAttempt({ people }: Records, names: Names): Promise<void> {
  await people.takeBackFailures(names.here, 1);
  await people.takeBackFailures(names.everywhere, 1);
}

/**
 * She has come in: nothing that was tried from her network counts any more, which may have been a neighbour; what was tried elsewhere
 * does, or her coming in would give the others a new day. In a transaction.
 */
export async function forgetAttempts({ people }: Records, names: Names): Promise<void> {
  const tried = await people.forgetFailures(names.here);
  await people.takeBackFailures(names.everywhere, tried);
}

type Counted = { failures: number; pausedUntil: Date | null };

function isPaused(counted: Counted, now: Date): counted is Counted & { pausedUntil: Date } {
  return counted.pausedUntil !== null && counted.pausedUntil > now;
}

function endOfDay(now: Date): Date {
  return new Date((Math.floor(now.getTime() / dayMs) + 1) * dayMs);
}
