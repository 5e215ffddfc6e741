/**
 * How a loop waits: for a time, or until somebody rings. Timers are given from outside, so that a test can let an hour pass.
 */

/** Timers in the same time as the clock. */
export type Timers = { set(then: () => void, ms: number): unknown; clear(timer: unknown): void };

export const realTimers: Timers = {
  set: (then, ms) => setTimeout(then, ms),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

/** A ring while nobody waits ends the next wait at once. */
export function openBell(timers: Timers) {
  let rung = false;
  let answer: (() => void) | null = null;
  return {
    ring(): void {
      rung = true;
      answer?.();
    },
    async wait(ms: number): Promise<void> {
      if (!rung) {
        let timer: unknown;
        await new Promise<void>((resolve) => {
          answer = resolve;
          timer = timers.set(resolve, ms);
        });
        timers.clear(timer);
        answer = null;
      }
      rung = false;
    },
  };
}
