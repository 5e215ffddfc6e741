/** Which choices are drawn, for whom, and that a drawing is nothing but lines within its field. */
import { expect, test } from 'vitest';
import { categories, places, roles } from '../../contract/facts.ts';
import { pictured } from './pictures.ts';

const choices = (codes: readonly string[]) => codes.map((code) => ({ code, label: code }));
const drawn = [
  ...pictured('child', 'role', choices(roles)),
  ...pictured('child', 'what', choices(categories)),
  ...pictured('child', 'where', choices(places)),
].filter(({ picture }) => picture !== undefined);

test('adults are shown words alone', () => {
  expect(pictured('adult', 'what', choices(categories))).toEqual(choices(categories));
});

test('a child is shown a drawing for most choices, and the words of every one', () => {
  expect(drawn.length).toBeGreaterThan(20);
  for (const { code, label } of drawn) expect(label).toBe(code);
});

test('a drawing is a path of an SVG and nothing else', () => {
  for (const { picture } of drawn) expect(picture).toMatch(/^M[\d .,\-MLHVCSAZmlhvcsaz]+$/);
});
