/**
 * Looks every half minute whether a deadline is due, while the server runs. Any number of processes may do so; what one has taken in
 * hand the others pass over.
 */
import { ringAll, type RingParts } from './ring.ts';

export type RingingParts = RingParts & {
  /** After something was told: the letters go at once. */
  wake: () => void;
  log: { error(values: object, line: string): void };
  /** Milliseconds between two looks. */
  everyMs?: number;
};

const everySeconds = 30;

export function startRinging(parts: RingingParts): { stop(): Promise<void> } {
  const { wake, log, everyMs = everySeconds * 1_000 } = parts;
  let inHand: Promise<void> = Promise.resolve();
  let isLooking = false;
  const timer = setInterval(() => {
    if (!isLooking) inHand = look();
  }, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await inHand;
    },
  };

  async function look(): Promise<void> {
    isLooking = true;
    try {
      if ((await ringAll(parts)) > 0) wake();
    } catch (error) {
      // The next look finds what this one left: nothing of it was written.
      const name = error instanceof Error ? error.name : 'unknown';
      log.error({ error: name }, 'Deadlines could not be rung');
    } finally {
      isLooking = false;
    }
  }
}
