/**
 * An empty database of this release's schema, made once and copied for each test: a file for SQLite, a template for PostgreSQL. To migrate
 * costs half a second of a processor, and a copy next to nothing.
 */
import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { stepsOf } from '../store/migrate.ts';
import { migratePostgres } from '../store/postgres.ts';
import { migrateSqlite, openWriter } from '../store/sqlite.ts';

/** Copies the migrated file to this path, with the mode of a database that the server made. */
export async function copySqlite(path: string): Promise<void> {
  const migrated = await kept('sqlite', async (half) => {
    const writer = await openWriter(half);
    migrateSqlite(writer);
    writer.close();
  });
  copyFileSync(migrated, path);
  chmodSync(path, 0o600);
}

/** Makes a database on this server that others can be created from, and gives its name. The caller drops it. */
export async function makePostgresTemplate(url: string): Promise<string> {
  const name = `template_${randomUUID().replaceAll('-', '')}`;
  await administer(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: own.href, max: 1 });
  try {
    await migratePostgres(pool);
  } finally {
    await pool.end();
  }
  return name;
}

/** One statement on the server, by an administrator. */
export async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * The path of what `make` wrote, kept for as long as the migrations are the same. Made under another name until it is whole, because
 * a second worker may be looking for it.
 */
export async function kept(
  kind: 'pglite' | 'sqlite',
  make: (half: string) => Promise<void>,
): Promise<string> {
  const steps = stepsOf(kind === 'sqlite' ? 'sqlite' : 'postgres');
  const hash = createHash('sha256').update(steps.map(({ sql }) => sql).join('\n'));
  const path = join('node_modules/.cache', kind, hash.digest('hex'));
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.${process.pid}`;
  await make(half);
  renameSync(half, path);
  return path;
}
