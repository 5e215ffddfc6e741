import { describe, expect, test } from 'vitest';
import type { Language } from '../../contract/facts.ts';
import { choices } from '../../contract/choices.ts';
import { durations, sectors } from '../../contract/facts.ts';
import { policiesOn } from '../../contract/policies/index.ts';
import { lix, sentencesOver } from '../../scripts/reading-level.ts';
import { told } from '../form/views/receipt.ts';
import { texts } from './all.ts';
import { en as attachmentsEn } from './attachments/en.ts';
import { nb as attachmentsNb } from './attachments/nb.ts';
import { nn as attachmentsNn } from './attachments/nn.ts';
import { wordsIn } from '../testing/words.ts';
import { dayText } from './translate.ts';

const all: Record<Language, Record<string, string>> = {
  nb: { ...texts.nb, ...attachmentsNb },
  nn: { ...texts.nn, ...attachmentsNn },
  en: { ...texts.en, ...attachmentsEn },
};
const keys = Object.keys(all.nb);
const placeholders = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

/** What a child may meet: not the adults' variants, and not the sectors in which no child reports. */
const forChildren = (texts: Record<string, string>) =>
  Object.entries(texts)
    .filter(([key]) => !/@adult|@kindergarten|@university|@workplace/.test(key))
    .map(([, text]) => text);

describe.each(Object.entries(all))('%s', (_language, texts) => {
  test('has the keys of bokmål, no more and no fewer', () => {
    expect(Object.keys(texts)).toEqual(keys);
  });

  test('has the same placeholders as bokmål in every text', () => {
    const differing = keys.filter(
      (key) => placeholders(texts[key]!).join() !== placeholders(all.nb[key]!).join(),
    );
    expect(differing).toEqual([]);
  });

  test('has no empty text, and none with white space around it', () => {
    expect(keys.filter((key) => texts[key] === '' || texts[key] !== texts[key]!.trim())).toEqual(
      [],
    );
  });

  test('is easy to read for a child', () => {
    expect(lix(forChildren(texts))).toBeLessThan(28);
    const ofPictures = Object.entries(texts).filter(([key]) => key.startsWith('attachments.'));
    expect(lix(forChildren(Object.fromEntries(ofPictures)))).toBeLessThan(28);
  });

  test('has no sentence over 20 words', () => {
    expect(sentencesOver(20, Object.values(texts))).toEqual([]);
  });

  test('never shouts, and has no markup', () => {
    expect(Object.values(texts).filter((text) => /[!<>&]/.test(text))).toEqual([]);
  });
});

test.each([
  ['nb', /(?<!\p{L})(varsl|varsel|mobber|offer|klage|krenk|vedrørende|iht)/iu],
  ['nn', /(?<!\p{L})(varsl|varsel|mobbar|offer|klage|krenk|vedrørande|iht)/iu],
  ['en', /\b(whistle|bully|bullies|victim|complain|perpetrator)/i],
] as const)('%s says none of the words that a child must not meet', (language, forbidden) => {
  expect(forChildren(all[language]).filter((text) => forbidden.test(text))).toEqual([]);
});

test('nynorsk is nynorsk: none of the words that only bokmål has', () => {
  const bokmål =
    /(?<!\p{L})(ikke|jeg|hva|hvem|hvor|hvis|noen|noe|fra|sier|gjør|deres|kun|uten|hjemme|mye|selv|nå|skole|uka)(?!\p{L})/iu;
  expect(Object.values(all.nn).filter((text) => bokmål.test(text))).toEqual([]);
});

test('every choice of every sector has words in every language and register', () => {
  const prefixes = {
    roles: 'role',
    abouts: 'about',
    accused: 'accused',
    categories: 'what',
    places: 'where',
    lanes: 'lane',
  } as const;
  const missing: string[] = [];
  for (const language of ['nb', 'nn', 'en'] as const)
    for (const sector of sectors)
      for (const register of ['child', 'adult'] as const) {
        const t = wordsIn(language, sector, register);
        const codes = Object.entries(prefixes).flatMap(([list, prefix]) =>
          choices[sector][list as keyof typeof prefixes].map((code) =>
            code === 'unknown' ? code : `${prefix}.${code}`,
          ),
        );
        const spans = durations
          .filter((code) => code !== 'not-said')
          .map((code) => `duration.${code}`);
        for (const key of [...codes, ...spans])
          if (t(key as 'form') === key) missing.push(`${language} ${sector} ${key}`);
      }
  expect(missing).toEqual([]);
});

describe('what is due', () => {
  /** What a reporter can be told: every clock of every policy, and as a goal what only public bodies owe. */
  const deadlines = Object.values(policiesOn('2026-11-23')).flatMap((policy) =>
    policy.deadlines.flatMap(({ clock, standing, publicBody }) => [
      { clock, standing },
      ...(publicBody ? [{ clock, standing: 'goal' as const }] : []),
    ]),
  );

  test('has words for what it is, in every language', () => {
    const between = ['urgent-unread', 'unread-reminder', 'unread-owner-told', 'unread-next-reader'];
    for (const { clock, standing } of deadlines.filter(({ clock }) => !between.includes(clock))) {
      expect(told[standing]).toContain(clock);
      expect(keys).toContain(`${standing}.${clock}`);
    }
  });

  test('is never called a right where it is a goal', () => {
    const goals = Object.values(all).flatMap((texts) =>
      Object.entries(texts).filter(([key]) => key.startsWith('goal.')),
    );
    expect(goals.length).toBeGreaterThan(3 * told.goal.length);
    expect(goals.filter(([, text]) => /(?<!\p{L})(rett|krav|right|law|lov)/iu.test(text))).toEqual(
      [],
    );
  });

  test('a right keeps its words, whatever an organisation would rather say', () => {
    const own = { 'right.preliminary-reply': 'Kanskje.' };
    expect(wordsIn('nb', 'school', 'child', own)('right.preliminary-reply')).not.toBe('Kanskje.');
  });
});

describe('the translator', () => {
  test('prefers the words of sector and register, then of the sector, then of the register', () => {
    expect(wordsIn('nb', 'school', 'adult')('what.environment')).toBe('Dårlig klassemiljø');
    expect(wordsIn('nb', 'school', 'child')('what.environment')).toBe('Det er utrygt i klassen');
    expect(wordsIn('nb', 'sport', 'adult')('what.environment')).toBe('Det er utrygt på laget');
    expect(wordsIn('nb', 'workplace', 'adult')('what.racism')).toBe('Rasisme eller diskriminering');
    expect(wordsIn('nb', null, 'child')('what.environment')).toBe('Dårlig miljø');
  });

  test('fills in values as plain text', () => {
    expect(wordsIn('en', 'school', 'child')('progress', { step: 2, all: '<b>' })).toBe(
      'Step 2 of <b>',
    );
  });

  test('lets an organisation change its words, for every variant, but not what keeps a reporter safe', () => {
    const t = wordsIn('nb', 'sport', 'child', {
      'sent.text': 'Vi ringer deg.',
      'danger.title': 'Hei',
      exit: 'Bli',
      'what.environment': 'Miljøet',
    });
    expect(t('sent.text')).toBe('Vi ringer deg.');
    expect(t('what.environment')).toBe('Miljøet');
    expect(t('danger.title')).toBe('Er noen i fare nå?');
    expect(t('exit')).toBe('Forlat siden raskt');
  });
});

test('a day is written as people say it, on one line', () => {
  expect(dayText('2026-11-27', 'nb')).toBe('27.\u00a0november');
  expect(dayText('2026-11-27', 'nn')).toBe('27.\u00a0november');
  expect(dayText('2026-11-27', 'en')).toBe('27\u00a0November');
});
