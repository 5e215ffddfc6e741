/** The chain of audit entries: whatever is changed, taken out, put in or moved, it shows where. */
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashOf, verifyChain } from './audit-chain.ts';
import type { AuditRow } from './records.ts';

const start = new Date('2026-03-02T09:00:00.000Z').getTime();

function chainOf(length: number): AuditRow[] {
  const rows: AuditRow[] = [];
  for (let sequence = 1; sequence <= length; sequence++) {
    const link = {
      chain: 'case',
      sequence,
      previous: rows.at(-1)?.hash ?? '',
      at: new Date(start + sequence),
      action: 'read-content',
      handlerId: sequence % 2 ? 'handler' : null,
      params: { number: String(sequence) },
    };
    rows.push({ ...link, rootId: 'root', hash: hashOf(link) });
  }
  return rows;
}

it('hashes what its documentation says, so that others can check it', () => {
  const at = new Date(start);
  const link = { chain: 'c', sequence: 1, previous: '', at, action: 'a', handlerId: null };
  const bytes = '\n["c",1,"2026-03-02T09:00:00.000Z","a",null,[["x","1"],["y","2"]]]';
  const expected = createHash('sha256').update(bytes).digest('base64url');
  expect(hashOf({ ...link, params: { y: '2', x: '1' } })).toBe(expected);
});

it('finds an untouched chain intact, of any length', () => {
  fc.assert(
    fc.property(fc.nat(30), (length) => {
      expect(verifyChain(chainOf(length))).toBe('intact');
    }),
    { numRuns: 20 },
  );
});

const changes: [string, (row: AuditRow) => AuditRow][] = [
  ['at', (row) => ({ ...row, at: new Date(row.at.getTime() + 1) })],
  ['action', (row) => ({ ...row, action: 'closed' })],
  ['handler', (row) => ({ ...row, handlerId: 'another' })],
  ['params', (row) => ({ ...row, params: { ...row.params, more: '1' } })],
  ['chain', (row) => ({ ...row, chain: 'another' })],
  ['hash', (row) => ({ ...row, hash: hashOf({ ...row, action: 'x' }) })],
];

it.each(changes)('shows where an entry was changed: %s', (_field, change) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(11), (length, place) => {
      const index = place % length;
      const rows = chainOf(length).map((row, each) => (each === index ? change(row) : row));
      expect(verifyChain(rows)).toEqual({ brokenAt: index + 1 });
    }),
    { numRuns: 30 },
  );
});

it('shows an entry that is missing, doubled or moved', () => {
  const rows = chainOf(5);
  expect(verifyChain(rows.toSpliced(2, 1))).toEqual({ brokenAt: 3 });
  expect(verifyChain(rows.toSpliced(2, 0, rows[1]!))).toEqual({ brokenAt: 3 });
  expect(verifyChain([rows[1]!, rows[0]!, ...rows.slice(2)])).toEqual({ brokenAt: 1 });
});

it('shows an entry that was written anew with its own hash', () => {
  const rows = chainOf(4);
  const forged = { ...rows[1]!, action: 'closed' };
  const rewritten = rows.with(1, { ...forged, hash: hashOf(forged) });
  expect(verifyChain(rewritten)).toEqual({ brokenAt: 3 });
});
