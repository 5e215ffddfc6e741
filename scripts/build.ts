/**
 * Builds what runs: the server with its contract into dist/server and dist/contract, and the browser's files into dist/web.
 * It builds beside `dist` and swaps at the end, so that a server that runs meanwhile never finds half of it.
 */
import { rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildDesk } from '../desk/build.ts';
import { buildWidget } from '../widget/build.ts';
import { buildServer } from './build-server.ts';
import { compressFiles } from './compress.ts';
import { serveReleases } from './releases.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Says each step and how long it took, because a first start on a small machine takes a while. */
export async function build(say: (line: string) => void = console.log): Promise<void> {
  const fresh = `${root}dist-${process.pid}`;
  const steps: [string, () => Promise<void>][] = [
    ['the server', () => buildServer({ outDir: fresh })],
    ['the button and the form', () => buildWidget({ outDir: `${fresh}/web` })],
    ['what was released before', () => serveReleases(`${root}releases`, `${fresh}/web`)],
    ['the desk', () => buildDesk({ outDir: `${fresh}/web/desk` })],
    ['the compressed copies', () => compressServed(`${fresh}/web`)],
  ];
  try {
    for (const [index, [name, step]] of steps.entries()) {
      const started = performance.now();
      say(`[${index + 1}/${steps.length}] Building ${name} …`);
      await step();
      say(`      done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    }
    await rm(`${root}dist`, { recursive: true, force: true });
    await rename(fresh, `${root}dist`);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** The folders that the server serves as they are; what it makes itself is never compressed. */
async function compressServed(web: string): Promise<void> {
  for (const folder of ['w', 'desk']) await compressFiles(`${web}/${folder}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
