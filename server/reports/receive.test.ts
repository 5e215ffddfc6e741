/** A report from the form to the handler and back, once, however often it is sent. */
import { describe, expect, test } from 'vitest';
import type { FollowUpAnswer, ReportAnswer, ReportRequest } from '../../contract/api/public.ts';
import { unlockKey } from '../../contract/sealing/grant.ts';
import { open, seal } from '../../contract/sealing/seal.ts';
import {
  askFollowUp,
  asHandler,
  addHandler,
  countRows,
  openServerWorld,
  postReport,
  sealedReport,
  seedPlace,
  storedReport,
  type SealedReport,
  typeOf,
} from '../testing/server-world.ts';
import { renewKey } from '../testing/tree.ts';

const world = await openServerWorld();
const freshPlace = () => seedPlace(world);
const followUp = (token: string, headers: Record<string, string> = {}) =>
  askFollowUp(world, token, headers);

describe('a report, from the form to the handler and back', () => {
  test('is stored whole, told of, opened by its readers and by the code alone', async () => {
    const place = await freshPlace();
    const before = world.woken();
    const sent = await sealedReport(world, place, {
      text: 'De låser døra.',
      names: 'Per Oppdiktet',
    });
    const answer = await postReport(world, sent.body);

    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      id: sent.body.id,
      receivedOn: '2026-11-23',
      urgent: false,
    });
    expect(answer.json<ReportAnswer>().deadlines).toContainEqual({
      clock: 'first-contact',
      standing: 'goal',
      dueOn: '2026-11-26',
      basis: null,
    });
    expect(world.woken()).toBe(before + 1);
    expect(await countRows(world, place)).toEqual({
      owner: 0,
      independent: 0,
      school: 1,
      letters: 1,
    });

    const rektor = asHandler(world, place.handlers.rektor);
    const { cases } = (await rektor.get('/cases')).json<{ cases: { id: string }[] }>();
    expect(cases).toHaveLength(1);
    const reading = (await rektor.post(`/cases/${cases[0]!.id}/readings`)).json<{
      content: SealedReport['body']['content'];
      identity: SealedReport['body']['identity'];
    }>();
    const binding = { organisationId: place.rootId, id: sent.body.id, version: 1 } as const;
    const key = place.inboxes.school.keys.privateKey;
    expect(await open(reading.content as never, key, { ...binding, part: 'content' })).toEqual({
      text: 'De låser døra.',
    });
    expect(await open(reading.identity as never, key, { ...binding, part: 'identity' })).toEqual({
      names: 'Per Oppdiktet',
    });

    const back = (await followUp(sent.accessToken)).json<FollowUpAnswer>();
    expect(back).toMatchObject({
      reportId: sent.body.id,
      status: 'received',
      readOn: null,
      messages: [],
    });
    expect(await unlockKey(back.lockedKey, sent.unwrappingKey)).toEqual(sent.reporter.privateKey);
  });

  test('stores nothing of what was written in clear', async () => {
    const place = await freshPlace();
    const { caseId, body } = await storedReport(world, place, {
      text: 'hemmelig-ord',
      names: 'Per Hemmelig',
    });
    const rows = await world.store.read(async ({ reports, cases, audit }) => [
      await reports.get(place.rootId, body.id),
      await cases.find(place.rootId, caseId),
      await audit.ofChain(place.rootId, caseId),
    ]);
    const text = JSON.stringify(rows) + world.lines.join('');
    expect(text).toContain(caseId);
    expect(text).not.toMatch(/hemmelig/i);
  });

  test('begins the chain of its case', async () => {
    const place = await freshPlace();
    const { caseId, body } = await storedReport(world, place);
    const { entries, isIntact } = await world.store.read(({ audit }) =>
      audit.history(place.rootId, caseId),
    );
    expect(entries).toMatchObject([
      { action: 'received', handlerId: null, params: { reportId: body.id, proof: 'none' } },
    ]);
    expect(isIntact).toBe(true);
  });

  test('with danger tells the owner too, at once', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place, { facts: { danger: 'yes' } });
    expect(await countRows(world, place)).toMatchObject({ owner: 1, school: 1, letters: 2 });
    const found = await world.store.read(({ cases }) => cases.find(place.rootId, caseId));
    expect(found!.case.urgent).toBe(true);
  });

  test('on the leader never comes to her, and tells her nothing', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place, { facts: { accused: 'leader' } });
    expect(await countRows(world, place)).toEqual({
      owner: 1,
      independent: 0,
      school: 0,
      letters: 1,
    });
    const exclusions = await world.store.read(({ cases }) => cases.exclusionsOf(caseId));
    expect(exclusions).toEqual([place.inboxes.school.id]);
  });
});

describe('sent again', () => {
  test('it gets the same answer, and nothing is written', async () => {
    const place = await freshPlace();
    const { body } = await sealedReport(world, place);
    const first = await postReport(world, body);
    const woken = world.woken();
    world.pass(40 * 86_400_000);
    const second = await postReport(world, body);
    world.pass(-40 * 86_400_000);
    expect([second.statusCode, second.body]).toEqual([201, first.body]);
    expect(await countRows(world, place)).toMatchObject({ school: 1, letters: 1 });
    expect(world.woken()).toBe(woken);
  });

  test.each(['sqlite', 'postgres'] as const)(
    'it gets the same answer when twenty arrive at once, on %s',
    async (kind) => {
      const own = await openServerWorld({ kind });
      const place = await seedPlace(own, 'samtidig');
      const { body } = await sealedReport(own, place);
      const answers = await Promise.all(Array.from({ length: 20 }, () => postReport(own, body)));
      expect(new Set(answers.map((answer) => `${answer.statusCode} ${answer.body}`)).size).toBe(1);
      expect(answers[0]!.statusCode).toBe(201);
      expect(await countRows(own, place)).toMatchObject({ school: 1, letters: 1 });
      expect(own.woken()).toBe(1);
    },
  );

  test('it gets the same answer after the readers have changed', async () => {
    const place = await freshPlace();
    const { body } = await sealedReport(world, place);
    const first = await postReport(world, body);
    await changeKey(place);
    const second = await postReport(world, body);
    expect([second.statusCode, second.body]).toEqual([201, first.body]);
  });

  test('with another text under the same id it is refused, also at once', async () => {
    const place = await freshPlace();
    const { body } = await sealedReport(world, place);
    const other: ReportRequest = { ...body, written: 'frame' };
    const answers = await Promise.all([postReport(world, body), postReport(world, other)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    const refused = answers.find(({ statusCode }) => statusCode === 409)!;
    expect(typeOf(refused)).toBe('/problems/idempotency-key-reused');
    expect(await countRows(world, place)).toMatchObject({ school: 1, letters: 1 });
  });
});

test('when the readers have changed, the answer names those to seal to now', async () => {
  const place = await freshPlace();
  const { body } = await sealedReport(world, place);
  const { publicKey } = await changeKey(place);
  const answer = await postReport(world, body);
  expect(typeOf(answer)).toBe('/problems/route-changed');
  const { route } = answer.json<{
    route: { readers: { inboxId: string; key: object; as: string }[] };
  }>();
  expect(route.readers[0]).toMatchObject({
    inboxId: place.inboxes.school.id,
    as: 'reader',
    key: publicKey,
  });
  expect(JSON.stringify(route)).not.toContain(place.handlers.rektor.id);
});

test.each(['content', 'identity'] as const)(
  '%s that is sealed to other readers than the route’s is not taken',
  async (part) => {
    const place = await freshPlace();
    const { body } = await sealedReport(world, place);
    const other = await sealedReport(world, place, { facts: { accused: 'leader' } });
    const binding = { organisationId: place.rootId, id: body.id, version: 1, part } as const;
    const foreign = place.inboxes.independent.keys.publicKey;
    const sealed = await seal({ names: 'Per' }, [foreign, other.reporter.publicKey], binding);
    const answer = await postReport(world, { ...body, [part]: sealed });
    expect(typeOf(answer)).toBe('/problems/route-changed');
    expect(await countRows(world, place)).toMatchObject({ school: 0, letters: 0 });
  },
);

test('a report that nobody can open is stored all the same, loudly and without its facts', async () => {
  const place = await freshPlace();
  await world.store.transaction(async ({ organisations, people }) => {
    for (const { id } of Object.values(place.handlers)) {
      const row = (await people.get(place.rootId, id))!;
      await people.put({ ...row, state: 'disabled' });
    }
    await organisations.treeChanged(place.rootId);
  });
  world.lines.length = 0;
  await storedReport(world, place, { facts: { what: ['racism'] } });
  const alarm = world.lines.filter((line) => line.includes('"level":50'));
  expect(alarm).toHaveLength(1);
  expect(alarm[0]).toContain('nobody can open');
  expect(alarm[0]).not.toMatch(/racism|Luftslottet|pupil/);
});

/** The school's inbox has a new key, and its handler holds it. */
async function changeKey({ rootId, inboxes }: Awaited<ReturnType<typeof freshPlace>>) {
  const { id } = inboxes.school;
  const keys = await renewKey(world.store, rootId, id);
  await addHandler(world.store, rootId, [{ id, keys }]);
  return keys;
}
