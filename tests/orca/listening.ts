/**
 * Walking by what is heard: each screen that comes must be said by itself, as `docs/speech` has it, once, and in its language. On a busy
 * machine Orca is late, and what it was about to say is cut off by the next key: what was heard once of three times is not silent.
 */
import { expectedIn } from './expected.ts';
import type { Ears, Said } from './session.ts';

export type Walker = {
  ears: Ears;
  /** What this walk is to hear, by its words, and what was amiss with it; empty where it was heard as expected. */
  judged: Map<string, string>;
  /** Everything that was heard, to be read by whoever looks for the reason. */
  heard: string[];
};

/** Walks again where something was amiss, three times at most. Resolves with what was amiss each time, and with all that was heard. */
export async function walkUntilHeard(
  ears: Ears,
  walk: (walker: Walker) => Promise<void>,
): Promise<{ amiss: string[]; heard: string[] }> {
  const amiss = new Map<string, string>();
  const right = new Set<string>();
  const heard: string[] = [];
  let way = '';
  for (let round = 1; round <= 3; round++) {
    const walker: Walker = { ears, judged: new Map(), heard };
    heard.push(`Round ${round}`);
    way = await walk(walker).then(
      () => '',
      (error: unknown) => String(error),
    );
    for (const [what, is] of walker.judged)
      if (is) amiss.set(what, is);
      else right.add(what);
    for (const what of right) amiss.delete(what);
    if (!way && amiss.size === 0) break;
  }
  return { amiss: [...amiss.values(), ...(way ? [way] : [])], heard };
}

/** Presses a key, and waits for what is to be said by itself. `words`: its beginning or a part of it. */
export async function hear(
  { ears, judged, heard }: Walker,
  {
    keys,
    words,
    where,
    language = 'nb',
  }: { keys: string; words: string; where: string; language?: string },
): Promise<void> {
  const isIt = ({ text }: Said) => oneLine(text).includes(words);
  const said = await ears.press(keys, (all) => all.some(isIt));
  heard.push(...lines(keys, said));
  const found = said.filter(isIt);
  const what = `${where}: “${words}”`;
  const is =
    found.length === 0
      ? 'is not said'
      : found.length > 1
        ? `is said ${found.length} times`
        : found[0]!.language !== language
          ? `is said as ${found[0]!.language || 'no language'}`
          : '';
  judged.set(what, is && `${what} ${is}`);
}

/** A screen of the form comes: what `docs/speech` gives the focus to is said. */
export async function arrive(
  walker: Walker,
  keys: string,
  screen: string,
  file: 'form-nb' | 'form-nn' = 'form-nb',
): Promise<void> {
  const { focus } = (await expectedIn(file))(screen);
  await hear(walker, { keys, words: focus, where: screen, language: file.slice(5) });
}

/** Goes on with this key until these words are heard; rejects where they are not. */
export async function goTo({ ears, heard }: Walker, keys: string, words: string): Promise<void> {
  for (let press = 0; press < 25; press++) {
    const said = await ears.press(keys);
    heard.push(...lines(keys, said));
    if (said.some(({ text }) => oneLine(text).includes(words))) return;
  }
  throw new Error(`"${keys}" does not lead to "${words}".`);
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ');

const lines = (keys: string, said: Said[]) => [
  `> ${keys}`,
  ...said.map(({ text, language }) => `    ${text} [${language}]`),
];
