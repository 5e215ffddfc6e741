/** Numbers and the lists behind them: whatever lies there, each count of the front page is the length of the list to which it leads. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseDeadline } from '../../contract/cases/deadlines.ts';
import { newId } from '../../contract/ids.ts';
import { databaseKinds, freshStore } from '../testing/databases.ts';
import { aCase, anInbox, lay } from '../testing/rows.ts';
import type { ListFilter, ListState, NewCaseInbox, Store } from './records.ts';

const now = new Date('2026-03-02T09:00:00.000Z');
const tomorrow = new Date('2026-03-02T23:00:00.000Z');
const hour = 3_600_000;

/** Where a case lies in one of the two inboxes. */
const lying = fc.record({
  as: fc.constantFrom('reader', 'copy', 'escalation'),
  state: fc.constantFrom('unread', 'read', 'waiting'),
});
const aWish = fc.record({
  inboxes: fc.tuple(fc.option(lying), fc.option(lying)),
  /** A case is closed, or set apart, wherever it has come. */
  all: fc.constantFrom('open', 'open', 'open', 'closed', 'quarantine'),
  urgent: fc.boolean(),
  status: fc.constantFrom('received', 'reopened', 'read', 'looking-into'),
  /** Hours from now until its deadlines end; null where it is done. */
  due: fc.array(fc.option(fc.constantFrom(-30, -1, 0, 3, 14, 40)), { maxLength: 3 }),
  takenBy: fc.constantFrom('me', 'another', null),
  hidden: fc.constantFrom('no', 'no', 'no', 'excluded', 'recused'),
});
type Wish = typeof aWish extends fc.Arbitrary<infer Value> ? Value : never;

const kinds = ['first-contact', 'plan', 'family-may-go-on'] as const;

async function layWishes(store: Store, wishes: Wish[]) {
  const laid = await lay(store);
  const { rootId } = laid.organisation;
  const [second, accused] = [anInbox(laid.organisation), anInbox(laid.organisation)];
  const me = laid.handler.id;
  await store.transaction(async (records) => {
    await records.organisations.putInbox(second);
    await records.organisations.putInbox(accused);
    for (const [index, wish] of wishes.entries()) {
      const receivedAt = new Date(now.getTime() - (index % 4) * hour);
      const made = aCase(laid, { state: 'unread', urgent: wish.urgent, receivedAt });
      const [row] = made.inboxes;
      const inboxes: NewCaseInbox[] = wish.inboxes.flatMap((one, which) =>
        one ? [{ ...row!, ...one, inboxId: which === 0 ? laid.inbox.id : second.id }] : [],
      );
      for (const lies of inboxes)
        if (wish.all !== 'open' && lies.state !== 'waiting') lies.state = wish.all;
      const { id } = made.case;
      const deadlines = wish.due.map((hours, which): CaseDeadline => ({
        ...{ kind: kinds[which]!, standing: 'goal', basis: null, ringsAt: null },
        dueAt: now.getTime() + (hours ?? -2) * hour,
        end: hours === null ? { as: 'stopped', at: now.getTime() } : null,
      }));
      const excluded = wish.hidden === 'excluded' ? [accused.id] : [];
      await records.cases.add({ ...made.case, status: wish.status }, inboxes, excluded, deadlines);
      if (wish.hidden === 'recused') await records.cases.keepOut(id, me, now);
      if (wish.takenBy)
        await records.audit.append(rootId, id, {
          action: 'acknowledged',
          handlerId: wish.takenBy === 'me' ? me : newId(),
          params: {},
          at: now,
        });
    }
  });
  const viewer = { handlerId: me, inboxIds: [laid.inbox.id, second.id, accused.id] };
  return { rootId, viewer };
}

describe.each(databaseKinds)('counts on %s', (kind) => {
  it('are the lengths of the lists to which they lead', { timeout: 60_000 }, async () => {
    const store = await freshStore(kind);
    await fc.assert(
      fc.asyncProperty(fc.array(aWish, { minLength: 4, maxLength: 9 }), async (wishes) => {
        const { rootId, viewer } = await layWishes(store, wishes);
        await store.read(async ({ cases }) => {
          const listed = async (states: ListState[], filter: Omit<ListFilter, 'states'>) => {
            const found = await cases.list(rootId, viewer, { states, ...filter }, null, 100);
            const { cases: total } = await cases.total(rootId, viewer, { states, ...filter }, 100);
            expect(total).toBe(found.length);
            expect(new Set(found.map((one) => one.case.id)).size).toBe(found.length);
            return found;
          };
          const inboxIds = viewer.inboxIds;
          const at = { inboxIds, now, tomorrow, most: 1000 };
          const { answersFor, along } = await cases.work(rootId, viewer, at);
          const overdue = { from: null, until: now };
          for (const [standing, work] of [
            ['reader', answersFor],
            ['copy', along],
          ] as const) {
            const open: ListState[] = ['unread', 'read'];
            const untaken = await listed(['read'], { standing, who: 'nobody' });
            const later = { from: tomorrow, until: new Date(now.getTime() + 100 * hour) };
            expect(work).toEqual({
              cases: (await listed(open, { standing })).length,
              unread: work.unread,
              urgentUnread: work.urgentUnread,
              untaken: untaken.length,
              urgentUntaken: untaken.filter((one) => one.case.urgent).length,
              overdue: (await listed(open, { standing, due: overdue })).length,
              dueToday: (await listed(open, { standing, due: { from: now, until: tomorrow } }))
                .length,
              dueLater: (await listed(open, { standing, due: later })).length,
              nextDueAt: work.nextDueAt,
            });
            expect(work.nextDueAt !== null).toBe(work.dueLater > 0);
          }
          const unread = await listed(['unread'], {});
          expect(answersFor.unread + along.unread).toBe(unread.length);
          expect(answersFor.urgentUnread + along.urgentUnread).toBe(
            unread.filter(({ part }) => part === 'urgent').length,
          );
          const mine = await listed(['unread', 'read'], { who: 'me' });
          const all = await listed(['unread', 'read'], {});
          expect(mine.map((one) => one.case.id)).toEqual(
            all
              .filter(({ case: row }) => ['read', 'looking-into'].includes(row.status))
              .map((one) => one.case.id)
              .filter((id) => mine.some((one) => one.case.id === id)),
          );
          const parts = all.map(({ part }) => part);
          const order = ['urgent', 'urgent-read', 'unread', 'read'];
          expect(parts).toEqual(parts.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
          for (const { part, case: row } of all)
            expect(part.startsWith('urgent')).toBe(
              row.urgent && ['received', 'reopened'].includes(row.status),
            );
        });
      }),
      // To shrink what fails takes longer than to read it.
      { numRuns: 3, endOnFailure: true },
    );
  });

  it('say that not all were counted, of very many', async () => {
    const store = await freshStore(kind);
    const laid = await lay(store);
    const { rootId } = laid.organisation;
    await store.transaction(async ({ cases }) => {
      for (let index = 0; index < 5; index += 1) {
        const made = aCase(laid, { state: 'read' });
        await cases.add(made.case, made.inboxes, [], made.deadlines);
      }
    });
    const viewer = { handlerId: laid.handler.id, inboxIds: [laid.inbox.id] };
    const at = { inboxIds: viewer.inboxIds, now, tomorrow };
    await store.read(async ({ cases }) => {
      expect((await cases.work(rootId, viewer, { ...at, most: 4 })).counted).toBe('part');
      expect((await cases.work(rootId, viewer, { ...at, most: 5 })).counted).toBe('all');
      const filter = { states: ['read' as const] };
      expect((await cases.total(rootId, viewer, filter, 4)).counted).toBe('part');
      expect(await cases.total(rootId, viewer, filter, 5)).toEqual({ cases: 5, counted: 'all' });
    });
  });
});
