/** A release stays as it is: served after the next build, refused with other bytes, and a changed one is found. */
import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildWidget } from '../widget/build.ts';
import { openServerWorld } from '../server/testing/server-world.ts';
import { serverOf } from './release.ts';
import { changedReleases, embedCode, keepRelease, serveReleases, sha384 } from './releases.ts';

let folder: string;
let built: string;
let releases: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mobbeknapp-releases-'));
  built = join(folder, 'first/w/v1');
  await buildWidget({ outDir: join(folder, 'first') });
});
beforeEach(async () => {
  releases = await mkdtemp(join(folder, 'kept-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The next version of the sources: one file is another. */
async function nextBuild(): Promise<string> {
  const next = await mkdtemp(join(folder, 'next-'));
  await cp(built, next, { recursive: true });
  await appendFile(join(next, 'mobbe-knapp.js'), '// The next version.');
  return next;
}

test('two builds of the same sources are the same to the byte, so anybody can make a release again', async () => {
  await buildWidget({ outDir: join(folder, 'second') });
  const { files } = await keepRelease(releases, '1.0.0', built);
  const again = await keepRelease(releases, '1.0.0', join(folder, 'second/w/v1'));
  expect(again).toEqual({ isNew: false, files });
}, 60_000);

test('a release passes on the licence of each library that is built into it, as those ask', async () => {
  const text = await readFile(join(built, 'licences.txt'), 'utf8');
  for (const name of ['lit', 'lit-html', 'jose', 'altcha-lib']) {
    const { version } = JSON.parse(await readFile(`node_modules/${name}/package.json`, 'utf8')) as {
      version: string;
    };
    expect(text).toContain(`${name} ${version}, `);
  }
  expect(text.match(/Copyright \(c\)/g)!.length).toBeGreaterThanOrEqual(4);
});

test('a release has the loader and what it loads, nothing of our own page, and every name that one of its files says', async () => {
  const { files } = await keepRelease(releases, '1.0.0', built);
  const names = Object.keys(files);
  const sizes = JSON.parse(await readFile('sizes.json', 'utf8')) as object;
  const known = Object.keys(sizes).filter((path) => path.startsWith('w/v1/'));
  const ofPartners = known
    .map((path) => path.slice('w/v1/'.length))
    .filter((name) => name !== 'page.js')
    .concat('licences.txt')
    .sort();
  expect(names.map((name) => name.replace(/-[\w-]{8}\.js$/, '-*.js')).sort()).toEqual(ofPartners);
  for (const name of names) {
    const text = await readFile(join(releases, '1.0.0', name), 'utf8');
    for (const [, said] of text.matchAll(/[`"'/]([\w-]+-[\w-]{8}\.js)[`"']/g))
      expect(names).toContain(said);
  }
});

test('the release before is served as it was after a new one and a new build, to any site and for good', async () => {
  const before = await keepRelease(releases, '1.0.0', built);
  const next = await nextBuild();
  await keepRelease(releases, '1.1.0', next);
  const webRoot = await mkdtemp(join(folder, 'web-'));
  await cp(next, join(webRoot, 'w/v1'), { recursive: true });
  await serveReleases(releases, webRoot);
  const { app } = await openServerWorld({ webRoot });
  expect(Object.keys(before.files).length).toBeGreaterThan(5);
  for (const [name, hash] of Object.entries(before.files)) {
    const { statusCode, rawPayload, headers } = await app.inject(`/w/1.0.0/${name}`);
    expect([name, statusCode, sha384(rawPayload)]).toEqual([name, 200, hash]);
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  }
  const { body } = await app.inject('/w/1.1.0/mobbe-knapp.js');
  expect(body).toContain('// The next version.');
  expect((await app.inject('/w/1.0.0/integrity.json')).json()).toEqual({
    version: '1.0.0',
    ...pick(before),
  });
  expect((await app.inject('/w/1.2.0/mobbe-knapp.js')).statusCode).toBe(404);
});

const pick = ({ files }: { files: unknown }) => ({ files });

test('the same version with other bytes is refused, and nothing is written', async () => {
  await keepRelease(releases, '1.0.0', built);
  await expect(keepRelease(releases, '1.0.0', await nextBuild())).rejects.toThrow(
    /1\.0\.0 is out, with other files/,
  );
  expect(await changedReleases(releases)).toEqual([]);
});

test.each(['v1', '1', '../1.0.0', ''])('"%s" is refused as a version', async (version) => {
  await expect(keepRelease(releases, version, built)).rejects.toThrow(/is no version/);
});

test.each([
  ['a changed file', (kept: string) => appendFile(join(kept, 'mobbe-knapp.js'), ' ')],
  ['a file too many', (kept: string) => writeFile(join(kept, 'more.js'), '')],
  ['a missing file', (kept: string) => rm(join(kept, 'mobbe-knapp.js'))],
  ['a changed list', (kept: string) => appendFile(join(kept, 'integrity.json'), ' ')],
  ['a missing release', (kept: string) => rm(kept, { recursive: true })],
  [
    'one that is in no list',
    (kept: string) => cp(kept, join(kept, '../9.9.9'), { recursive: true }),
  ],
])('%s in a release is found', async (_what, change) => {
  await keepRelease(releases, '1.0.0', built);
  expect(await changedReleases(releases)).toEqual([]);
  await change(join(releases, '1.0.0'));
  expect(await changedReleases(releases)).toHaveLength(1);
});

test('the code for a page has the hash of the loader, and asks for it across origins', async () => {
  const { files } = await keepRelease(releases, '1.0.0', built);
  const loader = await readFile(join(releases, '1.0.0/mobbe-knapp.js'));
  expect(embedCode('https://meld.example.no/w/1.0.0', files)).toBe(
    `<script src="https://meld.example.no/w/1.0.0/mobbe-knapp.js" integrity="${sha384(loader)}" crossorigin async></script>`,
  );
});

test.each([
  ['https://meld.example.no', 'https://meld.example.no'],
  ['https://meld.example.no/', 'https://meld.example.no'],
  ['http://localhost:8080', 'http://localhost:8080'],
])('reports may go to %s', (written, origin) => {
  expect(serverOf(written)).toBe(origin);
});

test.each([
  'meld.example.no',
  'http://meld.example.no',
  'https://meld.example.no/bodo',
  '',
  'https://x y',
])('reports may not go to "%s"', (written) => {
  expect(() => serverOf(written)).toThrow(/takes the address of the server/);
});

test('where nothing was released yet, nothing is served and nothing is wrong', async () => {
  const webRoot = await mkdtemp(join(folder, 'web-'));
  await serveReleases(releases, webRoot);
  expect(await readdir(webRoot)).toEqual([]);
  expect(await changedReleases(releases)).toEqual([]);
});
