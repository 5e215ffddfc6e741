/**
 * Keeps a database in a file and puts it back: SQLite's own file, and for PostgreSQL statements that any client and any later server
 * can run. Both compressed, because they lie in the repository for ever.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import Database from 'better-sqlite3';
import pg from 'pg';
import { stepsOf } from '../../server/store/migrate.ts';

export const engines = ['sqlite', 'postgres'] as const;
export type Engine = (typeof engines)[number];

const fileOf = (engine: Engine) => (engine === 'sqlite' ? 'sqlite.db.br' : 'postgres.sql.br');

/** `url`: of a database that nobody uses now. */
export async function keep(engine: Engine, url: string, folder: string): Promise<void> {
  const bytes = engine === 'sqlite' ? await sqliteFile(url) : await postgresStatements(url);
  await writeFile(join(folder, fileOf(engine)), brotliCompressSync(bytes));
}

/** `url`: of a file that is not there yet, or of an empty database. */
export async function putBack(engine: Engine, url: string, folder: string): Promise<void> {
  const bytes = brotliDecompressSync(await readFile(join(folder, fileOf(engine))));
  if (engine === 'sqlite') return writeFile(pathOf(url), bytes);
  await withClient(url, (client) => client.query(bytes.toString('utf8')));
}

/** Holds up every change in a database that a server uses, until what comes back is called. */
export async function holdUp(url: string): Promise<() => Promise<void>> {
  if (url.startsWith('file:')) {
    const database = new Database(pathOf(url));
    database.exec('begin immediate');
    return async () => void database.close();
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('begin; lock table counters, organisations, reports');
  return () => client.end();
}

const pathOf = (url: string) => url.replace(/^file:/, '');

/** Without the empty pages of rows that are gone. */
async function sqliteFile(url: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'mobbeknapp-kept-'));
  const database = new Database(pathOf(url), { readonly: true });
  try {
    database.prepare('vacuum into ?').run(join(folder, 'kept.db'));
    return await readFile(join(folder, 'kept.db'));
  } finally {
    database.close();
    await rm(folder, { recursive: true });
  }
}

/** The steps of this release as they are, so that a later one needs nothing of them; then every row. */
async function postgresStatements(url: string): Promise<string> {
  return withClient(url, async (client) => {
    await client.query(`set timezone to 'UTC'`);
    const statements = [
      `set timezone to 'UTC';`,
      'create table migrations (number integer generated always as identity primary key, name text not null, hash text not null);',
      ...stepsOf('postgres').map(({ sql }) => sql),
    ];
    // In the order in which they were made, what is pointed to comes before what points to it.
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by oid`,
    );
    statements.push(`truncate ${tables.map(({ name }) => name).join(', ')};`);
    for (const { name } of tables) statements.push(...(await rowsOf(client, name)));
    statements.push(
      `select setval(pg_get_serial_sequence('migrations', 'number'), (select max(number) from migrations));`,
    );
    return `${statements.join('\n')}\n`;
  });
}

async function rowsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows: columns } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  const names = columns.map(({ name }) => pg.escapeIdentifier(name));
  const values = names.map((name) => `quote_nullable(${name}::text)`).join(`, `);
  const { rows } = await client.query<{ row: string }>(
    `select concat_ws(', ', ${values}) as row from ${table} order by 1`,
  );
  const into = `insert into ${table} (${names.join(', ')}) overriding system value`;
  return rows.map(({ row }) => `${into} values (${row});`);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
