/** When the next try comes: after longer and longer waits, or at once when the line is back, and never twice for one. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { triesByItself, tryLater } from './retry.ts';

const again = vi.fn<() => void>();
let stop: () => void = () => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  again.mockClear();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const waitOf = (tries: number): number => {
  const started = Date.now();
  stop = tryLater(tries, again);
  vi.runAllTimers();
  return Date.now() - started;
};

test('each wait is longer than the one before, and all of them are over within two minutes', () => {
  const waits = Array.from({ length: triesByItself }, (_, tries) => waitOf(tries));
  expect(waits).toEqual([...waits].sort((one, other) => one - other));
  expect(new Set(waits).size).toBe(triesByItself);
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(120_000);
  expect(again).toHaveBeenCalledTimes(triesByItself);
});

test('the line that is back is not waited for, and counts once', () => {
  stop = tryLater(0, again);
  dispatchEvent(new Event('online'));
  expect(again).toHaveBeenCalledTimes(1);
  dispatchEvent(new Event('online'));
  vi.runAllTimers();
  expect(again).toHaveBeenCalledTimes(1);
});

test('when the tries are used up only the line brings another', () => {
  stop = tryLater(triesByItself, again);
  vi.runAllTimers();
  expect(again).not.toHaveBeenCalled();
  dispatchEvent(new Event('online'));
  expect(again).toHaveBeenCalledTimes(1);
});

test('called off means called off', () => {
  stop = tryLater(0, again);
  stop();
  dispatchEvent(new Event('online'));
  vi.runAllTimers();
  expect(again).not.toHaveBeenCalled();
});
