/**
 * Who is kept from a case although it lies in an inbox of hers, as a condition of a query on `case_inboxes`.
 * Used by the list, by one case and by the counts alike, so that none can forget it.
 */
import { and, eq, inArray, notExists } from 'drizzle-orm';
import type { Queries } from './queries.ts';
import type { Viewer } from './records.ts';
import type { Tables } from './tables.ts';

/** No member of the accused's own inboxes, of today or of the day on which it came; nobody who stepped aside: through whichever inbox. */
export function mayView(db: Queries, t: Tables, viewer: Viewer) {
  const excluded = db
    .select({ caseId: t.caseExclusions.caseId })
    .from(t.caseExclusions)
    .where(
      and(
        eq(t.caseExclusions.caseId, t.caseInboxes.caseId),
        inArray(t.caseExclusions.inboxId, viewer.inboxIds),
      ),
    );
  const recused = db
    .select({ caseId: t.recusals.caseId })
    .from(t.recusals)
    .where(
      and(eq(t.recusals.caseId, t.caseInboxes.caseId), eq(t.recusals.handlerId, viewer.handlerId)),
    );
  return and(notExists(excluded), notExists(recused));
}
