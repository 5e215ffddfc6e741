/** The SQL under migrations/ against `tables.ts`: the same tables, columns and indexes on both databases. */
import { getTableName } from 'drizzle-orm';
import { getTableConfig as postgresConfig } from 'drizzle-orm/pg-core';
import { getTableConfig as sqliteConfig } from 'drizzle-orm/sqlite-core';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { readdirSync } from 'node:fs';
import pg from 'pg';
import { expect, it } from 'vitest';
import { emptyUrl, storeSecrets } from '../testing/databases.ts';
import { postgresColumns } from './columns.postgres.ts';
import { sqliteColumns } from './columns.sqlite.ts';
import { openStore } from './open.ts';
import { tables } from './tables.ts';
import { SqliteDatabase } from './sqlite-driver.ts';

type Shape = { columns: string[]; key: string[]; indexes: string[] };

const sortedBy = (a: string, b: string) => (a < b ? -1 : 1);
const indexLine = (name: string, unique: boolean, partial: boolean, columns: string[]) =>
  `${name} (${columns.join(', ')})${unique ? ' unique' : ''}${partial ? ' partial' : ''}`;

/** What `tables.ts` says, for either dialect. */
function said(config: typeof postgresConfig | typeof sqliteConfig, table: unknown): Shape {
  const { columns, primaryKeys, indexes } = (config as typeof sqliteConfig)(table as SQLiteTable);
  const names = (list: unknown[]) => list.map((column) => (column as { name: string }).name);
  return {
    columns: columns
      .map(({ name, notNull, getSQLType }, index) => {
        const type = getSQLType.call(columns[index]).replace(' (3)', '(3)');
        return `${name} ${type}${notNull ? ' not null' : ''}`;
      })
      .sort(sortedBy),
    key: [
      ...columns.filter(({ primary }) => primary).map(({ name }) => name),
      ...primaryKeys.flatMap((key) => names(key.columns)),
    ],
    indexes: indexes
      .map(({ config: { name, unique, where, columns: list } }) =>
        indexLine(name, unique, where !== undefined, names(list)),
      )
      .sort(sortedBy),
  };
}

it('has a twin for each step', () => {
  const names = (dialect: string) =>
    readdirSync(new URL(`../../migrations/${dialect}/`, import.meta.url)).sort(sortedBy);
  expect(names('sqlite')).toEqual(names('postgres'));
  expect(names('sqlite').every((name) => /^\d{4}_[a-z-]+\.sql$/.test(name))).toBe(true);
});

it('makes on SQLite what tables.ts says', async () => {
  const url = await emptyUrl('sqlite');
  await (await openStore(url, storeSecrets)).close();
  const db = new SqliteDatabase(url.slice('file:'.length), { readonly: true });
  const made = (table: string): Shape => {
    type Column = { name: string; type: string; notnull: number; pk: number };
    const columns = db.pragma(`table_info(${table})`) as Column[];
    type Index = { name: string; unique: number; partial: number; origin: string };
    const indexes = (db.pragma(`index_list(${table})`) as Index[]).filter(
      ({ origin }) => origin === 'c',
    );
    return {
      columns: columns
        .map(
          ({ name, type, notnull }) => `${name} ${type.toLowerCase()}${notnull ? ' not null' : ''}`,
        )
        .sort(sortedBy),
      key: columns
        .filter(({ pk }) => pk > 0)
        .sort((a, b) => a.pk - b.pk)
        .map(({ name }) => name),
      indexes: indexes
        .map(({ name, unique, partial }) => {
          const list = db.pragma(`index_info(${name})`) as { name: string }[];
          return indexLine(
            name,
            unique === 1,
            partial === 1,
            list.map((column) => column.name),
          );
        })
        .sort(sortedBy),
    };
  };
  const all = Object.values(tables(sqliteColumns));
  for (const table of all)
    expect(made(getTableName(table)), getTableName(table)).toEqual(said(sqliteConfig, table));
  const present = db
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[];
  db.close();
  expect(present.sort(sortedBy)).toEqual(
    [...all.map((table) => getTableName(table)), 'migrations'].sort(sortedBy),
  );
});

it('makes on PostgreSQL what tables.ts says', async () => {
  const url = await emptyUrl('postgres');
  await (await openStore(url, storeSecrets)).close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ask = async <T>(sql: string, values: string[]) =>
    (await client.query(sql, values)).rows as T[];
  const made = async (table: string): Promise<Shape> => {
    const columns = await ask<{ line: string }>(
      `select attname || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end as line
       from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [table],
    );
    const indexes = await ask<{
      name: string;
      key: boolean;
      unique: boolean;
      partial: boolean;
      columns: string[];
    }>(
      `select c.relname as name, indisprimary as key, indisunique as unique, indpred is not null as partial,
         (select array_agg(a.attname::text order by k.position) from unnest(indkey) with ordinality as k (attnum, position)
          join pg_attribute a on a.attrelid = indrelid and a.attnum = k.attnum) as columns
       from pg_index join pg_class c on c.oid = indexrelid where indrelid = $1::regclass`,
      [table],
    );
    return {
      columns: columns.map(({ line }) => line).sort(sortedBy),
      key: indexes.find(({ key }) => key)?.columns ?? [],
      indexes: indexes
        .filter(({ key }) => !key)
        .map((index) => indexLine(index.name, index.unique, index.partial, index.columns))
        .sort(sortedBy),
    };
  };
  try {
    for (const table of Object.values(tables(postgresColumns)))
      expect(await made(getTableName(table)), getTableName(table)).toEqual(
        said(postgresConfig, table),
      );
  } finally {
    await client.end();
  }
});
