/**
 * Time for tests: a clock and timers that stand still until the test lets time pass.
 * What waits for a socket or a database is real; only the waiting for o'clock is not.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../contract/clock.ts';
import type { Timers } from '../mail/bell.ts';

export type FakeTime = {
  clock: Clock;
  timers: Timers;
  /** Lets so many milliseconds pass, timer by timer; before each, waits until nothing is `busy` and a timer is set. */
  pass(ms: number, busy?: () => boolean): Promise<void>;
  /** The same in one step, as when a machine sleeps: every timer that is due then fires once. */
  jump(ms: number, busy?: () => boolean): Promise<void>;
  /** Like `jump`, and waits for nobody: for when nothing is left that sets timers. */
  move(ms: number): void;
};

type Waiting = { at: number; fire: () => void };

export function fakeTime(start = new Date('2026-11-23T08:00:00Z')): FakeTime {
  const waiting = new Set<Waiting>();
  let now = start.getTime();

  /** Work that is not about time goes on between two looks: sockets, the database. A millisecond each, because looking without a pause takes the processor from them. */
  async function settle(busy: () => boolean): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.size === 0 || busy()) await sleep(1);
  }

  function move(ms: number): void {
    now += ms;
    for (const timer of [...waiting].filter(({ at }) => at <= now)) {
      waiting.delete(timer);
      timer.fire();
    }
  }

  return {
    clock: { now: () => new Date(now) },
    timers: {
      set(fire, ms) {
        const timer: Waiting = { at: now + ms, fire };
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
        next.fire();
      }
      now = end;
    },
    async jump(ms, busy = () => false) {
      await settle(busy);
      move(ms);
      await settle(busy);
    },
    move,
  };
}
