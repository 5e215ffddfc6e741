/**
 * SQLite's driver for the Node that runs. better-sqlite3 12 runs on Node 20; from Node 24.16 on it ends the whole process
 * when a statement is collected as garbage. 13 is built on Node-API 10, which Node 20 lacks and Node 22.14 has.
 */
import type BetterSqlite3 from 'better-sqlite3';

export type SqliteConnection = BetterSqlite3.Database;

const hasNodeApi10 = Number(process.versions.napi) >= 10;

/** The package that is used. */
export const sqliteDriver = hasNodeApi10 ? 'better-sqlite3-node-api' : 'better-sqlite3';

export const SqliteDatabase: typeof BetterSqlite3 = hasNodeApi10
  ? (await import('better-sqlite3-node-api')).default
  : (await import('better-sqlite3')).default;
