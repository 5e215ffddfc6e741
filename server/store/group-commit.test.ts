/** Group commit on a real SQLite: what is shared, what is not, and that what was told is what is stored. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { groupCommit } from './group-commit.ts';
import { SqliteDatabase, type SqliteConnection } from './sqlite-driver.ts';

let folder: string;
let db: SqliteConnection;
let commits: number;
let transactions: ReturnType<typeof groupCommit>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mobbeknapp-group-'));
  db = new SqliteDatabase(join(folder, 'app.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('foreign_keys = ON');
  db.exec(`create table parents (id text primary key);
    create table children (id text primary key, parent text references parents (id) deferrable initially deferred, body text)`);
  commits = 0;
  const commit = db.prepare('commit');
  const written = db.prepare('select total_changes()').pluck();
  transactions = groupCommit(
    {
      begin: db.prepare('begin immediate'),
      savepoint: db.prepare('savepoint work'),
      release: db.prepare('release work'),
      undo: db.prepare('rollback to work'),
      commit: {
        run() {
          commit.run();
          commits++;
        },
      },
      rollback: db.prepare('rollback'),
      isOpen: () => db.inTransaction,
      isBusy: () => false,
      written: () => written.get() as number,
    },
    {} as Parameters<typeof groupCommit>[1],
  );
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const add = (id: string, parent: string | null = null, body = '') =>
  db.prepare('insert into children values (?, ?, ?)').run(id, parent, body);
const stored = () => db.prepare('select id from children order by id').pluck().all();

it('commits once for all that waits in a turn', async () => {
  const ids = ['a', 'b', 'c', 'd'];
  const told = await Promise.all(
    ids.map((id) => transactions.run(() => Promise.resolve(add(id).changes))),
  );
  expect(told).toEqual([1, 1, 1, 1]);
  expect(commits).toBe(1);
  expect(stored()).toEqual(ids);
});

it('undoes all that a failing piece of work wrote, and nothing else', async () => {
  const good = (id: string) => transactions.run(() => Promise.resolve(add(id)));
  const settled = await Promise.allSettled([
    good('a'),
    transactions.run(async () => {
      add('b');
      await Promise.resolve();
      add('c');
      throw new Error('the work failed');
    }),
    transactions.run(() => Promise.resolve(add('a'))),
    good('d'),
  ]);
  expect(settled.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'rejected',
    'fulfilled',
  ]);
  expect(stored()).toEqual(['a', 'd']);
  expect(commits).toBe(1);
});

it('does the work of others again where one failed after it had written, and tells what was stored', async () => {
  const runs = new Map<string, number>();
  const good = (id: string) =>
    transactions.run(() => {
      runs.set(id, (runs.get(id) ?? 0) + 1);
      return Promise.resolve(`${add(id).changes} in run ${runs.get(id)}`);
    });
  const failing = () =>
    transactions.run(() => {
      add('b');
      return Promise.reject(new Error('after writing'));
    });
  const settled = await Promise.allSettled([good('a'), failing(), good('c')]);
  expect(settled[0]).toEqual({ status: 'fulfilled', value: '1 in run 2' });
  expect(settled[1]).toMatchObject({ status: 'rejected', reason: { message: 'after writing' } });
  expect(stored()).toEqual(['a', 'c']);
});

it('does nothing twice where one failed before it wrote', async () => {
  let runs = 0;
  const settled = await Promise.allSettled([
    transactions.run(() => {
      runs++;
      return Promise.resolve(add('a'));
    }),
    transactions.run(() => Promise.reject(new Error('before writing'))),
  ]);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect({ runs, stored: stored() }).toEqual({ runs: 1, stored: ['a'] });
});

it('tells nobody of success before the commit', async () => {
  let told = false;
  let toldDuring = false;
  const first = transactions.run(() => Promise.resolve(add('a'))).then(() => (told = true));
  const second = transactions.run(async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    toldDuring = told;
  });
  await Promise.all([first, second]);
  expect({ told, toldDuring }).toEqual({ told: true, toldDuring: false });
});

it('rejects everybody when the commit fails, stores nothing, and works again afterwards', async () => {
  const settled = await Promise.allSettled([
    transactions.run(() => Promise.resolve(add('a'))),
    transactions.run(() => Promise.resolve(add('b', 'nobody'))),
    transactions.run(() => Promise.resolve(add('c'))),
  ]);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(stored()).toEqual([]);
  await transactions.run(() => Promise.resolve(add('d')));
  expect(stored()).toEqual(['d']);
});

it('stores exactly what it told when the file is full', async () => {
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 12}`);
  const body = 'x'.repeat(6000);
  const ids = Array.from({ length: 20 }, (_, index) => String.fromCharCode(97 + index));
  const settled = await Promise.allSettled(
    ids.map((id) => transactions.run(() => Promise.resolve(add(id, null, body)))),
  );
  const told = ids.filter((_, index) => settled[index]!.status === 'fulfilled');
  expect(told.length).toBeLessThan(20);
  expect(stored()).toEqual(told);
  db.pragma('max_page_count = 100000');
  await transactions.run(() => Promise.resolve(add('z')));
  expect(stored()).toEqual([...told, 'z']);
});

it('waits for the last commit before it is settled', async () => {
  const running = transactions.run(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    add('a');
  });
  await transactions.settled();
  expect(stored()).toEqual(['a']);
  await running;
});
