/**
 * Whether the demo's folder is filled. A mark is written last of all; a folder without it was left in the middle, and nobody
 * could sign in to what lies there, so it is emptied and filled anew.
 */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { People } from './seed.ts';

/** `origins`: of the partner sites, which the organisations were filled with. */
type Mark = { origins: string[]; people: People };

const nameOfMark = 'filled.json';
export const nameOfDatabase = 'demo.db';

/** Answers who may sign in, or null where the folder is empty now. Nobody may have the database open. */
export async function openFolder(
  folder: string,
  origins: string[],
  say: (line: string) => void,
): Promise<People | null> {
  await mkdir(folder, { recursive: true });
  const mark = await readMark(folder);
  if (mark && String(mark.origins) === String(origins)) return mark.people;
  if ((await readdir(folder)).length > 0) {
    say(
      mark
        ? 'The demo was filled for other ports; it is emptied and filled anew.'
        : 'The demo was stopped before it was filled; it is emptied and filled anew.',
    );
    await rm(folder, { recursive: true });
    await mkdir(folder, { recursive: true });
  }
  return null;
}

/** Whole or not there: it comes into the folder by its name alone. */
export async function markFilled(folder: string, mark: Mark): Promise<void> {
  const path = join(folder, nameOfMark);
  await writeFile(`${path}.new`, JSON.stringify(mark, null, 2));
  await rename(`${path}.new`, path);
}

/** Null without the mark, or without the database that it speaks of. */
async function readMark(folder: string): Promise<Mark | null> {
  try {
    await stat(join(folder, nameOfDatabase));
    return JSON.parse(await readFile(join(folder, nameOfMark), 'utf8')) as Mark;
  } catch {
    return null;
  }
}
