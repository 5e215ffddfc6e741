/** Audit entries: who did what when. Append only, chained by hash, without content. */
import { and, asc, desc, eq } from 'drizzle-orm';
import { hashOf } from './audit-chain.ts';
import type { Queries } from './queries.ts';
import { once, shapeOf } from './queries.ts';
import type { AuditRecords, NewAuditEntry } from './records.ts';
import type { Tables } from './tables.ts';

export function auditRecords(db: Queries, t: Tables): AuditRecords {
  const shape = shapeOf(t.audit);
  const insert = once(() =>
    db
      .insert(t.audit)
      .values(shape.placeholders(0))
      .onConflictDoNothing()
      .returning({ sequence: t.audit.sequence })
      .prepare('add_audit'),
  );

  async function add(
    rootId: string,
    chain: string,
    last: { sequence: number; hash: string },
    entry: NewAuditEntry,
  ): Promise<boolean> {
    const link = { ...entry, chain, sequence: last.sequence + 1, previous: last.hash };
    const added = await insert().execute(shape.values([{ ...link, rootId, hash: hashOf(link) }]));
    return added.length > 0;
  }

  const start = { sequence: 0, hash: '' };
  return {
    async begin(rootId, chain, entry) {
      if (!(await add(rootId, chain, start, entry)))
        throw new Error(`The audit chain ${chain} has begun already.`);
    },
    async append(rootId, chain, entry) {
      // On PostgreSQL another process may append at the same moment: the insert then waits for it, adds nothing, and we look again.
      for (;;) {
        const [last] = await db
          .select({
            rootId: t.audit.rootId,
            sequence: t.audit.sequence,
            hash: t.audit.hash,
          })
          .from(t.audit)
          .where(eq(t.audit.chain, chain))
          .orderBy(desc(t.audit.sequence))
          .limit(1);
        if (last && last.rootId !== rootId)
          throw new Error(`The audit chain ${chain} belongs to another tenant.`);
        if (await add(rootId, chain, last ?? start, entry)) return;
      }
    },
    async ofChain(rootId, chain) {
      return db
        .select()
        .from(t.audit)
        .where(and(eq(t.audit.rootId, rootId), eq(t.audit.chain, chain)))
        .orderBy(asc(t.audit.sequence));
    },
  };
}
