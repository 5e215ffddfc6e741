/**
 * Deriving from a follow-up code is slow on purpose, and here it is the server that waits: a few at a time, so that whoever sends
 * many codes slows down these pages and nothing else.
 */
import { Problem } from '../http/problem.ts';

export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** Throws the problem `slow-down` where too many wait already. */
export function openTurns({ atOnce, mostWaiting }: { atOnce: number; mostWaiting: number }): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting)
        throw new Problem('slow-down', { headers: { 'retry-after': '10' } });
      // Whoever finishes hands the turn over, so nobody can come in between.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
