/** What screens may bind: an element that stays is given the listeners of the last drawing, and those alone that `draw.ts` knows. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { properties } from './draw.ts';

const screens = readdirSync('widget/form', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => [name, readFileSync(`widget/form/${name}`, 'utf8')] as const)
  .filter(([, source]) => source.includes('html`'));

test('there are screens to look at', () => {
  expect(screens.length).toBeGreaterThan(15);
});

test.each(screens)('%s hands listeners and values to what draws it', (_, source) => {
  expect(source.match(/\s@[a-z]+=\$\{/g)).toBeNull();
  const bound = [...source.matchAll(/\s\.([a-z]\w*)=\$\{/gi)].map(([, name]) => name!);
  expect(bound.filter((name) => !properties.includes(name))).toEqual([]);
});
