/**
 * Builds what runs: the server with its contract (tsc) into dist/server, and the browser's files into dist/web.
 * Says what it does and how long it took, because a first start on a small machine takes a while.
 */
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildDesk } from '../desk/build.ts';
import { buildWidget } from '../widget/build.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export async function build(say: (line: string) => void = console.log): Promise<void> {
  const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8')) as {
    version: string;
  };
  await rm(`${root}dist`, { recursive: true, force: true });
  const steps: [string, () => Promise<void>][] = [
    ['the server', compileServer],
    ['the button and the form', () => buildWidget({ outDir: `${root}dist/web`, version })],
    ['the desk', () => buildDesk({ outDir: `${root}dist/web/desk` })],
  ];
  for (const [index, [name, step]] of steps.entries()) {
    const started = performance.now();
    say(`[${index + 1}/${steps.length}] Building ${name} …`);
    await step();
    say(`      done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
}

function compileServer(): Promise<void> {
  return new Promise((resolve, reject) => {
    const tsc = spawn(
      process.execPath,
      [`${root}node_modules/typescript/bin/tsc`, '-p', `${root}tsconfig.build.json`],
      { stdio: 'inherit' },
    );
    tsc.once('error', reject);
    tsc.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error('The server did not compile; the lines above say where.'));
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
