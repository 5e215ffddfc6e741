/**
 * The desk says what the reporter answered: for every fact, in every language, sector and role, its label is the one of the form,
 * and where it is another, it stands here with its reason. In `scripts/`, because neither of the two may know the other.
 */
import { describe, expect, test } from 'vitest';
import { choices } from '../contract/choices.ts';
import { dangers, durations, languages, registerOf, sectors } from '../contract/facts.ts';
import type { Language, Role, Sector } from '../contract/facts.ts';
import { aboutsFor } from '../widget/questions/fitted.ts';
import { textsOf } from '../desk/texts/index.ts';
import { answerWords, factRows } from '../desk/words.ts';
import { texts as formTexts } from '../widget/texts/all.ts';
import { translator } from '../widget/texts/translate.ts';
import type { TextKey } from '../widget/texts/texts.ts';

type Question = Parameters<typeof answerWords>[0];

/** Where the desk may say something else than the form. Everything that is not here must be the same, letter by letter. */
const differs: Record<string, string> = {
  'danger.yes': 'the form’s label is "Yes" alone; at the desk it stands without the question',
  'danger.unsure': 'the form says "I"',
  'danger.no': 'the form’s label is "No" alone',
  'about.me': 'the form says "me"',
  'about.my-child': 'the form says "my"',
  'accused.unknown': 'the English form says "I"',
  'about.not-said':
    'the form says "I do not want to"; the desk has one word for that and for a skipped question',
  'accused.not-said': 'the same',
  'duration.not-said': 'the form says "I do not know" for what is stored as not said',
};

/** Every fact that somebody in this role can have given in this sector. */
function answersIn(sector: Sector, role: Role): [Question, string][] {
  const of = (question: Question, codes: readonly string[]) =>
    codes.map((code): [Question, string] => [question, code]);
  const asked = choices[sector];
  return [
    ...of('danger', dangers),
    ...of('role', [role]),
    ...of('about', [...aboutsFor(sector, role), 'not-said']),
    ...of('accused', [...asked.accused, 'not-said']),
    ...of('lane', asked.lanes),
    ...of('what', asked.categories),
    ...of('where', asked.places),
    ...of('duration', durations),
  ];
}

const combinations = languages.flatMap((language) =>
  sectors.flatMap((sector) => choices[sector].roles.map((role) => ({ language, sector, role }))),
);

function inForm(language: Language, sector: Sector, role: Role, question: Question, code: string) {
  const t = translator(formTexts[language], sector, registerOf(role));
  // As `about-it.ts` words them.
  if (code === 'unknown') return t('unknown');
  if (code === 'not-said') return t(question === 'duration' ? 'unknown' : 'not-said');
  return t(`${question}.${code}` as TextKey);
}

describe('every answer that is a code', () => {
  test.each(languages)('has one label for the form and the desk in %s', (language) => {
    const apart = new Set<string>();
    let same = 0;
    for (const { sector, role } of combinations.filter((one) => one.language === language))
      for (const [question, code] of answersIn(sector, role)) {
        const asked = inForm(language, sector, role, question, code);
        const shown = answerWords(question, code, { sector, role }, textsOf(language));
        if (asked === shown) same += 1;
        else if (!(`${question}.${code}` in differs))
          apart.add(`${question}.${code}: ${asked} / ${shown}`);
      }
    expect([...apart]).toEqual([]);
    expect(same).toBeGreaterThan(500);
  });

  test('differs only where a reason stands for it, and each reason is needed', () => {
    const needed = new Set<string>();
    for (const { language, sector, role } of combinations)
      for (const [question, code] of answersIn(sector, role))
        if (
          inForm(language, sector, role, question, code) !==
          answerWords(question, code, { sector, role }, textsOf(language))
        )
          needed.add(`${question}.${code}`);
    expect([...needed].sort()).toEqual(Object.keys(differs).sort());
  });

  test.each(languages)('of the desk in %s never speaks as the reporter', (language) => {
    const first = {
      nb: /(?<!\p{L})(jeg|meg|min|mitt)(?!\p{L})/iu,
      nn: /(?<!\p{L})(eg|meg|min|mitt)(?!\p{L})/iu,
      en: /\b(I|me|my)\b/,
    };
    for (const { sector, role } of combinations.filter((one) => one.language === language))
      for (const [question, code] of answersIn(sector, role))
        expect(answerWords(question, code, { sector, role }, textsOf(language))).not.toMatch(
          first[language],
        );
  });

  test('is what the screen of a case shows: a workplace’s "someone who does not work here" is no colleague', () => {
    const facts = {
      danger: 'yes',
      unitId: 'u',
      role: 'employee',
      about: 'me',
      accused: 'child',
      lane: null,
      what: ['violence'],
      where: ['workplace'],
      duration: 'today',
    } as const;
    const place = { sector: 'workplace', unitName: 'Verkstedet' } as const;
    const rows = factRows(
      { ...facts, what: [...facts.what], where: [...facts.where] },
      place,
      textsOf('nb'),
    );
    const values = rows.map(({ value }) => value);
    expect(values).toContain('En som ikke jobber her');
    expect(values).toContain('Slag, spark eller annen vold');
    expect(values).toContain('Ja, noen er i fare nå');
  });
});
