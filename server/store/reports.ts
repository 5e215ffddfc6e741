/** Reports: what somebody sent, sealed. What was written never changes; only whose key opens it can, when an inbox has a new one. */
import { and, eq } from 'drizzle-orm';
import type { Queries } from './queries.ts';
import { once, shapeOf } from './queries.ts';
import type { Reports } from './records.ts';
import type { Tables } from './tables.ts';

export function reports(db: Queries, t: Tables): Reports {
  const shape = shapeOf(t.reports);
  const insert = once(() =>
    db
      .insert(t.reports)
      .values(shape.placeholders(0))
      .onConflictDoNothing()
      .returning({ id: t.reports.id })
      .prepare('add_report'),
  );

  return {
    async add(row) {
      const added = await insert().execute(shape.values([row]));
      return added.length > 0;
    },
    async get(rootId, id) {
      const [row] = await db
        .select()
        .from(t.reports)
        .where(and(eq(t.reports.rootId, rootId), eq(t.reports.id, id)));
      return row;
    },
    async setSealed(rootId, id, { content, identity }) {
      const set = await db
        .update(t.reports)
        .set({ content, identity })
        .where(and(eq(t.reports.rootId, rootId), eq(t.reports.id, id)))
        .returning({ id: t.reports.id });
      return set.length > 0;
    },
    async fingerprint(id) {
      const [row] = await db
        .select({
          rootId: t.reports.rootId,
          caseId: t.reports.caseId,
          bodyHash: t.reports.bodyHash,
        })
        .from(t.reports)
        .where(eq(t.reports.id, id));
      return row;
    },
    async byAccessToken(accessTokenHash) {
      const [row] = await db
        .select()
        .from(t.reports)
        .where(eq(t.reports.accessTokenHash, accessTokenHash));
      return row;
    },
  };
}
