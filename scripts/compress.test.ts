import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compressFiles } from './compress.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mobbeknapp-compress-'));
  await mkdir(join(folder, 'v1'));
  const long = 'const words = "blåbær";\n'.repeat(200);
  for (const [name, text] of Object.entries({
    'v1/form-abc.js': long,
    'v1/page.css': long,
    'tiny.js': 'export {}',
    'main.js.map': long,
    'picture.png': long,
  }))
    await writeFile(join(folder, name), text);
  await compressFiles(folder);
});
afterAll(() => rm(folder, { recursive: true }));

const read = (name: string) => readFile(join(folder, name));

test.each(['v1/form-abc.js', 'v1/page.css'])('%s is the same once it is unpacked', async (name) => {
  const bytes = await read(name);
  expect(brotliDecompressSync(await read(`${name}.br`))).toEqual(bytes);
  expect(gunzipSync(await read(`${name}.gz`))).toEqual(bytes);
});

test('what would grow, pictures and source maps stay alone', async () => {
  const names = await readdir(folder, { recursive: true });
  expect(names.filter((name) => /\.(?:br|gz)$/.test(name)).sort()).toEqual([
    'v1/form-abc.js.br',
    'v1/form-abc.js.gz',
    'v1/page.css.br',
    'v1/page.css.gz',
  ]);
});

test('two builds of the same files are the same to the byte', async () => {
  const before = await read('v1/form-abc.js.gz');
  await compressFiles(folder);
  expect(await read('v1/form-abc.js.gz')).toEqual(before);
});
