/** Walking by what is heard: each screen that comes must be said by itself, as `docs/speech` has it, once, and in its language. */
import { expectedIn } from './expected.ts';
import type { Ears, Said } from './session.ts';

export type Walker = {
  ears: Ears;
  /** What was not heard as expected, in sentences that are the same each time. */
  amiss: Set<string>;
  /** Everything that was heard, to be read by whoever looks for the reason. */
  heard: string[];
};

/** Presses a key, and waits for what is to be said by itself. `words`: its beginning or a part of it. */
export async function hear(
  { ears, amiss, heard }: Walker,
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
  if (found.length === 0) amiss.add(`${where}: “${words}” is not said`);
  else if (found.length > 1) amiss.add(`${where}: “${words}” is said ${found.length} times`);
  else if (found[0]!.language !== language)
    amiss.add(`${where}: “${words}” is said as ${found[0]!.language || 'no language'}`);
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
  for (let press = 0; press < 30; press++) {
    const said = await ears.press(keys);
    heard.push(...lines(keys, said));
    if (said.some(({ text }) => oneLine(text).includes(words))) return;
  }
  throw new Error(`"${keys}" does not lead to "${words}":\n${heard.slice(-40).join('\n')}`);
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ');

const lines = (keys: string, said: Said[]) => [
  `> ${keys}`,
  ...said.map(({ text, language }) => `    ${text} [${language}]`),
];
