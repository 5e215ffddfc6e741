/**
 * When a case is due, as the database knows it: the one place that the list, its filters and the counts of the front page ask.
 * A case is overdue once the first deadline of a handler that still runs has passed.
 */
import { eq, sql, type SQL } from 'drizzle-orm';
import type { Queries } from './queries.ts';
import type { Tables } from './tables.ts';

/** A span of moments: from `from`, or without a beginning, and before `until`. */
export type DueSpan = { from: Date | null; until: Date };

/** The first moment at which something of the case `caseId` is due; null where nothing is owed any more. */
export function firstDue(db: Queries, t: Tables, caseId: SQL | Tables['cases']['id']): SQL {
  const due = db
    .select({ dueAt: t.caseDeadlines.dueAt })
    .from(t.caseDeadlines)
    .where(eq(t.caseDeadlines.caseId, caseId));
  return sql`${due}`;
}

export function isDueIn(db: Queries, t: Tables, { from, until }: DueSpan): SQL {
  const due = firstDue(db, t, t.cases.id);
  const at = (moment: Date) => sql.param(moment, t.caseDeadlines.dueAt);
  const before = sql`${due} < ${at(until)}`;
  return from === null ? before : sql`(${due} >= ${at(from)} and ${before})`;
}
