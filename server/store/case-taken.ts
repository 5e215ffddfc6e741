/** Whether somebody has a case, and who, as conditions of a query on `cases`: what `contract/cases/taken.ts` says, to the database. */
import { and, eq, exists, inArray, isNull, notInArray, or, sql } from 'drizzle-orm';
import { unacknowledgedStatuses } from '../../contract/cases/status.ts';
import type { Queries } from './queries.ts';
import type { Tables } from './tables.ts';

/** Nobody has it yet. */
export function isUntaken(t: Tables) {
  return sql`(${isNull(t.cases.takenBy)} and ${inArray(t.cases.status, [...unacknowledgedStatuses])})`;
}

/** She has it: she said so, or nobody did, she confirmed it, and it is not waiting again. */
export function isTakenBy(db: Queries, t: Tables, handlerId: string) {
  const confirmed = db
    .select({ chain: t.audit.chain })
    .from(t.audit)
    .where(
      and(
        eq(t.audit.chain, t.cases.id),
        eq(t.audit.action, 'acknowledged'),
        eq(t.audit.handlerId, handlerId),
      ),
    );
  return or(
    eq(t.cases.takenBy, handlerId),
    and(
      isNull(t.cases.takenBy),
      notInArray(t.cases.status, [...unacknowledgedStatuses]),
      exists(confirmed),
    ),
  );
}
