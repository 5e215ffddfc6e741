/**
 * Cases: how a report is handled, in which inboxes it lies, and who may see it. A viewer sees a case through an inbox
 * it has reached; never when she stepped aside, or is a member of one of the accused's own inboxes.
 */
import { and, asc, eq, inArray, ne, sql, type SQL } from 'drizzle-orm';
import {
  changeDeadlines,
  countLeftUnread,
  deadlinesOf,
  hasDue,
  takeDue,
  toRow,
} from './case-deadlines.ts';
import { countsOf } from './case-counts.ts';
import { listCases, totalOf } from './case-list.ts';
import { doubtful, openIn } from './case-readers.ts';
import { workOf } from './case-work.ts';
import { mayView } from './may-view.ts';
import type { Dialect, Queries } from './queries.ts';
import { inserter } from './queries.ts';
import type { Cases } from './records.ts';
import type { Tables } from './tables.ts';

export function cases(db: Queries, t: Tables, dialect: Dialect): Cases {
  const addCases = inserter(db, 'cases', t.cases);
  const addInboxes = inserter(db, 'case_inboxes', t.caseInboxes);
  const addExclusions = inserter(db, 'case_exclusions', t.caseExclusions);
  const addDeadlines = inserter(db, 'case_deadlines', t.caseDeadlines);

  const inboxesOf = (caseId: string) =>
    db
      .select()
      .from(t.caseInboxes)
      .where(eq(t.caseInboxes.caseId, caseId))
      .orderBy(asc(t.caseInboxes.inboxId));

  /** False where the row is not as `onlyIf` says: nothing was written. */
  async function changeInbox(
    { rootId, caseId, inboxId }: { rootId: string; caseId: string; inboxId: string },
    values: { as?: string; state?: string },
    onlyIf: SQL,
  ): Promise<boolean> {
    const { caseInboxes } = t;
    const isIt = and(
      eq(caseInboxes.rootId, rootId),
      eq(caseInboxes.caseId, caseId),
      eq(caseInboxes.inboxId, inboxId),
    );
    const changed = await db
      .update(caseInboxes)
      .set(values)
      .where(and(isIt, onlyIf))
      .returning({ inboxId: caseInboxes.inboxId });
    return changed.length > 0;
  }

  return {
    async add(row, inboxes, exclusions, deadlines) {
      await addCases([row]);
      await addInboxes(inboxes.map((each) => ({ ...each, urgent: row.urgent })));
      await addExclusions(exclusions.map((inboxId) => ({ caseId: row.id, inboxId })));
      await addDeadlines([toRow(row.id, row.rootId, deadlines)]);
    },
    async list(rootId, viewer, filter, after, limit) {
      return listCases(db, t, { rootId, viewer, filter, after, limit });
    },
    async total(rootId, viewer, filter, most) {
      const [found] = await totalOf(db, t, { rootId, viewer, filter }, most);
      const { cases, rows } = found!;
      return { cases, counted: rows > most ? 'part' : 'all' };
    },
    async work(rootId, viewer, filter) {
      return workOf(db, t, { rootId, viewer, ...filter });
    },
    async get(rootId, viewer, caseId) {
      const [seen] = await db
        .select({ case: t.cases })
        .from(t.caseInboxes)
        .innerJoin(t.cases, eq(t.cases.id, t.caseInboxes.caseId))
        .where(
          and(
            eq(t.caseInboxes.caseId, caseId),
            eq(t.cases.rootId, rootId),
            inArray(t.caseInboxes.inboxId, viewer.inboxIds),
            ne(t.caseInboxes.state, 'waiting'),
            mayView(db, t, viewer),
          ),
        )
        .limit(1);
      if (!seen) return undefined;
      return {
        case: seen.case,
        inboxes: await inboxesOf(caseId),
        deadlines: await deadlinesOf(db, t, caseId),
      };
    },
    async find(rootId, caseId) {
      const [found] = await db
        .select()
        .from(t.cases)
        .where(and(eq(t.cases.rootId, rootId), eq(t.cases.id, caseId)));
      if (!found) return undefined;
      const deadlines = await deadlinesOf(db, t, caseId);
      return { case: found, inboxes: await inboxesOf(caseId), deadlines };
    },
    async change(rootId, caseId, revision, values) {
      const changed = await db
        .update(t.cases)
        .set({ ...values, revision: revision + 1 })
        .where(
          and(eq(t.cases.rootId, rootId), eq(t.cases.id, caseId), eq(t.cases.revision, revision)),
        )
        .returning({ id: t.cases.id });
      return changed.length > 0;
    },
    async setInboxState(rootId, caseId, state, inboxIds) {
      await db
        .update(t.caseInboxes)
        .set({ state })
        .where(
          and(
            eq(t.caseInboxes.rootId, rootId),
            eq(t.caseInboxes.caseId, caseId),
            ne(t.caseInboxes.state, 'waiting'),
            inboxIds && inArray(t.caseInboxes.inboxId, inboxIds),
          ),
        );
    },
    async hold(rootId, caseId) {
      const held = await db
        .update(t.cases)
        .set({ revision: sql`${t.cases.revision}` })
        .where(and(eq(t.cases.rootId, rootId), eq(t.cases.id, caseId)))
        .returning({ id: t.cases.id });
      return held.length > 0;
    },
    async addInbox(rootId, caseId, inbox) {
      const [row] = await db
        .select({ receivedAt: t.cases.receivedAt, urgent: t.cases.urgent })
        .from(t.cases)
        .where(and(eq(t.cases.rootId, rootId), eq(t.cases.id, caseId)));
      if (!row) return false;
      const added = await db
        .insert(t.caseInboxes)
        .values({ ...inbox, ...row, rootId, caseId })
        .onConflictDoNothing()
        .returning({ inboxId: t.caseInboxes.inboxId });
      return added.length > 0;
    },
    reachInbox: (rootId, caseId, inboxId, state = 'unread') =>
      changeInbox({ rootId, caseId, inboxId }, { state }, eq(t.caseInboxes.state, 'waiting')),
    makeReader: (rootId, caseId, inboxId) =>
      changeInbox(
        { rootId, caseId, inboxId },
        { as: 'reader', state: 'unread' },
        ne(t.caseInboxes.state, 'closed'),
      ),
    takeOver: (rootId, caseId, inboxId) =>
      changeInbox({ rootId, caseId, inboxId }, { as: 'reader' }, eq(t.caseInboxes.as, 'copy')),
    async openIn(rootId, inboxIds) {
      return openIn(db, t, rootId, inboxIds);
    },
    async doubtful(rootId, inboxIds) {
      return doubtful(db, t, rootId, inboxIds);
    },
    async changeDeadlines(rootId, caseId, change) {
      return changeDeadlines(db, t, dialect, { rootId, caseId }, change);
    },
    async hasDue(now) {
      return hasDue(db, t, now);
    },
    async takeDue(now, limit) {
      return takeDue(db, t, dialect, now, limit);
    },
    async leftUnread(now) {
      return countLeftUnread(db, t, now);
    },
    async keepOut(caseId, handlerId, at) {
      await db.insert(t.recusals).values({ caseId, handlerId, at }).onConflictDoNothing();
    },
    async exclusionsOf(caseId) {
      const rows = await db
        .select({ inboxId: t.caseExclusions.inboxId })
        .from(t.caseExclusions)
        .where(eq(t.caseExclusions.caseId, caseId))
        .orderBy(asc(t.caseExclusions.inboxId));
      return rows.map(({ inboxId }) => inboxId);
    },
    async keptOutOf(caseId) {
      const rows = await db
        .select({ handlerId: t.recusals.handlerId })
        .from(t.recusals)
        .where(eq(t.recusals.caseId, caseId))
        .orderBy(asc(t.recusals.handlerId));
      return rows.map(({ handlerId }) => handlerId);
    },
    async unread(rootId, viewer) {
      return countsOf(db, t, rootId, viewer);
    },
  };
}
