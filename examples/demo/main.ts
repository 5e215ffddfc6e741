/**
 * `npm run demo`: everything on this machine, for looking at. Builds, starts the server with the desk, three partner sites
 * and a mail server, lets the invented people come in, sends some invented reports, and says what to open.
 */
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from '../../scripts/build.ts';
import { readConfig } from '../../server/config.ts';
import { start, type Started, type StartOptions } from '../../server/start.ts';
import { codeNow } from '../../tests/clients/handler.ts';
import { openMailServer, showLetters } from './letters.ts';
import { password, seed, type People } from './seed.ts';
import { serveSite } from './sites.ts';

const ports = {
  server: Number(process.env['DEMO_PORT'] ?? 3000),
  municipality: 3001,
  sport: 3002,
  university: 3003,
  mail: 3025,
};
const server = `http://localhost:${ports.server}`;
const folder = fileURLToPath(new URL('../../.demo/', import.meta.url));
const databaseUrl = `file:${folder}demo.db`;
/** Of this machine's demo only, whose data are invented. */
const secret = 'demo-only-7Qm2Vx9Lr4Tz8Kp3Wn6Yb1Hd5Gj';
const undo: (() => Promise<void>)[] = [];

process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());

try {
  await run();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  await stop(1);
}

async function run(): Promise<void> {
  console.log('Mobbeknapp, the demo. Everything in it is invented.\n');
  await build();
  const mail = await taken('mail', () => openMailServer(ports.mail));
  undo.push(mail.close);
  let people: People = [];
  const started = await startServer((app) => {
    showLetters(app, mail.letters, {
      password,
      accounts: () =>
        people.map(({ name, roles, account }) => ({
          name,
          roles,
          email: account.email,
          code: codeNow(account.totpSecret),
        })),
    });
  });
  undo.push(started.stop);
  people = await seed({ server, databaseUrl, secret, folder, say: console.log });
  for (const site of ['municipality', 'sport', 'university'] as const) {
    const served = await taken(site, () => serveSite(site, ports[site], server));
    undo.push(() => closed(served));
  }
  console.log(welcome());
}

function startServer(extend: NonNullable<StartOptions['extend']>): Promise<Started> {
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

/** A port that is taken gets a sentence that says which and what to do. */
async function taken<T>(name: keyof typeof ports, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    throw new Error(
      `Port ${ports[name]}, which the demo needs, is taken by another program. Is a demo running already? Stop it, then start again.`,
      { cause: error },
    );
  }
}

function closed(site: Server): Promise<void> {
  return new Promise((resolve) => {
    site.close(() => {
      resolve();
    });
    site.closeAllConnections();
  });
}

async function stop(code = 0): Promise<never> {
  if (undo.length > 0) console.log('\nStopping …');
  for (const step of undo.splice(0).reverse()) await step();
  process.exit(code);
}

function welcome(): string {
  return `
Open
  http://localhost:${ports.municipality}        a municipality with schools and kindergartens: press the button
  http://localhost:${ports.sport}        a sports district with clubs
  http://localhost:${ports.university}        a university, in Norwegian and English
  ${server}/desk/  the desk, where reports are read
  ${server}/dev/letters  the letters that were sent, and the codes to sign in with

Sign in at the desk, for instance as
  kari.nes@fjellvika.example          head teacher of Fjellvika skole
  solveig.strand@fjellvika.example    school owner of Fjellvika kommune
  hanne.krets@idrett.example          the sports district
  ingrid.juss@universitet.example     HR and legal at the university
with the password  ${password}  and the code that /dev/letters shows.

The data lie in .demo/; delete the folder to begin anew. Stop with Ctrl-C.
`;
}
