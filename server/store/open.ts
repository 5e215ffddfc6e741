/** Opens the store that a database URL names: `file:/var/lib/mobbeknapp/app.db` or `postgres://…`. */
import { fileURLToPath } from 'node:url';
import type { Secrets } from './at-rest.ts';
import { openPostgres } from './postgres.ts';
import type { Store } from './records.ts';
import { openSqlite } from './sqlite.ts';

export type OpenOptions = Secrets & {
  log?: (error: Error) => void;
  /** The database as it is: nothing is made or brought to this release's schema, and a sentence says where that would have to be. */
  look?: boolean;
};

/** Brings the database to this release's schema. Throws a sentence that helps where that cannot be done. */
export function openStore(url: string, options: OpenOptions): Promise<Store> {
  if (/^postgres(?:ql)?:\/\//.test(url)) return openPostgres(url, options);
  if (url.startsWith('file://')) return openSqlite(fileURLToPath(url), options);
  if (url.startsWith('file:')) return openSqlite(url.slice('file:'.length), options);
  return Promise.reject(
    new Error(
      'The database URL must begin with file: (SQLite) or postgres:// (PostgreSQL), for example file:./data/mobbeknapp.db.',
    ),
  );
}
