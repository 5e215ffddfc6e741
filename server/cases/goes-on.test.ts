/** A closed case keeps what is the reporter's: her dates, and a way to say that it goes on. */
import { describe, expect, test } from 'vitest';
import { newId } from '../../contract/ids.ts';
import { storedReport, typeOf } from '../testing/server-world.ts';
import {
  actions,
  close,
  comeBack,
  expectNothing,
  freshPlace,
  list,
  openCaseWorld,
  show,
  unsent,
  world,
} from '../testing/case-world.ts';

await openCaseWorld();

const goesOn = (accessToken: string, headers: Record<string, string> = {}) =>
  world.app.inject({
    method: 'POST',
    url: '/api/v1/follow-ups/reopenings',
    payload: {},
    headers: { authorization: `Bearer ${accessToken}`, ...headers },
  });

describe('the reporter of a closed case', () => {
  test('keeps the date from which the family can go on, and no goal that nobody works for any more', async () => {
    const place = await freshPlace();
    const { caseId, accessToken } = await storedReport(world, place);
    const before = await comeBack(accessToken);
    expect(before.mayReopen).toBeUndefined();
    await close(place.handlers.rektor, caseId);
    const after = await comeBack(accessToken);
    expect(after.mayReopen).toBe(true);
    const hers = before.deadlines.filter(({ clock }) => clock === 'family-may-go-on');
    expect(hers).toHaveLength(1);
    expect(after.deadlines).toEqual(hers);
  });

  test('says that it goes on: it is open and unread again for all who read it, who get a letter as of any report', async () => {
    const place = await freshPlace();
    const { rektor, owner } = place.handlers;
    const { caseId, accessToken } = await storedReport(world, place, {
      facts: { accused: 'adult' },
    });
    await close(rektor, caseId);
    const [before, woken] = [await unsent(place), world.woken()];
    const answer = await goesOn(accessToken);
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'reopened' }]);
    for (const who of [rektor, owner])
      expect((await list(who, '?show=unread')).cases).toMatchObject([
        { id: caseId, status: 'reopened', unread: true },
      ]);
    const shown = await show(rektor, caseId);
    expect(shown.history.at(-1)).toMatchObject({ action: 'goes-on', by: null, params: {} });
    expect(shown.standing.opened).toBe(false);
    const back = await comeBack(accessToken);
    expect(back.deadlines.map(({ clock }) => clock)).toContain('family-may-go-on');
    expect(back).toMatchObject({
      status: 'reopened',
      closedOn: null,
      readOn: '2026-11-23',
    });
    expect(await unsent(place)).toBeGreaterThanOrEqual(before);
    expect(world.woken()).toBe(woken + 1);
  });

  test('says it twice, or of an open case, and nothing more is written', async () => {
    const place = await freshPlace();
    const { caseId, accessToken } = await storedReport(world, place);
    expect((await goesOn(accessToken)).json()).toEqual({ status: 'received' });
    await close(place.handlers.rektor, caseId);
    await Promise.all([goesOn(accessToken), goesOn(accessToken)]);
    const history = actions(await show(place.handlers.rektor, caseId));
    expect(history.filter((action) => action === 'goes-on')).toHaveLength(1);
  });

  test('is heard one level up where it was closed again all the same', async () => {
    const place = await freshPlace();
    const { rektor, owner } = place.handlers;
    const { caseId, accessToken } = await storedReport(world, place);
    await close(rektor, caseId);
    await goesOn(accessToken);
    await expectNothing(owner, place, caseId);
    await close(rektor, caseId);
    await goesOn(accessToken);
    const shown = await show(owner, caseId);
    expect(shown).toMatchObject({ as: 'reader', unread: true });
    expect(shown.history.at(-1)!.params).toEqual({ wentTo: place.inboxes.owner.id });
  });

  test('is nobody without the code, and comes from no other site', async () => {
    const place = await freshPlace();
    const { caseId, accessToken } = await storedReport(world, place);
    await close(place.handlers.rektor, caseId);
    expect(typeOf(await goesOn(newId()))).toBe('/problems/code-unknown');
    const elsewhere = await goesOn(accessToken, { origin: 'https://elsewhere.example' });
    expect(typeOf(elsewhere)).toBe('/problems/origin-not-allowed');
    expect((await show(place.handlers.rektor, caseId)).status).toBe('closed');
  });
});
