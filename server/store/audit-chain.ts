/**
 * The chain of audit entries: each holds a keyed hash of itself and of the entry before, and beside them stands how far the
 * chain reaches, so that a changed, missing or added entry shows. Pure; used when an entry is written and when a chain is read.
 */
import { createHmac, hash } from 'node:crypto';
import type { AuditChainRow, AuditRow, AuditSealRow } from './records.ts';

/** By id. An entry names its key. */
export type Keys = ReadonlyMap<string, Buffer>;

/**
 * What was found wrong with a chain, at which entry. `changed`: it is not what was written, or was put in; `missing`: `count` entries
 * are gone before the next; `end-missing`: the last `count` are gone; `no-key`: the key of its hash is gone, so nobody can tell;
 * `no-head`, `wrong-head`: the row that says how far it reaches is gone, or not what was written.
 */
export type Fault =
  | { fault: 'changed' | 'no-key' | 'no-head' | 'wrong-head'; at: number }
  | { fault: 'missing' | 'end-missing'; at: number; count: number };

/** Stands for the hash before where that was not to be had when the entry was written: the break stays to be seen. */
export const lostPrevious = 'lost';

/**
 * HMAC-SHA-256 (base64url) over the hash before, a line break, and the entry as a JSON array in this order. An entry of before
 * there were keys has no `key`, and a plain SHA-256 over less.
 */
export function hashOf(link: Omit<AuditRow, 'hash'>, key: Buffer | null): string {
  const { rootId, chain, sequence, previous, at, action, handlerId, params, keyId, seal } = link;
  const sorted = Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1));
  const entry = [chain, sequence, at.toISOString(), action, handlerId, sorted];
  if (key === null) return hash('sha256', `${previous}\n${JSON.stringify(entry)}`, 'base64url');
  return keyed(key, `${previous}\n${JSON.stringify(['entry', rootId, ...entry, keyId, seal])}`);
}

/** HMAC-SHA-256 over how far a chain reaches. Another first word than an entry's, so that none stands for the other. */
export function macOf(head: Omit<AuditChainRow, 'mac'>, key: Buffer): string {
  const { rootId, chain, length, hash: last, changedAt, keyId } = head;
  const parts = ['head', rootId, chain, length, last, changedAt.toISOString(), keyId];
  return keyed(key, `\n${JSON.stringify(parts)}`);
}

/** HMAC-SHA-256 over a part of a daily seal and the hash of the part before. */
export function sealHashOf(row: Omit<AuditSealRow, 'hash'>, key: Buffer): string {
  const { rootId, sequence, day, at, through, heads, previous, keyId } = row;
  const parts = ['seal', rootId, sequence, day, at.toISOString(), through, heads, keyId];
  return keyed(key, `${previous}\n${JSON.stringify(parts)}`);
}

function keyed(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

/**
 * Rows of one chain in order of sequence, and its head. `mayBeOld`: the tree has no whole daily seal yet, so that a head of
 * before there were keys is taken as it is. Answers the first fault.
 */
export function verifyChain(
  rows: readonly AuditRow[],
  head: AuditChainRow | undefined,
  { keys, mayBeOld }: { keys: Keys; mayBeOld: boolean },
): 'intact' | Fault {
  let previous = '';
  let isKeyed = false;
  for (const [index, row] of rows.entries()) {
    const at = index + 1;
    if (row.sequence !== at) return { fault: 'missing', at, count: row.sequence - at };
    const key = row.keyId === '' ? null : keys.get(row.keyId);
    if (key === undefined) return { fault: 'no-key', at };
    // Nothing is written without a key after the first that has one.
    if ((key === null && isKeyed) || row.previous !== previous || row.hash !== hashOf(row, key))
      return { fault: 'changed', at };
    isKeyed ||= key !== null;
    previous = row.hash;
  }
  return verifyHead(rows, head, { keys, mayBeOld });
}

function verifyHead(
  rows: readonly AuditRow[],
  head: AuditChainRow | undefined,
  { keys, mayBeOld }: { keys: Keys; mayBeOld: boolean },
): 'intact' | Fault {
  const last = rows.at(-1);
  const at = rows.length;
  if (!head) return last ? { fault: 'no-head', at } : 'intact';
  if (head.length > at) return { fault: 'end-missing', at: at + 1, count: head.length - at };
  const isLast = head.length === at && head.hash === last?.hash && head.rootId === last.rootId;
  if (!isLast) return { fault: 'wrong-head', at };
  if (head.keyId === '')
    return mayBeOld && last.keyId === '' ? 'intact' : { fault: 'wrong-head', at };
  const key = keys.get(head.keyId);
  if (!key) return { fault: 'no-key', at };
  return head.mac === macOf(head, key) ? 'intact' : { fault: 'wrong-head', at };
}
