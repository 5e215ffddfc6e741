/**
 * The chain of audit entries: each holds the SHA-256 of itself and of the entry before, so that a changed, missing or
 * added entry shows. Pure; used when an entry is written and when a chain is read.
 */
import { hash } from 'node:crypto';
import type { AuditRow, NewAuditEntry } from './records.ts';

type Link = Pick<AuditRow, 'chain' | 'sequence' | 'previous'> & NewAuditEntry;

/** SHA-256 (base64url) over the hash before, a line break, and the entry as a JSON array in this order. */
export function hashOf({ chain, sequence, previous, at, action, handlerId, params }: Link): string {
  const sorted = Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1));
  const entry = JSON.stringify([chain, sequence, at.toISOString(), action, handlerId, sorted]);
  return hash('sha256', `${previous}\n${entry}`, 'base64url');
}

/** Rows of one chain in order of sequence. `brokenAt` is the sequence that is missing or not what was written. */
export function verifyChain(rows: readonly AuditRow[]): 'intact' | { brokenAt: number } {
  let previous = '';
  for (const [index, row] of rows.entries()) {
    const isNext = row.sequence === index + 1 && row.previous === previous;
    if (!isNext || row.hash !== hashOf(row)) return { brokenAt: index + 1 };
    previous = row.hash;
  }
  return 'intact';
}
