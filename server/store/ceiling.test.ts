/** The ceiling of letters of danger, for any course of reports: few letters, and one at most five minutes after each report. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dangerCeiling, pauseOfDanger } from './ceiling.ts';

const { most, withinMs, thenEveryMs } = dangerCeiling;

/** What `gather.ts` does with the pause, with an outbox that sends in the same moment. */
function lettersFor(reports: readonly number[]): number[] {
  const dated: number[] = [];
  for (const now of reports) {
    if (dated.some((at) => at > now)) continue;
    const pause = pauseOfDanger(
      dated.map((at) => new Date(at)),
      0,
      new Date(now),
    );
    dated.push(Math.max(now, (dated.at(-1) ?? -Infinity) + pause));
  }
  return dated;
}

test('a letter follows each report within five minutes, and no hour has more than the ceiling and one every five minutes', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10 * 60_000), { maxLength: 200 }), (gaps) => {
      let now = 1_000_000;
      const reports = gaps.map((gap) => (now += gap));
      const letters = lettersFor(reports);
      for (const report of reports)
        expect(letters.some((at) => at >= report && at <= report + thenEveryMs)).toBe(true);
      for (const from of letters) {
        const inHour = letters.filter((at) => at >= from && at < from + withinMs);
        expect(inHour.length).toBeLessThanOrEqual(most + withinMs / thenEveryMs);
      }
    }),
    { numRuns: 50 },
  );
});

test('a hundred and fifty reports of danger in a quarter of an hour are eight letters', () => {
  const reports = Array.from({ length: 150 }, (_, index) => index * 6_000);
  expect(lettersFor(reports).length).toBe(8);
});
