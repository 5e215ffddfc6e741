/**
 * The store on PostgreSQL: a pool of connections, one transaction each. Several processes may share one database;
 * correctness comes from conditional writes, so both databases behave alike.
 */
import { DrizzleQueryError } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { allRecords } from './all-records.ts';
import { openAuditKeys } from './audit-keys.ts';
import { postgresColumns } from './columns.postgres.ts';
import { mustBeMigrated, stepsOf, stepsToApply } from './migrate.ts';
import type { Applied } from './migrate.ts';
import type { OpenOptions } from './open.ts';
import type { Dialect } from './queries.ts';
import type { Records, Room, Store } from './records.ts';
import { openProbe } from './room.ts';
import { tables } from './tables.ts';

const postgresDialect: Dialect = { skipLocked: true };

/** Any number, the same in every release: whoever migrates holds this advisory lock. */
const migrationLock = 71_402_611;

/** A server that is there answers a new connection at once. */
const reaching = { connectionTimeoutMillis: 5_000, keepAlive: true };
/**
 * Every wait has an end: first the server gives up a statement (another transaction holds a row); then we give up a
 * server that says nothing at all, and close the connection. What it holds for somebody who is gone, it lets go.
 */
const waiting = {
  statement_timeout: 10_000,
  query_timeout: 12_000,
  idle_in_transaction_session_timeout: 30_000,
};
/** Several reads in one transaction see one moment. */
const beginRead = 'begin isolation level repeatable read read only';

export async function openPostgres(
  url: string,
  { log = () => undefined, look = false, ...secrets }: OpenOptions,
): Promise<Store> {
  await migrateAt(url, look);
  const pool = new pg.Pool({ connectionString: url, max: 20, ...reaching, ...waiting });
  // A connection that breaks while it is idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', log);
  surviveBreaks(pool);
  const t = tables(postgresColumns);
  const keys = await inTransaction(pool, 'begin', (client) =>
    openAuditKeys(drizzle(client), t, secrets, { look }),
  ).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  /** Kept as long as the connection, because its statements are prepared once. */
  const known = new WeakMap<pg.PoolClient, Records>();
  function recordsOver(client: pg.PoolClient): Records {
    let records = known.get(client);
    if (!records) {
      records = allRecords(drizzle(client), t, postgresDialect, keys);
      known.set(client, records);
    }
    return records;
  }
  return {
    read: (work) => inTransaction(pool, beginRead, (client) => work(recordsOver(client))),
    transaction: (work) => inTransaction(pool, 'begin', (client) => work(recordsOver(client))),
    room: postgresRoom((work) => inTransaction(pool, 'begin', work)),
    async ready() {
      await pool.query('select 1').catch(withoutValues);
    },
    close: () => pool.end(),
  };
}

/** A connection that breaks in the middle of a transaction tells its statements; unheard, its own event would end the process. */
function surviveBreaks(pool: pg.Pool): void {
  pool.on('connect', (client) => client.on('error', () => undefined));
}

/**
 * Not drizzle's own: that one loses the connection for good where `begin` fails, hides the first error behind that of the
 * `rollback`, and gives back to the pool a connection that still waits for an answer.
 */
async function inTransaction<T>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch(withoutValues);
  let isUsable = true;
  try {
    await client.query(begin);
    const value = await work(client);
    const { command } = await client.query('commit');
    // What PostgreSQL answers where a statement failed and the work went on as if nothing were.
    if (command === 'ROLLBACK') throw new Error('The transaction was undone by the database.');
    return value;
  } catch (error) {
    isUsable = !isSilence(error) && (await isRolledBack(client));
    return withoutValues(error);
  } finally {
    client.release(!isUsable);
  }
}

/** Codes by which PostgreSQL says that nothing can be written: no room, a broken disk, a server that may only be read. */
const unwritable = ['53100', '58030', '25006'];

/**
 * How much room its disk has PostgreSQL tells nobody, so it is tried: a large object of the size of a report, made and unlinked in
 * one durable transaction. Where this user may make none, nothing is known, and it counts as enough.
 */
function postgresRoom(transact: (work: (client: pg.PoolClient) => Promise<void>) => Promise<void>) {
  const probe = openProbe((bytes) =>
    transact(async (client) => {
      const made = await client.query<{ oid: number }>('select lo_from_bytea(0, $1) as oid', [
        bytes,
      ]);
      await client.query('select lo_unlink($1)', [made.rows[0]!.oid]);
    }),
  );
  return async (inEarnest = false): Promise<Room> => {
    try {
      await probe(inEarnest);
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (unwritable.includes(code)) return 'none';
      if (code === connectionFailure) throw error;
    }
    return 'enough';
  };
}

function isRolledBack(client: pg.PoolClient): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  );
}

type DriverError = Error & { code?: string; constraint?: string };

/** The driver's own errors: the connection is broken, or nothing came back in time. */
const silences = [
  'Query read timeout',
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Client was closed',
];
/** `connection_failure` in appendix A of PostgreSQL's manual. */
const connectionFailure = '08006';

/** Nobody answered, as against an error that PostgreSQL sent. The codes of the line itself begin with E. */
function isSilence(error: unknown): boolean {
  const { code, message } = causeOf(error) as DriverError;
  return code === undefined
    ? silences.some((start) => message?.startsWith(start))
    : /^E[A-Z]/.test(code);
}

function causeOf(error: unknown): unknown {
  return (error instanceof DrizzleQueryError ? error.cause : error) ?? {};
}

/**
 * drizzle and PostgreSQL put the values of a failed statement into the error; errors are logged, and values are people.
 * A broken connection gets PostgreSQL's own code for it, whatever the driver calls it: ECONNRESET is also what a reporter
 * leaves behind who closes the page.
 */
export function withoutValues(error: unknown): never {
  if (isSilence(error))
    throw Object.assign(new Error('PostgreSQL does not answer.'), { code: connectionFailure });
  if (!(error instanceof DrizzleQueryError || error instanceof pg.DatabaseError)) throw error;
  const { code = 'no code', constraint, message } = causeOf(error) as DriverError;
  const what = constraint ?? (code === 'no code' ? message : undefined);
  throw Object.assign(
    new Error(`The database refused a statement (${[code, what].filter(Boolean).join(', ')}).`),
    { code },
  );
}

/** Over a connection of its own: a step may take long, and waits for another process that does the same. */
async function migrateAt(url: string, look: boolean): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1, ...reaching });
  surviveBreaks(pool);
  try {
    if (look) mustBeMigrated(stepsOf('postgres'), await appliedTo(pool));
    else await migratePostgres(pool);
  } finally {
    await pool.end();
  }
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
    const applied = await appliedTo(client);
    for (const step of stepsToApply(stepsOf('postgres', folder), applied)) {
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

async function appliedTo(client: Pick<pg.Pool, 'query'> | pg.PoolClient): Promise<Applied[]> {
  const { rows } = await client.query<Applied>('select name, hash from migrations order by number');
  return rows;
}
