/** One tenant's tree out of the database, and the counter by which the caches learn that a tree has changed. */
import { randomInt } from 'node:crypto';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Queries } from './queries.ts';
import type { StoredTree } from './records.ts';
import type { Tables } from './tables.ts';

/** The counter of one tree, so that a change in one municipality costs no other its memory. */
export const treeCounter = (rootId: string): string => `tree ${rootId}`;

/**
 * By a random step: a version that was rolled back may have been read and cached inside its own transaction, and must
 * not come again with another content. Every change of a tree raises it before it writes, so that on PostgreSQL such
 * changes wait for each other here and never in a circle. Before the first change there is no row, which counts as nought.
 */
export async function raiseTreeVersion(db: Queries, t: Tables, rootId: string): Promise<void> {
  const step = randomInt(1, 2 ** 30);
  await db
    .insert(t.counters)
    .values({ key: treeCounter(rootId), value: step })
    .onConflictDoUpdate({
      target: t.counters.key,
      set: { value: sql`${t.counters.value} + ${step}` },
    });
}

export async function readTree(db: Queries, t: Tables, rootId: string): Promise<StoredTree> {
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
    .select({
      kid: t.keyGrants.kid,
      handlerId: t.keyGrants.handlerId,
      provedAt: t.keyGrants.provedAt,
      trustedUntil: t.keyGrants.trustedUntil,
      createdAt: t.keyGrants.createdAt,
    })
    .from(t.keyGrants)
    .where(eq(t.keyGrants.rootId, rootId))
    .orderBy(asc(t.keyGrants.kid), asc(t.keyGrants.handlerId));
  const pairs = await db
    .select()
    .from(t.recoveryKeys)
    .where(and(eq(t.recoveryKeys.rootId, rootId), isNull(t.recoveryKeys.replacedAt)))
    .orderBy(asc(t.recoveryKeys.kid));

  const keyByKid = new Map(keyRows.map((row) => [row.kid, row]));
  const keys = new Map(
    inboxRows.flatMap((inbox) => {
      const key = keyByKid.get(inbox.currentKid);
      return key ? [[inbox.id, key] as const] : [];
    }),
  );
  const currentKids = new Set([...keys.values()].map(({ kid }) => kid));
  const retired = keyRows.filter(({ kid }) => !currentKids.has(kid));
  return {
    rootId,
    organisations: new Map(organisationRows.map((row) => [row.id, row])),
    inboxes: new Map(inboxRows.map((row) => [row.id, row])),
    keys,
    retiredKeys: new Map(retired.map((row) => [row.kid, row])),
    memberships,
    handlers: new Map(handlers.map((row) => [row.id, row])),
    grants: new Map(
      grants.map(({ kid, handlerId, ...state }) => [`${kid} ${handlerId}`, state] as const),
    ),
    recoveryKeys: new Map(pairs.map((row) => [row.inboxId, row])),
  };
}
