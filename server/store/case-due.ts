/**
 * When a case is due, as the database knows it: the one place that the list, its filters and the counts of the front page ask.
 * A case is overdue once the first deadline of a handler that still runs has passed.
 */
import { and, eq, inArray, isNull, min, sql, type SQL } from 'drizzle-orm';
import { clockKinds, isHandlersDeadline } from '../../contract/policy.ts';
import type { Queries } from './queries.ts';
import type { Tables } from './tables.ts';

/** A span of moments: from `from`, or without a beginning, and before `until`. */
export type DueSpan = { from: Date | null; until: Date };

/** A row of `clocks` that is a deadline of a handler, and runs. */
export function isRunning(t: Tables) {
  return and(
    inArray(t.clocks.clock, clockKinds.filter(isHandlersDeadline)),
    isNull(t.clocks.doneAt),
  );
}

/** The first moment at which something of the case `caseId` is due; null where nothing runs. */
export function firstDue(db: Queries, t: Tables, caseId: SQL | Tables['cases']['id']): SQL {
  const due = db
    .select({ dueAt: min(t.clocks.dueAt) })
    .from(t.clocks)
    .where(and(eq(t.clocks.caseId, caseId), isRunning(t)));
  return sql`${due}`;
}

export function isDueIn(db: Queries, t: Tables, { from, until }: DueSpan): SQL {
  const due = firstDue(db, t, t.cases.id);
  const at = (moment: Date) => sql.param(moment, t.clocks.dueAt);
  const before = sql`${due} < ${at(until)}`;
  return from === null ? before : sql`(${due} >= ${at(from)} and ${before})`;
}
