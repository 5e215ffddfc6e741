/** Organisations, inboxes, their keys and members: what a route is computed from and what the set-up writes. */
import { and, asc, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { Queries } from './queries.ts';
import { mustBeOurs, once } from './queries.ts';
import { raiseTreeVersion, readTree } from './stored-tree.ts';
import type { Organisations } from './records.ts';
import type { Tables } from './tables.ts';

export function organisations(db: Queries, t: Tables): Organisations {
  const version = once(() =>
    db
      .select({ value: t.counters.value })
      .from(t.counters)
      .where(eq(t.counters.key, sql.placeholder('key')))
      .prepare('tree_version'),
  );
  const treeChanged = () => raiseTreeVersion(db, t);

  /** The key is under this code from now on, which was typed back and opened it. */
  async function putUnderCode(
    isOfItsTime: SQL,
    [rootId, inboxId, kid, recoverySealed]: Parameters<Organisations['renewRecovery']>,
  ): Promise<boolean> {
    await treeChanged();
    const changed = await db
      .update(t.inboxKeys)
      .set({ recoverySealed, recoveryState: 'confirmed' })
      .where(
        and(
          eq(t.inboxKeys.rootId, rootId),
          eq(t.inboxKeys.inboxId, inboxId),
          eq(t.inboxKeys.kid, kid),
          isOfItsTime,
        ),
      )
      .returning({ kid: t.inboxKeys.kid });
    return changed.length > 0;
  }

  return {
    async treeVersion() {
      const [row] = await version().execute({ key: 'tree' });
      return row?.value ?? 0;
    },
    treeChanged,
    async bySlug(slug) {
      const [row] = await db.select().from(t.organisations).where(eq(t.organisations.slug, slug));
      return row;
    },
    async roots() {
      return db
        .select()
        .from(t.organisations)
        .where(isNull(t.organisations.parentId))
        .orderBy(asc(t.organisations.slug));
    },
    async tree(rootId) {
      return readTree(db, t, rootId);
    },
    async helpLines(rootId) {
      return db
        .select()
        .from(t.helpLines)
        .where(eq(t.helpLines.rootId, rootId))
        .orderBy(asc(t.helpLines.position), asc(t.helpLines.key));
    },
    async putOrganisation(row) {
      await treeChanged();
      const put = await db
        .insert(t.organisations)
        .values(row)
        .onConflictDoUpdate({
          target: t.organisations.id,
          set: row,
          setWhere: eq(t.organisations.rootId, row.rootId),
        })
        .returning({ id: t.organisations.id });
      mustBeOurs(put, 'organisation', row.id);
    },
    async putHelpLine(row) {
      await treeChanged();
      await db
        .insert(t.helpLines)
        .values(row)
        .onConflictDoUpdate({ target: [t.helpLines.rootId, t.helpLines.key], set: row });
    },
    async putInbox(row) {
      await treeChanged();
      const put = await db
        .insert(t.inboxes)
        .values(row)
        .onConflictDoUpdate({
          target: t.inboxes.id,
          set: row,
          setWhere: eq(t.inboxes.rootId, row.rootId),
        })
        .returning({ id: t.inboxes.id });
      mustBeOurs(put, 'inbox', row.id);
    },
    async addInboxKey(row) {
      await treeChanged();
      await db.insert(t.inboxKeys).values(row);
    },
    async retireInboxKey(rootId, kid, at) {
      await treeChanged();
      const retired = await db
        .update(t.inboxKeys)
        .set({ retiredAt: at })
        .where(
          and(
            eq(t.inboxKeys.rootId, rootId),
            eq(t.inboxKeys.kid, kid),
            isNull(t.inboxKeys.retiredAt),
          ),
        )
        .returning({ kid: t.inboxKeys.kid });
      return retired.length > 0;
    },
    async confirmRecovery(rootId, inboxId) {
      await treeChanged();
      const changed = await db
        .update(t.inboxKeys)
        .set({ recoveryState: 'confirmed' })
        .where(
          and(
            eq(t.inboxKeys.rootId, rootId),
            eq(t.inboxKeys.inboxId, inboxId),
            isNull(t.inboxKeys.retiredAt),
            eq(t.inboxKeys.recoveryState, 'made'),
          ),
        )
        .returning({ kid: t.inboxKeys.kid });
      return changed.length > 0;
    },
    renewRecovery: (...of) => putUnderCode(isNull(t.inboxKeys.retiredAt), of),
    renewRetiredRecovery: (...of) => putUnderCode(isNotNull(t.inboxKeys.retiredAt), of),
    async putMembership(row) {
      await treeChanged();
      const put = await db
        .insert(t.memberships)
        .values(row)
        .onConflictDoUpdate({
          target: [t.memberships.inboxId, t.memberships.handlerId],
          set: { deputy: row.deputy },
          setWhere: eq(t.memberships.rootId, row.rootId),
        })
        .returning({ inboxId: t.memberships.inboxId });
      mustBeOurs(put, 'membership', row.handlerId);
    },
    async removeMembership(rootId, inboxId, handlerId) {
      await treeChanged();
      const removed = await db
        .delete(t.memberships)
        .where(
          and(
            eq(t.memberships.rootId, rootId),
            eq(t.memberships.inboxId, inboxId),
            eq(t.memberships.handlerId, handlerId),
          ),
        )
        .returning({ handlerId: t.memberships.handlerId });
      const kids = await db
        .select({ kid: t.inboxKeys.kid })
        .from(t.inboxKeys)
        .where(and(eq(t.inboxKeys.rootId, rootId), eq(t.inboxKeys.inboxId, inboxId)));
      await db.delete(t.keyGrants).where(
        and(
          eq(t.keyGrants.rootId, rootId),
          eq(t.keyGrants.handlerId, handlerId),
          inArray(
            t.keyGrants.kid,
            kids.map(({ kid }) => kid),
          ),
        ),
      );
      return removed.length > 0;
    },
    async putKeyGrant(row) {
      await treeChanged();
      const put = await db
        .insert(t.keyGrants)
        .values(row)
        .onConflictDoUpdate({
          target: [t.keyGrants.kid, t.keyGrants.handlerId],
          set: { grant: row.grant, grantedBy: row.grantedBy, createdAt: row.createdAt },
          setWhere: eq(t.keyGrants.rootId, row.rootId),
        })
        .returning({ kid: t.keyGrants.kid });
      mustBeOurs(put, 'key grant', row.kid);
    },
    async putOwnerGrant(row) {
      const put = await db
        .insert(t.ownerGrants)
        .values(row)
        .onConflictDoUpdate({
          target: [t.ownerGrants.kid, t.ownerGrants.ownerKid],
          set: { grant: row.grant },
          setWhere: eq(t.ownerGrants.rootId, row.rootId),
        })
        .returning({ kid: t.ownerGrants.kid });
      mustBeOurs(put, 'owner grant', row.kid);
    },
    async keyGrantsOf(rootId, handlerId) {
      return db
        .select()
        .from(t.keyGrants)
        .where(and(eq(t.keyGrants.rootId, rootId), eq(t.keyGrants.handlerId, handlerId)))
        .orderBy(asc(t.keyGrants.kid));
    },
    async ownerGrantsTo(rootId, ownerInboxIds) {
      return db
        .select()
        .from(t.ownerGrants)
        .where(
          and(eq(t.ownerGrants.rootId, rootId), inArray(t.ownerGrants.ownerInboxId, ownerInboxIds)),
        )
        .orderBy(asc(t.ownerGrants.inboxId), asc(t.ownerGrants.kid));
    },
  };
}
