/** A practice is over by itself, by the clock on a wall in Norway, and is never longer than an afternoon. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { osloTime } from './opening.ts';
import { longestPractice, practiceUntil, wrongWith } from './practice.ts';

const morning = { from: '2026-11-30T09:00', to: '2026-11-30T11:00' };

test.each([
  ['a minute before', '2026-11-30T07:59:59Z', null],
  ['at its first minute', '2026-11-30T08:00:00Z', '11:00'],
  ['in its last minute', '2026-11-30T09:59:59Z', '11:00'],
  ['at its end', '2026-11-30T10:00:00Z', null],
  ['the day after', '2026-12-01T08:30:00Z', null],
])('%s', (_when, now, until) => {
  expect(practiceUntil(morning, new Date(now))).toBe(until);
});

test('goes by Norwegian summer time in summer', () => {
  const june = { from: '2027-06-01T09:00', to: '2027-06-01T10:00' };
  expect(practiceUntil(june, new Date('2027-06-01T07:30:00Z'))).toBe('10:00');
  expect(practiceUntil(june, new Date('2027-06-01T08:30:00Z'))).toBeNull();
});

test('nothing is announced, nothing goes on', () => {
  expect(practiceUntil(null, new Date('2026-11-30T08:30:00Z'))).toBeNull();
});

test.each([
  ['two days', { from: '2026-11-30T22:00', to: '2026-12-01T01:00' }, 'day'],
  ['its end first', { from: '2026-11-30T11:00', to: '2026-11-30T09:00' }, 'order'],
  ['no time at all', { from: '2026-11-30T09:00', to: '2026-11-30T09:00' }, 'order'],
  ['a minute too long', { from: '2026-11-30T09:00', to: '2026-11-30T13:01' }, 'long'],
])('%s is refused', (_what, times, wrong) => {
  expect(wrongWith(times)).toBe(wrong);
});

test('four hours are not too long', () => {
  expect(wrongWith({ from: '2026-11-30T09:00', to: '2026-11-30T13:00' })).toBeNull();
});

test('no practice that may be announced goes on a day later, whatever the clocks do', () => {
  const minute = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2036-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(minute, fc.integer({ min: 1, max: longestPractice * 60 }), (start, minutes) => {
      const wall = (time: Date) => {
        const { day, time: at } = osloTime(time);
        return `${day}T${at}`;
      };
      const practice = { from: wall(start), to: wall(new Date(+start + minutes * 60_000)) };
      fc.pre(wrongWith(practice) === null);
      expect(practiceUntil(practice, start)).toBe(practice.to.slice(11));
      expect(practiceUntil(practice, new Date(+start + 86_400_000))).toBeNull();
    }),
  );
});
