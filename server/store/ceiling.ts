/**
 * How many letters of danger call a handler at once. Danger waits for nothing, but whoever can make proofs of work can report it
 * without end: after so many letters in an hour the next one comes five minutes after the last, and speaks for all until then.
 */

const minute = 60_000;

export const dangerCeiling = {
  /** Letters to one handler that leave at once within `withinMs`. */
  most: 5,
  withinMs: 60 * minute,
  /** After that, milliseconds from one letter to the next. */
  thenEveryMs: 5 * minute,
} as const;

/**
 * Milliseconds that must lie between the last of her letters of danger and the next. `datedAt`: those that she has had, and
 * those that wait. Whoever had none in the last five minutes is called at once, however many there were before.
 */
export function pauseOfDanger(datedAt: readonly Date[], pauseMs: number, now: Date): number {
  const { most, withinMs, thenEveryMs } = dangerCeiling;
  const since = now.getTime() - withinMs;
  const recent = datedAt.filter((at) => at.getTime() > since);
  return recent.length < most ? pauseMs : Math.max(pauseMs, thenEveryMs);
}
