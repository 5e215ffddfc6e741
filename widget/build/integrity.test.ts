/** The hashes that a build writes are those of its files, and an `import()` that would not be checked stops it. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { integrity, integrityOf } from './integrity.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mobbeknapp-integrity-'));
});
afterAll(() => rm(folder, { recursive: true }));

const fetched = `export const fetched = (load, name, integrity) => [load, name, integrity];`;

/** Builds these sources, of which `main.js` is the entry, and gives the built texts by their names without hash. */
async function built(sources: Record<string, string>): Promise<Record<string, string>> {
  const root = await mkdtemp(join(folder, 'of-'));
  for (const [name, text] of Object.entries({ 'fetched.js': fetched, ...sources }))
    await writeFile(join(root, name), text);
  const outDir = join(root, 'out');
  await build({
    configFile: false,
    logLevel: 'silent',
    root,
    plugins: [integrity(outDir)],
    build: {
      outDir,
      lib: { entry: { main: join(root, 'main.js') }, formats: ['es'] },
      rolldownOptions: {
        output: {
          minify: true,
          entryFileNames: '[name]-[hash].js',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  });
  const texts: Record<string, string> = {};
  for (const file of await readdir(outDir))
    texts[file.split('-')[0]!] = await readFile(join(outDir, file), 'utf8');
  return texts;
}

const loading = (name: string) =>
  `import { fetched } from './fetched.js'; export const ${name} = () => fetched(() => import('./${name}.js'));`;

test('each file knows the hash of those it loads, so the outermost vouches for the innermost', async () => {
  const { main, middle, inner } = await built({
    'main.js': loading('middle'),
    'middle.js': loading('inner'),
    'inner.js': 'export const words = "inner";',
  });
  expect(middle).toContain(integrityOf(inner!));
  expect(main).toContain(integrityOf(middle!));
  expect(main).not.toContain(integrityOf(inner!));
});

test('a file that is loaded without a check stops the build', async () => {
  await expect(
    built({
      'main.js': `${loading('middle')} export const bare = () => import('./bare.js');`,
      'middle.js': 'export const words = "middle";',
      'bare.js': 'export const words = "bare";',
    }),
  ).rejects.toThrow(/main-.* loads without a check: import\(.*bare-/);
});

test('a file that holds something for others too gives what it exports, and is checked all the same', () => {
  const middle = { type: 'chunk', code: 'var e={words:1},t=2;export{e as t,t as n};' };
  const main = { type: 'chunk', code: 'f(()=>import(`./middle.js`).then(e=>e.t))' };
  const { generateBundle } = integrity('') as unknown as {
    generateBundle: (options: unknown, bundle: unknown) => void;
  };
  generateBundle(null, { 'main.js': main, 'middle.js': middle });
  expect(main.code).toBe(
    `f(()=>import(\`./middle.js\`).then(e=>e.t),\`./middle.js\`,\`${integrityOf(middle.code)}\`)`,
  );
});

test('files that load each other have no hash, and stop the build', async () => {
  await expect(
    built({ 'main.js': loading('middle'), 'middle.js': loading('main') }),
  ).rejects.toThrow(/loads itself/);
});
