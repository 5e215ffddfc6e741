/**
 * The keys of the audit chains: random, and stored under a key that is calculated from the configuration's secret, so that
 * whoever can only write to the database makes no hash that holds. A new secret wraps them anew when the server starts.
 */
import { randomBytes } from 'node:crypto';
import { asc, eq, sql } from 'drizzle-orm';
import { newId } from '../../contract/ids.ts';
import { openUnder, sealUnder, secretsOf, type Secrets } from './at-rest.ts';
import type { Queries } from './queries.ts';
import type { Tables } from './tables.ts';

const purpose = 'mobbeknapp audit chain';

export type AuditKeys = {
  /** New entries are written with it. */
  current: { id: string; key: Buffer };
  known: Map<string, Buffer>;
  /** Ids of stored keys that no secret of ours opens. */
  closed: Set<string>;
  /** By tree its newest daily seal that this process has seen, and whether one of them ever went to the end. */
  seals: Map<string, { hash: string; isWhole: boolean }>;
};

/**
 * To be called in a transaction, before anything is written. Where no stored key opens (there is none yet, or the secret was
 * changed without the one before) it makes a new one, because reports must be taken. `look`: it writes nothing.
 */
export async function openAuditKeys(
  db: Queries,
  t: Tables,
  secrets: Secrets,
  { look = false }: { look?: boolean } = {},
): Promise<AuditKeys> {
  // Processes that start together wait here for each other, so that one of them makes the first key.
  if (!look)
    await db
      .update(t.counters)
      .set({ value: sql`${t.counters.value}` })
      .where(eq(t.counters.key, 'tree'));
  const rows = await db
    .select()
    .from(t.auditKeys)
    .orderBy(asc(t.auditKeys.createdAt), asc(t.auditKeys.id));
  const known = new Map<string, Buffer>();
  const closed = new Set<string>();
  for (const { id, wrapped } of rows) {
    const opened = unwrap(wrapped, id, secrets);
    if (!opened) {
      closed.add(id);
      continue;
    }
    known.set(id, opened.plain);
    if (opened.isNewest || look) continue;
    await db
      .update(t.auditKeys)
      .set({ wrapped: sealUnder(secrets.secret, purpose, opened.plain, id) })
      .where(eq(t.auditKeys.id, id));
  }
  const newest = [...known].at(-1) ?? (await make(look));
  const seals = await newestSeals(db, t);
  return { current: { id: newest[0], key: newest[1] }, known, closed, seals };

  async function make(isForNothing: boolean): Promise<[string, Buffer]> {
    const id = newId();
    const key = randomBytes(32);
    if (isForNothing) return [id, key];
    const wrapped = sealUnder(secrets.secret, purpose, key, id);
    await db.insert(t.auditKeys).values({ id, wrapped, createdAt: new Date() });
    known.set(id, key);
    return [id, key];
  }
}

async function newestSeals(db: Queries, t: Tables): Promise<AuditKeys['seals']> {
  const { rootId, hash, through } = t.auditSeals;
  const rows = await db
    .select({ rootId, hash, through })
    .from(t.auditSeals)
    .orderBy(asc(rootId), asc(t.auditSeals.sequence));
  const seals: AuditKeys['seals'] = new Map();
  for (const row of rows) {
    const isWhole = row.through === null || seals.get(row.rootId)?.isWhole === true;
    seals.set(row.rootId, { hash: row.hash, isWhole });
  }
  return seals;
}

/** Null also where somebody has changed what is stored. */
function unwrap(wrapped: string, id: string, secrets: Secrets) {
  try {
    return openUnder(secretsOf(secrets), purpose, wrapped, id);
  } catch {
    return null;
  }
}
