import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import {
  derivingLimit,
  entranceLimit,
  installLimit,
  openBuckets,
  reporterLimit,
  type Limit,
} from './limits.ts';
import { installProblems } from './problem.ts';
import { newServer } from './server.ts';

const school = '192.0.2.7';

describe('buckets', () => {
  test('thirty pupils behind one address ask, choose and send within two minutes, and nobody waits', () => {
    const { take } = openBuckets(reporterLimit);
    // Settings, readers asked twice, the report, and once more for a lost answer.
    const waits = Array.from({ length: 30 * 5 }, (_, index) =>
      take(school, (index * 120_000) / 150),
    );
    expect(waits.filter((wait) => wait > 0)).toEqual([]);
  });

  test('thirty pupils who press at the same moment do not wait either', () => {
    const { take } = openBuckets(reporterLimit);
    expect(
      Array.from({ length: 30 * 5 }, () => take(school, 0)).filter((wait) => wait > 0),
    ).toEqual([]);
  });

  test('nor without JavaScript, where each of fourteen screens is a request, and sending one more that the server derives for', () => {
    const [pages, derivations] = [openBuckets(reporterLimit), openBuckets(derivingLimit)];
    const pupils = Array.from({ length: 30 }, (_, pupil) => pupil);
    // All at the same moment, screen for screen.
    for (let screen = 0; screen < 14; screen++)
      for (const _ of pupils) expect(pages.take(school, (screen * 120_000) / 14)).toBe(0);
    // And once more for the receipt in another language.
    for (const _ of [...pupils, ...pupils]) expect(derivations.take(school, 120_000)).toBe(0);
    expect(derivations.take(school, 120_000)).toBeGreaterThan(0);
  });

  test('a flood is slowed down to the rate, then refused, and its neighbour notices nothing', () => {
    const { take } = openBuckets(reporterLimit);
    const waits = Array.from({ length: 1_000 }, () => take(school, 0));
    const { burst, perSecond, mostWaitMs } = reporterLimit;
    const heldBack = waits.filter((wait) => wait > 0 && wait <= mostWaitMs);
    expect(heldBack).toHaveLength((mostWaitMs / 1000) * perSecond);
    expect(waits.filter((wait) => wait > mostWaitMs)).toHaveLength(1_000 - burst - heldBack.length);
    expect(take('192.0.2.8', 0)).toBe(0);
  });

  test('twenty colleagues sign in together', () => {
    const { take } = openBuckets(entranceLimit);
    expect(
      Array.from({ length: 20 * 3 }, () => take(school, 0)).filter((wait) => wait > 0),
    ).toEqual([]);
    expect(take(school, 0)).toBeGreaterThan(0);
  });

  test('after five minutes nothing is known of anybody', () => {
    const { take } = openBuckets({ burst: 1, perSecond: 0.001, mostWaitMs: 0 });
    expect([take(school, 0), take(school, 1) > 0, take(school, 5 * 60_000)]).toEqual([0, true, 0]);
  });

  test.each([
    ['2001:db8:1:2::7', '2001:db8:1:2:aaaa:bbbb:cccc:dddd', true],
    ['2001:db8:1:2::7', '2001:db8:1:3::7', false],
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

describe('at the door', () => {
  let app: FastifyInstance;
  afterEach(() => app.close());

  const open = async (limit: Limit) => {
    app = newServer({
      logLevel: 'silent',
      trustProxy: false,
      publicUrl: new URL('https://meld.example.no'),
    });
    installProblems(app);
    installLimit(app, limit, { now: () => new Date(0) });
    app.get('/', () => ({}));
    await app.ready();
  };

  test('who may be held back is held back, and then let in', async () => {
    await open({ burst: 1, perSecond: 10, mostWaitMs: 1_000 });
    await app.inject('/');
    const before = performance.now();
    expect((await app.inject('/')).statusCode).toBe(200);
    // A timer may fire a millisecond early.
    expect(performance.now() - before).toBeGreaterThan(98);
  });

  test('who may not is told when to come again', async () => {
    await open({ burst: 1, perSecond: 0.5, mostWaitMs: 0 });
    await app.inject('/');
    const answer = await app.inject('/');
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '2']);
    expect(answer.json()).toMatchObject({ type: '/problems/slow-down' });
  });

  test('another address is let in at once', async () => {
    await open({ burst: 1, perSecond: 0.5, mostWaitMs: 0 });
    await app.inject('/');
    expect((await app.inject({ url: '/', remoteAddress: '192.0.2.9' })).statusCode).toBe(200);
  });
});
