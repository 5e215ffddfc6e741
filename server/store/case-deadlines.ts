/**
 * The deadlines of a case as a row: read and changed as a whole, and found when they are to ring. Whoever changes them holds the
 * case, as the loop that rings does, so that neither overwrites what the other has just written.
 */
import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { nextOf, type CaseDeadline } from '../../contract/cases/deadlines.ts';
import { isLeftUnread, nextRing } from '../../contract/cases/ringing.ts';
import type { Dialect, Queries } from './queries.ts';
import type { Tables } from './tables.ts';

type Place = { rootId: string; caseId: string };

/** The row: the deadlines, and what the indexes need to know of them. */
export function toRow(caseId: string, rootId: string, deadlines: CaseDeadline[]) {
  return { caseId, rootId, deadlines, ...timesOf(deadlines) };
}

function timesOf(deadlines: CaseDeadline[]) {
  const next = nextOf(deadlines);
  const rings = nextRing(deadlines);
  return {
    dueAt: next && new Date(next.dueAt),
    ringsAt: rings === null ? null : new Date(rings),
  };
}

export async function deadlinesOf(db: Queries, t: Tables, caseId: string): Promise<CaseDeadline[]> {
  const [row] = await db
    .select({ deadlines: t.caseDeadlines.deadlines })
    .from(t.caseDeadlines)
    .where(eq(t.caseDeadlines.caseId, caseId));
  return row?.deadlines ?? [];
}

/** False where there is no such case. Until the transaction ends nobody else changes them. */
export async function changeDeadlines(
  db: Queries,
  t: Tables,
  { skipLocked }: Dialect,
  { rootId, caseId }: Place,
  change: (deadlines: CaseDeadline[]) => CaseDeadline[],
): Promise<boolean> {
  const isIt = and(eq(t.caseDeadlines.caseId, caseId), eq(t.caseDeadlines.rootId, rootId));
  const query = db
    .select({ deadlines: t.caseDeadlines.deadlines })
    .from(t.caseDeadlines)
    .where(isIt);
  // SQLite has one writer at a time.
  const [row] = skipLocked ? await query.for('update') : await query;
  if (!row) return false;
  const deadlines = change(row.deadlines);
  await db
    .update(t.caseDeadlines)
    .set({ deadlines, ...timesOf(deadlines) })
    .where(isIt);
  return true;
}

/** Exported, as the next one, for the test that reads their query plans. */
export function firstDue(db: Queries, t: Tables, now: Date) {
  return db
    .select({ caseId: t.caseDeadlines.caseId })
    .from(t.caseDeadlines)
    .where(isDue(t, now))
    .limit(1);
}

export async function hasDue(db: Queries, t: Tables, now: Date): Promise<boolean> {
  return (await firstDue(db, t, now)).length > 0;
}

/** The cases that ring, the longest due first: those of which nobody else holds the case. */
export function dueCases(db: Queries, t: Tables, now: Date, limit: number) {
  return db
    .select({ caseId: t.caseDeadlines.caseId, rootId: t.caseDeadlines.rootId })
    .from(t.caseDeadlines)
    .innerJoin(t.cases, eq(t.cases.id, t.caseDeadlines.caseId))
    .where(isDue(t, now))
    .orderBy(asc(t.caseDeadlines.ringsAt), asc(t.caseDeadlines.caseId))
    .limit(limit);
}

export async function takeDue(
  db: Queries,
  t: Tables,
  { skipLocked }: Dialect,
  now: Date,
  limit: number,
): Promise<{ rootId: string; caseId: string }[]> {
  const query = dueCases(db, t, now, limit);
  return skipLocked ? query.for('update', { skipLocked: true }) : query;
}

/** What has been left is overdue: the others are not read. */
export async function countLeftUnread(db: Queries, t: Tables, now: Date): Promise<number> {
  const overdue = await db
    .select({ deadlines: t.caseDeadlines.deadlines })
    .from(t.caseDeadlines)
    .where(lte(t.caseDeadlines.dueAt, now));
  return overdue.filter(({ deadlines }) => isLeftUnread(deadlines)).length;
}

function isDue(t: Tables, now: Date) {
  const { ringsAt } = t.caseDeadlines;
  // In the words of the index: by `<=` alone SQLite does not know that it leaves out what never rings.
  return and(sql`${ringsAt} is not null`, lte(ringsAt, now));
}
