/**
 * The store on SQLite: one connection writes, another reads. Transactions that wait together share one durable commit,
 * because the flush to the disk is what a commit costs.
 */
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { allRecords } from './all-records.ts';
import type { Secrets } from './at-rest.ts';
import { openAuditKeys, type AuditKeys } from './audit-keys.ts';
import { sqliteColumns } from './columns.sqlite.ts';
import { groupCommit } from './group-commit.ts';
import { keepLogSmall } from './log-file.ts';
import { MigrationError, mustBeMigrated, stepsOf, stepsToApply } from './migrate.ts';
import type { Applied } from './migrate.ts';
import type { Dialect, Queries } from './queries.ts';
import type { Store } from './records.ts';
import { sqliteRoom } from './room.ts';
import { tables } from './tables.ts';
import { SqliteDatabase, type SqliteConnection } from './sqlite-driver.ts';

const dialect: Dialect = { skipLocked: false };

/**
 * Opens or makes the database file and brings it to this release's schema. Not on a network file system: locks lie there.
 * `look`: opens what is there, of this release's schema, and changes nothing.
 */
export async function openSqlite(
  path: string,
  { look = false, ...secrets }: Secrets & { look?: boolean },
): Promise<Store> {
  if (look && !existsSync(path)) throw new MigrationError(`There is no file ${path}.`);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // SQLite gives its log files the mode of the database: nobody else on the machine reads them.
  closeSync(openSync(path, 'a', 0o600));
  const writer = await openWriter(path);
  try {
    if (look) mustBeMigrated(stepsOf('sqlite'), appliedTo(writer));
    else migrateSqlite(writer);
    const keys = await keysOf(writer, secrets, look);
    return storeOver(path, writer, openReader(path), keys);
  } catch (error) {
    writer.close();
    throw error;
  }
}

/**
 * better-sqlite3 opens WAL with synchronous=NORMAL, under which a power cut may undo a report that was answered 201.
 * Another process, such as the set-up on the command line, may write meanwhile: we wait for it five seconds.
 */
export async function openWriter(path: string): Promise<SqliteConnection> {
  const writer = new SqliteDatabase(path);
  writer.pragma('busy_timeout = 5000');
  // A report lies on one page of this size instead of two, and a page is what writing costs. For a new file only.
  writer.pragma('page_size = 8192');
  await useWal(writer);
  writer.pragma('synchronous = FULL');
  writer.pragma('foreign_keys = ON');
  writer.pragma('secure_delete = ON');
  writer.pragma('cache_size = -65536');
  // Under load that never ends: a log that a long read made large shrinks when it is begun anew.
  writer.pragma('journal_size_limit = 16777216');
  // Each savepoint keeps the pages it changes for an undo: in memory, not in a file beside the database.
  writer.pragma('temp_store = MEMORY');
  return writer;
}

/** The first change to WAL refuses to wait, whatever the busy timeout, while another process makes the same change. */
async function useWal(writer: SqliteConnection): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      writer.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || attempt === 100) throw error;
      await setTimeout(50);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function openReader(path: string): SqliteConnection {
  const reader = new SqliteDatabase(path, { readonly: true });
  reader.pragma('busy_timeout = 5000');
  reader.pragma('mmap_size = 268435456');
  return reader;
}

/** In one transaction: two processes that start together find or make the same key. */
async function keysOf(writer: SqliteConnection, secrets: Secrets, look: boolean) {
  const db = drizzle(writer) as unknown as Queries;
  writer.exec(look ? 'begin' : 'begin immediate');
  try {
    const keys = await openAuditKeys(db, tables(sqliteColumns), secrets, { look });
    writer.exec('commit');
    return keys;
  } catch (error) {
    if (writer.inTransaction) writer.exec('rollback');
    throw error;
  }
}

function storeOver(
  path: string,
  writer: SqliteConnection,
  reader: SqliteConnection,
  keys: AuditKeys,
): Store {
  // From here on the waiting is `groupCommit`'s, which does not stop the process.
  writer.pragma('busy_timeout = 0');
  const t = tables(sqliteColumns);
  const recordsOver = (client: SqliteConnection) =>
    allRecords(drizzle(client) as unknown as Queries, t, dialect, keys);
  const written = writer.prepare('select total_changes()').pluck();
  const transaction = groupCommit(
    {
      begin: writer.prepare('begin immediate'),
      savepoint: writer.prepare('savepoint work'),
      release: writer.prepare('release work'),
      undo: writer.prepare('rollback to work'),
      commit: writer.prepare('commit'),
      rollback: writer.prepare('rollback'),
      isOpen: () => writer.inTransaction,
      isBusy,
      written: () => written.get() as number,
    },
    recordsOver(writer),
  );
  const readRecords = recordsOver(reader);
  const begin = reader.prepare('begin');
  const commit = reader.prepare('commit');
  let lastRead: Promise<unknown> = Promise.resolve();

  /** One after another, each in its own snapshot: what a read sees fits together. */
  function read<T>(work: (records: ReturnType<typeof recordsOver>) => Promise<T>): Promise<T> {
    const turn = lastRead.then(async () => {
      begin.run();
      try {
        return await work(readRecords);
      } finally {
        commit.run();
      }
    });
    lastRead = turn.catch(() => undefined);
    return turn;
  }

  const log = keepLogSmall(path, writer);
  return {
    read,
    transaction: (work) => transaction.run(work).finally(log.written),
    room: sqliteRoom(path, () => bytesLeft(writer)),
    ready: () => Promise.resolve(void reader.prepare('select 1').get()),
    async close() {
      log.stop();
      await transaction.settled();
      await lastRead;
      reader.close();
      writer.close();
    },
  };
}

/** What the file may still grow by. `max_page_count` is a limit of the connection that writes. */
function bytesLeft(writer: SqliteConnection): number {
  const of = (name: string) => writer.pragma(name, { simple: true }) as number;
  return (of('max_page_count') - of('page_count') + of('freelist_count')) * of('page_size');
}

/** Keys are off before the transaction begins: inside it the pragma does nothing, and a rebuilt table would take its children along. */
export function migrateSqlite(writer: SqliteConnection, folder?: string): void {
  writer.pragma('foreign_keys = OFF');
  try {
    writer.exec('begin immediate');
    writer.exec(
      'create table if not exists migrations (number integer primary key, name text not null, hash text not null)',
    );
    const steps = stepsToApply(stepsOf('sqlite', folder), appliedTo(writer));
    const remember = writer.prepare('insert into migrations (name, hash) values (?, ?)');
    for (const step of steps) {
      writer.exec(step.sql);
      remember.run(step.name, step.hash);
    }
    // It reads every row, so only where a step could have broken one.
    if (steps.length > 0) checkForeignKeys(writer);
    writer.exec('commit');
  } catch (error) {
    if (writer.inTransaction) writer.exec('rollback');
    throw error;
  } finally {
    writer.pragma('foreign_keys = ON');
  }
}

function appliedTo(writer: SqliteConnection): Applied[] {
  return writer.prepare('select name, hash from migrations order by number').all() as Applied[];
}

function checkForeignKeys(writer: SqliteConnection): void {
  const [broken] = writer.pragma('foreign_key_check') as { table: string }[];
  if (broken)
    throw new MigrationError(
      `After the update rows of ${broken.table} would point to nothing; nothing was changed. Restore a backup that is whole, then start again.`,
    );
}
