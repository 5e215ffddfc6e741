/**
 * Starts everything in order and hands back how to stop it in the opposite one: store, application, outbox, port.
 * A failure on the way closes what was open, and says what to do.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { systemClock } from '../contract/clock.ts';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { startEvidence, type Evidence } from './clocks/evidence.ts';
import type { LogStream } from './http/log.ts';
import { describeError } from './http/problem.ts';
import { deliverBy } from './mail/deliver.ts';
import { startOutbox } from './mail/outbox.ts';
import { openSmtp } from './mail/smtp.ts';
import { startMailWatch, type MailWatch } from './mail/verify.ts';
import { startRinging } from './ringing/loop.ts';
import { MigrationError } from './store/migrate.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/records.ts';
import { openTreeCache } from './store/tree.ts';

export type Started = {
  /** The address it listens on, as http://host:port. */
  address: string;
  stop(): Promise<void>;
};

export type StartOptions = {
  log?: LogStream;
  /** Adds routes before the port is opened; the demo shows its letters so. */
  extend?: (app: FastifyInstance) => void;
};

/** The port or the database cannot be had; the message is a sentence for whoever starts the server, without a secret. */
export class StartError extends Error {}

/** Throws a StartError. */
export async function start(config: Config, { log, extend }: StartOptions = {}): Promise<Started> {
  const root = packageRoot();
  const store = await open(config);
  const smtp = openSmtp(config);
  let wake = (): void => undefined;
  let evidence: Evidence | null = null;
  let watch: MailWatch | null = null;
  try {
    const trees = openTreeCache();
    const app = await buildApp({
      store,
      trees,
      clock: systemClock,
      wake: () => {
        wake();
      },
      evidence: {
        state: () => evidence?.state() ?? 'looking',
        brokenIn: (rootId) => evidence?.brokenIn(rootId) ?? 0,
      },
      mailServer: { state: () => watch?.state() ?? 'looking' },
      config,
      webRoot: `${root}dist/web`,
      problemsRoot: `${root}docs/problems`,
      version: versionOf(root),
      ...(log && { log }),
    });
    extend?.(app);
    const address = await app
      .listen({
        host: config.host,
        port: config.port,
        listenTextResolver: (at) => `Listening on ${at}`,
      })
      .catch((error: unknown) => {
        throw explained(error, config);
      });
    const outbox = startOutbox({
      store,
      send: deliverBy(smtp, config),
      clock: systemClock,
      log: app.log,
    });
    wake = () => {
      outbox.wake();
    };
    const kept = startEvidence({ store, clock: systemClock, log: app.log });
    evidence = kept;
    const watching = startMailWatch({ verify: smtp.verify, log: app.log });
    watch = watching;
    const ringing = startRinging({
      store,
      trees,
      clock: systemClock,
      wake: () => {
        wake();
      },
      log: app.log,
    });
    return {
      address,
      async stop() {
        watching.stop();
        await app.close();
        await ringing.stop();
        await outbox.stop();
        await kept.stop();
        smtp.close();
        await store.close();
      },
    };
  } catch (error) {
    smtp.close();
    await store.close();
    throw error;
  }
}

async function open({ databaseUrl, secret, previousSecret }: Config): Promise<Store> {
  try {
    return await openStore(databaseUrl, {
      ...{ secret, previousSecret },
      log: (error) => console.error(JSON.stringify(describeError(error))),
    });
  } catch (error) {
    if (error instanceof MigrationError) throw new StartError(error.message);
    if (isDriverMissing(error))
      throw new StartError(
        'SQLite’s driver is not there for this Node. Install anew with the Node that runs the server: npm ci, or npm rebuild better-sqlite3.',
      );
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new StartError(
      `The database cannot be opened${code}. Check that MOBBEKNAPP_DATABASE_URL names a file in a folder that this user may write to, on a disk with room, or a PostgreSQL database that is running and lets this user in.`,
    );
  }
}

/** What Node and the driver's loader say where its binary is missing, or was made for another Node. */
function isDriverMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return code === 'ERR_DLOPEN_FAILED' || error.message.startsWith('Could not locate the bindings');
}

function explained(error: unknown, { host, port }: Config): unknown {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE')
    return new StartError(
      `Port ${port} on ${host} is taken by another program. Stop that program, or set MOBBEKNAPP_PORT to a free port.`,
    );
  if (code === 'EACCES')
    return new StartError(
      `This user may not open port ${port}. Set MOBBEKNAPP_PORT to a port above 1023, and let the proxy in front forward to it.`,
    );
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
    return new StartError(
      `This machine has no address ${host}. Set MOBBEKNAPP_HOST to 127.0.0.1, or to 0.0.0.0 for all of them.`,
    );
  return error;
}

/** The folder with package.json: one up from server/ in the sources, two up from dist/server/. */
function packageRoot(): string {
  const fromSource = fileURLToPath(new URL('../', import.meta.url));
  return existsSync(`${fromSource}package.json`)
    ? fromSource
    : fileURLToPath(new URL('../../', import.meta.url));
}

function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    version: string;
  };
  return version;
}
