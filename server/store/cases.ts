/**
 * Cases: how a report is handled, in which inboxes it lies, and who may see it. A viewer sees a case through an inbox
 * it has reached; never when she stepped aside, or is a member of one of the accused's own inboxes.
 */
import { and, asc, count, eq, inArray, isNull, min, ne } from 'drizzle-orm';
import { clockKinds, isHandlersDeadline } from '../../contract/policy.ts';
import { listCases } from './case-list.ts';
import { mayView } from './may-view.ts';
import type { Queries } from './queries.ts';
import { inserter } from './queries.ts';
import type { Cases, Viewer } from './records.ts';
import type { Tables } from './tables.ts';

export function cases(db: Queries, t: Tables): Cases {
  const addCases = inserter(db, 'cases', t.cases);
  const addInboxes = inserter(db, 'case_inboxes', t.caseInboxes);
  const addExclusions = inserter(db, 'case_exclusions', t.caseExclusions);
  const addClocks = inserter(db, 'clocks', t.clocks);

  const inboxesOf = (caseId: string) =>
    db
      .select()
      .from(t.caseInboxes)
      .where(eq(t.caseInboxes.caseId, caseId))
      .orderBy(asc(t.caseInboxes.inboxId));
  const clocksOf = (caseId: string) =>
    db
      .select()
      .from(t.clocks)
      .where(eq(t.clocks.caseId, caseId))
      .orderBy(asc(t.clocks.dueAt), asc(t.clocks.clock));

  return {
    async add(row, inboxes, exclusions, clocks) {
      await addCases([row]);
      await addInboxes(inboxes.map((each) => ({ ...each, urgent: row.urgent })));
      await addExclusions(exclusions.map((inboxId) => ({ caseId: row.id, inboxId })));
      await addClocks(clocks);
    },
    async list(rootId, viewer, filter, after, limit) {
      return listCases(db, t, { rootId, viewer, filter, after, limit });
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
        clocks: await clocksOf(caseId),
      };
    },
    async find(rootId, caseId) {
      const [found] = await db
        .select()
        .from(t.cases)
        .where(and(eq(t.cases.rootId, rootId), eq(t.cases.id, caseId)));
      if (!found) return undefined;
      return { case: found, inboxes: await inboxesOf(caseId), clocks: await clocksOf(caseId) };
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
    async reachInbox(rootId, caseId, inboxId) {
      const reached = await db
        .update(t.caseInboxes)
        .set({ state: 'unread' })
        .where(
          and(
            eq(t.caseInboxes.rootId, rootId),
            eq(t.caseInboxes.caseId, caseId),
            eq(t.caseInboxes.inboxId, inboxId),
            eq(t.caseInboxes.state, 'waiting'),
          ),
        )
        .returning({ inboxId: t.caseInboxes.inboxId });
      return reached.length > 0;
    },
    async finishClocks(rootId, caseId, clocks, at) {
      const ours = db
        .select({ id: t.cases.id })
        .from(t.cases)
        .where(and(eq(t.cases.rootId, rootId), eq(t.cases.id, caseId)));
      await db
        .update(t.clocks)
        .set({ doneAt: at })
        .where(
          and(
            inArray(t.clocks.caseId, ours),
            inArray(t.clocks.clock, clocks),
            isNull(t.clocks.doneAt),
          ),
        );
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
      const rows = await db
        .select({
          inboxId: t.caseInboxes.inboxId,
          state: t.caseInboxes.state,
          urgent: t.caseInboxes.urgent,
          number: count(),
        })
        .from(t.caseInboxes)
        .where(
          and(
            inArray(t.caseInboxes.inboxId, viewer.inboxIds),
            inArray(t.caseInboxes.state, ['unread', 'quarantine', 'quarantine-read']),
            eq(t.caseInboxes.rootId, rootId),
            mayView(db, t, viewer),
          ),
        )
        .groupBy(t.caseInboxes.inboxId, t.caseInboxes.state, t.caseInboxes.urgent)
        .orderBy(asc(t.caseInboxes.inboxId));
      const isAnyApart = rows.some(({ state }) => state !== 'unread');
      const due = isAnyApart ? await firstDueApart(db, t, rootId, viewer) : [];
      return viewer.inboxIds.map((inboxId) => {
        const own = rows.filter((row) => row.inboxId === inboxId);
        const sum = (state: string, list = own) =>
          list.filter((row) => row.state === state).reduce((total, row) => total + row.number, 0);
        const urgent = own.filter((row) => row.urgent);
        return {
          inboxId,
          unread: sum('unread'),
          urgent: sum('unread', urgent),
          quarantined: sum('quarantine') + sum('quarantine-read'),
          quarantinedUnread: sum('quarantine'),
          quarantinedDueAt: due.find((row) => row.inboxId === inboxId)?.dueAt ?? null,
        };
      });
    },
  };
}

/** By inbox the first deadline of a handler among what is set apart: it must not be missed because nobody looks there. */
async function firstDueApart(db: Queries, t: Tables, rootId: string, viewer: Viewer) {
  return db
    .select({ inboxId: t.caseInboxes.inboxId, dueAt: min(t.clocks.dueAt) })
    .from(t.caseInboxes)
    .innerJoin(t.clocks, eq(t.clocks.caseId, t.caseInboxes.caseId))
    .where(
      and(
        inArray(t.caseInboxes.inboxId, viewer.inboxIds),
        inArray(t.caseInboxes.state, ['quarantine', 'quarantine-read']),
        eq(t.caseInboxes.rootId, rootId),
        inArray(t.clocks.clock, clockKinds.filter(isHandlersDeadline)),
        isNull(t.clocks.doneAt),
        mayView(db, t, viewer),
      ),
    )
    .groupBy(t.caseInboxes.inboxId);
}
