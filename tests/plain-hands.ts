/** What a reporter does on our own page in a browser without JavaScript: answer page by page, send, and come back with the code. */
import type { Browser, Page } from 'playwright';
import { expect } from 'vitest';
import { choices } from '../contract/choices.ts';
import { registerOf, type Language } from '../contract/facts.ts';
import { sayIn, type Say } from '../server/pages/words.ts';
import { expectAccess } from './plain-access.ts';
import { languageNames, type Answers } from './reporter-hands.ts';
import { expectGoodScreen, openWatched, shoot, type sizes, type Watched } from './watched-page.ts';

export type PlainVisit = Watched & {
  answers: Answers;
  language: Language;
  shots: string;
  /** Where scripts run, to look at a page that was saved here. */
  looker: Watched;
  /** Each page is looked at closely where that is what the test is about; `at-everything` also at what axe does not see. */
  looks: 'at-everything' | 'closely' | 'past';
};

/** The words as this reporter reads them; before they have said who they are, as a child. */
export function said({ answers, language }: PlainVisit): Say {
  return sayIn(language, answers.sector, registerOf(answers.role));
}

export async function openPlain(
  browser: Browser,
  given: {
    answers: Answers;
    language: Language;
    size: keyof typeof sizes;
    shots?: string;
    looks?: PlainVisit['looks'];
  },
): Promise<PlainVisit> {
  const { answers, language, size, looks = 'past' } = given;
  const { shots = `plain-${answers.sector}-${language}-${size}` } = given;
  const watched = await openWatched(browser, size, false);
  return {
    ...watched,
    answers,
    language,
    shots,
    looks,
    looker: await openWatched(browser, size),
  };
}

export async function closePlain({ context, looker }: PlainVisit): Promise<void> {
  await Promise.all([context.close(), looker.context.close()]);
}

export const heading = ({ page }: Pick<PlainVisit, 'page'>): Promise<string> =>
  page.locator('h2').first().innerText();

/** The page as it stands: no finding of axe, nothing sideways at 320 px, a neutral title, the right language, nothing stored. */
export async function arrive(visit: PlainVisit, title: string, shot: string): Promise<void> {
  const { page, looker, language } = visit;
  await expect.poll(() => heading(visit)).toBe(title);
  expect(new URL(page.url()).search).toBe('');
  expect(await page.locator('html').getAttribute('lang')).toBe(language);
  expect(await page.title()).toMatch(/^(?:(?:Feil|Error): )?(?:Skjema|Form)$/);
  if (visit.looks === 'past') return;
  // Without the script, which would take the page over there.
  const markup = (await page.content())
    .replace(/<script[^>]*><\/script>/, '')
    .replace(' waits', '');
  await looker.page.route(page.url(), (route) =>
    route.fulfill({ body: markup, contentType: 'text/html; charset=utf-8' }),
  );
  await looker.page.goto(page.url());
  await expectGoodScreen(looker);
  if (visit.looks === 'at-everything') await expectAccess(looker);
  await looker.page.unrouteAll();
  await shoot(visit, `${visit.shots}-${shot}`);
}

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

export async function speak({ page }: PlainVisit, language: Language): Promise<void> {
  await press(page, languageNames[language]);
}

export const goOn = (visit: PlainVisit): Promise<void> =>
  visit.page.locator('.actions button[value="next"]').click();

export async function choose(page: Page, group: string, codes: readonly string[]): Promise<void> {
  for (const code of codes) await page.locator(`label[for="${group}-${code}"]`).click();
}

/** From the first page to the one where the answers are looked over; `underway` is called on the page for free text. */
export async function answerAll(visit: PlainVisit, underway?: () => Promise<void>): Promise<void> {
  const { page, answers } = visit;
  const t = said(visit);
  await arrive(visit, t('danger.title'), '01-danger');
  await choose(page, 'danger', [answers.danger]);
  await goOn(visit);
  if (answers.danger !== 'no') {
    await arrive(visit, t('danger.call'), '01-danger-call');
    await goOn(visit);
  }
  if (answers.unit !== null) {
    await page.getByRole('radio', { name: answers.unit }).check();
    await arrive(visit, await heading(visit), '02-unit');
    await goOn(visit);
  }
  await arrive(visit, t('role.title'), '03-role');
  await choose(page, 'role', [answers.role]);
  await goOn(visit);
  await arrive(visit, t('about.title'), '04-about');
  await choose(page, 'about', [answers.about]);
  await goOn(visit);
  await arrive(visit, t('accused.title'), '05-accused');
  await choose(page, 'accused', [answers.accused]);
  await goOn(visit);
  if (choices[answers.sector].lanes.length > 0) {
    await arrive(visit, t('lane.title'), '06-lane');
    if (answers.lane) await choose(page, 'lane', [answers.lane]);
    await goOn(visit);
  }
  await arrive(visit, t('what.title'), '07-what');
  await choose(page, 'what', answers.what);
  await goOn(visit);
  await arrive(visit, t('where.title'), '08-where');
  await choose(page, 'where', answers.where);
  await goOn(visit);
  await arrive(visit, t('duration.title'), '08-duration');
  await choose(page, 'duration', [answers.duration]);
  await goOn(visit);
  await arrive(visit, t('tell.title'), '09-tell');
  await page.locator('#text').fill(answers.text);
  await underway?.();
  await goOn(visit);
  await arrive(visit, t('names.title'), '10-names');
  await page.locator('#names').fill(answers.names);
  await goOn(visit);
  await arrive(visit, t('contact.title'), '11-contact');
  await choose(page, 'contact', [answers.phone ? 'reach' : 'code']);
  if (answers.phone) await page.locator('#phone').fill(answers.phone);
  await goOn(visit);
  if (answers.phone) {
    await arrive(visit, t('safe.title'), '11-safe');
    await choose(page, 'time', ['afternoon', 'not-at-home']);
    await choose(page, 'way', ['sms']);
    await goOn(visit);
  }
  await arrive(visit, t('silence.title'), '11-silence');
  await page.locator('#must-not-know').fill(answers.mustNotKnow);
  await goOn(visit);
  await arrive(visit, t('check.title'), '12-check');
}

export const readers = async ({ page }: PlainVisit): Promise<string> =>
  (await page.locator('section.readers').innerText()).replace(/\s+/g, ' ');

/** Sends and answers the code of the receipt. */
export async function sendAndKeep(visit: PlainVisit): Promise<string> {
  const t = said(visit);
  await press(visit.page, t('send'));
  await arrive(visit, t('sent.title'), '13-receipt');
  return codeOn(visit);
}

export async function codeOn({ page }: PlainVisit): Promise<string> {
  const code = (await page.locator('section.code .characters').innerText()).replace(/\s/g, '');
  expect(code).toMatch(/^(\w{4}-){3}\w{4}$/);
  return code;
}

/** Opens the page anew, types the code, and answers what the reporter is shown. */
export async function comeBack(visit: PlainVisit, url: string, code: string): Promise<string> {
  const { page, language } = visit;
  const t = said(visit);
  await page.goto(url);
  await speak(visit, language);
  await page.locator('button[value="code"]').click();
  await arrive(visit, t('return.title'), '14-code');
  await page.locator('#typed').fill(code.toLowerCase());
  await page.keyboard.press('Enter');
  await arrive(visit, t('case.title'), '15-case');
  return page.locator('.body').innerText();
}
