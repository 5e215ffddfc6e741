/** "Mottatt og lest" is seen by the reporter, once, and from the state that was seen. */
import { describe, expect, test } from 'vitest';
import type { CaseAnswer } from '../../contract/api/cases.ts';
import { storedReport, typeOf } from '../testing/server-world.ts';
import {
  as,
  comeBack,
  doneClocks,
  freshPlace,
  openCaseWorld,
  read,
  show,
  world,
} from '../testing/case-world.ts';

await openCaseWorld();

describe('"mottatt og lest"', () => {
  test('is seen by the reporter, and twice is once', async () => {
    const place = await freshPlace();
    const { caseId, accessToken } = await storedReport(world, place);
    const { post } = as(place.handlers.rektor);
    await read(place.handlers.rektor, caseId);
    const first = (
      await post(`/cases/${caseId}/acknowledgements`, { revision: 1 })
    ).json<CaseAnswer>();
    expect(first).toMatchObject({ status: 'read', revision: 2 });
    expect(doneClocks(first)).toEqual([
      'unread-next-reader',
      'unread-owner-told',
      'unread-reminder',
    ]);
    const second = (
      await post(`/cases/${caseId}/acknowledgements`, { revision: 2 })
    ).json<CaseAnswer>();
    expect(second).toEqual(first);
    expect(await comeBack(accessToken)).toMatchObject({ status: 'read', readOn: '2026-11-23' });
  });

  test('with an old revision is refused, and changes nothing', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    await read(place.handlers.rektor, caseId);
    const before = await show(place.handlers.rektor, caseId);
    const answer = await as(place.handlers.rektor).post(`/cases/${caseId}/acknowledgements`, {
      revision: 7,
    });
    expect([answer.statusCode, typeOf(answer)]).toEqual([409, '/problems/case-changed']);
    expect(await show(place.handlers.rektor, caseId)).toEqual(before);
  });
});
