/** Turns at work: never more at once, addresses in turn, a line with an end, and nothing lost of either. */
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openFairTurns } from './fair-turns.ts';

const school = '192.0.2.7';
const neighbour = '198.51.100.9';
const refusal = { slug: 'slow-down', options: { headers: { 'retry-after': '5' } } };

afterEach(() => vi.useRealTimers());

describe('turns', () => {
  test('the neighbour of an address that floods is next but one, however long its line is', async () => {
    const turns = openFairTurns({ atOnce: 1, mostWaiting: 100 });
    const done: string[] = [];
    const work = (name: string) => () => Promise.resolve(void done.push(name));
    const flood = Array.from({ length: 50 }, () => turns.run(school, work('flood')));
    await Promise.all([...flood, turns.run(neighbour, work('neighbour'))]);
    expect(done.indexOf('neighbour')).toBeLessThanOrEqual(2);
    expect(done).toHaveLength(51);
  });

  test('nobody of a class behind the address of a flood is refused while there is room in the line', async () => {
    const turns = openFairTurns({ atOnce: 2, mostWaiting: 500 });
    const works = Array.from({ length: 500 }, () => turns.run(school, () => Promise.resolve(1)));
    expect(new Set(await Promise.all(works))).toEqual(new Set([1]));
  });

  test('a full line takes the last place from the address with the most, and gives it to one that has fewer', async () => {
    const turns = openFairTurns({ atOnce: 1, mostWaiting: 4 });
    const end = await turns.take(school);
    const waiting = Array.from({ length: 4 }, () => turns.take(school));
    await expect(turns.take(school)).rejects.toMatchObject(refusal);
    const other = turns.take(neighbour);
    await expect(waiting[3]).rejects.toMatchObject(refusal);
    expect(turns.waiting()).toBe(4);
    end();
    (await waiting[0])!();
    (await other)();
    (await waiting[1])!();
    (await waiting[2])!();
    expect(turns.waiting()).toBe(0);
  });

  test('whoever has gone stands in the line no more, and whoever has waited too long is told so', async () => {
    vi.useFakeTimers();
    const turns = openFairTurns({ atOnce: 1, mostWaiting: 4, mostWaitMs: 1_000 });
    await turns.take(school);
    let hangUp = (): void => undefined;
    const gone = turns.take(school, (leave) => (hangUp = leave));
    const late = turns.take(school);
    const both = Promise.allSettled([gone, late]);
    hangUp();
    expect(turns.waiting()).toBe(1);
    vi.advanceTimersByTime(1_000);
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(turns.waiting()).toBe(0);
  });

  test('a turn that is ended twice, or whose work fails, frees one place', async () => {
    const turns = openFairTurns({ atOnce: 1, mostWaiting: 1 });
    const end = await turns.take(school);
    end();
    end();
    await expect(turns.run(school, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const endOther = await turns.take(school);
    const next = turns.take(school);
    expect(turns.waiting()).toBe(1);
    await expect(turns.take(school)).rejects.toMatchObject(refusal);
    endOther();
    (await next)();
  });

  test('never more at once, and each is either done or refused, for any course of arrivals, ends and hang-ups', async () => {
    const steps = fc.array(
      fc.record({ act: fc.constantFrom('come', 'end', 'hang-up'), of: fc.nat(3) }),
      { maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (course) => {
        const turns = openFairTurns({ atOnce: 2, mostWaiting: 5 });
        const running: (() => void)[] = [];
        const leaves: (() => void)[] = [];
        let came = 0;
        let settled = 0;
        for (const { act, of } of course) {
          if (act === 'come') {
            came += 1;
            void turns
              .take(`192.0.2.${of}`, (leave) => leaves.push(leave))
              .then(
                (end) => void running.push(end),
                () => undefined,
              )
              .finally(() => (settled += 1));
          } else if (act === 'end') running.splice(of, 1)[0]?.();
          else leaves.splice(of, 1)[0]?.();
          for (let tick = 0; tick < 6; tick++) await Promise.resolve();
          expect(running.length).toBeLessThanOrEqual(2);
          expect(turns.waiting()).toBeLessThanOrEqual(5);
          expect(came - settled).toBe(turns.waiting());
        }
        while (running.length > 0) {
          running.pop()!();
          for (let tick = 0; tick < 6; tick++) await Promise.resolve();
        }
        expect([turns.waiting(), came - settled]).toEqual([0, 0]);
      }),
      { numRuns: 60 },
    );
  });
});
