/**
 * Finds PostgreSQL's programs, or installs them, and starts a server of our own in a temporary folder for tests and bench.
 * The server lives exactly as long as the process that asked for it, however that process ends.
 */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { installPackages, mayInstallPackages } from './apt.ts';
import { freePort } from './free-port.ts';

export const noPostgres =
  'No PostgreSQL was found: install its server (Debian: apt-get install postgresql), ' +
  'or set PG_URL to a server where tests may create and drop databases.';

export type Postgres = {
  /** Connection string of an administrator on the database `postgres`. */
  url: string;
  /** Stops the server and removes its folder. */
  stop(): Promise<void>;
};

/**
 * Starts PostgreSQL on a free port of 127.0.0.1, or hands back PG_URL if that is set.
 * `durable` keeps fsync and synchronous_commit on, for tests and figures that are about them; such a server is always ours.
 * Throws `noPostgres`'s sentence if there is none, and the server's own log if it does not start.
 */
export async function startPostgres({ durable = false } = {}): Promise<Postgres> {
  const given = process.env['PG_URL'];
  if (given && !durable) return { url: given, stop: () => Promise.resolve() };
  const programs = findPostgres();
  // Between finding a free port and listening on it somebody else may take it.
  for (let attempt = 1; ; attempt++) {
    try {
      return await startServer(programs, await freePort(), durable);
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

/** The folder with initdb, pg_ctl, pg_dump and psql; installs PostgreSQL where that is possible. */
export function findPostgres(): string {
  const found = locatePostgres();
  if (found) return found;
  if (mayInstallPackages()) installPackages(['postgresql']);
  const installed = locatePostgres();
  if (!installed) throw new Error(noPostgres);
  return installed;
}

/** As `findPostgres`, but installs nothing; undefined if there is none. */
export function locatePostgres(
  path = process.env['PATH'] ?? '',
  debian = '/usr/lib/postgresql',
): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
  const folders = newestFirst.map((version) => join(debian, version, 'bin'));
  return [...folders, ...path.split(delimiter)].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
  );
}

/**
 * The shell waits on its standard input, a pipe from us: when we end, even by SIGKILL, the pipe closes, and the shell
 * stops the server and removes the folder. Exit handlers could not promise that.
 */
const lifetime = `
  "$1/initdb" -D "$2/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$2/log" 2>&1 &&
  "$1/pg_ctl" -D "$2/data" -l "$2/log" -o "$3" -w start >/dev/null && echo ready || cat "$2/log" >&2
  cat >/dev/null
  "$1/pg_ctl" -D "$2/data" -m immediate -w stop >/dev/null 2>&1
  rm -rf "$2"
`;

async function startServer(programs: string, port: number, durable: boolean): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'mobbeknapp-postgres-'));
  const settings = [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    `-c unix_socket_directories='${folder}'`,
    '-c max_connections=200',
    ...(durable ? [] : ['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off']),
  ].join(' ');
  const [command, ...args] = [...asServerUser(folder), 'sh', '-c', lifetime, 'sh'];
  const shell = spawn(command ?? 'sh', [...args, programs, folder, settings], {
    // The folder we stand in may be closed to the user `postgres`.
    cwd: '/',
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl-C goes to the whole group: the server must outlive it until our own end, to be stopped in order.
    detached: true,
  });
  await ready(shell);
  for (const stream of [shell.stdin, shell.stdout, shell.stderr]) {
    (stream as typeof stream & { unref?(): void }).unref?.();
  }
  shell.unref();
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop: () => end(shell) };
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function asServerUser(folder: string): string[] {
  if (process.getuid?.() !== 0) return [];
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim() || Number.NaN),
  );
  if (!uid || !gid)
    throw new Error('As root, PostgreSQL needs the user "postgres"; there is none.');
  chownSync(folder, uid, gid);
  return ['runuser', '-u', 'postgres', '--'];
}

type Shell = ChildProcessByStdio<Writable, Readable, Readable>;

async function ready(shell: Shell): Promise<void> {
  const started = await new Promise<boolean>((resolve, reject) => {
    shell.once('error', reject);
    shell.stdout.once('data', () => {
      resolve(true);
    });
    shell.stderr.once('readable', () => {
      resolve(false);
    });
    shell.once('exit', () => {
      resolve(false);
    });
  });
  if (started) return;
  const log = text(shell.stderr);
  await end(shell);
  throw new Error(`PostgreSQL did not start:\n${await log}`);
}

function end(shell: Shell): Promise<void> {
  if (shell.exitCode !== null) return Promise.resolve();
  shell.ref();
  return new Promise((resolve) => {
    shell.once('exit', () => {
      resolve();
    });
    shell.stdin.end();
  });
}
