/**
 * Compares what browsers load from dist/web with `sizes.json`, so that a bundle cannot grow unseen; builds first. `--write` freezes the
 * sizes of now. A file, or what a click loads, fails above its budget, or above its frozen size by more than 0.5 %, for small ones by more than 32 bytes.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { matches } from './imports.ts';

/** Bytes, compressed at the highest level. */
export type Size = { gzip: number; brotli: number };

/** By name under dist/web, or `click`; a `*` stands for the hash in a name and must match exactly one file. */
export type Frozen = Record<string, Size & { budget?: Size }>;

/** Half a percent; and for a small file so many bytes, because the hashes of names inside it alone move it by up to that. */
const growth = (before: number) => Math.max(Math.floor(before / 200), 32);

export function sizeOf(bytes: Buffer): Size {
  return { gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
}

/** What is wrong, one sentence per file and kind. `measured` has a size for each name of `frozen` that was found. */
export function tooLarge(frozen: Frozen, measured: Partial<Record<string, Size>>): string[] {
  return Object.entries(frozen).flatMap(([name, { budget, ...before }]) => {
    const now = measured[name];
    if (!now) return [`${name} is in sizes.json and not, or not once, in dist/web.`];
    return (['gzip', 'brotli'] as const).flatMap((kind) => {
      if (budget && now[kind] > budget[kind])
        return [`${name}: ${now[kind]} B ${kind} is above the budget of ${budget[kind]} B.`];
      if (now[kind] > before[kind] + growth(before[kind]))
        return [`${name}: ${now[kind]} B ${kind}, frozen at ${before[kind]} B.`];
      return [];
    });
  });
}

/** What must have come before the first question stands: the form, and of the languages' first words the largest. */
const click = {
  form: 'w/v1/form-*.js',
  words: ['w/v1/first-nb-*.js', 'w/v1/first-nn-*.js', 'w/v1/first-en-*.js'],
};

/** The sum under the name `click`, or undefined where a file of it was not measured. */
export function sizeOfClick(measured: Partial<Record<string, Size>>): Size | undefined {
  const form = measured[click.form];
  const words = click.words.flatMap((name) => measured[name] ?? []);
  if (!form || words.length < click.words.length) return undefined;
  const largest = (kind: keyof Size) => Math.max(...words.map((size) => size[kind]));
  return { gzip: form.gzip + largest('gzip'), brotli: form.brotli + largest('brotli') };
}

function measure(folder: string, names: string[]): Partial<Record<string, Size>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const found = names.flatMap((name) => {
    const [file, ...others] = files.filter((one) => matches(name, one));
    return file !== undefined && others.length === 0
      ? [[name, sizeOf(readFileSync(join(folder, file)))] as const]
      : [];
  });
  return Object.fromEntries(found);
}

function check(): string[] {
  if (!existsSync('sizes.json')) {
    console.log('No sizes.json: no size is frozen.');
    return [];
  }
  // What lies in dist may be of yesterday.
  const built = spawnSync('npm', ['run', 'build'], { stdio: ['ignore', 2, 2] }).status === 0;
  if (!built || !existsSync('dist/web'))
    return ['There is no dist/web, and npm run build did not make it.'];
  const frozen = JSON.parse(readFileSync('sizes.json', 'utf8')) as Frozen;
  const measured = measure('dist/web', Object.keys(frozen));
  const together = sizeOfClick(measured);
  if (together) measured['click'] = together;
  if (process.argv.includes('--write')) {
    for (const [name, size] of Object.entries(measured)) Object.assign(frozen[name] ?? {}, size);
    writeFileSync('sizes.json', `${JSON.stringify(frozen, null, 2)}\n`);
  }
  for (const [name, size] of Object.entries(measured))
    console.log(`${name}: ${size?.gzip ?? 0} B gzip, ${size?.brotli ?? 0} B brotli`);
  return tooLarge(frozen, measured);
}

if (process.argv[1] === import.meta.filename) {
  const sentences = check();
  for (const sentence of sentences) console.error(sentence);
  if (sentences.length > 0) process.exitCode = 1;
}
