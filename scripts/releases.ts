/**
 * The released files of the widget, kept in `releases/<version>/` in the repository: a fresh clone serves every one of them, for ever, under
 * `/w/<version>/`. `integrity.json` in each names its files with their hashes, and `releases/hashes.json` names those.
 */
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Name of a file → its hash as `integrity` takes it. */
export type Hashes = Record<string, string>;

/** As semver writes a version, so that no folder of a release is taken for the moving `v1`. */
const versionShape = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/** For what is written into an embed code, where size does not matter. */
export const sha384 = (bytes: Buffer) =>
  `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** What a partner's page loads; our own page has files beside them, which move with the server. */
const isOfPartners = (name: string) =>
  ['mobbe-knapp.js', 'licences.txt'].includes(name) || /^[a-z]+(-[a-z]+)*-[\w-]{8}\.js$/.test(name);

export async function hashesOf(folder: string): Promise<Hashes> {
  const names = (await readdir(folder)).filter((name) => name !== 'integrity.json').sort();
  const pairs = names.map(
    async (name) => [name, sha384(await readFile(join(folder, name)))] as const,
  );
  return Object.fromEntries(await Promise.all(pairs));
}

/** Copies what partners load out of a build's `w/v1/`, and writes its `integrity.json`. `to` must not be there yet. */
export async function writeFiles(built: string, to: string, version: string): Promise<Hashes> {
  await mkdir(to, { recursive: true });
  for (const name of (await readdir(built)).filter(isOfPartners))
    await cp(join(built, name), join(to, name));
  const files = await hashesOf(to);
  await writeFile(join(to, 'integrity.json'), json({ version, files }));
  return files;
}

/** Keeps a build as this version. The same bytes again change nothing; others under a version that is out are refused. */
export async function keepRelease(
  releases: string,
  version: string,
  built: string,
): Promise<{ isNew: boolean; files: Hashes }> {
  if (!versionShape.test(version)) throw new Error(`"${version}" is no version, such as 1.4.2.`);
  const known = await readJson<Hashes>(join(releases, 'hashes.json'), {});
  const folder = join(releases, version);
  if (known[version] !== undefined) {
    const kept = await hashesOf(folder);
    const names = (await readdir(built)).filter(isOfPartners);
    const same = names.map(
      async (name) => sha384(await readFile(join(built, name))) === kept[name],
    );
    if (names.length !== Object.keys(kept).length || (await Promise.all(same)).includes(false))
      throw new Error(
        `${version} is out, with other files than these. Raise the version in package.json: pages that name ${version} rely on it.`,
      );
    return { isNew: false, files: kept };
  }
  const files = await writeFiles(built, folder, version);
  known[version] = sha384(await readFile(join(folder, 'integrity.json')));
  await writeFile(join(releases, 'hashes.json'), json(known));
  return { isNew: true, files };
}

/** Puts every release where the server serves it from, beside the `v1` of now. */
export async function serveReleases(releases: string, webRoot: string): Promise<void> {
  const known = await readJson<Hashes>(join(releases, 'hashes.json'), {});
  for (const version of Object.keys(known))
    await cp(join(releases, version), join(webRoot, 'w', version), { recursive: true });
}

/** What is no longer as it was released, one sentence each. */
export async function changedReleases(releases: string): Promise<string[]> {
  const known = await readJson<Hashes>(join(releases, 'hashes.json'), {});
  const entries = await readdir(releases, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const unknown = folders.filter((name) => known[name] === undefined);
  const wrong = await Promise.all(
    Object.entries(known).map(([version, hash]) => changesIn(join(releases, version), hash)),
  );
  return [...unknown.map((name) => `releases/${name} is not in hashes.json.`), ...wrong.flat()];
}

async function changesIn(folder: string, hash: string): Promise<string[]> {
  const list = await readFile(join(folder, 'integrity.json')).catch(() => null);
  if (list === null || sha384(list) !== hash)
    return [`${folder}/integrity.json is missing or another than the one that was released.`];
  const { files } = JSON.parse(list.toString()) as { files: Hashes };
  const now = await hashesOf(folder);
  return [...new Set([...Object.keys(files), ...Object.keys(now)])]
    .filter((name) => files[name] !== now[name])
    .map((name) => `${folder}/${name} is missing, added or another than the one released.`);
}

/** What goes into a page. `address` is where the folder of the version is served. */
export function embedCode(address: string, files: Hashes): string {
  const integrity = files['mobbe-knapp.js']!;
  return `<script src="${address}/mobbe-knapp.js" integrity="${integrity}" crossorigin async></script>`;
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

async function readJson<Value>(path: string, otherwise: Value): Promise<Value> {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? otherwise : (JSON.parse(text) as Value);
}
