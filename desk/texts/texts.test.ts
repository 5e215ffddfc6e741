/** The languages say the same things: same keys, same placeholders, nothing empty; and no message blames or scolds. */
import { describe, expect, it } from 'vitest';
import { rights } from '../../contract/cases/rights.ts';
import { problems } from '../../contract/problems.ts';
import { en } from './en.ts';
import { languageOfBrowser, textsOf } from './index.ts';
import { nb } from './nb.ts';
import { nn } from './nn.ts';

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
  ['nynorsk', nn],
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

  it('has words for every entry that an act leaves in the history', () => {
    const entries = Object.values(rights).flatMap((right) => right.entries ?? []);
    for (const entry of [...entries, 'goes-on']) expect(texts.words.actions).toHaveProperty(entry);
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
      /!|ugyldig|ugild|vennligst|venlegst|beklager|orsak|oops|invalid|please|sorry|vedrørende|iht\.|offer\b|gjerningsperson/i;
    for (const leaf of leavesOf(texts))
      for (const said of sayingsOf(leaf)) expect(said, leaf.path).not.toMatch(bad);
  });
});

it('the problems that have a sentence of their own exist', () => {
  for (const slug of Object.keys(nb.problems))
    expect([...Object.keys(problems), 'offline']).toContain(slug);
});

describe('the two Norwegians', () => {
  const bokmål =
    /(?<!\p{L})(ikke|jeg|noen|noe|hva|hvor|hvem|hvorfor|hvis|fra|også|bare|mer|være|gjøre|nå|skole\p{L}*|åpne\p{L}*|meldingen|saken|siden|velg|trenger|kommer|uke\p{L}*|flere|annet|hjemme|vet|fikk|ble|blitt|dere)(?!\p{L})/iu;
  const nynorsk =
    /(?<!\p{L})(ikkje|eg|nokon|noko|kva|kvar|kven|kvifor|viss|frå|òg|berre|meir|vere|gjere|skule\p{L}*|meldinga|saka|vel|treng|kjem|veke\p{L}*|fleire|anna|heime|veit|fekk|vart|dykk)(?!\p{L})/iu;

  it.each([
    ['bokmål', nb, nynorsk],
    ['nynorsk', nn, bokmål],
  ])('are not mixed: no word of the other in %s', (_, texts, foreign) => {
    for (const leaf of leavesOf(texts))
      for (const said of sayingsOf(leaf)) {
        expect(said, leaf.path).not.toMatch(foreign);
      }
  });
});

describe('the language', () => {
  it.each([
    ['nn', ['nn-NO', 'nb-NO']],
    ['nb', ['nb-NO', 'nn-NO']],
    ['nb', ['no']],
    ['nb', ['se-NO', 'nb']],
    ['nb', ['sv-SE']],
    ['en', ['en-GB', 'nb']],
    ['nn', ['pl', 'nn']],
    ['en', ['pl', 'de-DE']],
    ['nb', []],
  ])('is %s for a browser that asks for %s', (language, preferred) => {
    expect(languageOfBrowser(preferred)).toBe(language);
  });

  it('of a handler has texts of its own', () => {
    expect(new Set([textsOf('nb'), textsOf('nn'), textsOf('en')]).size).toBe(3);
  });
});
