/** When to try again. Pure numbers in milliseconds, so that the table in the docs can be tested. */

const hour = 3_600_000;

/** After attempt n: 15 s doubled each time, at most an hour, ± 20 % so that letters do not come back as one crowd. `random` in [0, 1). */
export function backoff(attempts: number, random: number): number {
  const plain = Math.min(hour, 15_000 * 2 ** (attempts - 1));
  return Math.round(plain * (0.8 + 0.4 * random));
}

/** How long the loop rests when the mail server cannot be reached: 5 s doubled each time, at most a minute. */
export function pauseAfter(failures: number): number {
  return Math.min(60_000, 5_000 * 2 ** (failures - 1));
}

/** For how long a letter is tried that was put off; and one that was refused, but perhaps because of us. */
export const triedFor = { later: 72 * hour, doubtful: 24 * hour };

/**
 * After that no more. At least nine attempts, about an hour, also for an old letter that somebody dug up;
 * time in which the mail server could not be reached, or refused us, counts for nothing.
 */
export function isGivenUp(
  letter: { attempts: number; createdAt: Date },
  now: Date,
  triedForMs = triedFor.later,
): boolean {
  return letter.attempts >= 9 && now.getTime() - letter.createdAt.getTime() >= triedForMs;
}
