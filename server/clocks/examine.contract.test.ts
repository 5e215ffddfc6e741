/**
 * Attacks on the evidence by somebody who can read and write the whole database, at any time, and has not the secret of the
 * configuration. What is not seen is a test too: docs/privacy.md says the same.
 */
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '../store/audit-chain.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/records.ts';
import { SqliteDatabase } from '../store/sqlite-driver.ts';
import { freshUrl, storeSecrets } from '../testing/databases.ts';
import { aCase, aReport, lay, type Laid } from '../testing/rows.ts';
import { examine } from './examine.ts';

const start = new Date('2026-03-02T09:00:00.000Z').getTime();
const dayMs = 86_400_000;

type Rows = Record<string, unknown>[];
type Attacker = { run: (sql: string) => Promise<Rows>; hangUp: () => Promise<unknown> };

describe.each(['sqlite', 'postgres'] as const)('the evidence on %s', (kind) => {
  let url: string;
  let store: Store;
  let laid: Laid;
  let now: number;
  let attacker: Attacker;
  const open: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
    await store.close();
    await attacker.hangUp();
  });

  beforeEach(async () => {
    url = await freshUrl(kind);
    store = await openStore(url, storeSecrets);
    laid = await lay(store);
    now = start;
    attacker = await attackerAt(url, kind);
  });

  const rootId = () => laid.organisation.rootId;
  const entry = (action: string) => ({
    action,
    handlerId: laid.handler.id,
    params: { b: '2', a: '1' },
    at: new Date((now += 1000)),
  });
  const append = (chain: string, action = 'read-content', over = store) =>
    over.transaction(({ audit }) => audit.append(rootId(), chain, entry(action)));

  /** A case with its report, and a history of as many entries. */
  async function newCase(entries = 1): Promise<string> {
    const { case: row, inboxes, deadlines } = aCase(laid, { state: 'unread' });
    const report = { ...aReport(rootId()), caseId: row.id };
    await store.transaction(async (records) => {
      await records.reports.add(report);
      await records.cases.add({ ...row, reportId: report.id }, inboxes, [], deadlines);
      await records.audit.begin(rootId(), row.id, entry('received'));
    });
    for (let count = 1; count < entries; count++) await append(row.id);
    return row.id;
  }

  async function sealTheDay(over = store): Promise<void> {
    now += dayMs;
    while (await over.transaction(({ audit }) => audit.sealDay(rootId(), new Date(now))));
  }

  /** Server and command line begin anew. */
  async function restart(secrets: { secret: string; previousSecret?: string } = storeSecrets) {
    await store.close();
    store = await openStore(url, secrets);
  }

  const found = async () => {
    const { findings } = await examine(store);
    return findings.map(({ kind: what, chain, count }) => ({ kind: what, chain, count }));
  };
  const historyOf = (chain: string) => store.read(({ audit }) => audit.history(rootId(), chain));

  it('finds nothing wrong where nobody was, over days and restarts', async () => {
    const cases = [await newCase(4), await newCase(1)];
    await append(rootId(), 'signed-in');
    await sealTheDay();
    for (const one of cases) await append(one);
    await restart();
    cases.push(await newCase(2));
    await sealTheDay();
    await append(cases[2]!);
    expect(await examine(store)).toMatchObject({ chains: 4, entries: 11, seals: 2, findings: [] });
    expect(await historyOf(cases[0]!)).toMatchObject({ isIntact: true });
  });

  it('reads little at once also where somebody has taken the heads away', async () => {
    const one = await newCase(2);
    await attacker.run(`
      insert into audit (chain, sequence, root_id, at, action, handler_id, params, previous, hash, key_id, seal)
      with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 450)
      select 'x' || (1000 + n), sequence, root_id, at, action, handler_id, params, previous, hash, key_id, seal
      from audit, numbers where chain = '${one}'`);
    await attacker.run('delete from audit_chains');
    const sizes: number[] = [];
    const counted: Pick<Store, 'read'> = {
      read: (work) =>
        store.read(async (records) => {
          const { audit } = records;
          const examineChains: typeof audit.examineChains = async (...given) => {
            const part = await audit.examineChains(...given);
            sizes.push(part.entries);
            return part;
          };
          return work({ ...records, audit: { ...audit, examineChains } });
        }),
    };
    const { chains, entries } = await examine(counted);
    expect([chains, entries]).toEqual([451, 902]);
    expect(sizes).toEqual([400, 400, 102]);
  });

  it('makes one seal of a day, however many processes try', async () => {
    await newCase();
    const other = await openStore(url, storeSecrets);
    open.push(() => other.close());
    now += dayMs;
    const tries = [store, other, store, other].map((one) =>
      one.transaction(({ audit }) => audit.sealDay(rootId(), new Date(now))).catch(() => false),
    );
    await Promise.all(tries);
    expect(await attacker.run('select day from audit_seals')).toHaveLength(1);
    expect(await found()).toEqual([]);
  });

  it('shows that the last entries were deleted, and how many', async () => {
    const one = await newCase(5);
    await attacker.run(`delete from audit where chain = '${one}' and sequence > 3`);
    expect(await found()).toEqual([{ kind: 'end-missing', chain: one, count: 2 }]);
    expect((await historyOf(one)).isIntact).toBe(false);
  });

  it('goes on showing it when the head was written over too, and the chain goes on', async () => {
    const one = await newCase(5);
    await attacker.run(`delete from audit where chain = '${one}' and sequence > 3`);
    await attacker.run(
      `update audit_chains set length = 3, hash = (select hash from audit where chain = '${one}' and sequence = 3) where chain = '${one}'`,
    );
    expect(await found()).toEqual([{ kind: 'wrong-head', chain: one, count: 0 }]);
    await append(one);
    await sealTheDay();
    await append(one);
    expect(await found()).toEqual([{ kind: 'changed', chain: one, count: 0 }]);
    expect((await historyOf(one)).isIntact).toBe(false);
  });

  it('goes on showing it when the head was taken away too', async () => {
    const one = await newCase(5);
    await attacker.run(`delete from audit where chain = '${one}' and sequence > 3`);
    await attacker.run(`delete from audit_chains where chain = '${one}'`);
    expect(await found()).toEqual([{ kind: 'no-head', chain: one, count: 0 }]);
    await append(one);
    expect(await found()).toEqual([{ kind: 'changed', chain: one, count: 0 }]);
  });

  it('shows a middle entry that was changed, with all later hashes made anew', async () => {
    const one = await newCase(5);
    const rows = await attacker.run(
      `select hash from audit where chain = '${one}' order by sequence`,
    );
    await attacker.run(
      `update audit set action = 'closed' where chain = '${one}' and sequence = 3`,
    );
    for (let at = 3; at <= 5; at++)
      await attacker.run(
        `update audit set hash = 'forged-${at}', previous = '${at === 3 ? String(rows[1]!['hash']) : `forged-${at - 1}`}' where chain = '${one}' and sequence = ${at}`,
      );
    expect(await found()).toEqual([{ kind: 'changed', chain: one, count: 0 }]);
  });

  it('shows an entry that was put in, before the first and behind the last, and still takes new ones', async () => {
    const one = await newCase(2);
    const copy = (sequence: number) =>
      `insert into audit select chain, ${sequence}, root_id, at, action, handler_id, params, previous, hash, key_id, seal from audit where chain = '${one}' and sequence = 2`;
    await attacker.run(copy(0));
    expect(await found()).toMatchObject([{ chain: one }]);
    await attacker.run(`delete from audit where sequence = 0`);
    expect(await found()).toEqual([]);
    await attacker.run(copy(3));
    expect(await found()).toMatchObject([{ chain: one }]);
    await append(one);
    expect((await historyOf(one)).entries).toHaveLength(4);
    expect(await found()).toMatchObject([{ chain: one }]);
  });

  it('shows a case that is gone with its history, once a day was sealed over it', async () => {
    const [one, other] = [await newCase(3), await newCase(1)];
    await sealTheDay();
    await eraseEverywhere(one);
    expect(await found()).toEqual([{ kind: 'gone', chain: one, count: 3 }]);
    await append(other);
    await sealTheDay();
    expect(await found()).toEqual([{ kind: 'gone', chain: one, count: 3 }]);
  });

  it('shows a case without history, a history without case, and a report without case', async () => {
    const [one, two, three] = [await newCase(), await newCase(), await newCase()];
    await attacker.run(`delete from audit where chain = '${one}'`);
    await attacker.run(`delete from audit_chains where chain = '${one}'`);
    for (const chain of [two, three]) await eraseCase(chain);
    await attacker.run(`delete from reports where case_id = '${three}'`);
    const seen = await found();
    expect(seen).toHaveLength(3);
    expect(seen).toEqual(
      expect.arrayContaining([
        { kind: 'no-history', chain: one, count: 0 },
        { kind: 'no-case', chain: two, count: 0 },
        { kind: 'no-case', chain: three, count: 0 },
      ]),
    );
  });

  it('shows that entries, head and seals were all set back, as long as one entry of afterwards is left', async () => {
    const [one, other] = [await newCase(2), await newCase(1)];
    await sealTheDay();
    const head = await attacker.run(`select * from audit_chains where chain = '${one}'`);
    await append(one);
    await append(one);
    await sealTheDay();
    await append(other);
    await attacker.run(`delete from audit where chain = '${one}' and sequence > 2`);
    const { hash, mac, changed_at: at } = head[0]! as Record<string, string>;
    const instant = kind === 'sqlite' ? String(at) : `'${new Date(at!).toISOString()}'`;
    await attacker.run(
      `update audit_chains set length = 2, hash = '${hash!}', mac = '${mac!}', changed_at = ${instant} where chain = '${one}'`,
    );
    expect(await found()).toEqual([{ kind: 'end-missing', chain: one, count: 2 }]);
    await attacker.run('delete from audit_seals where sequence > 1');
    expect(await found()).toEqual([{ kind: 'seal-missing', chain: null, count: 0 }]);
    // The server seals on as if nothing were: the entry still names what is gone.
    await restart();
    await sealTheDay();
    expect(await found()).toEqual([{ kind: 'seal-missing', chain: null, count: 0 }]);
  });

  it('does not show what is younger than the newest seal and was set back to rows that were kept; the next seal ends that', async () => {
    const one = await newCase(2);
    await sealTheDay();
    const head = await attacker.run(
      `select length, hash, mac from audit_chains where chain = '${one}'`,
    );
    await append(one);
    const young = await newCase(1);
    await attacker.run(`delete from audit where chain = '${one}' and sequence > 2`);
    await eraseEverywhere(young);
    expect(await found()).not.toEqual([]);
    const at = kind === 'sqlite' ? start + 2000 : `'${new Date(start + 2000).toISOString()}'`;
    await attacker.run(
      `update audit_chains set length = 2, hash = '${String(head[0]!['hash'])}', mac = '${String(head[0]!['mac'])}', changed_at = ${at} where chain = '${one}'`,
    );
    expect(await found()).toEqual([]);
  });

  it('shows seals that were changed or taken out, and a head in them', async () => {
    await newCase(2);
    await sealTheDay();
    await append(rootId());
    await sealTheDay();
    await attacker.run(`update audit_seals set heads = '[]' where sequence = 1`);
    expect(await found()).toEqual([{ kind: 'seal-changed', chain: null, count: 0 }]);
    await attacker.run(`delete from audit_seals where sequence = 1`);
    expect((await found()).map(({ kind: what }) => what)).toContain('seal-missing');
  });

  it('shows that a key was deleted, at once and after the next start, and goes on with another', async () => {
    const one = await newCase(2);
    await attacker.run('delete from audit_keys');
    expect(await found()).toMatchObject([{ kind: 'key-gone' }]);
    await restart();
    expect(await found()).toEqual([{ kind: 'no-key', chain: one, count: 0 }]);
    await newCase(2);
    expect(await found()).toEqual([{ kind: 'no-key', chain: one, count: 0 }]);
  });

  it('turns the secret: what was written under the one before still holds, and later without it', async () => {
    const one = await newCase(2);
    const turned = { secret: 'Another-0ne_of_thirty-two_chars.x' };
    await restart({ ...turned, previousSecret: storeSecrets.secret });
    await append(one);
    await restart(turned);
    await append(one);
    expect(await found()).toEqual([]);
  });

  it('with a wrong secret says that it cannot tell, takes reports on, and is whole again with the right one', async () => {
    const one = await newCase(2);
    await restart({ secret: 'Another-0ne_of_thirty-two_chars.x' });
    await append(one);
    const two = await newCase(1);
    const examined = await examine(store);
    expect(examined.closedKeys).toHaveLength(1);
    expect(examined.findings).toMatchObject([{ kind: 'no-key', chain: one }]);
    await restart({
      secret: 'Another-0ne_of_thirty-two_chars.x',
      previousSecret: storeSecrets.secret,
    });
    await append(two);
    expect(await found()).toEqual([]);
  });

  it('takes the chains of an earlier release as they are, and commits to their heads', async () => {
    const [one, idle] = [await newCase(3), await newCase(2)];
    await asBeforeKeys();
    await restart();
    expect(await found()).toEqual([]);
    await append(one);
    expect(await found()).toEqual([]);
    await sealTheDay();
    expect(await found()).toEqual([]);
    expect((await historyOf(idle)).isIntact).toBe(true);
    // Whoever forges an old entry makes its plain hash anew, and is seen by the head.
    await attacker.run(`delete from audit where chain = '${idle}' and sequence = 2`);
    await attacker.run(
      `update audit_chains set length = 1, key_id = '', mac = '', hash = (select hash from audit where chain = '${idle}') where chain = '${idle}'`,
    );
    const seen = (await found()).map(({ kind: what, chain }) => [what, chain]);
    expect(seen.sort()).toEqual([
      ['end-missing', idle],
      ['wrong-head', idle],
    ]);
  });

  it('keeps one chain when two processes append at once', async () => {
    const one = await newCase(1);
    const other = await openStore(url, storeSecrets);
    open.push(() => other.close());
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        append(one, `read-${index}`, index % 2 ? other : store),
      ),
    );
    expect((await historyOf(one)).entries).toHaveLength(13);
    expect(await found()).toEqual([]);
  });

  it('does not stop at what cannot be read', async () => {
    const one = await newCase(2);
    const two = await newCase(2);
    await attacker.run(`update audit set params = '{' where chain = '${one}' and sequence = 2`);
    await attacker.run(`delete from audit where chain = '${two}' and sequence = 2`);
    const seen = await found();
    expect(seen).toContainEqual({ kind: 'unreadable', chain: one, count: 0 });
    expect(seen).toContainEqual({ kind: 'end-missing', chain: two, count: 1 });
  });

  async function eraseCase(id: string): Promise<void> {
    for (const table of [
      'case_inboxes',
      'case_deadlines',
      'case_exclusions',
      'recusals',
      'messages',
    ])
      await attacker.run(`delete from ${table} where case_id = '${id}'`);
    await attacker.run(`delete from cases where id = '${id}'`);
  }

  async function eraseEverywhere(id: string): Promise<void> {
    await eraseCase(id);
    await attacker.run(`delete from reports where case_id = '${id}'`);
    await attacker.run(`delete from audit where chain = '${id}'`);
    await attacker.run(`delete from audit_chains where chain = '${id}'`);
  }

  /** As the migration finds and leaves the entries of a release without keys. */
  async function asBeforeKeys(): Promise<void> {
    const chains = await attacker.run('select chain from audit_chains');
    const rows = await store.read(async ({ audit }) =>
      Promise.all(chains.map(({ chain }) => audit.ofChain(rootId(), String(chain)))),
    );
    let hash = '';
    for (const row of rows.flat()) {
      const previous = row.sequence === 1 ? '' : hash;
      hash = hashOf({ ...row, previous }, null);
      await attacker.run(
        `update audit set key_id = '', seal = '', previous = '${previous}', hash = '${hash}' where chain = '${row.chain}' and sequence = ${row.sequence}`,
      );
      await attacker.run(
        `update audit_chains set key_id = '', mac = '', hash = '${hash}' where chain = '${row.chain}'`,
      );
    }
    await attacker.run('delete from audit_keys');
  }
});

async function attackerAt(url: string, kind: 'sqlite' | 'postgres'): Promise<Attacker> {
  if (kind === 'sqlite') {
    const client = new SqliteDatabase(url.slice('file:'.length));
    client.pragma('busy_timeout = 5000');
    const run = (sql: string): Rows => {
      const statement = client.prepare(sql);
      if (statement.reader) return statement.all() as Rows;
      statement.run();
      return [];
    };
    return {
      run: (sql) => Promise.resolve(run(sql)),
      hangUp: () => Promise.resolve(client.close()),
    };
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return { run: async (sql) => (await client.query(sql)).rows as Rows, hangUp: () => client.end() };
}
