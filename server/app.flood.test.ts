/**
 * A flood, against the whole server with its limits on: every report is stored and counted, few letters leave, one of them
 * after the last report, and nothing is left of where it came from.
 */
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ListAnswer } from '../contract/api/cases.ts';
import type { DeskAnswer } from '../contract/api/people.ts';
import type { ReportRequest } from '../contract/api/public.ts';
import { bursts } from './reports/bursts.ts';
import { newChallenge, proofKeys } from './reports/proof.ts';
import { openStore } from './store/open.ts';
import type { ClaimedLetter } from './store/records.ts';
import { freshUrl, storeSecrets } from './testing/databases.ts';
import { manyReports } from './testing/flood.ts';
import { headerOf, solved } from './testing/proofs.ts';
import {
  asHandler,
  openServerWorld,
  postReport,
  seedPlace,
  type Place,
  type ServerWorld,
} from './testing/server-world.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const { most } = bursts.unit;

let url: string;
let world: ServerWorld;
let place: Place;
beforeEach(async () => {
  url = await freshUrl('sqlite');
  world = await openServerWorld({
    store: await openStore(url, storeSecrets),
    config: { limits: 'on' },
  });
  place = await seedPlace(world);
});

/** From as many addresses as it takes not to be slowed down. */
const addressOf = (index: number) => `203.0.${Math.floor(index / 100)}.77`;
async function send(bodies: ReportRequest[], from = addressOf): Promise<void> {
  const answers = await Promise.all(
    bodies.map((body, index) => postReport(world, body, {}, from(index))),
  );
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]));
}
/** Sends what is due now, as the outbox does; `deliver`: what came to the head of the school. */
async function deliverAll(): Promise<ClaimedLetter[]> {
  const now = world.clock.now();
  return world.store.transaction(async ({ outbox }) => {
    const letters = await outbox.claim(now, minute, 1_000);
    for (const { id, attempts } of letters) await outbox.sent(id, attempts, now);
    return letters;
  });
}
const deliver = async () =>
  (await deliverAll()).filter(({ handlerId }) => handlerId === place.handlers.rektor.id);
const kinds = (letters: ClaimedLetter[]) => letters.map(({ kind }) => kind).sort();
const rektor = () => asHandler(world, place.handlers.rektor);
async function lying() {
  const { inboxes } = (await rektor().get('/desk')).json<DeskAnswer>();
  return inboxes.find((row) => row.inboxId === place.inboxes.school.id)!;
}
const list = async (query: string) => (await rektor().get(`/cases${query}`)).json<ListAnswer>();

test('what comes beyond a burst is stored and counted apart, with its deadlines, and told of once a day', async () => {
  await send(await manyReports(world, place, 400));
  expect(kinds(await deliver())).toEqual(['quarantine', 'reports']);
  const apart = 400 - most;
  expect(await lying()).toMatchObject({
    unread: most,
    quarantined: apart,
    quarantinedUnread: apart,
    quarantinedDueOn: expect.any(String) as string,
  });
  const { cases } = await list('?show=quarantine&limit=100');
  expect(cases).toHaveLength(100);
  expect(cases[0]).toMatchObject({ unread: true, intake: 'quarantine' });
  expect(cases.every(({ next }) => next !== null)).toBe(true);
  expect((await list('?show=all&limit=1')).cases[0]).toMatchObject({ intake: 'ordinary' });

  world.pass(day - minute);
  await send(await manyReports(world, place, 100));
  // The first sixty as on any day; those beyond it were told of within the last day.
  expect(kinds(await deliver())).toEqual(['reports']);
  world.pass(minute);
  expect(kinds(await deliver())).toEqual(['quarantine']);
  world.pass(2 * day);
  expect(await deliver()).toEqual([]);
});

test('a report to another school of the same owner is not touched by it', async () => {
  const other = await seedPlace(world);
  await send(await manyReports(world, place, 200));
  const [report] = await manyReports(world, other, 1);
  await postReport(world, report!, {}, '203.0.0.77');
  const seen = await asHandler(world, other.handlers.rektor).get('/cases');
  expect(seen.json<ListAnswer>().cases).toMatchObject([{ intake: 'ordinary' }]);
});

describe('thirty pupils behind one address', () => {
  test('all get through within two minutes, into the ordinary list, each with a case and one letter for all', async () => {
    const bodies = await manyReports(world, place, 30);
    for (const body of bodies) {
      expect((await postReport(world, body, {}, '192.0.2.7')).statusCode).toBe(201);
      world.pass(4_000);
    }
    expect(await lying()).toMatchObject({ unread: 30, quarantined: 0 });
    expect((await list('?show=unread&limit=100')).cases).toHaveLength(30);
    expect(kinds(await deliver())).toEqual(['reports']);
  });

  test('all get through when each answer is lost and each sends again', async () => {
    const bodies = await manyReports(world, place, 30);
    for (const body of [...bodies, ...bodies, ...bodies, ...bodies])
      expect((await postReport(world, body, {}, '192.0.2.7')).statusCode).toBe(201);
    expect(await lying()).toMatchObject({ unread: 30, quarantined: 0 });
  });
});

test('danger is never set apart: it stands first, an urgent letter leaves at once, and a flood of it gives few', async () => {
  await send(await manyReports(world, place, 100));
  await deliver();
  const [first, ...others] = await manyReports(world, place, 40, { facts: { danger: 'unsure' } });
  await postReport(world, first!, {}, '198.51.100.9');
  expect(await deliver()).toMatchObject([{ kind: 'report', urgent: true }]);
  for (const body of others) {
    await postReport(world, body, {}, '198.51.100.9');
    expect(await deliver()).toEqual([]);
  }
  expect((await list('?limit=100')).cases.slice(0, 41).map(({ urgent }) => urgent)).toEqual([
    ...Array.from({ length: 40 }, () => true),
    false,
  ]);
  world.pass(5 * minute);
  expect((await deliver()).filter(({ urgent }) => urgent)).toMatchObject([{ kind: 'reports' }]);
  expect(await lying()).toMatchObject({ urgentUnread: 40, quarantined: 100 - most });
});

test('a hundred and fifty reports of danger with a proof of work are six letters to each who must know, and nothing is lost', async () => {
  const bodies = await manyReports(world, place, 150, { facts: { danger: 'yes' } });
  const keys = proofKeys(world.parts.config.secret);
  const letters: ClaimedLetter[] = [];
  for (const [index, body] of bodies.entries()) {
    const headers = {
      'mobbeknapp-proof': headerOf(
        await solved(
          await newChallenge(
            { organisation: place.slug, reportId: body.id },
            1,
            world.clock.now(),
            keys,
          ),
        ),
      ),
    };
    expect((await postReport(world, body, headers, addressOf(index))).statusCode).toBe(201);
    letters.push(...(await deliverAll()));
    world.pass(1_000);
  }
  world.pass(5 * minute);
  const last = await deliverAll();
  expect(last.map(({ kind, urgent }) => `${kind} ${urgent}`)).toEqual(
    Array.from({ length: 2 }, () => 'reports true'),
  );
  const of = (id: string) => [...letters, ...last].filter(({ handlerId }) => handlerId === id);
  const { rektor: head, owner } = place.handlers;
  expect([of(head.id).length, of(owner.id).length]).toEqual([6, 6]);
  expect([...letters, ...last]).toHaveLength(12);
  expect(await lying()).toMatchObject({ urgentUnread: 150, quarantined: 0 });
});

test('nothing of an address is in the database, the log or a letter', async () => {
  const addresses = ['203.0.113.77', '2001:db8:77:88::99'];
  const bodies = await manyReports(world, place, 80);
  await send(bodies, (index) => addresses[index % 2]!);
  const letters = await deliver();
  await world.store.close();
  const path = url.slice('file:'.length);
  const files = await Promise.all(
    [path, `${path}-wal`].map((file) => readFile(file, 'latin1').catch(() => '')),
  );
  const all = [...files, ...world.lines, JSON.stringify(letters)].join('\n');
  // The search itself works.
  expect(all).toContain(bodies[0]!.id);
  for (const part of ['203.0.113', '2001:db8:77', ...addresses]) expect(all).not.toContain(part);
});
