/** Printed sheets: recovery pairs of inboxes with what they open, and keys that lie directly under the code of an older sheet. */
import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Queries } from './queries.ts';
import { mustBeOurs } from './queries.ts';
import { raiseTreeVersion } from './stored-tree.ts';
import type { Recovery } from './records.ts';
import type { Tables } from './tables.ts';

export function recovery(db: Queries, t: Tables): Recovery {
  const treeChanged = (rootId: string) => raiseTreeVersion(db, t, rootId);
  const { kid: pairKid, rootId: pairRoot, replacedAt } = t.recoveryKeys;
  const pair = (rootId: string, kid: string) => and(eq(pairRoot, rootId), eq(pairKid, kid));
  const isOfNow = isNull(replacedAt);

  return {
    async addPair(row) {
      await treeChanged(row.rootId);
      const added = await db
        .insert(t.recoveryKeys)
        .values(row)
        .onConflictDoNothing()
        .returning({ kid: pairKid });
      return added.length > 0;
    },
    async putGrant(row) {
      const put = await db
        .insert(t.recoveryGrants)
        .values(row)
        .onConflictDoUpdate({
          target: [t.recoveryGrants.kid, t.recoveryGrants.recoveryKid],
          set: { grant: row.grant },
          setWhere: eq(t.recoveryGrants.rootId, row.rootId),
        })
        .returning({ kid: t.recoveryGrants.kid });
      mustBeOurs(put, 'recovery grant', row.kid);
    },
    async grantsOf(rootId, recoveryKid) {
      return db
        .select()
        .from(t.recoveryGrants)
        .where(
          and(eq(t.recoveryGrants.rootId, rootId), eq(t.recoveryGrants.recoveryKid, recoveryKid)),
        )
        .orderBy(asc(t.recoveryGrants.kid));
    },
    async confirmPair(rootId, kid, at) {
      await treeChanged(rootId);
      const confirmed = await db
        .update(t.recoveryKeys)
        .set({ confirmedAt: at })
        .where(and(pair(rootId, kid), isOfNow))
        .returning({ kid: pairKid });
      return confirmed.length > 0;
    },
    async replacePair(rootId, kid, at) {
      await treeChanged(rootId);
      const replaced = await db
        .update(t.recoveryKeys)
        .set({ replacedAt: at })
        .where(and(pair(rootId, kid), isOfNow))
        .returning({ kid: pairKid });
      return replaced.length > 0;
    },
    async dropPair(rootId, kid) {
      await treeChanged(rootId);
      const { rootId: root, recoveryKid } = t.recoveryGrants;
      await db.delete(t.recoveryGrants).where(and(eq(root, rootId), eq(recoveryKid, kid)));
      const dropped = await db
        .delete(t.recoveryKeys)
        .where(pair(rootId, kid))
        .returning({ kid: pairKid });
      return dropped.length > 0;
    },
    async replacedPairs(rootId) {
      return db
        .select()
        .from(t.recoveryKeys)
        .where(and(eq(pairRoot, rootId), isNotNull(replacedAt)))
        .orderBy(desc(replacedAt), asc(pairKid));
    },
    async restorePair(rootId, kid) {
      await treeChanged(rootId);
      const restored = await db
        .update(t.recoveryKeys)
        .set({ replacedAt: null })
        .where(and(pair(rootId, kid), isNotNull(replacedAt)))
        .returning({ kid: pairKid });
      return restored.length > 0;
    },
    async printerLeft(rootId, handlerId, inboxIds) {
      await treeChanged(rootId);
      const { madeBy, inboxId } = t.recoveryKeys;
      const due = await db
        .update(t.recoveryKeys)
        .set({ due: true })
        .where(and(eq(pairRoot, rootId), eq(madeBy, handlerId), inArray(inboxId, inboxIds)))
        .returning({ kid: pairKid });
      return due.length;
    },
    async confirmSheet(rootId, inboxId) {
      await treeChanged(rootId);
      const confirmed = await db
        .update(t.inboxKeys)
        .set({ recoveryState: 'confirmed' })
        .where(
          and(
            eq(t.inboxKeys.rootId, rootId),
            eq(t.inboxKeys.inboxId, inboxId),
            isNull(t.inboxKeys.retiredAt),
            isNotNull(t.inboxKeys.recoverySealed),
          ),
        )
        .returning({ kid: t.inboxKeys.kid });
      return confirmed.length > 0;
    },
    async putSheet(rootId, kid, sheet) {
      await treeChanged(rootId);
      const put = await db
        .update(t.inboxKeys)
        .set({ recoverySealed: sheet?.sealedKey ?? null, recoveryState: sheet?.state ?? 'none' })
        .where(and(eq(t.inboxKeys.rootId, rootId), eq(t.inboxKeys.kid, kid)))
        .returning({ kid: t.inboxKeys.kid });
      return put.length > 0;
    },
  };
}
