/**
 * The column words of `tables.ts` on PostgreSQL. Their types serve for both databases:
 * `columns.sqlite.ts` gives the same names and is cast to them.
 */
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

/** JSON is opaque to the database: stored as text, so that what comes out is byte for byte what went in. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names the type of the column
const json = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => 'text',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (stored) => JSON.parse(stored) as T,
  })(name);

/** Bytes as they are. PGlite gives a plain array of bytes, pg a buffer. */
const bytes = (name: string) =>
  customType<{ data: Buffer; driverData: Uint8Array }>({
    dataType: () => 'bytea',
    fromDriver: (stored) => Buffer.from(stored),
  })(name);

export const postgresColumns = {
  table: pgTable,
  text: (name: string) => text(name),
  int: (name: string) => integer(name),
  long: (name: string) => bigint(name, { mode: 'number' }),
  flag: (name: string) => boolean(name),
  /** Milliseconds, UTC. */
  instant: (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' }),
  json,
  bytes,
  index,
  uniqueIndex,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- only its other overload is deprecated
  primaryKey,
};

export type Columns = typeof postgresColumns;
