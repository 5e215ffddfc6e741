/**
 * The column words of `tables.ts` on SQLite: a flag is 0 or 1, an instant is whole milliseconds since 1970, JSON is text.
 * The cast is a promise that TypeScript cannot check; the contract tests call every query on both databases.
 */
import {
  customType,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { Columns } from './columns.postgres.ts';

const json = (name: string) =>
  customType<{ data: unknown; driverData: string }>({
    dataType: () => 'text',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (stored) => JSON.parse(stored) as unknown,
  })(name);

const bytes = (name: string) =>
  customType<{ data: Buffer; driverData: Uint8Array }>({ dataType: () => 'blob' })(name);

export const sqliteColumns = {
  table: sqliteTable,
  text: (name: string) => text(name),
  int: (name: string) => integer(name),
  long: (name: string) => integer(name),
  flag: (name: string) => integer(name, { mode: 'boolean' }),
  instant: (name: string) => integer(name, { mode: 'timestamp_ms' }),
  json,
  bytes,
  index,
  uniqueIndex,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- only its other overload is deprecated
  primaryKey,
} as unknown as Columns;
