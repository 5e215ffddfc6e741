/**
 * `npm run demo`: everything on this machine, for looking at. Builds, starts the server with the desk, three partner sites
 * and a mail server, lets the invented people come in, sends some invented reports, and says what to open.
 */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../server/config.ts';
import { launcherOf, watchLauncher } from '../../server/launcher.ts';
import { start, type Started, type StartOptions } from '../../server/start.ts';
import { buildIfOlder } from '../../tests/build.ts';
import { codeNow } from '../../tests/clients/handler.ts';
import { markFilled, nameOfDatabase, openFolder } from './filled.ts';
import { showLetters } from './letters.ts';
import { openMailServer } from './mail.ts';
import { expectFree, readPorts, type Ports } from './ports.ts';
import { password, seed, type People } from './seed.ts';
import { closeSite, serveSite, sites } from './sites.ts';
import { welcome } from './welcome.ts';

/** Of this machine's demo only, whose data are invented. */
const secret = 'demo-only-7Qm2Vx9Lr4Tz8Kp3Wn6Yb1Hd5Gj';
const undo: (() => Promise<void>)[] = [];
let stopping = false;

process.once('SIGINT', () => void stop(0));
process.once('SIGTERM', () => void stop(0));
watchLauncher(launcherOf(process.argv), () => void stop(0));

const running = run();
await running.catch(async (error: unknown) => {
  // What breaks because it is being stopped is no news.
  if (stopping) return;
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  await stop(1);
});

async function run(): Promise<void> {
  console.log('Mobbeknapp, the demo. Everything in it is invented.\n');
  const ports = readPorts(process.env);
  await expectFree(ports);
  const server = `http://localhost:${ports.server}`;
  const shownFolder = `.demo/${ports.server}/`;
  const folder = fileURLToPath(new URL(`../../${shownFolder}`, import.meta.url));
  const databaseUrl = `file:${join(folder, nameOfDatabase)}`;
  const origins = sites.map((site) => `http://localhost:${ports[site]}`);
  await buildIfOlder(console.log);
  // Another demo may have started meanwhile: who holds the port has the folder.
  await expectFree(ports);
  let people = await openFolder(folder, origins, console.log);
  const mail = await openMailServer(ports.mail, join(folder, 'letters.jsonl'));
  undo.push(mail.close);
  const started = await startServer({ ports, server, databaseUrl }, (app) => {
    showLetters(app, mail.letters, {
      password,
      publicUrl: new URL(server),
      accounts: () => shown(people ?? []),
    });
  });
  undo.push(started.stop);
  if (!people) {
    const described = (text: string) =>
      text.replace(/http:\/\/localhost:300(\d)/g, (_all, digit) => origins[Number(digit) - 1]!);
    people = await seed({ server, databaseUrl, secret, say: console.log, described });
    await markFilled(folder, { origins, people });
  }
  for (const site of sites) {
    const served = await serveSite(site, ports[site], server);
    undo.push(() => closeSite(served));
  }
  console.log(welcome({ ports, server, folder: shownFolder }));
}

function shown(people: People) {
  return people.map(({ name, roles, account: { email, totpSecret } }) => {
    return { name, roles, email, code: codeNow(totpSecret) };
  });
}

async function startServer(
  { ports, server, databaseUrl }: { ports: Ports; server: string; databaseUrl: string },
  extend: NonNullable<StartOptions['extend']>,
): Promise<Started> {
  const config = readConfig({
    MOBBEKNAPP_PUBLIC_URL: server,
    MOBBEKNAPP_DATABASE_URL: databaseUrl,
    MOBBEKNAPP_SMTP_URL: `smtp://127.0.0.1:${ports.mail}`,
    MOBBEKNAPP_SENDER: 'ikke-svar@meld.example',
    MOBBEKNAPP_SECRET: secret,
    MOBBEKNAPP_HOST: 'localhost',
    MOBBEKNAPP_PORT: String(ports.server),
    MOBBEKNAPP_LOG_LEVEL: 'warn',
    // Two dozen people come in within a minute from one address, which no real server sees.
    MOBBEKNAPP_LIMITS: 'off',
  });
  return start(config, { extend });
}

/** Closes what is open, waits a little for what was in hand, and closes what that opened. */
async function stop(code: number): Promise<never> {
  stopping = true;
  if (undo.length > 0) console.log('\nStopping …');
  await undoAll();
  if (code === 0) await Promise.race([running.catch(() => undefined), wait(5_000)]);
  await undoAll();
  process.exit(code);
}

async function undoAll(): Promise<void> {
  for (let step = undo.pop(); step; step = undo.pop()) await step();
}
