/** Messages between handlers and reporter: sealed. What was written never changes; only whose key opens it can. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Queries } from './queries.ts';
import type { Messages } from './records.ts';
import type { Tables } from './tables.ts';

export function messages(db: Queries, t: Tables): Messages {
  return {
    async add(row) {
      const added = await db
        .insert(t.messages)
        .values(row)
        .onConflictDoNothing()
        .returning({ id: t.messages.id });
      return added.length > 0;
    },
    async get(rootId, id) {
      const [row] = await db
        .select()
        .from(t.messages)
        .where(and(eq(t.messages.rootId, rootId), eq(t.messages.id, id)));
      return row;
    },
    async ofCase(rootId, caseId) {
      return db
        .select()
        .from(t.messages)
        .where(and(eq(t.messages.rootId, rootId), eq(t.messages.caseId, caseId)))
        .orderBy(asc(t.messages.sentAt), asc(t.messages.id));
    },
    async ofReport(rootId, reportId) {
      return db
        .select()
        .from(t.messages)
        .where(
          and(
            eq(t.messages.rootId, rootId),
            eq(t.messages.reportId, reportId),
            isNull(t.messages.act),
          ),
        )
        .orderBy(asc(t.messages.sentAt), asc(t.messages.id));
    },
    async setSealed(rootId, id, sealed) {
      const set = await db
        .update(t.messages)
        .set({ sealed })
        .where(and(eq(t.messages.rootId, rootId), eq(t.messages.id, id)))
        .returning({ id: t.messages.id });
      return set.length > 0;
    },
  };
}
