/** The words of the page without JavaScript: as complete, as plain and as alike in three languages as the form's own. */
import { describe, expect, test } from 'vitest';
import { nb as formNb } from '../../widget/texts/nb.ts';
import { en } from './texts/en.ts';
import { nb } from './texts/nb.ts';
import { nn } from './texts/nn.ts';

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
const sentences = (texts: object) =>
  Object.values(texts).flatMap((text: string) => text.split(/(?<=[.?])\s+/));

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

  test('has no sentence over 20 words', () => {
    expect(sentences(texts).filter((one) => one.split(/\s+/).length > 20)).toEqual([]);
  });
});

test('says nothing that the form says already', () => {
  expect(Object.keys(nb).filter((key) => key in formNb)).toEqual([]);
});
