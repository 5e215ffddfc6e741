/**
 * What a proof of work costs: a reporter's browser, as it is and with a processor four and six times slower, as a pupil's phone may
 * be; and the server. The file that was built solves challenges that the server made.
 */
import { readdirSync } from 'node:fs';
import { chromium, type CDPSession, type Page } from 'playwright';
import { newId } from '../contract/ids.ts';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { matches } from '../scripts/imports.ts';
import { demand, mostTries } from '../server/reports/demand.ts';
import { newChallenge, proofKeys, proofOf } from '../server/reports/proof.ts';
import { headerOf, solved } from '../server/testing/proofs.ts';
import { serveApi } from '../widget/testing/serve-api.ts';
import { median, percentile } from './figures.ts';
import { longestTask } from './longest-task.ts';

const keys = proofKeys('only for the bench, and never for a server');
const now = new Date();
const report = { id: newId(), organisation: 'lillevik' };
const challengeFor = (tries: number) =>
  newChallenge({ organisation: report.organisation, reportId: report.id }, tries, now, keys);

/** Milliseconds until it was solved, and the proof. */
type Solved = { took: number; proof: string };

export async function benchProof(quick: boolean): Promise<void> {
  const rounds = quick ? 3 : 40;
  const api = await serveApi('dist/web');
  const browser = await chromium.launch(await chromiumLaunch());
  try {
    const page = await browser.newPage();
    await page.goto(`${api.origin}/lillevik`);
    const debug = await page.context().newCDPSession(page);
    for (const rate of [1, 4, 6]) {
      await debug.send('Emulation.setCPUThrottlingRate', { rate });
      console.log(`processor ${rate === 1 ? 'as it is' : `${rate} times slower`}:`);
      await measure(page, debug, 'at rest', demand.tries, rounds);
      await measure(page, debug, 'at the ceiling', mostTries(Infinity), Math.ceil(rounds / 4));
      const longest = await longestTask(debug, () => page.evaluate(plainHashes));
      console.log(`  for comparison, 10000 tries of plain SHA-256: longest task ${ms(longest)}`);
    }
  } finally {
    await browser.close();
    await api.close();
  }
  await measureServer(quick ? 50 : 1_000);
}

/** The first round warms the page up and does not count. */
async function measure(
  page: Page,
  debug: CDPSession,
  name: string,
  tries: number,
  rounds: number,
): Promise<void> {
  const took: number[] = [];
  await solve(page, tries);
  const longest = await longestTask(debug, async () => {
    for (let round = 0; round < rounds; round++) took.push(await solve(page, tries));
  });
  const line = [
    `  ${name.padEnd(15)} up to ${String(tries).padStart(4)} tries:`,
    `median ${ms(median(took))}, p95 ${ms(percentile(took, 0.95))}, most ${ms(Math.max(...took))};`,
    `longest task ${ms(longest)}`,
  ];
  console.log(line.join(' '));
}

/** In milliseconds. As text, because it runs in the page. */
async function solve(page: Page, tries: number): Promise<number> {
  const file = readdirSync('dist/web/w/v1').find((name) => matches('proof-*.js', name))!;
  const { challenge } = await challengeFor(tries);
  const { took, proof } = await page.evaluate<Solved>(`(async () => {
    const { solve } = await import('/w/v1/${file}');
    const begun = performance.now();
    const proof = await solve(${JSON.stringify(challenge)}, new AbortController());
    return { took: performance.now() - begun, proof };
  })()`);
  if ((await proofOf(proof, report, now, keys)) !== 'valid')
    throw new Error('The browser has solved it wrong.');
  return took;
}

/** altcha-lib's other way: a browser reckons these at once, in the page's own thread. */
const plainHashes = `(async () => {
  const bytes = new Uint8Array(52);
  for (let tries = 0; tries < 10_000; tries++) await crypto.subtle.digest('SHA-256', bytes);
  // A task that has not ended is not in the trace.
  await new Promise((resolve) => setTimeout(resolve, 50));
})()`;

async function measureServer(rounds: number): Promise<void> {
  const made = await each(rounds, () => challengeFor(demand.tries));
  const proof = headerOf(await solved(await challengeFor(demand.tries)));
  const checked = await each(rounds, () => proofOf(proof, report, now, keys));
  console.log(
    `the server, one after the other: makes one in ${ms(made)}, checks one in ${ms(checked)}`,
  );
}

/** Milliseconds of one, one after the other. */
async function each(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  for (let round = 0; round < rounds; round++) await work();
  return (performance.now() - begun) / rounds;
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
