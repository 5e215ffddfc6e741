/**
 * Words that can harm, by their kinds, over everything that a person reads: the form, the page without JavaScript, the desk, the
 * letters and the openings of answers. Each kind was once on a screen; the decision is `docs/decisions/0027-one-label.md`.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages, type Language } from '../contract/facts.ts';
import { starter, starterKinds } from '../desk/starters.ts';
import { textsOf } from '../desk/texts/index.ts';
import { letterTexts } from '../server/mail/texts.ts';
import { words as pageWords } from '../server/pages/words.ts';
import { en as attachmentsEn } from '../widget/texts/attachments/en.ts';
import { nb as attachmentsNb } from '../widget/texts/attachments/nb.ts';
import { nn as attachmentsNn } from '../widget/texts/attachments/nn.ts';
import { texts as form } from '../widget/texts/all.ts';

const attachments = { nb: attachmentsNb, nn: attachmentsNn, en: attachmentsEn };

type Said = { where: string; text: string };

/** Sentences with a number or a name in them are said once for one and once for two. */
function said(value: unknown, where: string): Said[] {
  if (typeof value === 'function')
    return [1, 2].map((count) => ({
      where,
      text: String((value as (...given: unknown[]) => unknown)(count, 'X', 'Y')),
    }));
  if (typeof value !== 'object' || value === null) return [{ where, text: String(value) }];
  return Object.entries(value).flatMap(([key, inner]) => said(inner, `${where}/${key}`));
}

const inForm = (language: Language) =>
  said({ ...form[language], ...attachments[language] }, 'form');
const atDesk = (language: Language) => [
  ...said(textsOf(language), 'desk'),
  ...starterKinds.flatMap((kind) =>
    (['child', 'adult'] as const).map((register) => ({
      where: `starters/${kind}/${register}`,
      text: starter(kind, language, register),
    })),
  ),
];
const everywhere = (language: Language) => [
  ...inForm(language),
  ...atDesk(language),
  ...said(pageWords[language], 'page'),
  ...said(letterTexts[language], 'letters'),
];
const matching = (all: Said[], bad: RegExp) => all.filter(({ text }) => bad.test(text));
const of = (language: Language, where: string) =>
  inForm(language).filter((one) => one.where.startsWith(`form/${where}`));

describe.each(languages)('in %s', (language) => {
  const by = <T>(each: Record<Language, T>) => each[language];

  test('nobody is told to call today where somebody is in danger now', () => {
    const bad = by({ nb: /ring i dag/i, nn: /ring(je)? i dag/i, en: /call today/i });
    expect(matching(everywhere(language), bad)).toEqual([]);
  });

  test('whoever is told to get in touch for danger is told first to see what is safe', () => {
    const { next } = textsOf(language).cases;
    const safe = by({
      nb: /trygt.*(ring|[Ss]nakk)/,
      nn: /trygt.*(ring|[Ss]nakk)/,
      en: /safe.*(call|talk)/,
    });
    for (const text of [next.urgent, next.urgentRead, next.firstWord]) expect(text).toMatch(safe);
    const { urgentNext } = textsOf(language).front;
    expect(urgentNext).toMatch(by({ nb: /trygt/, nn: /trygt/, en: /safe/ }));
  });

  test('the desk says whom it means: never "the one it concerns", who may be the accused', () => {
    const bad = by({ nb: /\bden det gjelder/i, nn: /\bden det gjeld/i, en: /it concerns(?!”)/i });
    const names = 'desk/cases/content/names';
    expect(matching(atDesk(language), bad).filter(({ where }) => where !== names)).toEqual([]);
  });

  test('no opening of an answer invites to write back where nobody can', () => {
    const bad = by({
      nb: /svare? (meg |oss )?her/i,
      nn: /svare? (meg |oss )?her/i,
      en: /(answer|reply|write) (me |us )?here/i,
    });
    const openings = atDesk(language).filter(({ where }) => where.startsWith('starters/'));
    expect(matching(openings, bad)).toEqual([]);
    for (const kind of ['talk', 'question'] as const)
      for (const register of ['child', 'adult'] as const)
        expect(starter(kind, language, register)).toMatch(
          by({
            nb: /Ring oss på|ny melding|møtes \[når og hvor\]/,
            nn: /Ring oss på|ny melding|møtast \[når og kvar\]/,
            en: /call us on|new report|meet \[when and where\]/,
          }),
        );
  });

  test('that nobody sits and waits is not said as if nobody wanted to read', () => {
    const bad = by({ nb: /ingen leser/i, nn: /ingen les /i, en: /nobody reads/i });
    expect(matching(of(language, 'danger.'), bad)).toEqual([]);
    expect(form[language]['danger.unread']).toMatch(by({ nb: /tid/, nn: /tid/, en: /time/ }));
  });

  test('to whoever is in danger a goal is what we try, and no answer is to be waited for', () => {
    expect(form[language]['urgent.goal']).toMatch(
      by({ nb: /^Vi prøver å /, nn: /^Vi prøver å /, en: /^We aim to / }),
    );
    expect(form[language]['urgent.wait']).toMatch(
      by({
        nb: /en voksen du stoler på/,
        nn: /ein vaksen du stoler på/,
        en: /an adult you trust/,
      }),
    );
    expect(form[language]['urgent.wait@adult']).not.toMatch(/voksen|vaksen|adult/);
  });

  test('nobody is told to close a case where a screen is meant', () => {
    const bad = by({ nb: /lukk saken/i, nn: /lukk saka/i, en: /close the case(?! when)/i });
    const found = matching(everywhere(language), bad);
    expect(found.filter(({ where }) => !where.startsWith('desk/cases/close/'))).toEqual([]);
    const { forbidden } = textsOf(language).cases.attachments;
    expect(forbidden).toMatch(
      by({ nb: /saken stå åpen.*112/, nn: /saka stå open.*112/, en: /leave the case open.*112/ }),
    );
  });

  test('a danger that was told of is not made smaller', () => {
    expect(textsOf(language).words.atDesk['danger.yes']).toMatch(
      by({ nb: /noen er i fare nå/, nn: /nokon er i fare no/, en: /someone is in danger now/ }),
    );
  });

  test('nobody is told to try an emergency number', () => {
    const bad = by({ nb: /ring numr?e?/i, nn: /ring numm?e?r/i, en: /call the number/i });
    expect(matching(everywhere(language), bad)).toEqual([]);
    for (const count of [1, 2])
      expect(textsOf(language).front.helpLines(count)).toMatch(
        by({
          nb: /Ikke ring nødnumre/,
          nn: /Ikkje ring naudnummer/,
          en: /Do not call emergency numbers/,
        }),
      );
  });

  test('a child is sent to the County Governor, not to "the adults at home", where home may be unsafe', () => {
    const bad = by({ nb: /voksne hjemme/i, nn: /vaksne heime/i, en: /adults at home/i });
    expect(matching(everywhere(language), bad)).toEqual([]);
  });

  test('a goal is what we try, never a promise', () => {
    const goals = of(language, 'goal.').filter(({ where }) => where !== 'form/goal.title');
    expect(goals.length).toBeGreaterThan(4);
    for (const { text } of goals)
      expect(text).toMatch(by({ nb: /^Vi prøver å /, nn: /^Vi prøver å /, en: /^We aim to / }));
  });

  test('nobody who was told to keep a secret reads that secrets must not be written', () => {
    const bad = by({ nb: /ikke skriv om/i, nn: /ikkje skriv om/i, en: /do not write about/i });
    expect(matching(everywhere(language), bad)).toEqual([]);
    expect(form[language]['tell.notice']).toMatch(
      by({
        nb: /også det noen har sagt/,
        nn: /òg det nokon har sagt/,
        en: /even if someone told you/,
      }),
    );
  });

  test('what is promised of keeping is no more than what is kept', () => {
    const bad = by({
      nb: /ingenting blir lagret|tatt vare på det du/i,
      nn: /ingenting blir lagra|teke vare på det du/i,
      en: /nothing is saved|we have kept what/i,
    });
    expect(matching(inForm(language), bad)).toEqual([]);
  });

  test('who must not know is asked so that it cannot be read as who need not', () => {
    const bad = by({ nb: /ikke må/i, nn: /ikkje må/i, en: /need not know/i });
    expect(matching(of(language, 'silence.'), bad)).toEqual([]);
    expect(form[language]['silence.hint']).toMatch(
      by({ nb: /alvorlig fare/, nn: /alvorleg fare/, en: /serious danger/ }),
    );
  });

  test('in danger a child is sent to a person too, and an adult is not told to find an adult', () => {
    const adult = by({
      nb: /en voksen du stoler på/,
      nn: /ein vaksen du stoler på/,
      en: /an adult you trust/,
    });
    expect(form[language]['danger.go-on']).toMatch(adult);
    expect(form[language]['danger.go-on@adult']).not.toMatch(adult);
    expect(form[language]['unavailable.wrong']).toMatch(adult);
  });

  test('the code comes with the warning that whoever sees it reads everything', () => {
    expect(form[language]['code.text']).toMatch(
      by({
        nb: /ikke vis den til andre/,
        nn: /ikkje vis han til andre/,
        en: /do not show it to others/,
      }),
    );
  });
});

test.each(languages)(
  'whoever must unlock is told what to do and why, not what a machine has done, in %s',
  (language) => {
    const { afterReload } = textsOf(language).unlock;
    expect(afterReload).toMatch(
      {
        nb: /^Skriv passordet for å lese her/,
        nn: /^Skriv passordet for å lese her/,
        en: /^Enter your password to read here/,
      }[language],
    );
    expect(afterReload).not.toMatch(/lastet|lasta|reload|loaded/);
  },
);

test('in nynorsk a report, a case or a file is never "henne", which a girl is', () => {
  const rooms = [
    'desk/cases',
    'desk/front',
    'desk/list',
    'desk/frame',
    'desk/problems',
    'desk/words',
    'starters',
    'form',
    'page',
  ];
  const found = matching(everywhere('nn'), /(?<!\p{L})henne(?!\p{L})/iu);
  expect(found.filter(({ where }) => rooms.some((room) => where.startsWith(room)))).toEqual([]);
});

test('the page at an unknown address asks nobody for a report of its fault', () => {
  expect(readFileSync('widget/page/unknown.html', 'utf8')).not.toMatch(/si (i)?fra|tell those/i);
});
