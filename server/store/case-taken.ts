/** Whether somebody has a case, and who, as conditions of a query on `cases`: what `contract/cases/taken.ts` says, to the database. */
import { and, eq, exists, inArray, notInArray } from 'drizzle-orm';
import { untakenStatuses } from '../../contract/cases/taken.ts';
import type { Queries } from './queries.ts';
import type { Tables } from './tables.ts';

/** Nobody has it yet. */
export function isUntaken(t: Tables) {
  return inArray(t.cases.status, [...untakenStatuses]);
}

/** She has it: she confirmed it, and it is not waiting again. */
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
  return and(notInArray(t.cases.status, [...untakenStatuses]), exists(confirmed));
}
