/**
 * `npm run check`: everything that can be said of the source without running it. All steps run, two at a time, even if one
 * fails; each prints its words when it is done, and a summary with the durations comes last.
 */
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';

type Step = { name: string; program: string; args: string[] };
type Outcome = { name: string; well: boolean; seconds: number };

const bin = (name: string): string => `node_modules/.bin/${name}`;
const ours = (name: string): Step => ({
  name,
  program: process.execPath,
  args: ['--import', 'tsx', `scripts/check-${name}.ts`],
});

// The slowest first, so that the short ones fill the gaps.
const steps: Step[] = [
  { name: 'eslint', program: bin('eslint'), args: ['.', '--max-warnings', '0'] },
  { name: 'types of the server', program: bin('tsc'), args: ['-p', 'tsconfig.server.json'] },
  { name: 'types of the web', program: bin('tsc'), args: ['-p', 'tsconfig.web.json'] },
  { name: 'prettier', program: bin('prettier'), args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'knip', program: bin('knip'), args: [] },
  ours('sizes'),
  ours('api'),
  ours('words'),
  ours('lock'),
  ours('releases'),
  ours('commits'),
];

function run({ name, program, args }: Step): Promise<Outcome> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const words: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => words.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      const seconds = (performance.now() - started) / 1000;
      console.log(`== ${name} (${seconds.toFixed(1)} s)`);
      process.stdout.write(Buffer.concat(words));
      resolve({ name, well: code === 0, seconds });
    });
  });
}

const waiting = [...steps];
const outcomes: Outcome[] = [];

async function lane(): Promise<void> {
  for (let step = waiting.shift(); step; step = waiting.shift()) outcomes.push(await run(step));
}

await Promise.all(Array.from({ length: Math.min(2, cpus().length) }, lane));

console.log('\nSummary');
for (const { name } of steps) {
  const outcome = outcomes.find((one) => one.name === name);
  const seconds = outcome?.seconds.toFixed(1).padStart(6) ?? '     ?';
  console.log(`  ${outcome?.well ? 'ok    ' : 'FAILED'} ${seconds} s  ${name}`);
}
if (!outcomes.every(({ well }) => well)) process.exitCode = 1;
