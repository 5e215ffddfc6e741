/**
 * `npm run release`: builds the widget and keeps it as the version of package.json, for ever; prints the code for a page.
 * `npm run release -- --self-host https://meld.example.no` writes the same files for a site's own server instead, into `self-host/`.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildWidget } from '../widget/build.ts';
import { embedCode, keepRelease, writeFiles } from './releases.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The origin that a person has written. Throws where the loader could not use it as it is. */
export function serverOf(written: string): string {
  const origin = URL.canParse(written) ? new URL(written).origin : '';
  if (origin !== written.replace(/\/$/, '') || !/^https:|^http:\/\/localhost(:|$)/.test(origin))
    throw new Error(
      `--self-host takes the address of the server that takes the reports, such as https://meld.example.no; "${written}" is none.`,
    );
  return origin;
}

/** Builds with `server` inside the loader and writes the folder that goes onto a site's own server. */
export async function selfHost(server: string, to: string, version: string): Promise<string> {
  return withBuild(server, async (built) => {
    await rm(to, { recursive: true, force: true });
    return embedCode(`/mobbe-knapp/${version}`, await writeFiles(built, to, version));
  });
}

async function withBuild<T>(server: string, use: (built: string) => Promise<T>): Promise<T> {
  const outDir = await mkdtemp(join(tmpdir(), 'mobbeknapp-release-'));
  try {
    await buildWidget({ outDir, server });
    return await use(`${outDir}/w/v1`);
  } finally {
    await rm(outDir, { recursive: true });
  }
}

async function main(): Promise<void> {
  const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8')) as {
    version: string;
  };
  const { values } = parseArgs({ options: { 'self-host': { type: 'string' } } });
  if (values['self-host'] !== undefined) {
    const server = serverOf(values['self-host']);
    const folder = `self-host/${version}`;
    const code = await selfHost(server, `${root}${folder}`, version);
    console.log(`Written: ${folder}/. Its reports go to ${server}.`);
    console.log(
      `Serve the folder, here as /mobbe-knapp/${version}/, and put into the page:\n\n${code}`,
    );
    return;
  }
  const { isNew, files } = await withBuild('', (built) =>
    keepRelease(`${root}releases`, version, built),
  );
  console.log(
    isNew
      ? `Released: releases/${version}/. Commit the folder and releases/hashes.json.`
      : `${version} is out already, with these very files.`,
  );
  console.log(`\n${embedCode(`https://meld.example.no/w/${version}`, files)}`);
}

if (process.argv[1] === import.meta.filename)
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
