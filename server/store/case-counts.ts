/**
 * How many cases lie unread or set apart in each inbox of the viewer, for the front page of the desk. Only rows in these states
 * are read, by the index of the list, so that a million read cases cost nothing.
 */
import { and, asc, count, eq, inArray, isNotNull, min } from 'drizzle-orm';
import { mayView } from './may-view.ts';
import type { Queries } from './queries.ts';
import type { Cases, Viewer } from './records.ts';
import type { Tables } from './tables.ts';

export async function countsOf(
  db: Queries,
  t: Tables,
  rootId: string,
  viewer: Viewer,
): ReturnType<Cases['unread']> {
  const rows = await counted(db, t, rootId, viewer);
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
}

/** Exported, as the next one, for the test that reads their query plans. */
export function counted(db: Queries, t: Tables, rootId: string, viewer: Viewer) {
  return db
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
}

/** By inbox the first deadline of a handler among what is set apart: it must not be missed because nobody looks there. */
export function firstDueApart(db: Queries, t: Tables, rootId: string, viewer: Viewer) {
  return db
    .select({ inboxId: t.caseInboxes.inboxId, dueAt: min(t.caseDeadlines.dueAt) })
    .from(t.caseInboxes)
    .innerJoin(t.caseDeadlines, eq(t.caseDeadlines.caseId, t.caseInboxes.caseId))
    .where(
      and(
        inArray(t.caseInboxes.inboxId, viewer.inboxIds),
        inArray(t.caseInboxes.state, ['quarantine', 'quarantine-read']),
        eq(t.caseInboxes.rootId, rootId),
        isNotNull(t.caseDeadlines.dueAt),
        mayView(db, t, viewer),
      ),
    )
    .groupBy(t.caseInboxes.inboxId);
}
