/**
 * Once a day, what the chains of a tree are: each part commits to the part before, and each entry that is written
 * afterwards names the newest, so that neither cases nor seals can be taken away unseen.
 */
import { and, asc, desc, eq, gt, gte, isNull } from 'drizzle-orm';
import { osloDay } from '../../contract/clock.ts';
import { macOf, sealHashOf } from './audit-chain.ts';
import type { AuditKeys } from './audit-keys.ts';
import type { Queries } from './queries.ts';
import type { AuditChainRow, AuditRecords } from './records.ts';
import type { Tables } from './tables.ts';

/** What a seal says of a chain: its id, how many entries it had, and the hash of the last. */
export type SealedHead = [chain: string, length: number, hash: string];

/** Chains in one part: little enough that no report waits for it. */
const mostHeads = 500;
/** A day in Norway begins up to two hours before that of UTC, and the clocks of two processes may differ by some. */
const slackMs = 6 * 3_600_000;

export function sealer(db: Queries, t: Tables, keys: AuditKeys): Pick<AuditRecords, 'sealDay'> {
  const seals = t.auditSeals;

  async function newest(rootId: string, whole: boolean) {
    const [row] = await db
      .select({
        sequence: seals.sequence,
        day: seals.day,
        through: seals.through,
        hash: seals.hash,
      })
      .from(seals)
      .where(and(eq(seals.rootId, rootId), whole ? isNull(seals.through) : undefined))
      .orderBy(desc(seals.sequence))
      .limit(1);
    return row;
  }

  /** Chains of before there were keys are taken as they are found, once: from then on their head has a key too. */
  async function takeAsFound(head: AuditChainRow): Promise<void> {
    const { id: keyId, key } = keys.current;
    const { chain, length, hash } = head;
    await db
      .update(t.auditChains)
      .set({ keyId, mac: macOf({ ...head, keyId }, key) })
      .where(
        and(
          eq(t.auditChains.chain, chain),
          eq(t.auditChains.length, length),
          eq(t.auditChains.hash, hash),
          eq(t.auditChains.keyId, ''),
        ),
      );
  }

  return {
    async sealDay(rootId, at) {
      const day = osloDay(at);
      const last = await newest(rootId, false);
      const whole = await newest(rootId, true);
      if (last) keys.seals.set(rootId, { hash: last.hash, isWhole: whole !== undefined });
      if (last && last.day >= day && last.through === null) return false;
      const after = last?.day === day ? last.through! : '';
      const since = whole ? new Date(Date.parse(whole.day) - slackMs) : new Date(0);
      const rows = await db
        .select()
        .from(t.auditChains)
        .where(
          and(
            eq(t.auditChains.rootId, rootId),
            gt(t.auditChains.chain, after),
            gte(t.auditChains.changedAt, since),
          ),
        )
        .orderBy(asc(t.auditChains.chain))
        .limit(mostHeads);
      if (!whole) for (const row of rows) if (row.keyId === '') await takeAsFound(row);
      const heads = rows.map(({ chain, length, hash }): SealedHead => [chain, length, hash]);
      const part = {
        ...{ rootId, day, at, keyId: keys.current.id, heads: JSON.stringify(heads) },
        sequence: (last?.sequence ?? 0) + 1,
        through: rows.length < mostHeads ? null : rows.at(-1)!.chain,
        previous: last?.hash ?? '',
      };
      const added = await db
        .insert(seals)
        .values({ ...part, hash: sealHashOf(part, keys.current.key) })
        .onConflictDoNothing()
        .returning({ sequence: seals.sequence });
      // Where another process made the same part at this moment, it goes on with the next.
      return added.length > 0;
    },
  };
}
