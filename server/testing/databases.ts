/**
 * Fresh databases for tests: a SQLite file in a temporary folder, a PGlite in memory, or a new database on the real
 * PostgreSQL of the run. Each is closed and removed when the test file has ended.
 */
import { PGlite } from '@electric-sql/pglite';
import { getTableName } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { allRecords } from '../store/all-records.ts';
import { openAuditKeys } from '../store/audit-keys.ts';
import { postgresColumns } from '../store/columns.postgres.ts';
import { stepsOf } from '../store/migrate.ts';
import { openStore } from '../store/open.ts';
import { withoutValues } from '../store/postgres.ts';
import type { Queries } from '../store/queries.ts';
import type { Store } from '../store/records.ts';
import { tables } from '../store/tables.ts';
import { administer, copySqlite, kept } from './templates.ts';

export const databaseKinds = ['sqlite', 'pglite', 'postgres'] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

/** Of the configuration, for stores that tests open themselves. */
export const storeSecrets = { secret: 'Wd7-tests-0nly_kQ2vLm9xRz41Ty-s3' };

const undo: (() => Promise<void> | void)[] = [];

/** Closes and removes what the test file made; `clean-up.ts` calls it when each has ended. */
export async function removeDatabases(): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step();
}

/** The URL of a database of this release's schema with nothing in it, for tests that open the store themselves. */
export async function freshUrl(kind: 'sqlite' | 'postgres' = 'sqlite'): Promise<string> {
  if (kind === 'postgres') return createDatabase(inject('postgresTemplate'));
  const url = freshFile();
  await copySqlite(url.slice('file:'.length));
  return url;
}

/** The URL of a database that nobody has opened yet, for tests of how it comes to its schema. */
export async function emptyUrl(kind: 'sqlite' | 'postgres' = 'sqlite'): Promise<string> {
  return kind === 'postgres' ? createDatabase('template1') : freshFile();
}

function freshFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mobbeknapp-store-'));
  undo.push(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return `file:${join(folder, 'app.db')}`;
}

async function createDatabase(template: string): Promise<string> {
  const server = inject('postgresUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name} template ${template}`);
  undo.push(() => administer(server, `drop database ${name} with (force)`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** An open store with an empty, current schema. */
export async function freshStore(kind: DatabaseKind = 'sqlite'): Promise<Store> {
  const store =
    kind === 'pglite' ? await openPglite() : await openStore(await freshUrl(kind), storeSecrets);
  undo.push(() => store.close());
  return store;
}

let pglite: Promise<PGlite> | undefined;

/** One for all files of a worker: making one takes seconds, and emptying it takes none. */
async function emptyPglite(): Promise<PGlite> {
  pglite ??= openMigrated();
  const client = await pglite;
  const names = Object.values(tables(postgresColumns)).map((table) => getTableName(table));
  await client.exec(`truncate ${names.join(', ')}; insert into counters values ('tree', 1)`);
  return client;
}

/** Migrated. To make one takes six seconds of a processor, to copy one less than one. */
async function openMigrated(): Promise<PGlite> {
  const migrated = await kept('pglite', async (half) => {
    const client = await PGlite.create();
    for (const step of stepsOf('postgres')) await client.exec(step.sql);
    const dump = await client.dumpDataDir('none');
    writeFileSync(half, Buffer.from(await dump.arrayBuffer()));
  });
  return PGlite.create({ loadDataDir: new Blob([readFileSync(migrated)]) });
}

/**
 * PGlite has one connection and stands for PostgreSQL's SQL, not for its concurrency; it is used in tests only.
 * The next store opened on it in the same file empties this one.
 */
async function openPglite(): Promise<Store> {
  const client = await emptyPglite();
  const db = drizzle(client);
  const t = tables(postgresColumns);
  const keys = await db.transaction((tx) =>
    openAuditKeys(tx as unknown as Queries, t, storeSecrets),
  );
  const recordsOver = (queries: unknown) =>
    allRecords(queries as Queries, t, { skipLocked: true }, keys);
  return {
    read: (work) => db.transaction((tx) => work(recordsOver(tx))).catch(withoutValues),
    transaction: (work) => db.transaction((tx) => work(recordsOver(tx))).catch(withoutValues),
    room: () => Promise.resolve('enough' as const),
    async ready() {
      await client.query('select 1');
    },
    close: () => Promise.resolve(),
  };
}
