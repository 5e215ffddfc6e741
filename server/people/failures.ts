/**
 * Slows down whoever guesses: after five wrong attempts an account is paused, longer each time.
 * An attempt is counted before it is checked, so that a thousand at once are counted as a thousand.
 */
import type { HandlerRow, Records } from '../store/records.ts';

const free = 5;
const firstPauseMs = 60_000;
const longestPauseMs = 30 * 60_000;

/** How long the account is paused after so many wrong attempts in a row, in milliseconds. */
export function pauseAfter(failures: number): number {
  return failures < free ? 0 : Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - free));
}

/** `paused`: nothing was counted; `until`: the right password works again then. */
export type Attempt = { state: 'counted' } | { state: 'paused'; until: Date };

/** Counts one attempt, unless the account is paused now. In a transaction. */
export async function countAttempt(
  records: Records,
  known: Pick<HandlerRow, 'rootId' | 'id'>,
  now: Date,
): Promise<Attempt> {
  const handler = await records.people.get(known.rootId, known.id);
  // Taken away between two steps: like the first pause, so that it tells nothing.
  if (!handler) return { state: 'paused', until: new Date(now.getTime() + firstPauseMs) };
  if (handler.pausedUntil !== null && handler.pausedUntil > now)
    return { state: 'paused', until: handler.pausedUntil };
  const failures = handler.failures + 1;
  await records.people.failed(handler.id, failures, pausedUntil(failures, now));
  return { state: 'counted' };
}

/** The password was right: takes back that one attempt and its pause, so that the code may be tried. In a transaction. */
export async function takeBackAttempt(
  records: Records,
  known: Pick<HandlerRow, 'rootId' | 'id'>,
): Promise<void> {
  const handler = await records.people.get(known.rootId, known.id);
  if (handler) await records.people.failed(handler.id, Math.max(0, handler.failures - 1), null);
}

function pausedUntil(failures: number, now: Date): Date | null {
  const ms = pauseAfter(failures);
  return ms === 0 ? null : new Date(now.getTime() + ms);
}

/** The same for addresses without an account, in memory: else a pause would tell that there is an account. */
export function openNobodysFailures(most = 10_000) {
  const seen = new Map<string, { failures: number; until: number }>();
  return {
    countAttempt(emailHash: string, now: Date): Attempt {
      const before = seen.get(emailHash);
      if (before && before.until > now.getTime())
        return { state: 'paused', until: new Date(before.until) };
      const failures = (before?.failures ?? 0) + 1;
      seen.delete(emailHash);
      seen.set(emailHash, { failures, until: now.getTime() + pauseAfter(failures) });
      // The oldest goes: a flood of invented addresses must not fill the memory.
      if (seen.size > most) seen.delete(seen.keys().next().value!);
      return { state: 'counted' };
    },
  };
}
export type NobodysFailures = ReturnType<typeof openNobodysFailures>;
