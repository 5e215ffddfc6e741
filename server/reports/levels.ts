/** Counts by name that sink with time, in the memory of this process: full ones for a while after very much, none after long enough. */

export type Sinking = {
  /** No level rises above this: however long a flood was, it is forgotten in the same time. */
  ceiling: number;
  forgottenPerSecond: number;
};

export type Levels = {
  of(name: string, now: number): number;
  /** Answers the level that it comes to. */
  add(name: string, count: 1 | -1, now: number): number;
};

const sweepMs = 5 * 60_000;

/** `now` in milliseconds since 1970. A clock that is set back forgets nothing. */
export function openLevels({ ceiling, forgottenPerSecond }: Sinking): Levels {
  const levels = new Map<string, { level: number; at: number }>();
  let sweptAt = 0;
  return { of: levelOf, add };

  function levelOf(name: string, now: number): number {
    const known = levels.get(name);
    if (!known) return 0;
    return Math.max(0, known.level - (Math.max(0, now - known.at) / 1_000) * forgottenPerSecond);
  }
  function add(name: string, count: 1 | -1, now: number): number {
    if (now - sweptAt >= sweepMs) sweep(now);
    const level = Math.min(Math.max(levelOf(name, now) + count, 0), ceiling);
    if (level === 0) levels.delete(name);
    else levels.set(name, { level, at: now });
    return level;
  }
  function sweep(now: number): void {
    for (const name of levels.keys()) if (levelOf(name, now) === 0) levels.delete(name);
    sweptAt = now;
  }
}
