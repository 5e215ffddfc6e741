/**
 * A PostgreSQL server that a test may mistreat: cut it down and start it again, or let it freeze. The one that all tests
 * share must live.
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { findPostgres, startPostgres } from '../../scripts/find-postgres.ts';

const run = promisify(execFile);

export type OwnPostgres = {
  /** Of an empty database. */
  url: string;
  /** As when its machine loses power: every connection breaks, and it starts again from what is on its disk. */
  restart(): Promise<void>;
  /** It takes connections and says nothing any more, as on a machine whose disk hangs. */
  freeze(): Promise<void>;
  thaw(): void;
  stop(): Promise<void>;
};

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const server = await startPostgres({ durable: true });
  const ask = async (sql: string) => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(sql);
    await client.end();
    return rows;
  };
  const [row] = await ask('show data_directory');
  const data = String(row!['data_directory']);
  let frozen: number[] = [];

  function thaw(): void {
    for (const pid of frozen.splice(0)) process.kill(pid, 'SIGCONT');
  }

  return {
    url: server.url,
    async restart() {
      const control = [join(findPostgres(), 'pg_ctl'), '-D', data, '-m', 'immediate', '-w'];
      const command = [...control, '-l', join(dirname(data), 'log'), 'restart'];
      // PostgreSQL refuses to run as root.
      const asUser = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
      const [program, ...args] = [...asUser, ...command];
      await run(program!, args, { cwd: '/' });
    },
    async freeze() {
      const [first] = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
      const workers = await ask('select pid from pg_stat_activity where pid <> pg_backend_pid()');
      frozen = [Number(first), ...workers.map(({ pid }) => Number(pid))];
      for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    },
    thaw,
    async stop() {
      thaw();
      await server.stop();
    },
  };
}
