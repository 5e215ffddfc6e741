/**
 * What the queries are written against: drizzle's PostgreSQL builders, less everything that only one database has.
 * An insert of rows is prepared once per table and number of rows, because building it costs more than running it.
 */
import { getTableColumns, sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT, PgTable } from 'drizzle-orm/pg-core';

export type Queries = Pick<PgDatabase<PgQueryResultHKT>, 'select' | 'insert' | 'update' | 'delete'>;

/** What differs between the databases inside a query. Two facts; if a third appears, stop and think. */
export type Dialect = {
  /** Several processes claim from one outbox: skip what another holds. */
  skipLocked: boolean;
  /** Bound values one statement may have. */
  mostValues: number;
};

/** Made when it is first asked for: on PostgreSQL records live for one transaction, and most use few statements. */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** A put writes over a row of the same tenant only. */
export function mustBeOurs(written: unknown[], what: string, id: string): void {
  if (written.length === 0) throw new Error(`The ${what} ${id} belongs to another tenant.`);
}

type Execute = { execute(values: Record<string, unknown>): Promise<unknown> };

/** Inserts any number of rows into one table in as few statements as its limit of bound values allows. */
export function inserter<Table extends PgTable>(
  db: Queries,
  name: string,
  table: Table,
  { mostValues }: Dialect,
): (rows: Table['$inferInsert'][]) => Promise<void> {
  const most = Math.floor(mostValues / Object.keys(getTableColumns(table)).length);
  const prepared = new Map<number, Execute>();
  const prepare = (count: number): Execute =>
    db
      .insert(table)
      .values(Array.from({ length: count }, (_, row) => placeholdersOf(table, row)))
      .prepare(`add_${name}_${count}`);
  return async (rows) => {
    for (let start = 0; start < rows.length; start += most) {
      const part = rows.slice(start, start + most);
      let statement = prepared.get(part.length);
      if (!statement) prepared.set(part.length, (statement = prepare(part.length)));
      await statement.execute(valuesOf(table, part));
    }
  };
}

/** A row of placeholders, one per column. Plain SQL: drizzle's own encoding of a placeholder cannot take null. */
export function placeholdersOf<Table extends PgTable>(
  table: Table,
  row: number,
): Table['$inferInsert'] {
  const columns = Object.keys(getTableColumns(table));
  return Object.fromEntries(
    columns.map((column) => [column, sql`${sql.placeholder(`${column}${row}`)}`]),
  );
}

/** The values for those placeholders, as the driver wants them. A column that a row leaves out is null. */
export function valuesOf<Table extends PgTable>(
  table: Table,
  rows: Table['$inferInsert'][],
): Record<string, unknown> {
  const columns = Object.entries(getTableColumns(table));
  const values: Record<string, unknown> = {};
  rows.forEach((row, index) => {
    for (const [name, column] of columns) {
      const value = (row as Record<string, unknown>)[name] ?? null;
      values[`${name}${index}`] = value === null ? null : column.mapToDriverValue(value);
    }
  });
  return values;
}
