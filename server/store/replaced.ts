/** What was replaced and is kept for a while: papers of older sheets, and entries of reports and messages. Only the set-up brings it back. */
import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm';
import type { Queries } from './queries.ts';
import { mustBeOurs } from './queries.ts';
import type { Replaced } from './records.ts';
import type { Tables } from './tables.ts';

export function replaced(db: Queries, t: Tables): Replaced {
  const { replacedPapers: papers, replacedEntries: entries, recoveryKeys, recoveryGrants } = t;
  return {
    async keepPaper(row) {
      await db.insert(papers).values(row).onConflictDoNothing();
    },
    async papers(rootId) {
      return db
        .select()
        .from(papers)
        .where(eq(papers.rootId, rootId))
        .orderBy(desc(papers.replacedAt), asc(papers.kid));
    },
    async dropPaper(rootId, kid, replacedAt) {
      const dropped = await db
        .delete(papers)
        .where(
          and(eq(papers.rootId, rootId), eq(papers.kid, kid), eq(papers.replacedAt, replacedAt)),
        )
        .returning({ kid: papers.kid });
      return dropped.length > 0;
    },
    async keepEntry(row) {
      const kept = await db
        .insert(entries)
        .values(row)
        .onConflictDoUpdate({
          target: [entries.partId, entries.part, entries.kid],
          set: { entry: row.entry, replacedAt: row.replacedAt, replacedBy: row.replacedBy },
          setWhere: eq(entries.rootId, row.rootId),
        })
        .returning({ kid: entries.kid });
      mustBeOurs(kept, 'replaced entry', row.partId);
    },
    async entries(rootId, caseId) {
      return db
        .select()
        .from(entries)
        .where(
          and(
            eq(entries.rootId, rootId),
            caseId === undefined ? undefined : eq(entries.caseId, caseId),
          ),
        )
        .orderBy(asc(entries.caseId), asc(entries.partId), asc(entries.part), asc(entries.kid));
    },
    async dropEntries(rootId, caseId) {
      const dropped = await db
        .delete(entries)
        .where(and(eq(entries.rootId, rootId), eq(entries.caseId, caseId)))
        .returning({ kid: entries.kid });
      return dropped.length;
    },
    async prune(before) {
      await db.delete(papers).where(lt(papers.replacedAt, before));
      await db.delete(entries).where(lt(entries.replacedAt, before));
      const old = await db
        .select({ kid: recoveryKeys.kid })
        .from(recoveryKeys)
        .where(lt(recoveryKeys.replacedAt, before));
      const kids = old.map(({ kid }) => kid);
      await db.delete(recoveryGrants).where(inArray(recoveryGrants.recoveryKid, kids));
      await db.delete(recoveryKeys).where(inArray(recoveryKeys.kid, kids));
    },
  };
}
