/**
 * Time for tests: a clock and timers that stand still until the test lets time pass.
 * What waits for a socket or a database is real; only the waiting for o'clock is not.
 */
import type { Clock } from '../../contract/clock.ts';
import type { Timers } from '../mail/outbox.ts';

export type FakeTime = {
  clock: Clock;
  timers: Timers;
  /** Lets so many milliseconds pass, timer by timer; before each, waits until nothing is `busy` and a timer is set. */
  pass(ms: number, busy?: () => boolean): Promise<void>;
};

type Waiting = { at: number; then: () => void };

export function fakeTime(start = new Date('2026-11-23T08:00:00Z')): FakeTime {
  const waiting = new Set<Waiting>();
  let now = start.getTime();

  /** Work that is not about time goes on between two looks: sockets, the database. */
  async function settle(busy: () => boolean): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve));
    while (waiting.size === 0 || busy());
  }

  return {
    clock: { now: () => new Date(now) },
    timers: {
      set(then, ms) {
        const timer: Waiting = { at: now + ms, then };
        waiting.add(timer);
        return timer;
      },
      clear: (timer) => waiting.delete(timer as Waiting),
    },
    async pass(ms, busy = () => false) {
      const end = now + ms;
      for (;;) {
        await settle(busy);
        const [next] = [...waiting].sort((one, other) => one.at - other.at);
        if (next === undefined || next.at > end) break;
        now = Math.max(now, next.at);
        waiting.delete(next);
        next.then();
      }
      now = end;
    },
  };
}
