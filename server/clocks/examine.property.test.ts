/**
 * Whatever somebody without the secret deletes or changes of the evidence is seen: any few rows of entries, heads, seals, keys,
 * cases and reports, in any mixture. The exceptions stand in `examine.contract.test.ts` and docs/privacy.md.
 */
import fc from 'fast-check';
import { copyFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openStore } from '../store/open.ts';
import { SqliteDatabase } from '../store/sqlite-driver.ts';
import { freshUrl, storeSecrets } from '../testing/databases.ts';
import { aCase, aReport, lay } from '../testing/rows.ts';
import { examine } from './examine.ts';

const fileOf = (url: string) => url.slice('file:'.length);

/** Four cases over three days, each day sealed, and an entry after the last seal. */
async function layDays(url: string): Promise<void> {
  const store = await openStore(url, storeSecrets);
  const laid = await lay(store);
  const { rootId } = laid.organisation;
  const ids: string[] = [];
  for (let day = 0; day < 3; day++) {
    const at = new Date(Date.parse('2026-03-02T09:00:00.000Z') + day * 86_400_000);
    const entry = (action: string) => ({ action, handlerId: null, params: { a: '1' }, at });
    for (let count = 0; count < (day === 0 ? 2 : 1); count++) {
      const { case: row, inboxes, deadlines } = aCase(laid, { state: 'unread' });
      const report = { ...aReport(rootId), caseId: row.id };
      ids.push(row.id);
      await store.transaction(async ({ reports, cases, audit }) => {
        await reports.add(report);
        await cases.add({ ...row, reportId: report.id }, inboxes, [], deadlines);
        await audit.begin(rootId, row.id, entry('received'));
      });
    }
    for (const id of [...ids, rootId])
      await store.transaction(({ audit }) => audit.append(rootId, id, entry('read-content')));
    while (await store.transaction(({ audit }) => audit.sealDay(rootId, at)));
  }
  const last = { action: 'closed', handlerId: null, params: {}, at: new Date('2026-03-05') };
  for (const id of [ids[0]!, ids[3]!])
    await store.transaction(({ audit }) => audit.append(rootId, id, last));
  await store.close();
}

const text = (column: string) => `${column} = ${column} || 'x'`;
/** What is set, by table. Every column of the evidence is among them, also emptied. */
const changes: Record<string, string[]> = {
  audit: [
    ...['chain', 'root_id', 'action', 'previous', 'hash', 'key_id', 'seal'].map(text),
    ...["key_id = ''", "seal = 'x'", "handler_id = 'x'", "params = '{}'", "params = '{'"],
    ...['at = at + 1', 'sequence = sequence + 50'],
  ],
  audit_chains: [
    ...['chain', 'root_id', 'hash', 'key_id', 'mac'].map(text),
    ...["key_id = '', mac = ''", 'length = length - 1', 'changed_at = changed_at + 1'],
  ],
  audit_seals: [
    ...['root_id', 'day', 'previous', 'key_id', 'hash'].map(text),
    ...["heads = '[]'", 'at = at + 1', "through = 'x'", 'sequence = sequence + 50'],
  ],
  audit_keys: [text('id'), text('wrapped')],
  cases: [],
  reports: [],
};

const blow = fc.constantFrom(...Object.keys(changes)).chain((table) =>
  fc.record({
    table: fc.constant(table),
    row: fc.nat(1000),
    what: fc.constantFrom('delete', ...changes[table]!),
  }),
);

it('sees any few rows that were deleted or changed', async () => {
  const original = await freshUrl();
  await layDays(original);
  const checkpoint = new SqliteDatabase(fileOf(original));
  checkpoint.pragma('journal_mode = DELETE');
  checkpoint.close();
  const untouched = await openStore(original, { ...storeSecrets, look: true });
  expect((await examine(untouched)).findings).toEqual([]);
  await untouched.close();

  await fc.assert(
    fc.asyncProperty(fc.array(blow, { minLength: 1, maxLength: 6 }), async (blows) => {
      const url = await freshUrl();
      copyFileSync(fileOf(original), fileOf(url));
      const attacker = new SqliteDatabase(fileOf(url));
      attacker.pragma('foreign_keys = OFF');
      let changed = 0;
      for (const { table, row, what } of blows) changed += strike(attacker, table, row, what);
      attacker.close();
      if (changed === 0) return;
      const store = await openStore(url, { ...storeSecrets, look: true });
      const { findings, closedKeys } = await examine(store);
      await store.close();
      expect(findings.length + closedKeys.length).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});

/** How many rows it changed: none where none is left, or where the database itself refuses. */
function strike(
  attacker: InstanceType<typeof SqliteDatabase>,
  table: string,
  row: number,
  what: string,
): number {
  const key = { audit: 'chain, sequence', audit_seals: 'root_id, sequence' }[table];
  const columns = key ?? (table === 'audit_chains' ? 'chain' : 'id');
  const rows = attacker.prepare(`select ${columns} from ${table} order by ${columns}`).raw().all();
  const hit = rows[row % Math.max(rows.length, 1)] as unknown[] | undefined;
  if (!hit) return 0;
  const where = `(${columns}) = (${hit.map(() => '?').join(', ')})`;
  const act = what === 'delete' ? `delete from ${table}` : `update ${table} set ${what}`;
  return attacker.prepare(`${act} where ${where}`).run(...hit).changes;
}
