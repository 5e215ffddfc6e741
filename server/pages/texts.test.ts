/** The words of the page without JavaScript: as complete, as plain and as alike in three languages as the form's own. */
import { describe, expect, test } from 'vitest';
import { lix, sentencesOver } from '../../scripts/reading-level.ts';
import { texts as form } from '../../widget/texts/all.ts';
import { en } from './texts/en.ts';
import { nb } from './texts/nb.ts';
import { nn } from './texts/nn.ts';

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe.each([
  ['nb', nb],
  ['nn', nn],
  ['en', en],
] as const)('%s', (_language, texts) => {
  test('has the keys and the placeholders of bokmål', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(nb));
    for (const [key, text] of Object.entries(nb))
      expect(placeholders(texts[key as keyof typeof nb])).toEqual(placeholders(text));
  });

  test('is easy to read for a child', () => {
    expect(lix(Object.values(texts))).toBeLessThan(28);
  });

  test('has no sentence over 20 words', () => {
    expect(sentencesOver(20, Object.values(texts))).toEqual([]);
  });
});

test('says nothing that the form says already', () => {
  expect(Object.keys(nb).filter((key) => key in form.nb)).toEqual([]);
});

test.each([
  ['nb', nb, /(?<!\p{L})(varsl|varsel|mobber|offer|klage|krenk|vedrørende|iht)/iu],
  ['nn', nn, /(?<!\p{L})(varsl|varsel|mobbar|offer|klage|krenk|vedrørande|iht)/iu],
  ['en', en, /\b(whistle|bully|bullies|victim|complain|perpetrator)/i],
] as const)(
  '%s says none of the words that a child must not meet',
  (_language, texts, forbidden) => {
    expect(Object.values(texts).filter((text) => forbidden.test(text))).toEqual([]);
  },
);
