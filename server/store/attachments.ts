/** Pictures and documents that follow a report: sealed bytes that arrive first, and belong to it once it has claimed them. */
import { and, count, eq, gte, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Queries } from './queries.ts';
import type { Attachments } from './records.ts';
import type { Tables } from './tables.ts';

export function attachments(db: Queries, t: Tables): Attachments {
  const own = t.attachments;
  const ofReport = (rootId: string, reportId: string) =>
    and(eq(own.rootId, rootId), eq(own.reportId, reportId));

  return {
    async add(row) {
      const added = await db
        .insert(own)
        .values(row)
        .onConflictDoNothing()
        .returning({ id: own.id });
      return added.length > 0;
    },
    async fingerprint(id) {
      const [row] = await db.select({ bodyHash: own.bodyHash }).from(own).where(eq(own.id, id));
      return row;
    },
    async waitingFor(rootId, reportId) {
      const [row] = await db
        .select({ count: count() })
        .from(own)
        .where(and(ofReport(rootId, reportId), isNull(own.claimedAt)));
      return row!.count;
    },
    async arrived(rootId, since) {
      const sum = (what: ReturnType<typeof sql>) =>
        sql<number>`coalesce(sum(${what}), 0)`.mapWith(Number);
      const [row] = await db
        .select({
          bytes: sum(sql`${own.size}`),
          unclaimed: sum(sql`case when ${own.claimedAt} is null then ${own.size} else 0 end`),
        })
        .from(own)
        .where(and(eq(own.rootId, rootId), gte(own.arrivedAt, since)));
      return row!;
    },
    async claim(rootId, reportId, ids, at) {
      return db
        .update(own)
        .set({ claimedAt: at })
        .where(and(ofReport(rootId, reportId), inArray(own.id, ids), isNull(own.claimedAt)))
        .returning({ id: own.id, index: own.index });
    },
    async get(rootId, reportId, id) {
      const [row] = await db
        .select()
        .from(own)
        .where(and(ofReport(rootId, reportId), eq(own.id, id), isNotNull(own.claimedAt)));
      return row;
    },
    async pruneUnclaimed(before) {
      await db.delete(own).where(and(lt(own.arrivedAt, before), isNull(own.claimedAt)));
    },
  };
}
