/** What PostgreSQL does to a connection in the middle of our work: the process lives, the error says what it was, the pool stays whole. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyUrl, storeSecrets } from '../testing/databases.ts';
import { openPostgres } from './postgres.ts';
import type { Store } from './records.ts';

let store: Store;
let administrator: pg.Client;
beforeAll(async () => {
  const url = await emptyUrl('postgres');
  store = await openPostgres(url, storeSecrets);
  administrator = new pg.Client({ connectionString: url });
  await administrator.connect();
});
afterAll(async () => {
  await administrator.end();
  await store.close();
});

const others =
  'from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
/** Answers once their processes are gone. */
const cutAll = () => administrator.query(`select pg_terminate_backend(pid, 5000) ${others}`);
const roots = () => store.read(({ organisations }) => organisations.roots());
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code,
  );

describe('a connection that is cut', () => {
  test('in the middle of a transaction: the work fails as a broken connection, and nothing else', async () => {
    const cut = store.transaction(async ({ organisations }) => {
      await organisations.treeChanged('nobody');
      await cutAll();
      return organisations.treeVersion('nobody');
    });
    expect(['08006', '57P01']).toContain(await codeOf(cut));
    expect(await roots()).toEqual([]);
  });

  test('while it is idle, more often than there are connections: each next one is opened anew', async () => {
    for (let round = 0; round < 25; round++) {
      await cutAll();
      expect(['done', '08006', '57P01']).toContain(await codeOf(roots()));
    }
    expect(await roots()).toEqual([]);
  });

  test('does not hide what the work itself wanted to say', async () => {
    const own = store.transaction(async ({ organisations }) => {
      await organisations.treeVersion('nobody');
      await cutAll();
      throw Object.assign(new Error('mine'), { code: 'mine' });
    });
    expect(await codeOf(own)).toBe('mine');
  });
});

test('a transaction that goes on after a failed statement is not taken for done', async () => {
  const version = () => store.read(({ organisations }) => organisations.treeVersion('nobody'));
  const before = await version();
  const swallowed = store.transaction(async ({ organisations, people }) => {
    await organisations.treeChanged('nobody');
    // An instant that PostgreSQL does not know.
    await people.touchSession('x', new Date(-8e15), new Date()).catch(() => undefined);
  });
  await expect(swallowed).rejects.toThrow('undone');
  expect(await version()).toBe(before);
});

test('whoever waits for a row that another holds is told after ten seconds, and the connection is used again', async () => {
  await administrator.query('begin');
  await administrator.query("insert into counters values ('tree nobody', 1)");
  const before = performance.now();
  const waiting = store.transaction(({ organisations }) => organisations.treeChanged('nobody'));
  expect(await codeOf(waiting)).toBe('57014');
  expect(performance.now() - before).toBeLessThan(12_000);
  await administrator.query('rollback');
  await store.transaction(({ organisations }) => organisations.treeChanged('nobody'));
});
