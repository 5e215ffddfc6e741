/**
 * Which words the form may need before what follows the first question has come: those that its own file names, and no others.
 * One too few would stand on the screen as its key; one too many is waited for by everybody who presses the button.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importsOf } from '../../scripts/imports.ts';
import { words as firstNb } from './first-nb.ts';
import { nb } from './nb.ts';
import { openingTexts } from './opening.ts';

const plain = (texts: object) => [...new Set(Object.keys(texts).map((key) => key.split('@')[0]!))];
const [opening, first, later] = [plain(openingTexts.nb), plain(firstNb), plain(nb)];

/** Every file of ours that a browser loads with this one; what `import()` loads comes by itself. */
function loadedWith(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  // `import()` is left out, and so are types.
  const source = readFileSync(file, 'utf8').replaceAll('import(', 'later(');
  for (const { to, ours, typeOnly } of importsOf(file, source))
    if (ours && !typeOnly) loadedWith(to, found);
  return found;
}

const files = [...loadedWith('widget/form/index.ts')].filter((file) => file.startsWith('widget/'));
const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');

/** A key with a dot wherever it stands in quotes; one without, which may be any word, where it is asked for; and what is put together. */
const isNamed = (key: string) =>
  source.includes(key.includes('.') ? `'${key}'` : `t('${key}'`) ||
  source.includes(`t(\`${key.split('.')[0]!}.\${`) ||
  worded.includes(key.split('.')[0]);
const worded = [...source.matchAll(/worded\(asked, '(\w+)'/g)].map(([, prefix]) => prefix);

test('the form’s own file is the one that is meant', () => {
  expect(files).toContain('widget/form/steps/danger.ts');
  expect(files).not.toContain('widget/form/ending.ts');
  expect(files).not.toContain('widget/texts/first-nb.ts');
});

test('every word that the form’s own file names is among the first', () => {
  expect(later.filter(isNamed)).toEqual([]);
});

test('no word is among the first that it does not name', () => {
  expect([...opening, ...first].filter((key) => !isNamed(key))).toEqual([]);
});

test('no word stands in two of them', () => {
  const all = [...opening, ...first, ...later];
  expect(all.filter((key, index) => all.indexOf(key) < index)).toEqual([]);
});
