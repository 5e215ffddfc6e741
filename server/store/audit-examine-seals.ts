/** Looks through the daily seals and the keys: each part against the part before, and against the entries of which it speaks. */
import { and, asc, count, desc, eq, gt, inArray, max, or } from 'drizzle-orm';
import { sealHashOf } from './audit-chain.ts';
import { finding } from './audit-finding.ts';
import type { AuditKeys } from './audit-keys.ts';
import type { SealedHead } from './audit-seal.ts';
import type { Queries } from './queries.ts';
import type { AuditRecords, AuditSealRow, Finding } from './records.ts';
import type { Tables } from './tables.ts';

export function sealExaminer(
  db: Queries,
  t: Tables,
  keys: AuditKeys,
): Pick<AuditRecords, 'examineKeys' | 'examineSeal' | 'newestSeals'> {
  const { auditSeals: seals } = t;

  async function partAt(rootId: string, sequence: number): Promise<AuditSealRow | undefined> {
    const [row] = await db
      .select()
      .from(seals)
      .where(and(eq(seals.rootId, rootId), eq(seals.sequence, sequence)));
    return row;
  }

  async function judgeSeal(row: AuditSealRow): Promise<Finding[]> {
    const { rootId, sequence: at, day } = row;
    const before = at === 1 ? undefined : await partAt(rootId, at - 1);
    if (at !== 1 && !before) return [finding({ kind: 'seal-missing', rootId, at: at - 1 })];
    const key = keys.known.get(row.keyId);
    if (!key) return [finding({ kind: 'no-key', rootId, at, day })];
    if (row.previous !== (before?.hash ?? '') || row.hash !== sealHashOf(row, key))
      return [finding({ kind: 'seal-changed', rootId, at, day })];
    return judgeHeads(row, JSON.parse(row.heads) as SealedHead[]);
  }

  /** The entry of which the seal speaks must be there, with the hash that it had. */
  async function judgeHeads({ rootId, day }: AuditSealRow, heads: SealedHead[]) {
    if (heads.length === 0) return [];
    const chains = heads.map(([chain]) => chain);
    const rows = await db
      .select({ chain: t.audit.chain, sequence: t.audit.sequence, hash: t.audit.hash })
      .from(t.audit)
      .where(
        and(
          inArray(t.audit.chain, chains),
          inArray(t.audit.sequence, [...new Set(heads.map(([, length]) => length))]),
        ),
      );
    const hashes = new Map(rows.map(({ chain, sequence, hash }) => [`${chain} ${sequence}`, hash]));
    const bad = heads.filter(([chain, length, hash]) => hashes.get(`${chain} ${length}`) !== hash);
    if (bad.length === 0) return [];
    const reach = await db
      .select({ chain: t.audit.chain, last: max(t.audit.sequence), entries: count() })
      .from(t.audit)
      .where(
        inArray(
          t.audit.chain,
          bad.map(([chain]) => chain),
        ),
      )
      .groupBy(t.audit.chain);
    const lastOf = new Map(reach.map(({ chain, last }) => [chain, last ?? 0]));
    return bad.map(([chain, at, hash]) => {
      const about = { rootId, chain, day };
      const last = lastOf.get(chain);
      if (last === undefined) return finding({ ...about, kind: 'gone', at, count: at });
      if (last < at)
        return finding({ ...about, kind: 'end-missing', at: last + 1, count: at - last });
      const isThere = hashes.has(`${chain} ${at}`) && hashes.get(`${chain} ${at}`) !== hash;
      return finding({ ...about, kind: isThere ? 'changed' : 'missing', at, count: 1 });
    });
  }

  return {
    async examineKeys() {
      const rows = await db.select({ id: t.auditKeys.id }).from(t.auditKeys);
      const stored = new Set(rows.map(({ id }) => id));
      const gone = [...keys.known.keys()].filter((id) => !stored.has(id));
      const parts = await db
        .select({ rootId: seals.rootId, hash: seals.hash, through: seals.through })
        .from(seals);
      return {
        known: {
          seals: new Set(parts.map(({ hash }) => hash)),
          whole: new Set(parts.flatMap(({ rootId, through }) => (through === null ? rootId : []))),
        },
        closedKeys: [...keys.closed],
        findings: gone.map(() => finding({ kind: 'key-gone', rootId: '' })),
      };
    },
    async examineSeal(after) {
      const [row] = await db
        .select()
        .from(seals)
        .where(
          after === null
            ? undefined
            : or(
                gt(seals.rootId, after.rootId),
                and(eq(seals.rootId, after.rootId), gt(seals.sequence, after.sequence)),
              ),
        )
        .orderBy(asc(seals.rootId), asc(seals.sequence))
        .limit(1);
      if (!row) return { findings: [], next: null };
      const { rootId, sequence } = row;
      const findings = await judgeSeal(row).catch((error: unknown) => {
        // No instant.
        if (!(error instanceof RangeError)) throw error;
        return [finding({ kind: 'seal-changed', rootId, at: sequence, day: row.day })];
      });
      return { findings, next: { rootId, sequence } };
    },
    async newestSeals() {
      const rows = await db
        .select({
          rootId: seals.rootId,
          sequence: seals.sequence,
          day: seals.day,
          hash: seals.hash,
        })
        .from(seals)
        .orderBy(asc(seals.rootId), desc(seals.sequence));
      return rows.filter(({ rootId }, index) => rows[index - 1]?.rootId !== rootId);
    },
  };
}
