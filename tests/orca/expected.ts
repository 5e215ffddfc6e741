/** What `docs/speech` expects of a screen, read from its file: what has the focus, and every name that a reader may come to. */
import { readFile } from 'node:fs/promises';

export type Expected = {
  /** Said by itself when the screen comes. */
  focus: string;
  /** How often each line stands on the screen. */
  names: string[];
};

/** By the headings of the file, such as "The receipt". */
export async function expectedIn(file: 'form-nb' | 'form-nn' | 'form-en' | 'desk-nb') {
  const text = await readFile(new URL(`../../docs/speech/${file}.md`, import.meta.url), 'utf8');
  const screens = new Map<string, Expected>();
  for (const section of text.split('\n## ').slice(1)) {
    const [name = '', ...lines] = section.split('\n');
    const named = lines.flatMap((line) => /^ +- .*?“(.*?)”/.exec(line)?.[1] ?? []);
    const focus = lines.find((line) => line.endsWith('← the focus'));
    screens.set(name, { focus: /“(.*?)”/.exec(focus ?? '')?.[1] ?? '', names: named });
  }
  return (name: string): Expected => {
    const found = screens.get(name);
    if (!found) throw new Error(`docs/speech/${file}.md has no screen "${name}".`);
    return found;
  };
}
