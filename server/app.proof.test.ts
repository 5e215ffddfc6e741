/** Proof of work against the whole server with its limits on: a class gets through with it and without, and it refuses nobody. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { ChallengeAnswer, ReportRequest } from '../contract/api/public.ts';
import { factsAt } from '../contract/facts.make.ts';
import { newId } from '../contract/ids.ts';
import { manyReports } from './testing/flood.ts';
import { askChallenge, headerOf, solved } from './testing/proofs.ts';
import {
  openServerWorld,
  postReport,
  seedPlace,
  typeOf,
  type Place,
  type ServerWorld,
} from './testing/server-world.ts';

const school = '192.0.2.7';
const pupils = 30;

let world: ServerWorld;
let place: Place;
beforeEach(async () => {
  world = await openServerWorld({ config: { limits: 'on' } });
  place = await seedPlace(world);
});

/** As the form does: settings, a challenge once something is answered, the readers, and the report. */
async function open(): Promise<number> {
  const url = `/api/v1/organisations/${place.slug}`;
  return (await world.app.inject({ url, remoteAddress: school })).statusCode;
}
async function proofFor({ id }: ReportRequest): Promise<string> {
  const answer = await askChallenge(world, place.slug, id, school);
  return headerOf(await solved(answer.json<ChallengeAnswer>()));
}
async function askReaders(): Promise<number> {
  const payload = { organisation: place.slug, facts: factsAt(place.schoolId) };
  const options = {
    method: 'POST',
    url: '/api/v1/routes',
    remoteAddress: school,
    payload,
  } as const;
  return (await world.app.inject(options)).statusCode;
}
const send = (report: ReportRequest, proof?: string) =>
  postReport(world, report, proof === undefined ? {} : { 'mobbeknapp-proof': proof }, school);

/** What the history of its case says. */
async function proofIn({ id }: ReportRequest): Promise<string | undefined> {
  return world.store.read(async ({ reports, audit }) => {
    const { caseId } = (await reports.fingerprint(id))!;
    const [received] = await audit.ofChain(place.rootId, caseId);
    return received!.params['proof'];
  });
}

describe('thirty pupils behind one address within two minutes', () => {
  test.each(['valid', 'none'] as const)(
    'all get through, with a proof that is %s',
    async (proof) => {
      const reports = await manyReports(world, place, pupils);
      for (const report of reports) {
        expect(await open()).toBe(200);
        const header = proof === 'valid' ? await proofFor(report) : undefined;
        expect(await askReaders()).toBe(200);
        expect((await send(report, header)).statusCode).toBe(201);
        world.pass(4_000);
      }
      for (const report of reports) expect(await proofIn(report)).toBe(proof);
    },
  );
});

test('a proof counts for its own report alone, however often that is sent', async () => {
  const [own, other] = await manyReports(world, place, 2);
  const proof = await proofFor(own!);
  const first = await send(own!, proof);
  const again = await send(own!, proof);
  const without = await send(own!);
  expect([again.body, without.body]).toEqual([first.body, first.body]);
  expect((await send(other!, proof)).statusCode).toBe(201);
  expect(await proofIn(own!)).toBe('valid');
  expect(await proofIn(other!)).toBe('none');
});

test('a proof that is too old, or nonsense, refuses nothing', async () => {
  const [late, odd] = await manyReports(world, place, 2);
  const proof = await proofFor(late!);
  world.pass(31 * 60_000);
  expect((await send(late!, proof)).statusCode).toBe(201);
  expect((await send(odd!, 'nonsense, "\\')).statusCode).toBe(201);
  expect([await proofIn(late!), await proofIn(odd!)]).toEqual(['none', 'none']);
});

describe('a challenge', () => {
  test('of no organisation is not found', async () => {
    const answer = await askChallenge(world, 'no-such-place', newId());
    expect([answer.statusCode, typeOf(answer)]).toEqual([404, '/problems/not-found']);
  });

  test('leaves nothing behind: no line in the log, and no cookie', async () => {
    const lines = world.lines.length;
    const answer = await askChallenge(world, place.slug, newId());
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(world.lines).toHaveLength(lines);
  });
});
