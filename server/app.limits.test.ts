/**
 * The limits as they stand in the whole server: a school is one address, so it is slowed down and not shut out; who
 * guesses at the entrance is told to wait, and no reporter waits for that.
 */
import { factsAt } from '../contract/facts.make.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ReportRequest } from '../contract/api/public.ts';
import { manyReports } from './testing/flood.ts';
import {
  asHandler,
  openServerWorld,
  postReport,
  seedPlace,
  typeOf,
  type Place,
  type ServerWorld,
} from './testing/server-world.ts';

const school = '192.0.2.7';
const neighbour = '198.51.100.9';
const pupils = 30;

let world: ServerWorld;
let place: Place;
beforeEach(async () => {
  world = await openServerWorld({ config: { limits: 'on' } });
  place = await seedPlace(world);
});

const settings = (from = school) =>
  world.app.inject({ url: `/api/v1/organisations/${place.slug}`, remoteAddress: from });
const readers = () =>
  world.app.inject({
    method: 'POST',
    url: '/api/v1/routes',
    remoteAddress: school,
    payload: { organisation: place.slug, facts: factsAt(place.schoolId) },
  });
const salt = () =>
  world.app.inject({
    method: 'POST',
    url: '/api/v1/sign-ins/salts',
    remoteAddress: school,
    payload: { email: 'kari@example.no' },
  });
const reports = (count: number) => manyReports(world, place, count);
const statuses = (answers: { statusCode: number }[]) => [
  ...new Set(answers.map(({ statusCode }) => statusCode)),
];
const send = (bodies: ReportRequest[]) =>
  Promise.all(bodies.map((body) => postReport(world, body, {}, school)));

describe('thirty pupils behind one address', () => {
  test('open the form, ask for the readers and send in the same moment', async () => {
    const sealed = await reports(pupils);
    const each = Array.from({ length: pupils });
    expect(statuses(await Promise.all(each.map(() => settings())))).toEqual([200]);
    expect(statuses(await Promise.all(each.flatMap(() => [readers(), readers()])))).toEqual([200]);
    expect(statuses(await send(sealed))).toEqual([201]);
    // A lost answer: the form sends the same once more.
    expect(statuses(await send(sealed))).toEqual([201]);
  });

  test('all get through, later, when somebody there floods the server first', async () => {
    const sealed = await reports(pupils);
    const flood = await Promise.all(Array.from({ length: 240 }, () => settings()));
    expect(statuses(flood)).toEqual([200]);
    const before = performance.now();
    expect(statuses(await send(sealed))).toEqual([201]);
    // Five a second, by timers that may fire a millisecond early.
    expect(performance.now() - before).toBeGreaterThan((pupils / 5) * 1000 - 50);
  });
});

test('a flood beyond what can wait is told when to come again, and another address does not notice it', async () => {
  const [report] = await reports(1);
  const flood = Array.from({ length: 285 }, () => settings());
  const before = performance.now();
  expect((await settings(neighbour)).statusCode).toBe(200);
  expect(performance.now() - before).toBeLessThan(4_000);
  const refused = (await Promise.all(flood)).filter(({ statusCode }) => statusCode !== 200);
  expect(refused).toHaveLength(5);
  expect(statuses(refused)).toEqual([429]);
  expect(typeOf(refused[0]!)).toBe('/problems/slow-down');
  expect(refused[0]!.headers['retry-after']).toBe('9');

  expect((await postReport(world, report!, {}, school)).statusCode).toBe(429);
  world.pass(9_000);
  expect((await postReport(world, report!, {}, school)).statusCode).toBe(201);
});

describe('the entrance', () => {
  test('refuses who tries too often from one address; reporters there and open desks do not wait for it', async () => {
    const [report] = await reports(1);
    const answers = await Promise.all(Array.from({ length: 61 }, salt));
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(1);
    const refused = await salt();
    expect([typeOf(refused), refused.headers['retry-after']]).toEqual(['/problems/slow-down', '2']);
    expect((await postReport(world, report!, {}, school)).statusCode).toBe(201);
    expect((await asHandler(world, place.handlers.rektor).get('/cases')).statusCode).toBe(200);
    world.pass(2_000);
    expect((await salt()).statusCode).toBe(200);
  });
});
