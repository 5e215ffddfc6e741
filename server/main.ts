/**
 * Starts the server: configuration, database, letters, HTTP, in this order; and stops it in the opposite one.
 * What stands in the way of a start is said in one sentence that tells what to do.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../contract/clock.ts';
import { buildApp } from './app.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { describeError } from './http/problem.ts';
import { deliverBy } from './mail/deliver.ts';
import { startOutbox, type Outbox } from './mail/outbox.ts';
import { openSmtp } from './mail/smtp.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/records.ts';
import { openTreeCache } from './store/tree.ts';

/** Longer than the letters in hand may take, shorter than the thirty seconds that container runtimes wait. */
const stopMs = 25_000;

/** A sentence for whoever starts the server. */
class StartError extends Error {}

await start().catch((error: unknown) => {
  const isForOperator = error instanceof StartError || error instanceof ConfigError;
  console.error(isForOperator ? error.message : JSON.stringify(describeError(error)));
  process.exit(1);
});

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const store = await open(config.databaseUrl);
  const app = await buildApp({
    store,
    trees: openTreeCache(),
    clock: systemClock,
    wake: () => outbox.wake(),
    config,
    webRoot: find('./web', '../dist/web'),
    problemsRoot: find('../docs/problems', '../../docs/problems'),
    version: await versionOf(find('../package.json')),
  });
  const smtp = openSmtp(config);
  const send = deliverBy(smtp, config);
  const outbox: Outbox = startOutbox({ store, clock: systemClock, log: app.log, send });

  stopOnSignal([
    () => app.close(),
    () => outbox.stop(),
    async () => smtp.close(),
    () => store.close(),
  ]);
  await listen(app, config);
}

async function open(databaseUrl: string): Promise<Store> {
  try {
    return await openStore(databaseUrl, {
      log: (error) => console.error(JSON.stringify(describeError(error))),
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'MigrationError')
      throw new StartError(error.message);
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new StartError(
      `The database cannot be opened${code}. Check that MOBBEKNAPP_DATABASE_URL names a file in a folder that this user may write to, or a PostgreSQL database that is running and lets this user in.`,
    );
  }
}

async function listen(
  app: Awaited<ReturnType<typeof buildApp>>,
  { host, port, publicUrl }: Config,
): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new StartError(
        `Port ${port} on ${host} is taken by another program. Stop it, or set MOBBEKNAPP_PORT to a free port, for example ${port + 1}.`,
      );
    if (code === 'EACCES')
      throw new StartError(
        `This user may not listen on port ${port}. Set MOBBEKNAPP_PORT to a port above 1023, for example 8080, with a proxy in front.`,
      );
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartError(
        `This machine has no address ${host}. Set MOBBEKNAPP_HOST to one of its own, for example 127.0.0.1 or 0.0.0.0.`,
      );
    throw error;
  }
  app.log.info({ publicUrl: publicUrl.origin }, 'Mobbeknapp is ready');
}

/** The first signal stops in order; the second, or too long a wait, at once. */
function stopOnSignal(steps: (() => Promise<void>)[]): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), stopMs).unref();
    for (const step of steps) await step();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      stop().catch(() => process.exit(1));
    });
}

/** The first that exists, seen from this file, as source or as built; the last where none does. */
function find(...paths: string[]): string {
  const found = paths.map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return found.find((path) => existsSync(path)) ?? found.at(-1)!;
}

async function versionOf(file: string): Promise<string> {
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
}
