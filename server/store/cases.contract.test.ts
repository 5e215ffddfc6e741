/** The contract of the store, for cases and messages: who sees which, in which order, and changed from what was seen. */
import { describe, expect, it } from 'vitest';
import { met, type CaseDeadline } from '../../contract/cases/deadlines.ts';
import { newId } from '../../contract/ids.ts';
import { databaseKinds, freshStore } from '../testing/databases.ts';
import { aCase, aMessage, anInbox, lay } from '../testing/rows.ts';
import type { ListState, Store } from './records.ts';

const now = new Date('2026-03-02T09:00:00.000Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe.each(databaseKinds)('cases on %s', (kind) => {
  it('lists what is urgent and unread first, then the other unread, then the newest, page by page, without loss or double', async () => {
    const store = await freshStore(kind);
    const laid = await lay(store);
    const cases = Array.from({ length: 25 }, (_, index) =>
      aCase(laid, {
        receivedAt: later(index % 7),
        state: index % 3 === 0 ? 'unread' : 'read',
        urgent: index % 2 === 0,
      }),
    );
    await store.transaction(async (records) => {
      for (const each of cases)
        await records.cases.add(
          each.case,
          each.inboxes,
          [],
          [...each.deadlines, rightOf(each.deadlines[0]!)],
        );
    });
    const viewer = { handlerId: laid.handler.id, inboxIds: [laid.inbox.id] };
    const listed = await walk(store, laid.organisation.rootId, viewer, 4);
    // A case that is read stands where it came, also where it is urgent.
    const place = ({ state, urgent }: { state: string; urgent: boolean }) =>
      state === 'read' ? 2 : urgent ? 0 : 1;
    const expected = cases
      .map((each) => ({ id: each.case.id, urgent: each.case.urgent, ...each.inboxes[0]! }))
      .sort(
        (a, b) =>
          place(a) - place(b) ||
          b.receivedAt.getTime() - a.receivedAt.getTime() ||
          (a.id < b.id ? 1 : -1),
      );
    expect(listed.map((each) => each.case.id)).toEqual(expected.map(({ id }) => id));
    expect(listed[0]!.next?.kind).toBe('first-contact');
    const counts = await store.read((records) =>
      records.cases.unread(laid.organisation.rootId, viewer),
    );
    expect(counts).toMatchObject([
      { inboxId: laid.inbox.id, unread: 9, urgent: 5, quarantined: 0 },
    ]);
  });

  it('lists a case once that lies in several inboxes of the viewer, page by page', async () => {
    const store = await freshStore(kind);
    const laid = await lay(store);
    const other = anInbox(laid.organisation);
    const cases = Array.from({ length: 12 }, (_, index) => {
      const each = aCase(laid, {
        state: 'read',
        receivedAt: later(index % 5),
        urgent: index % 6 === 0,
      });
      const state = index % 3 === 0 ? 'unread' : 'read';
      const receivedAt = later(index % 4);
      return {
        ...each,
        inboxes: [...each.inboxes, { ...each.inboxes[0]!, inboxId: other.id, state, receivedAt }],
      };
    });
    await store.transaction(async (records) => {
      await records.organisations.putInbox(other);
      for (const each of cases)
        await records.cases.add(each.case, each.inboxes, [], each.deadlines);
    });
    const viewer = { handlerId: laid.handler.id, inboxIds: [laid.inbox.id, other.id] };
    for (const limit of [1, 5, 50]) {
      const listed = await walk(store, laid.organisation.rootId, viewer, limit);
      const ids = listed.map((each) => each.case.id);
      expect(ids).toHaveLength(12);
      expect(new Set(ids)).toEqual(new Set(cases.map((each) => each.case.id)));
      expect(listed.map(({ part }) => part)).toEqual([
        ...Array<string>(2).fill('urgent'),
        ...Array<string>(2).fill('unread'),
        ...Array<string>(8).fill('read'),
      ]);
    }
  });

  it('shows a case only through an inbox it has reached, never to the excluded or to whoever stepped aside', async () => {
    const store = await freshStore(kind);
    const laid = await lay(store);
    const { rootId } = laid.organisation;
    const other = anInbox(laid.organisation);
    const own = anInbox(laid.organisation);
    const each = aCase(laid, { state: 'unread' });
    const waiting = { ...each.inboxes[0]!, inboxId: other.id, as: 'escalation', state: 'waiting' };
    await store.transaction(async (records) => {
      await records.organisations.putInbox(other);
      await records.organisations.putInbox(own);
      await records.cases.add(each.case, [each.inboxes[0]!, waiting], [own.id], each.deadlines);
    });
    const sees = async (handlerId: string, ...inboxIds: string[]) => {
      const viewer = { handlerId, inboxIds };
      return store.read(async (records) => {
        const one = await records.cases.get(rootId, viewer, each.case.id);
        const list = await records.cases.list(rootId, viewer, { states: ['unread'] }, null, 10);
        expect(list.length).toBe(one ? 1 : 0);
        return one !== undefined;
      });
    };
    expect(await sees(laid.handler.id, laid.inbox.id)).toBe(true);
    expect(await sees(laid.handler.id)).toBe(false);
    expect(await sees(laid.handler.id, other.id)).toBe(false);
    expect(await sees(laid.handler.id, own.id)).toBe(false);
    expect(await sees(laid.handler.id, laid.inbox.id, own.id)).toBe(false);
    await store.transaction((records) => records.cases.keepOut(each.case.id, laid.handler.id, now));
    expect(await sees(laid.handler.id, laid.inbox.id)).toBe(false);
    expect(await sees(newId(), laid.inbox.id)).toBe(true);
    const reached = await store.transaction((records) =>
      records.cases.reachInbox(rootId, each.case.id, other.id),
    );
    expect(reached).toBe(true);
    expect(await sees(laid.handler.id, other.id)).toBe(false);
    expect(await sees(newId(), other.id)).toBe(true);
    const kept = await store.read(async (records) => [
      await records.cases.exclusionsOf(each.case.id),
      await records.cases.keptOutOf(each.case.id),
    ]);
    expect(kept).toEqual([[own.id], [laid.handler.id]]);
  });

  it('knows who answers for an open case, and makes one who reads along or waits the reader', async () => {
    const store = await freshStore(kind);
    const laid = await lay(store);
    const { rootId } = laid.organisation;
    const [copy, above] = [anInbox(laid.organisation), anInbox(laid.organisation)];
    const [open, closed] = [aCase(laid, { state: 'read' }), aCase(laid, { state: 'closed' })];
    const own = open.inboxes[0]!;
    await store.transaction(async (records) => {
      for (const row of [copy, above]) await records.organisations.putInbox(row);
      const along = { ...own, inboxId: copy.id, as: 'copy', state: 'read' };
      const waiting = { ...own, inboxId: above.id, as: 'escalation', state: 'waiting' };
      await records.cases.add(open.case, [own, along, waiting], [], open.deadlines);
      await records.cases.add(closed.case, closed.inboxes, [], closed.deadlines);
    });
    const openIn = (...inboxes: { id: string }[]) =>
      store.read(({ cases }) =>
        cases.openIn(
          rootId,
          inboxes.map(({ id }) => id),
        ),
      );
    const doubtful = (...inboxIds: string[]) =>
      store.read(({ cases }) => cases.doubtful(rootId, inboxIds));
    const caseId = open.case.id;
    expect(await openIn(laid.inbox, copy, above)).toEqual([caseId]);
    expect([await openIn(copy, above), await openIn()]).toEqual([[], []]);
    expect(await doubtful(copy.id, above.id)).toEqual([]);
    const alone = { caseId, inboxId: laid.inbox.id, keptOut: null };
    expect(await doubtful(laid.inbox.id)).toEqual([alone]);
    await store.transaction(async ({ cases }) => {
      await cases.keepOut(caseId, laid.handler.id, now);
      // Once, and only where it read along; also of a closed case, which lies as it lay.
      expect(await cases.takeOver(rootId, caseId, copy.id)).toBe(true);
      expect(await cases.takeOver(rootId, caseId, copy.id)).toBe(false);
      expect(await cases.takeOver(rootId, caseId, laid.inbox.id)).toBe(false);
      expect(await cases.change(rootId, caseId, 1, { takenBy: 'her', takenAt: now })).toBe(true);
      expect((await cases.find(rootId, caseId))!.case).toMatchObject({
        takenBy: 'her',
        takenAt: now,
      });
      expect(await cases.makeReader(rootId, caseId, copy.id)).toBe(true);
      expect(await cases.makeReader(rootId, caseId, above.id)).toBe(true);
      expect(await cases.makeReader(rootId, closed.case.id, laid.inbox.id)).toBe(false);
      expect(await cases.makeReader(rootId, caseId, newId())).toBe(false);
    });
    const rows = (await store.read(({ cases }) => cases.find(rootId, caseId)))!.inboxes;
    for (const { id } of [copy, above])
      expect(rows).toContainEqual(
        expect.objectContaining({ inboxId: id, as: 'reader', state: 'unread' }),
      );
    expect(await openIn(copy)).toEqual([caseId]);
    expect((await doubtful()).map(({ inboxId, keptOut }) => [inboxId, keptOut])).toEqual(
      [laid.inbox.id, copy.id, above.id].sort().map((id) => [id, laid.handler.id]),
    );
  });

  it('changes a case only from the revision that was seen', async () => {
    const store = await freshStore(kind);
    const laid = await lay(store);
    const { rootId } = laid.organisation;
    const each = aCase(laid, { state: 'unread' });
    await store.transaction((records) =>
      records.cases.add(each.case, each.inboxes, [], each.deadlines),
    );
    const read = () =>
      store.transaction((records) =>
        records.cases.change(rootId, each.case.id, 1, { status: 'read', readAt: now }),
      );
    expect((await Promise.all([read(), read()])).sort()).toEqual([false, true]);
    await store.transaction(async (records) => {
      await records.cases.setInboxState(rootId, each.case.id, 'read');
      await records.cases.changeDeadlines(rootId, each.case.id, (all) => met(all, called));
    });
    const found = await store.read((records) => records.cases.find(rootId, each.case.id));
    expect(found?.case).toEqual({ ...each.case, status: 'read', readAt: now, revision: 2 });
    expect(found?.inboxes.map(({ state }) => state)).toEqual(['read']);
    expect(found?.deadlines.map(({ kind, end }) => [kind, end?.as])).toEqual([
      ['first-contact', 'met'],
      ['word-back', undefined],
    ]);
  });

  it('counts and lists what was set apart beside the rest, and not among it', async () => {
    const store = await freshStore(kind);
    const laid = await lay(store);
    const { rootId } = laid.organisation;
    const unread = aCase(laid, { state: 'unread' });
    const apart = (['quarantine-read', 'quarantine', 'quarantine'] as const).map((state, minutes) =>
      aCase(laid, { state, receivedAt: later(minutes) }),
    );
    await store.transaction(async ({ cases }) => {
      for (const each of [unread, ...apart])
        await cases.add(each.case, each.inboxes, [], each.deadlines);
    });
    const viewer = { handlerId: laid.handler.id, inboxIds: [laid.inbox.id] };
    const idsOf = (states: ListState[]) =>
      store.read(async ({ cases }) =>
        (await cases.list(rootId, viewer, { states }, null, 10)).map((each) => each.case.id),
      );
    expect(await store.read(({ cases }) => cases.unread(rootId, viewer))).toEqual([
      {
        inboxId: laid.inbox.id,
        unread: 1,
        urgent: 0,
        quarantined: 3,
        quarantinedUnread: 2,
        quarantinedDueAt: new Date(apart[0]!.deadlines[0]!.dueAt),
      },
    ]);
    expect(await idsOf(['unread', 'read'])).toEqual([unread.case.id]);
    const newestFirst = [apart[2]!, apart[1]!, apart[0]!].map((each) => each.case.id);
    expect(await idsOf(['quarantine', 'quarantine-read'])).toEqual(newestFirst);
    expect(await idsOf(['unread', 'quarantine', 'quarantine-read', 'read', 'closed'])).toEqual([
      unread.case.id,
      ...newestFirst,
    ]);
  });

  it('keeps messages in order and takes each once', async () => {
    const store = await freshStore(kind);
    const laid = await lay(store);
    const { rootId } = laid.organisation;
    const each = aCase(laid, { state: 'unread' });
    await store.transaction((records) =>
      records.cases.add(each.case, each.inboxes, [], each.deadlines),
    );
    const caseId = each.case.id;
    const place = { caseId, reportId: each.case.reportId };
    const second = aMessage(rootId, place, later(2));
    const first = aMessage(rootId, place, later(1));
    /** Of another report, were it ever in the same case. */
    const others = aMessage(rootId, { caseId, reportId: newId() }, later(3));
    const added = await store.transaction(async (records) => [
      await records.messages.add(second),
      await records.messages.add(first),
      await records.messages.add(first),
      await records.messages.add(others),
    ]);
    expect(added).toEqual([true, true, false, true]);
    const [ofCase, ofReport] = await store.read(async ({ messages }) => [
      await messages.ofCase(rootId, caseId),
      await messages.ofReport(rootId, place.reportId),
    ]);
    expect(ofCase).toEqual([first, second, others]);
    expect(ofReport).toEqual([first, second]);
    expect(await store.read((records) => records.messages.get(rootId, first.id))).toEqual(first);
  });
});

/** A right of the family, due before everything: never the handler's next deadline. */
function rightOf(deadline: CaseDeadline): CaseDeadline {
  return { ...deadline, kind: 'family-may-go-on', standing: 'right', dueAt: now.getTime() };
}

const called = {
  by: 'somebody',
  at: now,
  about: 'someone-else',
  through: { kind: 'call', with: 'concerned', doneBy: 'self', on: '2026-03-02' },
} as const;

/** All pages of the open list, `limit` at a time. */
async function walk(
  store: Store,
  rootId: string,
  viewer: { handlerId: string; inboxIds: string[] },
  limit: number,
) {
  type Listed = Awaited<ReturnType<Parameters<Parameters<Store['read']>[0]>[0]['cases']['list']>>;
  const all: Listed = [];
  for (;;) {
    const last = all.at(-1);
    const after = last
      ? { part: last.part, receivedAt: last.inbox.receivedAt, caseId: last.case.id }
      : null;
    const page = await store.read((records) =>
      records.cases.list(rootId, viewer, { states: ['unread', 'read'] }, after, limit),
    );
    if (page.length === 0) return all;
    all.push(...page);
  }
}
