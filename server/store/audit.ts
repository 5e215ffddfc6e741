/** Audit entries: who did what when. Append only, chained by keyed hashes, without content. */
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { hashOf, lostPrevious, macOf, verifyChain } from './audit-chain.ts';
import { examiner } from './audit-examine.ts';
import type { AuditKeys } from './audit-keys.ts';
import { sealer } from './audit-seal.ts';
import type { Queries } from './queries.ts';
import { once, shapeOf } from './queries.ts';
import type { AuditChainRow, AuditRecords, NewAuditEntry } from './records.ts';
import type { Tables } from './tables.ts';

export function auditRecords(db: Queries, t: Tables, keys: AuditKeys): AuditRecords {
  const shape = shapeOf(t.audit);
  const insert = once(() =>
    db
      .insert(t.audit)
      .values(shape.placeholders(0))
      .onConflictDoNothing()
      .returning({ sequence: t.audit.sequence })
      .prepare('add_audit'),
  );
  const headShape = shapeOf(t.auditChains);
  const putHead = once(() =>
    db
      .insert(t.auditChains)
      .values(headShape.placeholders(0))
      .onConflictDoUpdate({
        target: t.auditChains.chain,
        set: {
          length: sql`excluded.length`,
          hash: sql`excluded.hash`,
          changedAt: sql`excluded.changed_at`,
          keyId: sql`excluded.key_id`,
          mac: sql`excluded.mac`,
        },
      })
      .prepare('put_audit_chain'),
  );
  const readHead = once(() =>
    db
      .select()
      .from(t.auditChains)
      .where(eq(t.auditChains.chain, sql.placeholder('chain')))
      .prepare('audit_chain'),
  );

  /** The entry, and in the same transaction how far its chain reaches now. False where its place is taken. */
  async function add(
    rootId: string,
    chain: string,
    last: { sequence: number; hash: string },
    entry: NewAuditEntry,
  ): Promise<boolean> {
    const { id: keyId, key } = keys.current;
    const seal = keys.seals.get(rootId)?.hash ?? '';
    const sequence = last.sequence + 1;
    const link = { ...entry, rootId, chain, sequence, previous: last.hash, keyId, seal };
    const row = { ...link, hash: hashOf(link, key) };
    if ((await insert().execute(shape.values([row]))).length === 0) return false;
    const reach = { rootId, chain, length: sequence, hash: row.hash, changedAt: row.at, keyId };
    await putHead().execute(headShape.values([{ ...reach, mac: macOf(reach, key) }]));
    return true;
  }

  async function headOf(chain: string): Promise<AuditChainRow | undefined> {
    const [head] = await readHead().execute({ chain });
    return head;
  }

  async function lastOf(chain: string) {
    const [last] = await db
      .select({
        rootId: t.audit.rootId,
        sequence: t.audit.sequence,
        hash: t.audit.hash,
        keyId: t.audit.keyId,
      })
      .from(t.audit)
      .where(eq(t.audit.chain, chain))
      .orderBy(desc(t.audit.sequence))
      .limit(1);
    return last;
  }

  async function ofChain(rootId: string, chain: string) {
    return db
      .select()
      .from(t.audit)
      .where(and(eq(t.audit.rootId, rootId), eq(t.audit.chain, chain)))
      .orderBy(asc(t.audit.sequence));
  }

  /** Whether a head is what was written: a chain must not go on from one that somebody has put there, as if nothing were. */
  async function isTrue(head: AuditChainRow): Promise<boolean> {
    const key = keys.known.get(head.keyId);
    if (key) return head.mac === macOf(head, key);
    // A key that our secret does not open may be opened again by the right one: that is no reason to break a chain.
    if (head.keyId !== '') return keys.closed.has(head.keyId);
    if (keys.seals.get(head.rootId)?.isWhole) return false;
    const last = await lastOf(head.chain);
    return last?.keyId === '' && last.sequence === head.length && last.hash === head.hash;
  }

  /** The end of a chain of which the head cannot be had: the break shows for ever in the entry that is written now. */
  async function brokenEnd(rootId: string, chain: string) {
    const last = await lastOf(chain);
    mustBe(rootId, last, chain);
    // The chain of an organisation has no `begin`.
    if (!last && chain === rootId) return start;
    return { sequence: last?.sequence ?? 0, hash: lostPrevious };
  }

  return {
    async begin(rootId, chain, entry) {
      if (!(await add(rootId, chain, start, entry)))
        throw new Error(`The audit chain ${chain} has begun already.`);
    },
    async append(rootId, chain, entry) {
      // On PostgreSQL another process may append at the same moment: the insert then waits for it, adds nothing, and we look again.
      let takenAfter: number | undefined;
      for (;;) {
        const head = await headOf(chain);
        mustBe(rootId, head, chain);
        // Where the place is taken though the chain has not grown, somebody has written there by hand: we go on behind it.
        const isUsable = head !== undefined && head.length !== takenAfter && (await isTrue(head));
        const last = isUsable
          ? { sequence: head.length, hash: head.hash }
          : await brokenEnd(rootId, chain);
        if (await add(rootId, chain, last, entry)) return;
        takenAfter = head?.length;
      }
    },
    ofChain,
    async history(rootId, chain) {
      const entries = await ofChain(rootId, chain);
      const head = await headOf(chain);
      const mayBeOld = !keys.seals.get(rootId)?.isWhole;
      const found = verifyChain(entries, head, { keys: keys.known, mayBeOld });
      return { entries, isIntact: entries.length > 0 && found === 'intact' };
    },
    ...sealer(db, t, keys),
    ...examiner(db, t, keys),
  };
}

const start = { sequence: 0, hash: '' };

function mustBe(rootId: string, row: { rootId: string } | undefined, chain: string): void {
  if (row && row.rootId !== rootId)
    throw new Error(`The audit chain ${chain} belongs to another tenant.`);
}
