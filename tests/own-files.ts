/** The files that a site serves itself, as `npm run release -- --self-host` makes them for a server: by the path at which it serves each. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfHost } from '../scripts/release.ts';

/** `script`: what stands in the site's pages. */
export type OwnFiles = { files: Map<string, string>; script: string };

export async function ownFiles(server: string): Promise<OwnFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'mobbeknapp-own-files-'));
  try {
    const script = await selfHost(server, folder, '1.4.2');
    const pairs = (await readdir(folder)).map(
      async (name) =>
        [`/mobbe-knapp/1.4.2/${name}`, await readFile(join(folder, name), 'utf8')] as const,
    );
    return { files: new Map(await Promise.all(pairs)), script };
  } finally {
    await rm(folder, { recursive: true });
  }
}
