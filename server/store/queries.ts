/**
 * What the queries are written against: drizzle's PostgreSQL builders, less everything that only one database has.
 * An insert of rows is prepared once per table and number of rows, because building it costs more than running it.
 */
import { getTableColumns, sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT, PgTable } from 'drizzle-orm/pg-core';

export type Queries = Pick<PgDatabase<PgQueryResultHKT>, 'select' | 'insert' | 'update' | 'delete'>;

/** What differs between the databases inside a query. One fact; if another appears, stop and think. */
export type Dialect = {
  /** Several processes claim from one outbox: skip what another holds. */
  skipLocked: boolean;
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

/** Rows in one statement. Few enough that each number of rows keeps a statement of its own. */
const mostRows = 32;

/** Inserts any number of rows into one table, many to a statement. */
export function inserter<Table extends PgTable>(
  db: Queries,
  name: string,
  table: Table,
): (rows: Table['$inferInsert'][]) => Promise<void> {
  const shape = shapeOf(table);
  const prepared = new Map<number, Execute>();
  const prepare = (count: number): Execute =>
    db
      .insert(table)
      .values(Array.from({ length: count }, (_, row) => shape.placeholders(row)))
      .prepare(`add_${name}_${count}`);
  return async (rows) => {
    for (let start = 0; start < rows.length; start += mostRows) {
      const part = rows.slice(start, start + mostRows);
      let statement = prepared.get(part.length);
      if (!statement) prepared.set(part.length, (statement = prepare(part.length)));
      await statement.execute(shape.values(part));
    }
  };
}

/**
 * The placeholders of a table's rows and the values for them, as the driver wants them; a column that a row leaves out
 * is null. Placeholders are plain SQL, since drizzle's own encoding of them cannot take null, and are named by their
 * position: an array is filled and read in a third of the time of an object with a hundred names.
 */
export function shapeOf<Table extends PgTable>(table: Table) {
  const columns = Object.entries(getTableColumns(table));
  return {
    placeholders: (row: number): Table['$inferInsert'] =>
      Object.fromEntries(
        columns.map(([name], index) => [
          name,
          sql`${sql.placeholder(String(row * columns.length + index))}`,
        ]),
      ),
    values(rows: Table['$inferInsert'][]): Record<string, unknown> {
      const values: unknown[] = [];
      for (const row of rows as Record<string, unknown>[])
        for (const [name, column] of columns) {
          const value = row[name] ?? null;
          values.push(value === null ? null : column.mapToDriverValue(value));
        }
      return values as unknown as Record<string, unknown>;
    },
  };
}
