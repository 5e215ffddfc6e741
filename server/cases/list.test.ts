/** The list of cases: facts only, all of them, each once. */
import { describe, expect, test } from 'vitest';
import type { DeskAnswer } from '../../contract/api/people.ts';
import { newId } from '../../contract/ids.ts';
import type { SignedInHandler } from '../http/handler.ts';
import { openTreeCache } from '../store/tree.ts';
import { addHandler, storedReport } from '../testing/server-world.ts';
import { listCases } from './list.ts';
import {
  as,
  close,
  freshPlace,
  list,
  openCaseWorld,
  read,
  show,
  world,
} from '../testing/case-world.ts';

await openCaseWorld();

const trees = openTreeCache();
const signedIn = ({ id }: { id: string }, { rootId }: { rootId: string }): SignedInHandler => ({
  ...{ id, rootId, name: '', language: 'nb', inboxIds: [], isAdministrator: false },
  ...{ sessionHash: '', possesses: new Set() },
});

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

  test('begins with what is urgent until somebody has it, however old it is and however short the page', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const send = async (danger: 'yes' | 'no') => {
      world.pass(1000);
      return (await storedReport(world, place, { facts: { danger } })).caseId;
    };
    const urgent = await send('yes');
    const readUrgent = await send('yes');
    const takenUrgent = await send('yes');
    const later = [await send('no'), await send('no')];
    const newestUrgent = await send('yes');
    const newest = await send('no');
    await read(rektor, readUrgent);
    await read(rektor, takenUrgent);
    const { revision } = await show(rektor, takenUrgent);
    await as(rektor).post(`/cases/${takenUrgent}/acknowledgements`, { revision });
    for (const limit of [1, 2, 3, 100]) {
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = await list(rektor, `?limit=${limit}${cursor && `&cursor=${cursor}`}`);
        seen.push(...page.cases.map(({ id }) => id));
        cursor = page.next ?? '';
      } while (cursor !== '');
      expect(seen).toEqual([
        ...[newestUrgent, urgent, readUrgent],
        ...[newest, ...later.toReversed(), takenUrgent],
      ]);
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

  test('is filtered by unit, deadline, and who has it, and says how many there are', async () => {
    const place = await freshPlace();
    const { rektor, owner } = place.handlers;
    const taken = (await storedReport(world, place)).caseId;
    await read(rektor, taken);
    const { revision } = await show(rektor, taken);
    await as(rektor).post(`/cases/${taken}/acknowledgements`, { revision });
    const late = (await storedReport(world, place)).caseId;
    const ids = async (query: string) => {
      const { cases, total } = await list(rektor, `?total=with&limit=1&${query}`);
      expect(total!.counted).toBe('all');
      return [total!.cases, ...cases.map(({ id }) => id)];
    };
    expect(await ids('')).toEqual([2, late]);
    expect(await ids('who=me')).toEqual([1, taken]);
    expect(await ids('who=nobody')).toEqual([1, late]);
    expect(await ids('due=overdue')).toEqual([0]);
    expect(await ids('as=copy')).toEqual([0]);
    expect(await ids(`unit=${place.schoolId}&as=reader`)).toEqual([2, late]);
    expect(await ids(`unit=${newId()}`)).toEqual([0]);
    // The reminder that it is unread is due at the end of the next working day, and is no concern of what is read.
    const on = async (due: 'overdue' | 'today', day: string) => {
      const question = { show: 'open', limit: 50, total: 'without', due } as const;
      const caller = { ...signedIn(rektor, place), inboxIds: [place.inboxes.school.id] };
      const clock = { now: () => new Date(`${day}T09:00:00Z`) };
      const { cases } = await listCases(question, caller, { ...world, trees, clock });
      return cases.map(({ id }) => id);
    };
    expect(await on('today', '2026-11-24')).toEqual([late]);
    expect(await on('overdue', '2026-11-24')).toEqual([]);
    expect(await on('overdue', '2026-11-25')).toEqual([late]);
    expect(await list(rektor, '?due=overdue')).toMatchObject({ total: null, units: null });
    const unitsOf = async (handler: typeof rektor) =>
      (await list(handler, '?total=with')).units!.map(({ name }) => name);
    expect(await unitsOf(rektor)).toEqual(['Luftslottet skole']);
    expect(await unitsOf(owner)).toContain('Luftslottet skole');
  });

  test('is counted for the front page: what she answers for, each case once, and what is due', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    await storedReport(world, place);
    await storedReport(world, place, { facts: { danger: 'yes' } });
    const front = await as(rektor).get('/desk');
    expect(front.statusCode).toBe(200);
    const none = { cases: 0, unread: 0, urgentUnread: 0, untaken: 0, urgentUntaken: 0 };
    const notDue = { overdue: 0, dueToday: 0, dueLater: 0, nextDueOn: null };
    expect(front.json<DeskAnswer>().work).toEqual({
      answersFor: {
        ...{ ...none, cases: 2, unread: 2, urgentUnread: 1 },
        // What is urgent is to be read within the hour.
        ...{ ...notDue, dueToday: 1, dueLater: 1, nextDueOn: '2026-11-24' },
      },
      along: { ...none, ...notDue },
      elsewhere: 0,
      counted: 'all',
    });
  });

  test.each(['x', 'W10', 'WyJyZWFkIiwieCIsInkiXQ'])('refuses the cursor %s', async (cursor) => {
    const { handlers } = await freshPlace();
    const answer = await as(handlers.rektor).get(`/cases?cursor=${cursor}`);
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ errors: [{ pointer: '/cursor' }] });
  });
});
