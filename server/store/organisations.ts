/** Organisations, inboxes, their keys and members: what a route is computed from and what the set-up writes. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Queries } from './queries.ts';
import type { Organisations, StoredTree } from './records.ts';
import type { Tables } from './tables.ts';

export function organisations(db: Queries, t: Tables): Organisations {
  const version = db
    .select({ value: t.counters.value })
    .from(t.counters)
    .where(eq(t.counters.key, sql.placeholder('key')))
    .prepare('tree_version');

  return {
    async treeVersion() {
      const [row] = await version.execute({ key: 'tree' });
      return row?.value ?? 0;
    },
    async treeChanged() {
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
      await db
        .insert(t.organisations)
        .values(row)
        .onConflictDoUpdate({ target: t.organisations.id, set: row });
    },
    async putHelpLine(row) {
      await db
        .insert(t.helpLines)
        .values(row)
        .onConflictDoUpdate({ target: [t.helpLines.rootId, t.helpLines.key], set: row });
    },
    async putInbox(row) {
      await db.insert(t.inboxes).values(row).onConflictDoUpdate({ target: t.inboxes.id, set: row });
    },
    async addInboxKey(row) {
      await db.insert(t.inboxKeys).values(row);
    },
    async confirmRecovery(rootId, inboxId) {
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
    async putMembership(row) {
      await db
        .insert(t.memberships)
        .values(row)
        .onConflictDoUpdate({
          target: [t.memberships.inboxId, t.memberships.handlerId],
          set: { deputy: row.deputy },
        });
    },
    async removeMembership(rootId, inboxId, handlerId) {
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
      await db
        .insert(t.keyGrants)
        .values(row)
        .onConflictDoUpdate({
          target: [t.keyGrants.kid, t.keyGrants.handlerId],
          set: { grant: row.grant, grantedBy: row.grantedBy, createdAt: row.createdAt },
        });
    },
    async putOwnerGrant(row) {
      await db
        .insert(t.ownerGrants)
        .values(row)
        .onConflictDoUpdate({
          target: [t.ownerGrants.kid, t.ownerGrants.ownerKid],
          set: { grant: row.grant },
        });
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

async function readTree(db: Queries, t: Tables, rootId: string): Promise<StoredTree> {
  const organisationRows = await db
    .select()
    .from(t.organisations)
    .where(eq(t.organisations.rootId, rootId))
    .orderBy(asc(t.organisations.position), asc(t.organisations.id));
  const inboxRows = await db
    .select()
    .from(t.inboxes)
    .where(eq(t.inboxes.rootId, rootId))
    .orderBy(asc(t.inboxes.id));
  const keyRows = await db
    .select()
    .from(t.inboxKeys)
    .where(eq(t.inboxKeys.rootId, rootId))
    .orderBy(asc(t.inboxKeys.kid));
  const memberships = await db
    .select()
    .from(t.memberships)
    .where(eq(t.memberships.rootId, rootId))
    .orderBy(asc(t.memberships.inboxId), asc(t.memberships.handlerId));
  const handlers = await db
    .select()
    .from(t.handlers)
    .where(eq(t.handlers.rootId, rootId))
    .orderBy(asc(t.handlers.id));
  const grants = await db
    .select({ kid: t.keyGrants.kid, handlerId: t.keyGrants.handlerId })
    .from(t.keyGrants)
    .where(eq(t.keyGrants.rootId, rootId))
    .orderBy(asc(t.keyGrants.kid), asc(t.keyGrants.handlerId));

  const keyByKid = new Map(keyRows.map((row) => [row.kid, row]));
  const keys = new Map(
    inboxRows.flatMap((inbox) => {
      const key = keyByKid.get(inbox.currentKid);
      return key ? [[inbox.id, key] as const] : [];
    }),
  );
  const currentKids = new Set([...keys.values()].map(({ kid }) => kid));
  return {
    rootId,
    organisations: new Map(organisationRows.map((row) => [row.id, row])),
    inboxes: new Map(inboxRows.map((row) => [row.id, row])),
    keys,
    memberships,
    handlers: new Map(handlers.map((row) => [row.id, row])),
    grants: new Set(
      grants
        .filter(({ kid }) => currentKids.has(kid))
        .map(({ kid, handlerId }) => `${kid} ${handlerId}`),
    ),
  };
}
