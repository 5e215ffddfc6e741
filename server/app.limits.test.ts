/**
 * The limits as they stand in the whole server: a school is one address, so nothing that leads to a report is refused for a
 * neighbour's sake, and who guesses at one account keeps no colleague out.
 */
import { factsAt } from '../contract/facts.make.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ReportRequest } from '../contract/api/public.ts';
import { signInLimit, unprovedLimit } from './http/limits.ts';
import { hashing } from './people/secret.ts';
import { newChallenge, proofKeys } from './reports/proof.ts';
import { manyReports } from './testing/flood.ts';
import { headerOf, solved } from './testing/proofs.ts';
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
const signIn = (email: string, remoteAddress = school) =>
  world.app.inject({
    method: 'POST',
    url: '/api/v1/sign-ins',
    remoteAddress,
    payload: { email, signInSecret: 'A'.repeat(43) },
  });
const reports = (count: number) => manyReports(world, place, count);
const statuses = (answers: { statusCode: number }[]) => [
  ...new Set(answers.map(({ statusCode }) => statusCode)),
];
const send = (bodies: ReportRequest[]) =>
  Promise.all(bodies.map((body) => postReport(world, body, {}, school)));

/** Made and solved in earnest, of one try. */
async function proofOf({ id }: ReportRequest): Promise<string> {
  const keys = proofKeys(world.parts.config.secret);
  const asked = { organisation: place.slug, reportId: id };
  return headerOf(await solved(await newChallenge(asked, 1, world.clock.now(), keys)));
}

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

  test('all get through at once, with a proof, when somebody there asks for very much and sends junk and reports without one', async () => {
    const sealed = await reports(pupils);
    const [one, ...flood] = await reports(unprovedLimit.burst + 41);
    const junk = () =>
      world.app.inject({
        method: 'POST',
        url: '/api/v1/reports',
        remoteAddress: school,
        headers: { 'idempotency-key': one!.id, 'content-type': 'application/json' },
        payload: '{}',
      });
    const asked = Array.from({ length: 300 }, () => settings());
    // What is not well formed takes no room from a report that is.
    const refused = Array.from({ length: 300 }, junk);
    const unproved = send(flood);
    const answers = await Promise.all(
      sealed.map(async (body) =>
        postReport(world, body, { 'mobbeknapp-proof': await proofOf(body) }, school),
      ),
    );
    expect(statuses(answers)).toEqual([201]);
    expect([statuses(await Promise.all(asked)), statuses(await Promise.all(refused))]).toEqual([
      [200],
      [422],
    ]);
    expect(statuses(await Promise.all([settings(), readers()]))).toEqual([200]);
    // Beyond what can wait, one without a proof is told when to come again; its neighbour is not, and it is not with a proof.
    const late = await postReport(world, one!, {}, school);
    expect([late.statusCode, typeOf(late)]).toEqual([429, '/problems/slow-down']);
    expect((await postReport(world, (await reports(1))[0]!, {}, neighbour)).statusCode).toBe(201);
    const proof = await proofOf(one!);
    const proved = await postReport(world, one!, { 'mobbeknapp-proof': proof }, school);
    expect(proved.statusCode).toBe(201);
    await unproved;
  });
});

describe('the entrance', () => {
  test('refuses who guesses at one account from one address, and nobody else there', async () => {
    const guesses = await Promise.all(
      Array.from({ length: signInLimit.burst + 1 }, () => signIn('kari@example.no')),
    );
    expect(guesses.filter(({ statusCode }) => statusCode === 429)).toHaveLength(1 + 15);
    const refused = guesses.filter((answer) => typeOf(answer) === '/problems/slow-down');
    expect(refused.map(({ headers }) => headers['retry-after'])).toEqual(['5']);
    expect(typeOf(await signIn('per@example.no'))).toBe('/problems/sign-in-failed');
    // The pause of the account is another thing, and nobody's who asks from elsewhere.
    expect(typeOf(await signIn('kari@example.no', neighbour))).toBe('/problems/sign-in-failed');
    expect((await asHandler(world, place.handlers.rektor).get('/cases')).statusCode).toBe(200);
  });

  test('hashes two passwords at a time, lets a few hundred wait and tells the others clearly, who have tried nothing by it', async () => {
    const ends = await Promise.all([hashing.take('a'), hashing.take('b')]);
    const waiting = Array.from({ length: 200 }, () => hashing.take('192.0.2.200'));
    const refused = await signIn('kari@example.no', '192.0.2.200');
    expect([refused.statusCode, typeOf(refused), refused.headers['retry-after']]).toEqual([
      ...[429, '/problems/slow-down', '5'],
    ]);
    // Another address takes the last place of that one, and its turn comes after the next.
    const other = signIn('per@example.no', neighbour);
    await expect(waiting.at(-1)).rejects.toMatchObject({ slug: 'slow-down' });
    for (const end of ends) end();
    for (const turn of waiting.slice(0, -1)) void turn.then((end) => end());
    expect(typeOf(await other)).toBe('/problems/sign-in-failed');
    const tries = Array.from({ length: 5 }, () => signIn('kari@example.no'));
    expect((await Promise.all(tries)).map(typeOf)).toEqual(
      Array.from({ length: 5 }, () => '/problems/sign-in-failed'),
    );
  });
});
