/** The licences of what is built into the files, which ask to be passed on with them (BSD and MIT): one text beside the files. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

type Licence = { name: string; version: string; identifier?: string; text?: string };

/** What one build is asked to leave, for `licencesIn` to gather. */
export const licencesOf = (name: string) => ({ fileName: `licences-${name}.json` });

/** Takes up what the builds have left in this folder. Throws where a licence has no text: it could not be passed on. */
export async function licencesIn(folder: string): Promise<string> {
  const found = new Map<string, string>();
  for (const file of (await readdir(folder)).filter((name) => /^licences-.*\.json$/.test(name))) {
    const path = join(folder, file);
    for (const licence of JSON.parse(await readFile(path, 'utf8')) as Licence[]) {
      const { name, version, identifier = '', text } = licence;
      if (!text) throw new Error(`${name} ${version} has no licence that could be passed on.`);
      found.set(`${name} ${version}, ${identifier}`, text);
    }
    await rm(path);
  }
  return [...found]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([title, text]) => `${title}\n\n${text}\n`)
    .join('\n\n');
}
