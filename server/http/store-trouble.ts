/**
 * When the database is at fault and not the request: told by the codes of SQLite, PostgreSQL and the line to it.
 * Such a request is answered 503 and may be sent again; the log tells the operator what to do.
 */

/**
 * - `unwritable`: the disk is full or broken, or the database may not be written.
 * - `away`: it cannot be reached, or somebody else holds it for longer than we wait.
 */
export type StoreTrouble = 'unwritable' | 'away';

/** SQLite: https://www.sqlite.org/rescode.html; PostgreSQL: appendix A of its manual. A code is meant by its beginning. */
const beginnings: Record<StoreTrouble, string[]> = {
  unwritable: [
    ...['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'],
    // disk_full, io_error, read_only_sql_transaction
    ...['53100', '58030', '25006'],
  ],
  away: [
    ...[
      'SQLITE_BUSY',
      'SQLITE_LOCKED',
      'SQLITE_PROTOCOL',
      'SQLITE_NOMEM',
      'ECONNREFUSED',
      'ENOTFOUND',
      'EAI_AGAIN',
    ],
    // Connection exceptions, a server that has no room, stops, starts, or gave up waiting; deadlocks; a door that was shut.
    ...['08', '53', '57', '40', '55P03', '25P03', '28', '3D000'],
  ],
};

/** For the log. What was acknowledged is on the disk: there is nothing to mend but the cause. */
export const whatToDo: Record<StoreTrouble, string> = {
  unwritable:
    'The database cannot be written: is its disk full? Make room, and requests are taken again by themselves; nothing that was acknowledged is lost',
  away: 'The database cannot be reached: start it, or see who holds it; requests are taken again by themselves',
};

/** Looks through the causes too, because the query builder wraps what the driver threw. */
export function storeTroubleOf(error: unknown): StoreTrouble | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    for (const trouble of ['unwritable', 'away'] as const)
      if (code !== '' && beginnings[trouble].some((start) => code.startsWith(start)))
        return trouble;
  }
  return null;
}
