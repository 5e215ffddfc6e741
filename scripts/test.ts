/**
 * `npm test`: gets what the tests need, builds, runs the tests and ends with one line, `N passed, N failed`; `npm run test:long` does so with those
 * that must take long, such as a hundred kills, a flood and every hostile page; `npm run test:heard` listens to a real screen reader.
 * The exit code is 1 unless everything ran and passed; words after `--` go to vitest.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { line } from './closing-line.ts';
import { leftOut, locateEngines } from './find-engines.ts';
import { getOrca, isHeard, unheard } from './find-orca.ts';
import type { Counts } from './closing-line.ts';

/** Runs a program of ours with its output in sight. True if it ended well. */
function run(args: string[], env: NodeJS.ProcessEnv = {}): boolean {
  const { status } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return status === 0;
}

function step(name: string, script: string, ...given: string[]): number {
  const started = Date.now();
  const well = run(['--import', 'tsx', script, ...given]);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${name}: ${well ? 'done' : 'FAILED'} in ${seconds} s`);
  return well ? 0 : 1;
}

/** Of vitest.config.ts. */
const isLong = process.argv[2] === '--long';
const projects = isLong ? ['long', 'alone'] : ['node', 'browser', 'tests'];
const given = process.argv.slice(isLong ? 3 : 2);

function runTests(): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'mobbeknapp-test-'));
  const result = join(folder, 'counts.json');
  const reporters = ['--reporter=default', '--reporter=./scripts/closing-line.ts'];
  const chosen = projects.map((name) => `--project=${name}`);
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...chosen, ...given];
  const well = run(vitest, { CLOSING_LINE: result });
  const counts = existsSync(result)
    ? (JSON.parse(readFileSync(result, 'utf8')) as Counts)
    : { passed: 0, failed: 1 };
  rmSync(folder, { recursive: true });
  // vitest may also fail by what it does not count, such as a process that does not end.
  return well || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

let failedSteps = step(
  'prepare',
  'scripts/prepare.ts',
  ...['browser', 'postgres', ...(isLong ? ['engines'] : [])],
);
// What must take long follows the others: its own set-up builds where something has changed since.
if (!isLong) failedSteps += step('build', 'scripts/build.ts');
// Installs it where that is asked for and allowed.
getOrca();
const counts = runTests();
const total = { ...counts, failed: counts.failed + failedSteps };
process.exitCode = total.failed > 0 ? 1 : 0;
// Tests that this machine cannot run are not listed, so that none is passed over in silence.
if (isLong) for (const sentence of leftOut(locateEngines())) console.log(sentence);
if (isLong && !isHeard()) console.log(unheard());
console.log(line(total));
