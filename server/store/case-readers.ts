/**
 * Which inboxes answer for the open cases: asked when somebody leaves, and by whoever watches that no case lies where nobody
 * reads. An inbox answers for a case that it has reached and does not only read along; where that is closed, it says so.
 */
import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { Queries } from './queries.ts';
import type { Cases, ListState } from './records.ts';
import type { Tables } from './tables.ts';

const openStates: ListState[] = ['unread', 'quarantine', 'quarantine-read', 'read'];

export async function openIn(
  db: Queries,
  t: Tables,
  rootId: string,
  inboxIds: string[],
): Promise<string[]> {
  if (inboxIds.length === 0) return [];
  const rows = await db
    .select({ caseId: t.caseInboxes.caseId })
    .from(t.caseInboxes)
    .where(and(inArray(t.caseInboxes.inboxId, inboxIds), answers(t, rootId)))
    .groupBy(t.caseInboxes.caseId)
    .orderBy(asc(t.caseInboxes.caseId));
  return rows.map(({ caseId }) => caseId);
}

export async function doubtful(
  db: Queries,
  t: Tables,
  rootId: string,
  inboxIds: string[],
): ReturnType<Cases['doubtful']> {
  const keptOut = await db
    .select({ caseId: t.recusals.caseId })
    .from(t.recusals)
    .innerJoin(t.caseInboxes, eq(t.caseInboxes.caseId, t.recusals.caseId))
    .where(answers(t, rootId))
    .groupBy(t.recusals.caseId);
  const caseIds = [
    ...new Set([
      ...(await openIn(db, t, rootId, inboxIds)),
      ...keptOut.map(({ caseId }) => caseId),
    ]),
  ];
  if (caseIds.length === 0) return [];
  return db
    .select({
      caseId: t.caseInboxes.caseId,
      inboxId: t.caseInboxes.inboxId,
      keptOut: t.recusals.handlerId,
    })
    .from(t.caseInboxes)
    .leftJoin(t.recusals, eq(t.recusals.caseId, t.caseInboxes.caseId))
    .where(and(inArray(t.caseInboxes.caseId, caseIds), answers(t, rootId)))
    .orderBy(asc(t.caseInboxes.caseId), asc(t.caseInboxes.inboxId), asc(t.recusals.handlerId));
}

function answers(t: Tables, rootId: string) {
  return and(
    eq(t.caseInboxes.rootId, rootId),
    ne(t.caseInboxes.as, 'copy'),
    inArray(t.caseInboxes.state, openStates),
  );
}
