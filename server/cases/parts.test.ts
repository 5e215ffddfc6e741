/** Who answers for a case acts on it; who reads along does not, unless she takes it over, which all see. */
import { describe, expect, test } from 'vitest';
import type { CaseAnswer } from '../../contract/api/cases.ts';
import { newId } from '../../contract/ids.ts';
import { addHandler, storedReport, typeOf, type TestHandler } from '../testing/server-world.ts';
import {
  actions,
  as,
  chain,
  close,
  doneClocks,
  freshPlace,
  list,
  openCaseWorld,
  read,
  show,
  unsent,
  world,
} from '../testing/case-world.ts';

await openCaseWorld();

const post = (handler: TestHandler, caseId: string, path: string, body: object) =>
  as(handler).post(`/cases/${caseId}/${path}`, body);

describe('whoever only reads along', () => {
  test('neither closes the case nor confirms it, takes it, moves it, and no deadline of the readers ends by her', async () => {
    const place = await freshPlace();
    const { rektor, owner } = place.handlers;
    const { caseId } = await storedReport(world, place, {
      facts: { danger: 'yes', accused: 'adult' },
    });
    await read(owner, caseId);
    const before = await chain(place, caseId);
    for (const [path, body] of [
      ['closings', { revision: 1, reason: 'resolved' }],
      ['acknowledgements', { revision: 1 }],
      ['takings', { revision: 1 }],
      ['placements', { revision: 1, intake: 'quarantine' }],
    ] as const) {
      const answer = await post(owner, caseId, path, body);
      expect([path, answer.statusCode, typeOf(answer)]).toEqual([
        path,
        403,
        '/problems/not-allowed',
      ]);
      expect(answer.body).toContain('Take it over first');
    }
    expect(await chain(place, caseId)).toEqual(before);
    const shown = await show(rektor, caseId);
    expect(shown).toMatchObject({ status: 'received', unread: true });
    expect(doneClocks(shown)).toEqual([]);
    expect((await show(owner, caseId)).standing).toEqual({ part: 'copy', opened: true });
  });

  test('may take it over: all who read are told and see it, and then she answers for it', async () => {
    const place = await freshPlace();
    const { rektor, owner } = place.handlers;
    const { caseId } = await storedReport(world, place, { facts: { accused: 'adult' } });
    const [before, woken] = [await unsent(place), world.woken()];
    const answer = await post(owner, caseId, 'take-overs', { revision: 1 });
    expect(answer.json<CaseAnswer>()).toMatchObject({
      as: 'reader',
      taken: { mine: true },
      standing: { part: 'reader', opened: false },
    });
    expect(await unsent(place)).toBe(before + 1);
    expect(world.woken()).toBe(woken + 1);
    const shown = await show(rektor, caseId);
    expect(shown.history.at(-1)).toMatchObject({
      action: 'taken-over',
      params: { inboxId: place.inboxes.owner.id },
    });
    expect(shown.readers.map(({ as: role }) => role)).toEqual(['reader', 'reader']);
    // The one who had it answers for it too.
    expect(shown.standing.part).toBe('reader');
    expect((await close(owner, caseId)).statusCode).toBe(200);
  });

  test('is not taken over twice, nor by whoever answers for it', async () => {
    const place = await freshPlace();
    const { rektor, owner } = place.handlers;
    const { caseId } = await storedReport(world, place, { facts: { accused: 'adult' } });
    await post(owner, caseId, 'take-overs', { revision: 1 });
    for (const who of [owner, rektor]) {
      const answer = await post(who, caseId, 'take-overs', { revision: 2 });
      expect(typeOf(answer)).toBe('/problems/case-changed');
    }
  });
});

describe('taking a case', () => {
  test('is seen by all who read it, in the list and in the case, with who and since when', async () => {
    const place = await freshPlace();
    const { rektor, owner } = place.handlers;
    const { caseId } = await storedReport(world, place, { facts: { danger: 'yes' } });
    const taken = await post(rektor, caseId, 'takings', { revision: 1 });
    expect(taken.json<CaseAnswer>().taken).toMatchObject({ mine: true });
    const seen = { at: '2026-11-23T08:00:00.000Z', mine: false };
    expect((await show(owner, caseId)).taken).toMatchObject(seen);
    expect((await list(owner)).cases[0]!.taken).toMatchObject(seen);
    expect(actions(await show(owner, caseId))).toEqual(['received', 'taken']);
  });

  test('goes from one to the next, who is named with the one before, and is let go by her alone', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const colleague = await addHandler(world.store, place.rootId, [place.inboxes.school]);
    const { caseId } = await storedReport(world, place);
    await post(rektor, caseId, 'takings', { revision: 1 });
    await post(colleague, caseId, 'takings', { revision: 2 });
    const refused = await post(rektor, caseId, 'releases', { revision: 3 });
    expect(typeOf(refused)).toBe('/problems/case-changed');
    const released = await post(colleague, caseId, 'releases', { revision: 3 });
    expect(released.json<CaseAnswer>().taken).toBeNull();
    const { history } = await show(rektor, caseId);
    expect(history.map(({ action, params }) => [action, params['from'] ?? null])).toEqual([
      ['received', null],
      ['taken', null],
      ['taken', rektor.id],
      ['let-go', null],
    ]);
  });

  test('ends when she steps aside, or the case is closed', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const colleague = await addHandler(world.store, place.rootId, [place.inboxes.school]);
    const [one, other] = [await storedReport(world, place), await storedReport(world, place)];
    for (const { caseId } of [one, other]) await post(rektor, caseId, 'takings', { revision: 1 });
    await close(rektor, one.caseId);
    await post(rektor, other.caseId, 'recusals', { revision: 2 });
    expect((await show(colleague, one.caseId)).taken).toBeNull();
    expect((await show(colleague, other.caseId)).taken).toBeNull();
  });
});

test('an act on a case that does not exist is answered like one on a case of others', async () => {
  const place = await freshPlace();
  const answer = await post(place.handlers.rektor, newId(), 'takings', { revision: 1 });
  expect([answer.statusCode, typeOf(answer)]).toEqual([404, '/problems/not-found']);
});
