/** Opens the store that a database URL names: `file:/var/lib/mobbeknapp/app.db` or `postgres://…`. */
import { fileURLToPath } from 'node:url';
import { openPostgres } from './postgres.ts';
import type { Store } from './records.ts';
import { openSqlite } from './sqlite.ts';

/** Brings the database to this release's schema. Throws a sentence that helps where that cannot be done. */
export function openStore(
  url: string,
  { log = () => undefined }: { log?: (error: Error) => void } = {},
): Promise<Store> {
  if (/^postgres(?:ql)?:\/\//.test(url)) return openPostgres(url, log);
  if (url.startsWith('file://')) return openSqlite(fileURLToPath(url));
  if (url.startsWith('file:')) return openSqlite(url.slice('file:'.length));
  return Promise.reject(
    new Error(
      'The database URL must begin with file: (SQLite) or postgres:// (PostgreSQL), for example file:./data/mobbeknapp.db.',
    ),
  );
}
