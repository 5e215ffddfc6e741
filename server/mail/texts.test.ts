import { expect, test } from 'vitest';
import { letterTexts } from './texts.ts';

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

test.each(['nn', 'en'] as const)('%s has the same keys as nb, in the same order', (language) => {
  expect(Object.keys(letterTexts[language])).toEqual(Object.keys(letterTexts.nb));
});

test.each(['nn', 'en'] as const)('%s has the same placeholders as nb', (language) => {
  for (const [key, text] of Object.entries(letterTexts.nb)) {
    const other = letterTexts[language][key as keyof typeof letterTexts.nb];
    expect(placeholders(other), key).toEqual(placeholders(text));
  }
});

test('only the urgent letter says that it is urgent', () => {
  for (const texts of Object.values(letterTexts)) {
    for (const [key, text] of Object.entries(texts)) {
      expect(/haste?r|hastar|urgent/i.test(text), `${key}: ${text}`).toBe(
        /^urgent(?:-reports|-still-unread)?\.(?:subject|body)$/.test(key),
      );
    }
  }
});

test('no text is empty, and none differs from another only by its language being forgotten', () => {
  for (const texts of Object.values(letterTexts)) {
    for (const text of Object.values(texts)) expect(text.trim()).not.toBe('');
  }
  for (const key of [
    'report.body',
    'urgent.body',
    'invitation.body',
    'let-in.body',
    'footer.privacy',
  ] as const) {
    expect(new Set([letterTexts.nb[key], letterTexts.nn[key], letterTexts.en[key]]).size, key).toBe(
      3,
    );
  }
});
