/** A case is closed once, with a reason that the reporter sees. */
import { describe, expect, test } from 'vitest';
import type { CaseAnswer } from '../../contract/api/cases.ts';
import { storedReport, typeOf } from '../testing/server-world.ts';
import { actions, as, comeBack, freshPlace, show, world } from '../testing/case-world.ts';

describe('closing', () => {
  test('ends all clocks, keeps the reason, and is seen by the reporter', async () => {
    const place = await freshPlace();
    const { caseId, accessToken } = await storedReport(world, place);
    const answer = await as(place.handlers.rektor).post(`/cases/${caseId}/closings`, {
      revision: 1,
      reason: 'resolved',
    });
    const shown = answer.json<CaseAnswer>();
    expect(shown).toMatchObject({ status: 'closed', revision: 2, next: null });
    expect(shown.history.at(-1)).toMatchObject({
      action: 'closed',
      params: { reason: 'resolved' },
    });
    expect(await comeBack(accessToken)).toMatchObject({ status: 'closed', closedOn: '2026-11-23' });
  });

  test('of two who close at once one is told that the case was changed', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    const close = () =>
      as(place.handlers.rektor).post(`/cases/${caseId}/closings`, {
        revision: 1,
        reason: 'resolved',
      });
    const answers = await Promise.all([close(), close()]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(actions(await show(place.handlers.rektor, caseId))).toEqual(['received', 'closed']);
  });

  test('is done once: a closed case keeps its reason', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const { caseId } = await storedReport(world, place);
    const close = (revision: number, reason: string) =>
      as(rektor).post(`/cases/${caseId}/closings`, { revision, reason });
    await close(1, 'resolved');
    const again = await close(2, 'followed-up-elsewhere');
    expect([again.statusCode, typeOf(again)]).toEqual([409, '/problems/case-changed']);
    expect(again.body).toContain('closed already');
    expect(actions(await show(rektor, caseId))).toEqual(['received', 'closed']);
  });
});
