/** Organisations, inboxes, their keys and members: what a route is computed from and what the set-up writes. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Queries } from './queries.ts';
import { mustBeOurs, once } from './queries.ts';
import { raiseTreeVersion, readTree, treeCounter } from './stored-tree.ts';
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
  const treeChanged = (rootId: string) => raiseTreeVersion(db, t, rootId);

  return {
    async treeVersion(rootId) {
      const [row] = await version().execute({ key: treeCounter(rootId) });
      return row?.value ?? 0;
    },
    treeChanged,
    async touch() {
      await db
        .update(t.counters)
        .set({ value: sql`${t.counters.value} + 1` })
        .where(eq(t.counters.key, 'tree'));
    },
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
      await treeChanged(row.rootId);
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
      await treeChanged(row.rootId);
      await db
        .insert(t.helpLines)
        .values(row)
        .onConflictDoUpdate({ target: [t.helpLines.rootId, t.helpLines.key], set: row });
    },
    async putInbox(row) {
      await treeChanged(row.rootId);
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
      await treeChanged(row.rootId);
      const added = await db
        .insert(t.inboxKeys)
        .values(row)
        .onConflictDoNothing()
        .returning({ kid: t.inboxKeys.kid });
      return added.length > 0;
    },
    async retireInboxKey(rootId, kid, at) {
      await treeChanged(rootId);
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
    async changeCurrentKey(rootId, inboxId, from, to) {
      await treeChanged(rootId);
      const { id, rootId: root, currentKid } = t.inboxes;
      const changed = await db
        .update(t.inboxes)
        .set({ currentKid: to, renewSince: null })
        .where(and(eq(root, rootId), eq(id, inboxId), eq(currentKid, from)))
        .returning({ id });
      return changed.length > 0;
    },
    async askForRenewal(rootId, inboxId, since) {
      await treeChanged(rootId);
      const { id, rootId: root, renewSince } = t.inboxes;
      const asked = await db
        .update(t.inboxes)
        .set({ renewSince: since })
        .where(and(eq(root, rootId), eq(id, inboxId), isNull(renewSince)))
        .returning({ id });
      return asked.length > 0;
    },
    async openUnits(rootId, unitIds, at) {
      await treeChanged(rootId);
      const { id, rootId: root, openedAt } = t.organisations;
      const opened = await db
        .update(t.organisations)
        .set({ openedAt: at })
        .where(and(eq(root, rootId), inArray(id, unitIds), isNull(openedAt)))
        .returning({ id });
      return opened.length;
    },
    async putMembership(row) {
      await treeChanged(row.rootId);
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
      await treeChanged(rootId);
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
      await treeChanged(row.rootId);
      const put = await db
        .insert(t.keyGrants)
        .values(row)
        .onConflictDoUpdate({
          target: [t.keyGrants.kid, t.keyGrants.handlerId],
          set: {
            grant: row.grant,
            grantedBy: row.grantedBy,
            createdAt: row.createdAt,
            provedAt: row.provedAt,
            trustedUntil: row.trustedUntil,
          },
          setWhere: eq(t.keyGrants.rootId, row.rootId),
        })
        .returning({ kid: t.keyGrants.kid });
      mustBeOurs(put, 'key grant', row.kid);
    },
    async putOwnerGrant(row) {
      await treeChanged(row.rootId);
      const put = await db
        .insert(t.ownerGrants)
        .values(row)
        .onConflictDoUpdate({
          target: [t.ownerGrants.kid, t.ownerGrants.ownerKid],
          set: { grant: row.grant, provedAt: row.provedAt, trustedUntil: row.trustedUntil },
          setWhere: eq(t.ownerGrants.rootId, row.rootId),
        })
        .returning({ kid: t.ownerGrants.kid });
      mustBeOurs(put, 'owner grant', row.kid);
    },
    async proveKeyGrants(rootId, handlerId, kids, at) {
      await treeChanged(rootId);
      const proved = await db
        .update(t.keyGrants)
        .set({ provedAt: at, trustedUntil: null })
        .where(
          and(
            eq(t.keyGrants.rootId, rootId),
            eq(t.keyGrants.handlerId, handlerId),
            inArray(t.keyGrants.kid, kids),
            isNull(t.keyGrants.provedAt),
          ),
        )
        .returning({ kid: t.keyGrants.kid });
      return proved.map(({ kid }) => kid);
    },
    async proveOwnerGrant(rootId, kid, ownerKid, at) {
      await treeChanged(rootId);
      const proved = await db
        .update(t.ownerGrants)
        .set({ provedAt: at, trustedUntil: null })
        .where(
          and(
            eq(t.ownerGrants.rootId, rootId),
            eq(t.ownerGrants.kid, kid),
            eq(t.ownerGrants.ownerKid, ownerKid),
            isNull(t.ownerGrants.provedAt),
          ),
        )
        .returning({ kid: t.ownerGrants.kid });
      return proved.length > 0;
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
