/**
 * The demo's people come in once for a whole run of tests, which costs each of them two slow derivations of a key; every test that
 * needs them begins with a copy of that database, with the addresses of its own sites.
 */
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../contract/clock.ts';
import { comeIn, plans, type People } from '../examples/demo/seed.ts';
import { handOverCasesIn } from '../server/cases/hand-over.ts';
import { apply } from '../server/organisations/apply.ts';
import { openRunning, secret, type Running } from './running.ts';

const variable = 'MOBBEKNAPP_TESTS_SEEDED';

/** Vitest's global set-up: a folder that all files of the run share. */
export default async function shareSeeded(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'mobbeknapp-seeded-'));
  process.env[variable] = folder;
  return () => rm(folder, { recursive: true, force: true });
}

/** Puts everybody into the database of this server, and starts it. `described` puts in the addresses of the sites. */
export async function startSeeded(
  running: Running,
  described: (text: string) => string,
): Promise<People> {
  const folder = process.env[variable];
  const people = await (folder ? copySeeded(folder, running) : seed(running));
  await running.withStore(async (store) => {
    for (const { plan } of await plans(described))
      await apply(plan, { store, clock: systemClock, secret, handOver: handOverCasesIn });
  });
  await running.start();
  return people;
}

/** With the addresses that the descriptions themselves have. The server is stopped again. */
async function seed({ address, databaseUrl, start, stop }: Running): Promise<People> {
  await start();
  const people = await comeIn({ server: address, databaseUrl, secret, say: () => undefined });
  await stop();
  return people;
}

async function copySeeded(folder: string, running: Running): Promise<People> {
  const list = join(folder, 'people.json');
  const isFirst = await mkdir(join(folder, 'begun')).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    const first = await openRunning();
    const people = await seed(first);
    await cp(fileOf(first), join(folder, 'app.db'));
    await writeFile(`${list}.new`, JSON.stringify(people));
    await rename(`${list}.new`, list);
    await first.remove();
  }
  // The limit of a set-up ends the waiting.
  for (;;) {
    const text = await readFile(list, 'utf8').catch(() => null);
    if (text !== null) {
      await cp(join(folder, 'app.db'), fileOf(running));
      return JSON.parse(text) as People;
    }
    await sleep(100);
  }
}

const fileOf = ({ databaseUrl }: Running) => databaseUrl.replace(/^file:/, '');
