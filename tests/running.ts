/**
 * The whole server as it was built, as a process of its own for tests: a database file or a PostgreSQL database, a real mail server, a tree
 * with people who have come in by invitation. It can be killed and started again on the same data.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openLetterbox, type Letterbox } from '../server/testing/letterbox.ts';
import { newInvitation } from '../server/mail/invitation.ts';
import { handlerRow } from '../server/testing/handlers.ts';
import { seedMunicipality } from '../server/testing/people-world.ts';
import { addMember, type PrintedInbox } from '../server/testing/tree.ts';
import type { HandlerRow, Store } from '../server/store/records.ts';
import { openStore } from '../server/store/open.ts';
import { freePort } from '../scripts/free-port.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Of the configuration; random characters, as it must be. */
export const secret = 'Zk3vQ9xw7TtB2mN8rPdL5yHcJ4gFsA6e';

export type Running = {
  address: string;
  databaseUrl: string;
  letterbox: Letterbox;
  /** Everything the process printed, all lives together. */
  printed: string[];
  start(): Promise<void>;
  /** Of the process that runs now. */
  pid(): number;
  /** SIGKILL: no farewell, nothing flushed. */
  kill(): Promise<void>;
  /** SIGTERM: as an operator stops it. */
  stop(): Promise<number | null>;
  /** Opens the store of the stopped server, does the work, closes it. */
  withStore<T>(work: (store: Store) => Promise<T>): Promise<T>;
  remove(): Promise<void>;
};

export async function openRunning(
  given: { databaseUrl?: string; environment?: Record<string, string> } = {},
): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'mobbeknapp-running-'));
  const databaseUrl = given.databaseUrl ?? `file:${join(folder, 'app.db')}`;
  const letterbox = await openLetterbox();
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const printed: string[] = [];
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const started = spawn(process.execPath, ['dist/server/main.js'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        MOBBEKNAPP_PUBLIC_URL: address,
        MOBBEKNAPP_DATABASE_URL: databaseUrl,
        MOBBEKNAPP_SMTP_URL: letterbox.url,
        MOBBEKNAPP_SENDER: 'ikke-svar@meld.example',
        MOBBEKNAPP_SECRET: secret,
        MOBBEKNAPP_PORT: String(port),
        MOBBEKNAPP_HOST: 'localhost',
        MOBBEKNAPP_LIMITS: 'off',
        MOBBEKNAPP_LOG_LEVEL: 'debug',
        ...given.environment,
      },
    });
    child = started;
    started.stderr.on('data', (piece: Buffer) => printed.push(piece.toString()));
    const lines = createInterface({ input: started.stdout });
    await new Promise<void>((resolve, reject) => {
      lines.on('line', (line) => {
        printed.push(line);
        if (/listening/i.test(line)) resolve();
      });
      started.once('exit', () => {
        reject(new Error(`The server did not start:\n${printed.slice(-20).join('\n')}`));
      });
    });
    started.removeAllListeners('exit');
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const ending = child;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return null;
    const exit = once(ending, 'exit') as Promise<[number | null]>;
    ending.kill(signal);
    const [code] = await exit;
    child = null;
    return code;
  }

  return {
    address,
    databaseUrl,
    letterbox,
    printed,
    start,
    pid: () => child!.pid!,
    async kill() {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
    async withStore(work) {
      const ours = given.environment?.['MOBBEKNAPP_SECRET'] ?? secret;
      const store = await openStore(databaseUrl, { secret: ours });
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    },
    async remove() {
      await end('SIGTERM');
      await letterbox.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Municipality = {
  slug: string;
  rootId: string;
  unitId: string;
  owner: PrintedInbox;
  school: PrintedInbox;
  /** Tokens of the invitations, by role. */
  invitations: { head: string; owner: string };
};

/** A municipality with one school into an empty database, and two people invited: the head and the owner. */
export function layMunicipality(running: Running): Promise<Municipality> {
  return running.withStore(async (store) => {
    const slug = 'oppdal-oppdiktet';
    const { rootId, schoolId, owner, school } = await seedMunicipality({ store }, slug);
    const invitations = {
      head: await invite(
        store,
        school,
        handlerRow({ rootId, state: 'invited', email: 'rektor@skole.example' }),
      ),
      owner: await invite(
        store,
        owner,
        handlerRow({ rootId, state: 'invited', email: 'eier@kommune.example' }),
      ),
    };
    return { slug, rootId, unitId: schoolId, owner, school, invitations };
  });
}

/** Answers the token of the link. The letter itself is left out: these tests count the letters of reports. */
export async function invite(
  store: Store,
  inbox: { id: string },
  handler: HandlerRow,
): Promise<string> {
  const { id: handlerId, rootId } = handler;
  const { row, token } = newInvitation({ rootId, handlerId, secret, now: new Date() });
  await store.transaction(async (records) => {
    await addMember(records, handler, [inbox]);
    await records.people.addInvitation(row);
  });
  return token;
}
