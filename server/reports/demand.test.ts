/** The rule by which more is asked while very many come, and little again afterwards. */
import { expect, test } from 'vitest';
import { demand, mostTries, openDemand } from './demand.ts';

function world() {
  let now = Date.UTC(2026, 10, 23, 8);
  const clock = { now: () => new Date(now) };
  const { ask } = openDemand(clock);
  const askTimes = (times: number, organisation = 'a') =>
    Array.from({ length: times }, () => ask(organisation));
  return { ask, askTimes, pass: (minutes: number) => void (now += minutes * 60_000) };
}

test('two classes at the same moment are asked for as little as one child is', () => {
  expect(new Set(world().askTimes(demand.step))).toEqual(new Set([demand.tries]));
});

test('it doubles with every sixty and stops at eight times', () => {
  const { askTimes } = world();
  const asked = askTimes(400);
  const steps = [0, 60, 120, 180, 239, 399].map((index) => asked[index]! / demand.tries);
  expect(steps).toEqual([1, 2, 4, 8, 8, 8]);
  expect(mostTries(1_000_000)).toBe(8 * demand.tries);
});

test('twenty minutes after a flood of any length little is asked again', () => {
  const { ask, askTimes, pass } = world();
  askTimes(5_000);
  pass(1);
  expect(ask('a')).toBe(8 * demand.tries);
  pass(19);
  expect(ask('a')).toBe(demand.tries);
});

test('another organisation is not asked for more', () => {
  const { ask, askTimes } = world();
  askTimes(500);
  expect(ask('b')).toBe(demand.tries);
});

test('a clock that is set back forgets nothing and breaks nothing', () => {
  const { ask, askTimes, pass } = world();
  askTimes(200);
  pass(-60);
  expect(ask('a')).toBe(8 * demand.tries);
});
