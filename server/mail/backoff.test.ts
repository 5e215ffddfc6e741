import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoff, isGivenUp, pauseAfter } from './backoff.ts';

const seconds = (attempts: number) => backoff(attempts, 0.5) / 1000;

test('15 seconds, doubled each time, at most an hour', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 80].map(seconds)).toEqual([
    15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600,
  ]);
});

test('within a fifth of it, for every attempt and every random number', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempts, random) => {
        const plain = Math.min(3_600_000, 15_000 * 2 ** (attempts - 1));
        expect(backoff(attempts, random)).toBeGreaterThanOrEqual(plain * 0.8 - 1);
        expect(backoff(attempts, random)).toBeLessThanOrEqual(plain * 1.2 + 1);
      },
    ),
  );
});

test('the loop rests five seconds, and never longer than a minute', () => {
  expect([1, 2, 3, 4, 5, 50].map(pauseAfter)).toEqual([
    5_000, 10_000, 20_000, 40_000, 60_000, 60_000,
  ]);
});

test('a letter is given up after 72 hours, and a dug-up one not at its first failure', () => {
  const createdAt = new Date('2026-11-20T08:00:00Z');
  const after = (hours: number) => new Date(createdAt.getTime() + hours * 3_600_000);
  expect(isGivenUp({ attempts: 79, createdAt }, after(71.9))).toBe(false);
  expect(isGivenUp({ attempts: 79, createdAt }, after(72))).toBe(true);
  expect(isGivenUp({ attempts: 1, createdAt }, after(200))).toBe(false);
});
