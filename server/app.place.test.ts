/** From what was set apart to the ordinary list and back: one press, the other readers are told, and no deadline changes. */
import { describe, expect, test } from 'vitest';
import type { CaseAnswer } from '../contract/api/cases.ts';
import { receive } from './reports/receive.ts';
import { actions, as, freshPlace, list, openCaseWorld, show, world } from './testing/case-world.ts';
import { sealedReport, typeOf, type Place } from './testing/server-world.ts';

await openCaseWorld();

/** An adult who works there: the owner's inbox reads as well. */
async function arrive(place: Place, intake: 'quarantine' | 'ordinary' = 'quarantine') {
  const { body } = await sealedReport(world, place, { facts: { accused: 'adult' } });
  await receive(body, 'hash', { intake, burst: 'burst', proof: 'none' }, world.parts);
  const stored = await world.store.read(({ reports }) => reports.fingerprint(body.id));
  return stored!.caseId;
}
const lettersTo = async (place: Place, handlerId: string) =>
  (await world.store.read(({ outbox }) => outbox.waiting(place.rootId))).filter(
    (letter) => letter.handlerId === handlerId,
  ).length;

describe('a case that was set apart', () => {
  test('is in a list of its own, says so in its history, and has the deadlines of any other', async () => {
    const place = await freshPlace();
    const caseId = await arrive(place);
    const ordinary = await arrive(place, 'ordinary');
    expect((await list(place.handlers.rektor)).cases).toMatchObject([{ id: ordinary }]);
    expect((await list(place.handlers.rektor, '?show=quarantine')).cases).toMatchObject([
      { id: caseId, unread: true, intake: 'quarantine' },
    ]);
    const shown = await show(place.handlers.rektor, caseId);
    expect(shown.history[0]!.params['intake']).toBe('quarantine');
    expect(shown.clocks.length).toBeGreaterThan(0);
    expect(shown.clocks).toEqual((await show(place.handlers.rektor, ordinary)).clocks);
  });

  test('is moved with one press; the other readers are told, and who did it is not', async () => {
    const place = await freshPlace();
    const caseId = await arrive(place);
    const { rektor, owner } = place.handlers;
    const { clocks } = await show(rektor, caseId);
    const answer = await as(rektor).post(`/cases/${caseId}/placements`, {
      revision: 1,
      intake: 'ordinary',
    });
    expect(answer.json<CaseAnswer>()).toMatchObject({ intake: 'ordinary', unread: true, clocks });
    expect((await list(owner)).cases).toMatchObject([{ id: caseId, intake: 'ordinary' }]);
    expect(await lettersTo(place, rektor.id)).toBe(1);
    expect(await lettersTo(place, owner.id)).toBe(2);
    const again = await as(rektor).post(`/cases/${caseId}/placements`, {
      revision: 2,
      intake: 'ordinary',
    });
    expect(typeOf(again)).toBe('/problems/case-changed');
  });

  test('is put back, read or not, as it lay; and the history knows', async () => {
    const place = await freshPlace();
    const caseId = await arrive(place);
    const { rektor, owner } = place.handlers;
    await as(rektor).post(`/cases/${caseId}/readings`);
    for (const [index, intake] of ['ordinary', 'quarantine'].entries())
      await as(rektor).post(`/cases/${caseId}/placements`, { revision: index + 1, intake });
    expect(await show(rektor, caseId)).toMatchObject({ intake: 'quarantine', unread: false });
    expect(await show(owner, caseId)).toMatchObject({ intake: 'quarantine', unread: true });
    const shown = await show(rektor, caseId);
    expect(actions(shown)).toEqual([
      'received',
      'read-content',
      'moved-to-list',
      'set-apart-again',
    ]);
    expect(shown.historyIntact).toBe(true);
  });

  test('stays where it is when it is read, and is moved when the reporter is told that it is', async () => {
    const place = await freshPlace();
    const caseId = await arrive(place);
    const { rektor, owner } = place.handlers;
    await as(rektor).post(`/cases/${caseId}/readings`);
    expect(await show(rektor, caseId)).toMatchObject({ intake: 'quarantine', unread: false });
    await as(rektor).post(`/cases/${caseId}/acknowledgements`, { revision: 1 });
    expect(await show(rektor, caseId)).toMatchObject({ intake: 'ordinary', unread: false });
    expect(await show(owner, caseId)).toMatchObject({ intake: 'ordinary', unread: true });
    const back = await as(rektor).post(`/cases/${caseId}/placements`, {
      revision: 2,
      intake: 'quarantine',
    });
    expect(typeOf(back)).toBe('/problems/case-changed');
  });

  test('is closed as any other', async () => {
    const place = await freshPlace();
    const caseId = await arrive(place);
    const { rektor } = place.handlers;
    await as(rektor).post(`/cases/${caseId}/readings`);
    await as(rektor).post(`/cases/${caseId}/closings`, { revision: 1, reason: 'not-for-us' });
    expect((await list(rektor, '?show=quarantine')).cases).toEqual([]);
    expect((await list(rektor, '?show=closed')).cases).toMatchObject([{ id: caseId }]);
  });
});

test('a case that came as any other cannot be put aside by anybody', async () => {
  const place = await freshPlace();
  const caseId = await arrive(place, 'ordinary');
  const answer = await as(place.handlers.rektor).post(`/cases/${caseId}/placements`, {
    revision: 1,
    intake: 'quarantine',
  });
  expect(typeOf(answer)).toBe('/problems/case-changed');
  expect((await list(place.handlers.rektor)).cases).toMatchObject([{ id: caseId }]);
});

test('nobody of another tenant moves a case', async () => {
  const place = await freshPlace();
  const stranger = await freshPlace();
  const caseId = await arrive(place);
  const answer = await as(stranger.handlers.rektor).post(`/cases/${caseId}/placements`, {
    revision: 1,
    intake: 'ordinary',
  });
  expect(answer.statusCode).toBe(404);
  expect((await show(place.handlers.rektor, caseId)).intake).toBe('quarantine');
});
