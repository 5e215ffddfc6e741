/**
 * Vitest's global set-up for tests of the whole product: builds what the server runs and serves, as `npm run build` does.
 * What is newer than every source is taken as it is, so that one test can be run again without waiting.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../scripts/build.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['contract', 'server', 'widget', 'desk', 'scripts', 'releases', 'package.json'];
/** Written last by a build. */
const last = 'dist/web/desk/index.html';

export default async function buildForTests(): Promise<void> {
  await buildIfOlder(() => undefined);
}

/** Builds unless what was built is newer than every source. The demo starts so too. */
export async function buildIfOlder(say: (line: string) => void): Promise<void> {
  const builtAt = await stat(join(root, last)).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  const changedAt = await Promise.all(sources.map((source) => newest(join(root, source))));
  if (Math.max(...changedAt) < builtAt) return;
  await build(say);
}

/** Milliseconds since 1970 of the last change in a file or a folder; tests are not built. */
async function newest(path: string): Promise<number> {
  const about = await stat(path);
  if (!about.isDirectory()) return /\.test\.ts$/.test(path) ? 0 : about.mtimeMs;
  const names = await readdir(path);
  return Math.max(0, ...(await Promise.all(names.map((name) => newest(join(path, name))))));
}
