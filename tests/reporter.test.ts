/**
 * The reporter's path as a child walks it: a real browser on the sites of the three partners, the real server behind,
 * a handler who answers, and the way back with the code. In three languages, on a phone and on a desk.
 */
import { chromium, type Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { languages, type Language } from '../contract/facts.ts';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { answerCase, casesOf, openPartners, type Partners } from './partners.ts';
import {
  answerAll,
  comeBack,
  enter,
  finish,
  heading,
  readers,
  sendAndKeep,
  speak,
  wordsFor,
  type Visit,
} from './reporter-hands.ts';
import { athlete, pupil, student } from './reporters.ts';
import { expectNoTrace, shoot } from './watched-page.ts';

let partners: Partners;
let browser: Browser;
let visit: Visit;

beforeAll(async () => {
  partners = await openPartners();
  browser = await chromium.launch(await chromiumLaunch());
});
afterEach(() => visit?.context.close());
afterAll(async () => {
  await browser?.close();
  await partners?.stop();
});

const walks = [
  {
    site: 'municipality',
    answers: pupil,
    handler: 'kari.nes@fjellvika.example',
    reads: {
      nb: 'Rektor og stedfortreder, Fjellvika skole',
      nn: 'Rektor og stadfortredar, Fjellvika skole',
      en: 'Head teacher and deputy, Fjellvika skole',
    },
  },
  {
    site: 'sport',
    answers: athlete,
    // The district reads along, and does not answer.
    handler: 'mona.havbrisen@idrett.example',
    reads: {
      nb: 'Kretsens kontaktpersoner, Nordland idrettskrets',
      nn: 'Kontaktpersonane i krinsen, Nordland idrettskrets',
      en: 'Contact persons of the district, Nordland idrettskrets',
    },
  },
  {
    site: 'university',
    answers: student,
    handler: 'eva.hav@universitet.example',
    reads: {
      nb: 'Fakultetets studieleder, Fakultet for hav og kyst',
      nn: 'Studieleiaren ved fakultetet, Fakultet for hav og kyst',
      en: 'Head of studies at the faculty, Fakultet for hav og kyst',
    },
  },
] as const;
/** Axe looks at each site and at each language once: what it sees of one site is the same in all languages but for the length of words. */
const languageLookedAt = { municipality: 'nb', sport: 'nn', university: 'en' } as const;
const sizeFor = { nb: 'phone', nn: 'narrow', en: 'desktop' } as const;

describe.each(walks)('on the site of the $site', ({ site, answers: given, handler, reads }) => {
  it.each(languages)('a report in %s is sent, read and answered', async (language) => {
    const answers = { ...given, text: `${given.text} (${language})` };
    const me = await partners.handler(handler);
    const before = await casesOf(me);
    const other = languages[(languages.indexOf(language) + 1) % languages.length]!;
    const t = wordsFor(answers, language);
    visit = await enter(browser, partners.origins[site], {
      answers,
      language,
      size: sizeFor[language],
      looks: languageLookedAt[site] === language ? undefined : 'at-width',
    });
    await answerAll(visit, async () => {
      await speak(visit, other);
      expect(await heading(visit)).toBe(wordsFor(answers, other)('tell.title'));
      expect(await visit.within.locator('#text').inputValue()).toBe(answers.text);
      await speak(visit, language);
    });
    expect(await readers(visit)).toContain(reads[language]);
    await expectAnswersShown(language);
    await speak(visit, other);
    await expectAnswersShown(other);
    expect(await readers(visit)).toContain(reads[other]);
    await speak(visit, language);
    const code = await sendAndKeep(visit);
    await finish(visit);

    const url = `${partners.origins[site]}/`;
    const unread = await comeBack(visit, url, code);
    expect(unread).toContain(t('case.unread'));
    expect(unread).toContain(t('messages.none'));

    const added = (await casesOf(me)).filter((id) => !before.includes(id));
    expect(added).toHaveLength(1);
    const opened = await answerCase(me, added[0]!, `Takk for at du sa ifra (${language})`);
    expect(opened.content).toEqual({ text: answers.text });
    expect(opened.identity).toMatchObject({ names: answers.names });

    const read = await comeBack(visit, url, code);
    await shoot(visit, `${visit.shots}-16-answered`);
    expect(read).not.toContain(t('case.unread'));
    expect(read).toContain(`Takk for at du sa ifra (${language})`);
    await expectNoTrace(visit, [partners.origins[site], partners.running.address]);
  });
});

/** The page of answers has each of them in these words, and none is empty. */
async function expectAnswersShown(language: Language): Promise<void> {
  const { answers, within } = visit;
  const t = wordsFor(answers, language);
  const shown = (await within.locator('mobbe-skjema .answers').textContent())!;
  expect(shown).toContain(answers.text);
  expect(shown).toContain(answers.names);
  expect(shown).toContain(t(`role.${answers.role}` as never));
  for (const code of answers.what) expect(shown).toContain(t(`what.${code}` as never));
  expect(shown).not.toContain(t('check.empty'));
}
