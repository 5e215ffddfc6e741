/** The form's own colours, pair by pair as they lie on each other: text at 4.5 to 1, what shows a field, a state or the focus at 3 to 1. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast, rgbOf } from '../../scripts/contrast.ts';
import { styles } from './styles.ts';

/** The value of a token where no site has set it, or a colour as it stands. */
function colour(name: string): string {
  if (name.startsWith('#')) return name;
  const found = new RegExp(`--${name}: (?:var\\(--mobbe-[\\w-]+, )?(#[0-9a-f]{3,6})`).exec(styles);
  expect(found, name).not.toBeNull();
  return found![1]!;
}

const ratio = (one: string, other: string) => contrast(rgbOf(colour(one)), rgbOf(colour(other)));

test.each([
  ['ink', 'paper'],
  ['ink', 'wash'],
  ['soft', 'paper'],
  ['soft', 'wash'],
  ['accent', 'paper'],
  ['accent', 'wash'],
  ['on-accent', 'accent'],
  ['red', 'paper'],
  ['ink', '#fff6e0'],
])('text in %s on %s', (text, ground) => {
  expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
});

test.each([
  ['line', 'paper'],
  ['line', 'wash'],
  ['accent', 'paper'],
  ['red', 'paper'],
  ['ring', 'paper'],
  ['ring', 'wash'],
  ['#8a5a00', '#fff6e0'],
])('a border, a state or a ring in %s on %s', (line, ground) => {
  expect(ratio(line, ground)).toBeGreaterThanOrEqual(3);
});

test('the colours that are tried are those of the sheet', () => {
  const drawn = [...styles.matchAll(/#[0-9a-f]{3,6}\b/g)].map(([hex]) => hex);
  const tried = ['ink', 'soft', 'line', 'paper', 'wash', 'accent', 'on-accent', 'red', 'ring'];
  // `faint` draws lines that mean nothing.
  const known = [...[...tried, 'faint'].map(colour), '#8a5a00', '#fff6e0'];
  expect(drawn.filter((hex) => !known.includes(hex))).toEqual([]);
});

test('nothing moves, so nothing has to stand still for whoever asks for less motion', () => {
  const others = ['page', 'unknown'].map((name) =>
    readFileSync(`widget/page/${name}.css`, 'utf8').replaceAll('animation: appear 0s', ''),
  );
  expect([styles, ...others].join('\n')).not.toMatch(
    /transition|animation:|(?<!over)scroll-behavior|@starting-style/,
  );
});
