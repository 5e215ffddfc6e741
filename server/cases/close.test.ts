/** A case is closed by somebody who answers for it and has read it, with a reason; all who read it are told; and it can be opened again. */
import { describe, expect, test } from 'vitest';
import type { CaseAnswer } from '../../contract/api/cases.ts';
import { addHandler, storedReport, typeOf } from '../testing/server-world.ts';
import {
  actions,
  as,
  close,
  comeBack,
  expectNothing,
  freshPlace,
  list,
  openCaseWorld,
  read,
  show,
  unsent,
  world,
} from '../testing/case-world.ts';

await openCaseWorld();

const change = (path: string, revision: number, more = {}) =>
  [path, { revision, ...more }] as const;
const closing = (revision: number, reason = 'resolved') => change('closings', revision, { reason });

describe('closing', () => {
  test('keeps the reason, and is seen by the reporter, as read too', async () => {
    const place = await freshPlace();
    const { caseId, accessToken } = await storedReport(world, place);
    const answer = await close(place.handlers.rektor, caseId);
    const shown = answer.json<CaseAnswer>();
    expect(shown).toMatchObject({ status: 'closed', revision: 2, next: null });
    expect(shown.history.at(-1)).toMatchObject({
      action: 'closed',
      params: { reason: 'resolved' },
    });
    expect(await comeBack(accessToken)).toMatchObject({
      status: 'closed',
      readOn: '2026-11-23',
      closedOn: '2026-11-23',
    });
  });

  test('of what she has not read is refused, also where a colleague has read it', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const colleague = await addHandler(world.store, place.rootId, [place.inboxes.school]);
    const { caseId } = await storedReport(world, place, { facts: { danger: 'yes' } });
    for (const reads of [() => Promise.resolve(), () => read(colleague, caseId)]) {
      await reads();
      const [path, body] = closing(1);
      const answer = await as(rektor).post(`/cases/${caseId}/${path}`, body);
      expect([answer.statusCode, typeOf(answer)]).toEqual([403, '/problems/not-allowed']);
      expect(answer.body).toContain('Open the report first');
    }
    expect(await show(rektor, caseId)).toMatchObject({ status: 'received', revision: 1 });
  });

  test('is told to all others who read it, and wakes the outbox', async () => {
    const place = await freshPlace();
    await addHandler(world.store, place.rootId, [place.inboxes.school]);
    const { caseId } = await storedReport(world, place, { facts: { accused: 'adult' } });
    const [before, woken] = [await unsent(place), world.woken()];
    await close(place.handlers.rektor, caseId);
    // The colleague, and the owner who reads along.
    expect(await unsent(place)).toBe(before + 2);
    expect(world.woken()).toBe(woken + 1);
  });

  test('of two who close at once one is told that the case was changed', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const { caseId } = await storedReport(world, place);
    await read(rektor, caseId);
    const [path, body] = closing(1);
    const answers = await Promise.all([
      as(rektor).post(`/cases/${caseId}/${path}`, body),
      as(rektor).post(`/cases/${caseId}/${path}`, body),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(actions(await show(rektor, caseId))).toEqual(['received', 'read-content', 'closed']);
  });

  test('is done once: a closed case keeps its reason', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const { caseId } = await storedReport(world, place);
    await close(rektor, caseId);
    const [path, body] = closing(2, 'followed-up-elsewhere');
    const again = await as(rektor).post(`/cases/${caseId}/${path}`, body);
    expect([again.statusCode, typeOf(again)]).toEqual([409, '/problems/case-changed']);
    expect(again.body).toContain('closed already');
    expect(actions(await show(rektor, caseId)).filter((one) => one === 'closed')).toHaveLength(1);
  });
});

describe('opening again', () => {
  const reopen = (handler: Parameters<typeof as>[0], caseId: string, revision: number) =>
    as(handler).post(`/cases/${caseId}/reopenings`, { revision });

  test('is possible for whoever answers for it and whoever reads along, who are told of each other; it is unread then', async () => {
    const place = await freshPlace();
    const { rektor, owner } = place.handlers;
    const { caseId, accessToken } = await storedReport(world, place, {
      facts: { accused: 'adult' },
    });
    for (const [index, who] of [rektor, owner].entries()) {
      await close(rektor, caseId);
      const before = await unsent(place);
      const answer = await reopen(who, caseId, 2 + 2 * index);
      expect(answer.statusCode).toBe(200);
      const shown = await show(rektor, caseId);
      expect(shown).toMatchObject({ status: 'reopened', unread: true, taken: null });
      expect(shown.standing).toEqual({ part: 'reader', opened: false });
      expect(shown.history.at(-1)).toMatchObject({ action: 'reopened' });
      expect((await list(owner)).cases.map(({ id }) => id)).toContain(caseId);
      expect(await comeBack(accessToken)).toMatchObject({ status: 'reopened', closedOn: null });
      // Told in the letter of a moment before where one still waits, else in one of its own.
      expect(await unsent(place)).toBeGreaterThanOrEqual(before);
    }
  });

  test('of an open case is refused', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    const answer = await reopen(place.handlers.rektor, caseId, 1);
    expect(typeOf(answer)).toBe('/problems/case-changed');
  });

  test('finds the next reader where those who answered for it have stepped aside since', async () => {
    const place = await freshPlace();
    const { rektor, owner } = place.handlers;
    const { caseId } = await storedReport(world, place, { facts: { accused: 'adult' } });
    await close(rektor, caseId);
    await as(rektor).post(`/cases/${caseId}/recusals`, { revision: 2 });
    await reopen(owner, caseId, 2);
    expect(await show(owner, caseId)).toMatchObject({ as: 'reader', status: 'reopened' });
    await expectNothing(rektor, place, caseId);
  });
});
