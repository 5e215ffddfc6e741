/**
 * The store on PostgreSQL: a pool of connections, one transaction each. Several processes may share one database;
 * correctness comes from conditional writes, so both databases behave alike.
 */
import { DrizzleQueryError } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { allRecords } from './all-records.ts';
import { postgresColumns } from './columns.postgres.ts';
import { stepsOf, stepsToApply } from './migrate.ts';
import type { Applied } from './migrate.ts';
import type { Dialect, Queries } from './queries.ts';
import type { Store } from './records.ts';
import { tables } from './tables.ts';

const postgresDialect: Dialect = { skipLocked: true };

/** Any number, the same in every release: whoever migrates holds this advisory lock. */
const migrationLock = 71_402_611;

export async function openPostgres(
  url: string,
  log: (error: Error) => void = () => undefined,
): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: 20, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while it is idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', log);
  try {
    await migratePostgres(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const t = tables(postgresColumns);
  const db = drizzle(pool);
  const recordsOver = (queries: unknown) => allRecords(queries as Queries, t, postgresDialect);
  return {
    read: (work) =>
      db
        .transaction((tx) => work(recordsOver(tx)), {
          isolationLevel: 'repeatable read',
          accessMode: 'read only',
        })
        .catch(withoutValues),
    transaction: (work) => db.transaction((tx) => work(recordsOver(tx))).catch(withoutValues),
    async ready() {
      await pool.query('select 1');
    },
    close: () => pool.end(),
  };
}

/** drizzle and PostgreSQL put the values of a failed statement into the error; errors are logged, and values are people. */
export function withoutValues(error: unknown): never {
  if (!(error instanceof DrizzleQueryError)) throw error;
  const {
    code = 'no code',
    constraint,
    message,
  } = (error.cause ?? {}) as Partial<pg.DatabaseError>;
  const what = constraint ?? (code === 'no code' ? message : undefined);
  throw Object.assign(
    new Error(`The database refused a statement (${[code, what].filter(Boolean).join(', ')}).`),
    { code },
  );
}

/** One step at a time under one lock: eight processes that start together apply each step once. */
export async function migratePostgres(pool: pg.Pool, folder?: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await client.query(
      'create table if not exists migrations (number integer generated always as identity primary key, name text not null, hash text not null)',
    );
    const { rows } = await client.query<Applied>(
      'select name, hash from migrations order by number',
    );
    for (const step of stepsToApply(stepsOf('postgres', folder), rows)) {
      await client.query(step.sql);
      await client.query('insert into migrations (name, hash) values ($1, $2)', [
        step.name,
        step.hash,
      ]);
    }
    await client.query('commit');
  } catch (error) {
    // A broken connection cannot roll back, and the server did so by itself: the first error says what happened.
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
