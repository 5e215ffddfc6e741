import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  derivingLimit,
  openBuckets,
  openLimit,
  provedLimit,
  signInLimit,
  unprovedLimit,
  type Limit,
} from './limits.ts';

const school = '192.0.2.7';

describe('buckets', () => {
  test('thirty pupils who send without a proof at the same moment, and three times more for lost answers, do not wait', () => {
    const { take } = openBuckets(unprovedLimit);
    expect(
      Array.from({ length: 30 * 4 }, () => take(school, 0)).filter((wait) => wait > 0),
    ).toEqual([]);
  });

  test('nor without JavaScript, where the server derives for each, and once more for the receipt in another language', () => {
    const { take } = openBuckets(derivingLimit);
    for (let pupil = 0; pupil < 60; pupil++) expect(take(school, 0)).toBe(0);
    expect(take(school, 0)).toBeGreaterThan(0);
  });

  test('a flood without proofs is slowed down to the rate, then refused, and its neighbour notices nothing', () => {
    const { take } = openBuckets(unprovedLimit);
    const waits = Array.from({ length: 1_000 }, () => take(school, 0));
    const { burst, perSecond, mostWaitMs } = unprovedLimit;
    const heldBack = waits.filter((wait) => wait > 0 && wait <= mostWaitMs);
    expect(heldBack).toHaveLength((mostWaitMs / 1000) * perSecond);
    expect(waits.filter((wait) => wait > mostWaitMs)).toHaveLength(1_000 - burst - heldBack.length);
    expect(take('192.0.2.8', 0)).toBe(0);
  });

  test('a report with a proof may be sent again twenty times at once', () => {
    const { take } = openBuckets(provedLimit);
    for (let time = 0; time < 20; time++) expect(take('id of a report', 0)).toBe(0);
  });

  test('whoever mistypes a password does not wait, and whoever guesses at one account does', () => {
    const { take } = openBuckets(signInLimit);
    for (let time = 0; time < 20; time++) expect(take(`kari@example.no ${school}`, 0)).toBe(0);
    expect(take(`kari@example.no ${school}`, 0)).toBeGreaterThan(0);
    expect(take(`per@example.no ${school}`, 0)).toBe(0);
    expect(take(`kari@example.no 192.0.2.8`, 0)).toBe(0);
  });

  test('after five minutes nothing is known of anybody', () => {
    const { take } = openBuckets({ burst: 1, perSecond: 0.001, mostWaitMs: 0 });
    expect([take(school, 0), take(school, 1) > 0, take(school, 5 * 60_000)]).toEqual([0, true, 0]);
  });

  test.each([
    ['2001:db8:1:2::7', '2001:db8:1:2:aaaa:bbbb:cccc:dddd', true],
    ['2001:db8:1:2::7', '2001:db8:1:3::7', false],
    ['2001:db8::7', '2001:db8:0:0:1::', true],
    ['2001:db8::7', '2001:db8::1:2:3:4:5', false],
    ['::ffff:192.0.2.7', '::ffff:192.0.2.8', false],
  ])('%s and %s are one household: %s', (one, other, same) => {
    const { take } = openBuckets({ burst: 1, perSecond: 0.001, mostWaitMs: 0 });
    take(one, 0);
    expect(take(other, 0) > 0).toBe(same);
  });

  test('never lets through more than the burst and what the time since then allows', () => {
    const limit: Limit = { burst: 5, perSecond: 2, mostWaitMs: 0 };
    fc.assert(
      fc.property(fc.array(fc.nat(2_000), { maxLength: 100 }), (pauses) => {
        const { take } = openBuckets(limit);
        let now = 0;
        let passed = 0;
        for (const pause of pauses) {
          now += pause;
          if (now >= 5 * 60_000) return true;
          if (take(school, now) === 0) passed += 1;
        }
        return passed <= limit.burst + (now / 1000) * limit.perSecond + 1;
      }),
    );
  });
});

describe('a limit', () => {
  test('holds back who may be held back, and then lets in', async () => {
    const turnOf = openLimit({ burst: 1, perSecond: 10, mostWaitMs: 1_000 }, stopped);
    await turnOf(school);
    const before = performance.now();
    await turnOf(school);
    // A timer may fire a millisecond early.
    expect(performance.now() - before).toBeGreaterThan(98);
  });

  test('tells who may not when to come again, and lets another in at once', async () => {
    const turnOf = openLimit({ burst: 1, perSecond: 0.5, mostWaitMs: 0 }, stopped);
    await turnOf(school);
    await expect(turnOf(school)).rejects.toMatchObject({
      slug: 'slow-down',
      options: { headers: { 'retry-after': '2' } },
    });
    await turnOf('192.0.2.9');
  });
});

const stopped = { now: () => new Date(0) };
