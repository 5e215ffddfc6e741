/** The languages say the same things: same keys, same placeholders, nothing empty; and no message blames or scolds. */
import { describe, expect, it } from 'vitest';
import { problems } from '../../contract/problems.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';

type Leaf = { path: string; value: unknown };

function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${path}/${key}`));
}

const samples = [
  ['1', '2', 'x'],
  [1, 2, 'made'],
  [3, true, 'none'],
];

function sayingsOf({ value }: Leaf): string[] {
  if (typeof value !== 'function') return [String(value)];
  return samples.map((args) => String((value as (...args: unknown[]) => unknown)(...args)));
}

describe.each([
  ['bokmål', nb],
  ['English', en],
])('%s', (_, texts) => {
  it('has the keys of the other, in the same order', () => {
    const of = (any: unknown) =>
      leavesOf(any).map(
        ({ path, value }) =>
          `${path} ${typeof value} ${typeof value === 'function' ? value.length : ''}`,
      );
    expect(of(texts)).toEqual(of(nb));
  });

  it('leaves nothing empty, and forgets no placeholder', () => {
    for (const leaf of leavesOf(texts))
      for (const said of sayingsOf(leaf)) {
        expect(said.trim(), leaf.path).not.toBe('');
        expect(said, leaf.path).not.toContain('undefined');
      }
  });

  it('neither shouts nor apologises nor speaks office', () => {
    const bad =
      /!|ugyldig|vennligst|beklager|oops|invalid|please|sorry|vedrørende|iht\.|offer\b|gjerningsperson/i;
    for (const leaf of leavesOf(texts))
      for (const said of sayingsOf(leaf)) expect(said, leaf.path).not.toMatch(bad);
  });
});

it('the problems that have a sentence of their own exist', () => {
  for (const slug of Object.keys(nb.problems))
    expect([...Object.keys(problems), 'offline']).toContain(slug);
});
