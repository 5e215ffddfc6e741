/**
 * What the button costs a page and the form a visitor: bytes beside those of others, requests of a page view, main-thread time
 * of the loader, and the time from a click to the first focus and the first question, cold and warm, on a slow line and a slow processor.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sizeOf } from '../scripts/check-sizes.ts';
import { matches } from '../scripts/imports.ts';
import { median } from './figures.ts';
import { readPeers, type Bundle } from './peers.ts';
import { openVisits, type Opening, type Visit } from './widget-visits.ts';

const built = 'dist/web/w/v1';

/** In the order in which a visitor meets them. */
const ours: [string, 'page' | 'click', string[]][] = [
  ['our button', 'page', ['mobbe-knapp.js']],
  ['… the form with its first words', 'click', ['form-*.js', 'first-nb-*.js']],
  ['… what follows the first question', 'click', ['ending-*.js', 'nb-*.js']],
  ['… sealing', 'click', ['sealing-*.js']],
];

export async function benchWidget(quick: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mobbeknapp-peers-'));
  try {
    printBytes([...readOurs(), ...(await readPeers(folder))]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log('');
  await measureVisits(quick ? 1 : 7);
}

function readOurs(): Bundle[] {
  const names = readdirSync(built);
  return ours.map(([name, paid, patterns]) => ({
    name,
    paid,
    bytes: patterns.map((pattern) =>
      readFileSync(
        join(
          built,
          names.find((file) => matches(pattern, file))!,
        ),
      ),
    ),
  }));
}

function printBytes(bundles: Bundle[]): void {
  const column = (text: string | number) => String(text).padStart(9);
  console.log(`${'bytes'.padEnd(46)}${['raw', 'gzip', 'brotli'].map(column).join('')}   paid`);
  for (const { name, paid, bytes } of bundles) {
    const raw = bytes.reduce((sum, { length }) => sum + length, 0);
    const sizes = bytes.map(sizeOf);
    const gzip = sizes.reduce((sum, size) => sum + size.gzip, 0);
    const brotli = sizes.reduce((sum, size) => sum + size.brotli, 0);
    console.log(`${name.padEnd(46)}${[raw, gzip, brotli].map(column).join('')}   per ${paid}`);
  }
}

/** The first round warms the machine up and does not count. */
async function measureVisits(rounds: number): Promise<void> {
  const visits = await openVisits();
  try {
    const seen: Visit[] = [];
    for (let round = 0; round <= rounds; round++) {
      const visit = await visits.visit();
      if (round > 0) seen.push(visit);
    }
    const figure = (of: (visit: Visit) => number) => {
      const all = seen.map(of);
      return `${median(all).toFixed(1)} (${Math.min(...all).toFixed(1)} to ${Math.max(...all).toFixed(1)})`;
    };
    console.log(`one page view: ${figure(({ requests }) => requests)} requests of ours`);
    console.log(`loader, main thread, processor 4 times slower: ${figure((v) => v.loader)} ms`);
    console.log('from the click, processor 4 times slower, 1.6 Mbit/s, 150 ms each way:');
    const opening = (name: string, of: (visit: Visit) => Opening) => {
      console.log(`  ${name}`);
      console.log(`    to the first focus:    ${figure((visit) => of(visit).focus)} ms`);
      console.log(`    to the first question: ${figure((visit) => of(visit).question)} ms`);
    };
    opening('cold, nothing fetched before the click', ({ cold }) => cold);
    opening('warm, the files in the browser’s cache', ({ cached }) => cached);
    opening('warm, opened again on the same page', ({ again }) => again);
  } finally {
    await visits.close();
  }
}
