/** The list of cases: facts only, all of them, each once. */
import { describe, expect, test } from 'vitest';
import { addHandler, storedReport } from '../testing/server-world.ts';
import { as, close, freshPlace, list, read, world } from '../testing/case-world.ts';

describe('the list', () => {
  test('says the facts and nothing that was written', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    const { cases, next } = await list(place.handlers.rektor);
    expect(next).toBe(null);
    expect(cases).toMatchObject([
      {
        id: caseId,
        number: `2026-${caseId.slice(-5).toUpperCase()}`,
        status: 'received',
        unread: true,
        as: 'reader',
        unitName: 'Luftslottet skole',
        receivedOn: '2026-11-23',
        next: { clock: 'unread-reminder', dueOn: '2026-11-24', doneOn: null },
      },
    ]);
  });

  test('comes in pages that miss nothing and repeat nothing', async () => {
    const place = await freshPlace();
    const stored: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      world.pass(1000);
      stored.unshift((await storedReport(world, place)).caseId);
    }
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await list(place.handlers.rektor, `?limit=2${cursor && `&cursor=${cursor}`}`);
      expect(page.cases.length).toBeLessThanOrEqual(2);
      seen.push(...page.cases.map(({ id }) => id));
      cursor = page.next ?? '';
    } while (cursor !== '');
    expect(seen).toEqual(stored);
  });

  test('begins with what is urgent and unread, however old it is and however short the page', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const send = async (danger: 'yes' | 'no') => {
      world.pass(1000);
      return (await storedReport(world, place, { facts: { danger } })).caseId;
    };
    const urgent = await send('yes');
    const readUrgent = await send('yes');
    const later = [await send('no'), await send('no')];
    const newestUrgent = await send('yes');
    const newest = await send('no');
    await read(rektor, readUrgent);
    for (const limit of [1, 2, 3, 100]) {
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = await list(rektor, `?limit=${limit}${cursor && `&cursor=${cursor}`}`);
        seen.push(...page.cases.map(({ id }) => id));
        cursor = page.next ?? '';
      } while (cursor !== '');
      expect(seen).toEqual([newestUrgent, urgent, newest, ...later.toReversed(), readUrgent]);
    }
  });

  test('shows open cases, unless others are asked for', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const [closed, unread] = [await storedReport(world, place), await storedReport(world, place)];
    await close(rektor, closed.caseId);
    const ids = async (query: string) => (await list(rektor, query)).cases.map(({ id }) => id);
    expect(await ids('')).toEqual([unread.caseId]);
    expect(await ids('?show=closed')).toEqual([closed.caseId]);
    expect(await ids('?show=all')).toEqual([unread.caseId, closed.caseId]);
    expect(await ids('?sector=sport')).toEqual([]);
  });

  test('of an inbox that is not hers is empty, whatever lies there', async () => {
    const place = await freshPlace();
    const { rektor, owner } = place.handlers;
    const { caseId } = await storedReport(world, place);
    const ofSchool = `?show=all&inbox=${place.inboxes.school.id}`;
    expect((await list(rektor, ofSchool)).cases.map(({ id }) => id)).toEqual([caseId]);
    expect((await list(owner, ofSchool)).cases).toEqual([]);
  });

  test('of a handler in two inboxes shows one of them when she asks', async () => {
    const place = await freshPlace();
    const both = await addHandler(world.store, place.rootId, [
      place.inboxes.school,
      place.inboxes.independent,
    ]);
    const { caseId } = await storedReport(world, place);
    const cases = async ({ id }: { id: string }) =>
      (await list(both, `?inbox=${id}`)).cases.map((one) => one.id);
    expect(await cases(place.inboxes.school)).toEqual([caseId]);
    expect(await cases(place.inboxes.independent)).toEqual([]);
  });

  test.each(['x', 'W10', 'WyJyZWFkIiwieCIsInkiXQ'])('refuses the cursor %s', async (cursor) => {
    const { handlers } = await freshPlace();
    const answer = await as(handlers.rektor).get(`/cases?cursor=${cursor}`);
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ errors: [{ pointer: '/cursor' }] });
  });
});
