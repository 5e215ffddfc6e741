/**
 * `npx tsx tests/databases/make.ts`: keeps a database of this release on both engines, for the upgrades of all later ones.
 * Run once when a release is made, on its own sources; README.md beside it says what to look at afterwards.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import prettier from 'prettier';
import { systemClock } from '../../contract/clock.ts';
import { startPostgres } from '../../scripts/find-postgres.ts';
import { ringAll } from '../../server/ringing/ring.ts';
import { openTreeCache } from '../../server/store/tree.ts';
import { buildIfOlder } from '../build.ts';
import { handOver, openWhole, ringOf } from '../clients/acts.ts';
import { accept, signIn } from '../clients/handler.ts';
import { openRunning } from '../running.ts';
import { engines, keep, putBack, type Engine } from './keep.ts';
import { live, type Lived } from './lived.ts';
import {
  buriedFor,
  comeBack,
  historyOf,
  lettersOf,
  readsOf,
  readsOnceLetIn,
  sheetOpens,
  signInAll,
} from './look.ts';
import type { Kept, KeptReport } from './record.ts';
import { serverTime, setTime, setTimeTo } from './time.ts';

const day = 86_400_000;
const { version: release } = JSON.parse(await readFile('package.json', 'utf8')) as {
  version: string;
};
const folder = new URL(`./${release}/`, import.meta.url).pathname;
/** On one engine only: sealed, even the smallest takes 64 KiB, which nothing makes smaller. */
const pictures = { sqlite: 'Et bilde av en tavle', postgres: null };
const secret = 'Qv7m-Rk2x_Lw9tZp4Hc8Yd3NfBs6Gj1Ue';
const usual = {
  MOBBEKNAPP_SECRET: secret,
  MOBBEKNAPP_LIMITS: 'off',
  MOBBEKNAPP_TRUST_PROXY: 'no',
};

if (existsSync(folder))
  throw new Error(`${folder} is there already. What was released stays; remove what was not.`);
await buildIfOlder(console.log);
await mkdir(folder, { recursive: true });
const postgres = await startPostgres();
for (const engine of engines) await make(engine);
await postgres.stop();

async function make(engine: Engine): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'mobbeknapp-make-'));
  const [lived, copy] = await Promise.all(
    ['lived', 'copy'].map((name) => freshUrl(engine, scratch, name)),
  );
  const environment: Record<string, string> = { ...usual };
  const running = await openRunning({ databaseUrl: lived!, environment });
  const known = await live(
    running,
    { secret, picture: pictures[engine] },
    async (at, more = {}) => {
      await running.stop();
      setTime(at * day);
      // The server looks every half minute, which is longer than it lives here.
      await running.withStore((store) =>
        ringAll({ store, trees: openTreeCache(), clock: systemClock }),
      );
      Object.assign(environment, usual, serverTime(), more);
      await running.start();
    },
  );
  await running.remove();
  await keep(engine, lived!, folder);

  // In twenty minutes what was put off is due.
  const opensAt = new Date(Date.now() + day / 72);
  await putBack(engine, copy!, folder);
  const kept = await look(copy!, known, opensAt);
  const json = await prettier.format(JSON.stringify(kept), { parser: 'json', printWidth: 100 });
  await writeFile(join(folder, `${engine}.json`), json);
  setTime(0);
  await rm(scratch, { recursive: true });
  console.log(
    `${release}, ${engine}: ${kept.people.length} people, ${kept.reports.length} reports`,
  );
}

async function freshUrl(engine: Engine, scratch: string, name: string): Promise<string> {
  if (engine === 'sqlite') return `file:${join(scratch, `${name}.db`)}`;
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const database = `made_${name}_${Date.now()}`;
  await client.query(`create database ${database}`);
  await client.end();
  const url = new URL(postgres.url);
  url.pathname = `/${database}`;
  return url.href;
}

/** What this release itself says of the database once it is put back. */
async function look(databaseUrl: string, known: Lived, opensAt: Date): Promise<Kept> {
  setTimeTo(opensAt);
  const environment = { ...serverTime(), MOBBEKNAPP_SECRET: secret };
  const running = await openRunning({ databaseUrl, environment });
  const reports = await running.withStore((store) =>
    Promise.all(
      known.sent.map(async ({ reportId, ...sent }): Promise<KeptReport> => {
        const found = await store.read((records) => records.reports.fingerprint(reportId));
        return { ...sent, caseId: found!.caseId };
      }),
    ),
  );
  await running.start();
  const { address: server } = running;
  const letters = await lettersOf(running, 1);
  const hands = await signInAll(server, known.people);
  const me = (email: string) => hands.get(email)!;

  const histories = new Map<string, { entries: number; hash: string }>();
  const keptReports: Kept['reports'] = [];
  for (const report of reports) {
    for (const one of hands.values()) {
      const hashes = await historyOf(one, report.caseId).catch(() => null);
      if (hashes) histories.set(report.label, { entries: hashes.length, hash: hashes.at(-1)! });
    }
    const { status } = await comeBack(server, report);
    keptReports.push({ ...report, status, history: histories.get(report.label)! });
  }
  const people: Kept['people'] = [];
  for (const account of known.people)
    people.push({
      ...account,
      recoveryCodes: account.recoveryCodes.slice(0, 2),
      reads: await readsOf(me(account.email), reports),
    });
  const sheets: Kept['sheets'] = [];
  for (const sheet of known.sheets)
    sheets.push({ ...sheet, opens: await sheetOpens(me(sheet.administrator), sheet.code) });

  const buried: Kept['buried'] = {};
  for (const { administrator } of known.sheets)
    buried[administrator] = await buriedFor(me(administrator));
  const comers: Kept['comers'] = [];
  for (const comer of known.comers) {
    const { email, inboxId, by } = comer;
    const token = known.invitations.find((one) => one.email === email)?.token;
    const account = token === undefined ? null : await accept(server, token, 'fire hvite hus');
    const her = account ? await signIn(server, account, account.recoveryCodes.shift()) : me(email);
    comers.push({ ...comer, reads: await readsOnceLetIn(her, me(by), inboxId, reports) });
  }
  const toHandOver: Kept['toHandOver'] = [];
  for (const { email, reads } of people)
    for (const label of reads.opens) {
      const ring = await ringOf(me(email));
      const { caseId } = reports.find((one) => one.label === label)!;
      const parts = await handOver(me(email), ring, await openWhole(me(email), ring, caseId));
      if (parts > 0) toHandOver.push({ label, by: email, parts });
    }
  await running.remove();
  const trees = [
    ...new Map(reports.map(({ slug, rootId }) => [rootId, { slug, rootId }])).values(),
  ];
  const { sessions, invitations, disabled } = known;
  return {
    ...{ release, opensAt: opensAt.toISOString(), secret, trees, people, disabled, sessions },
    ...{ invitations, comers, sheets, reports: keptReports, toHandOver, letters, buried },
  };
}
