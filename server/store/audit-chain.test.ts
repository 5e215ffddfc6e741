/** The chain of audit entries: whatever is changed, taken out, put in or moved, it shows where. */
import fc from 'fast-check';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashOf, macOf, verifyChain } from './audit-chain.ts';
import type { AuditChainRow, AuditRow } from './records.ts';

const start = new Date('2026-03-02T09:00:00.000Z').getTime();
const key = randomBytes(32);
const keys = new Map([['key', key]]);

/** `old`: as many at the beginning are of before there were keys. */
function chainOf(length: number, old = 0): AuditRow[] {
  const rows: AuditRow[] = [];
  for (let sequence = 1; sequence <= length; sequence++) {
    const link = {
      chain: 'case',
      rootId: 'root',
      sequence,
      previous: rows.at(-1)?.hash ?? '',
      at: new Date(start + sequence),
      action: 'read-content',
      handlerId: sequence % 2 ? 'handler' : null,
      params: { number: String(sequence) },
      keyId: sequence <= old ? '' : 'key',
      seal: '',
    };
    rows.push({ ...link, hash: hashOf(link, sequence <= old ? null : key) });
  }
  return rows;
}

function headOf(rows: AuditRow[]): AuditChainRow | undefined {
  const last = rows.at(-1);
  if (!last) return undefined;
  const { chain, rootId, sequence: length, hash, at: changedAt } = last;
  const reach = { chain, rootId, length, hash, changedAt, keyId: 'key' };
  return { ...reach, mac: macOf(reach, key) };
}

const verify = (rows: AuditRow[], head = headOf(chainOf(rows.length))) =>
  verifyChain(rows, head, { keys, mayBeOld: false });

it('hashes what its documentation says, so that others can check it', () => {
  const at = new Date(start);
  const link = {
    ...{ chain: 'c', rootId: 'r', sequence: 1, previous: '', at, action: 'a', handlerId: null },
    params: { y: '2', x: '1' },
    keyId: 'key',
    seal: 's',
  };
  const entry = '"c",1,"2026-03-02T09:00:00.000Z","a",null,[["x","1"],["y","2"]]';
  const plain = createHash('sha256').update(`\n[${entry}]`).digest('base64url');
  const keyed = createHmac('sha256', key).update(`\n["entry","r",${entry},"key","s"]`);
  expect(hashOf(link, null)).toBe(plain);
  expect(hashOf(link, key)).toBe(keyed.digest('base64url'));
});

it('finds an untouched chain intact, of any length, also where it began before there were keys', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), (length, old) => {
      const rows = chainOf(length, old);
      expect(verify(rows, headOf(rows))).toBe('intact');
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
  ['tenant', (row) => ({ ...row, rootId: 'another' })],
  ['seal', (row) => ({ ...row, seal: 'another' })],
  ['hash', (row) => ({ ...row, hash: hashOf({ ...row, action: 'x' }, null) })],
  ['key taken away', (row) => ({ ...row, keyId: '', hash: hashOf({ ...row, keyId: '' }, null) })],
];

it.each(changes)('shows where an entry was changed: %s', (_field, change) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(11), (length, place) => {
      const index = place % length;
      const rows = chainOf(length).map((row, each) => (each === index ? change(row) : row));
      expect(verify(rows)).not.toBe('intact');
    }),
    { numRuns: 30 },
  );
});

it('shows an entry that is missing, doubled or moved', () => {
  const rows = chainOf(5);
  const missing = { fault: 'missing', at: 3, count: 1 };
  expect(verify(rows.toSpliced(2, 1), headOf(rows))).toEqual(missing);
  expect(verify(rows.toSpliced(2, 0, rows[1]!))).not.toBe('intact');
  expect(verify([rows[1]!, rows[0]!, ...rows.slice(2)])).not.toBe('intact');
});

it('shows that all hashes from one on were written anew by somebody without the key', () => {
  const rows = chainOf(4);
  for (let index = 1; index < 4; index++) {
    const forged = { ...rows[index]!, action: 'closed', previous: rows[index - 1]!.hash };
    rows[index] = { ...forged, hash: hashOf(forged, randomBytes(32)) };
  }
  expect(verify(rows, headOf(rows))).toEqual({ fault: 'changed', at: 2 });
});

describe('the end', () => {
  const rows = chainOf(5);
  const head = headOf(rows)!;

  it('shows that the last entries are missing, and how many', () => {
    expect(verify(rows.slice(0, 3), head)).toEqual({ fault: 'end-missing', at: 4, count: 2 });
    expect(verify([], head)).toEqual({ fault: 'end-missing', at: 1, count: 5 });
  });

  it('shows that how far it reaches was written over, or is gone', () => {
    const shorter = { ...head, length: 3, hash: rows[2]!.hash };
    expect(verify(rows.slice(0, 3), shorter)).toEqual({ fault: 'wrong-head', at: 3 });
    const unkeyed = { ...shorter, keyId: '', mac: '' };
    expect(verify(rows.slice(0, 3), unkeyed)).toEqual({ fault: 'wrong-head', at: 3 });
    expect(verifyChain(rows, undefined, { keys, mayBeOld: true })).toEqual({
      fault: 'no-head',
      at: 5,
    });
  });

  it('takes a chain of before there were keys as it is found, until the first whole daily seal', () => {
    const old = chainOf(3, 3);
    const found = { ...headOf(old)!, keyId: '', mac: '' };
    expect(verifyChain(old, found, { keys, mayBeOld: true })).toBe('intact');
    expect(verifyChain(old, found, { keys, mayBeOld: false })).toEqual({
      fault: 'wrong-head',
      at: 3,
    });
  });
});

it('says that it cannot tell where the key is gone', () => {
  const rows = chainOf(3, 1);
  expect(verifyChain(rows, headOf(rows), { keys: new Map(), mayBeOld: false })).toEqual({
    fault: 'no-key',
    at: 2,
  });
});
