/** What a reporter does on a partner's page: press the button, answer screen by screen, send, and come back with the code. */
import type { Browser, Locator } from 'playwright';
import { expect } from 'vitest';
import { choices } from '../contract/choices.ts';
import { registerOf, type Facts, type Language, type Sector } from '../contract/facts.ts';
import { wordsIn } from '../widget/testing/words.ts';
import type { Translate } from '../widget/texts/translate.ts';
import {
  expectGoodScreen,
  expectNothingOutside,
  openWatched,
  shoot,
  type sizes,
  type Watched,
} from './watched-page.ts';

export type Answers = Omit<Facts, 'unitId'> & {
  sector: Sector;
  /** The name in the list of places; null where the page has set it. */
  unit: string | null;
  text: string;
  names: string;
  mustNotKnow: string;
  phone: string;
};

export const languageNames: Record<Language, string> = {
  nb: 'Bokmål',
  nn: 'Nynorsk',
  en: 'English',
};

/** The words as this reporter reads them once they have said who they are. */
export function wordsFor({ sector, role }: Answers, language: Language): Translate {
  return wordsIn(language, sector, registerOf(role));
}

export type Visit = Watched & {
  answers: Answers;
  language: Language;
  shots: string;
  /** `at-width` where axe looks at each screen elsewhere, and only words can be too long; `past` where nothing is looked at again. */
  looks?: 'past' | 'at-width' | undefined;
};

/** A visit to the front page of a partner, with the form open in this language. */
export async function enter(
  browser: Browser,
  origin: string,
  given: Pick<Visit, 'answers' | 'language' | 'looks'> & {
    size: keyof typeof sizes;
    shots?: string;
  },
): Promise<Visit> {
  const { answers, language, size, looks, shots = `${answers.sector}-${language}-${size}` } = given;
  const visit = { ...(await openWatched(browser, size)), answers, language, looks, shots };
  await openForm(visit, `${origin}/`);
  return visit;
}

/** Presses the button on the page, and chooses the language in the form. */
export async function openForm(visit: Visit, url: string): Promise<void> {
  const { page, language } = visit;
  await page.goto(url);
  await page.locator('mobbe-knapp').getByRole('button').click();
  await page.locator('mobbe-skjema dialog[open], mobbe-ramme dialog[open]').waitFor();
  visit.within = (await page.locator('mobbe-ramme dialog[open]').count())
    ? page.frameLocator('mobbe-ramme iframe')
    : page;
  await visit.within.locator('mobbe-skjema #danger-no').waitFor();
  await speak(visit, language);
}

export async function speak({ within }: Visit, language: Language): Promise<void> {
  const button = within.getByRole('button', { name: languageNames[language] });
  await button.click();
  await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true');
}

/** What the screen is about, as one line. */
export async function heading({ within }: Watched): Promise<string> {
  return textOf(within.locator('mobbe-skjema #heading'));
}

/** The text of an element as one line.*/
export async function textOf(found: Locator): Promise<string> {
  return ((await found.textContent()) ?? '').replace(/\s+/g, ' ').trim();
}

/** Waits until the screen with this heading has the focus, and looks whether it is good. */
export async function arrive(visit: Visit, title: string, shot: string): Promise<void> {
  await expect.poll(() => heading(visit), { timeout: 10_000 }).toBe(title);
  await look(visit);
  await shoot(visit, `${visit.shots}-${shot}`);
}

async function look(visit: Visit): Promise<void> {
  if (visit.looks === 'at-width') await expectNothingOutside(visit);
  else if (visit.looks !== 'past') await expectGoodScreen(visit);
}

export async function goOn({ within, answers, language }: Visit): Promise<void> {
  await within.getByRole('button', { name: wordsFor(answers, language)('continue') }).click();
}

async function choose({ within }: Visit, group: string, codes: readonly string[]): Promise<void> {
  for (const code of codes) await within.locator(`label[for="${group}-${code}"]`).click();
}

/** From the first screen to the one where the answers are looked over; `underway` is called on the screen for free text. */
export async function answerAll(visit: Visit, underway?: () => Promise<void>): Promise<void> {
  const { within, answers, language } = visit;
  const t = wordsFor(answers, language);
  await within.locator('mobbe-skjema #danger-no').waitFor();
  await shoot(visit, `${visit.shots}-01-danger`);
  await look(visit);
  await choose(visit, 'danger', [answers.danger]);
  await goOn(visit);
  if (answers.danger !== 'no') {
    await arrive(visit, t('danger.call'), '01-danger-call');
    await expectNumbersToCall(visit);
    await goOn(visit);
  }
  if (answers.unit !== null) {
    await within.getByRole('radio', { name: answers.unit }).waitFor();
    await look(visit);
    await within.locator('mobbe-skjema label').filter({ hasText: answers.unit }).click();
    await shoot(visit, `${visit.shots}-02-unit`);
    await goOn(visit);
  }
  await arrive(visit, t('role.title'), '03-role');
  await choose(visit, 'role', [answers.role]);
  await goOn(visit);
  await arrive(visit, t('about.title'), '04-about');
  await choose(visit, 'about', [answers.about]);
  await goOn(visit);
  await arrive(visit, t('accused.title'), '05-accused');
  await choose(visit, 'accused', [answers.accused]);
  await goOn(visit);
  if (choices[answers.sector].lanes.length > 0) {
    await arrive(visit, t('lane.title'), '06-lane');
    if (answers.lane) await choose(visit, 'lane', [answers.lane]);
    await goOn(visit);
  }
  await arrive(visit, t('what.title'), '07-what');
  await choose(visit, 'what', answers.what);
  await goOn(visit);
  await arrive(visit, t('where.title'), '08-where');
  await choose(visit, 'where', answers.where);
  await goOn(visit);
  await arrive(visit, t('duration.title'), '08-duration');
  await choose(visit, 'duration', [answers.duration]);
  await goOn(visit);
  await arrive(visit, t('tell.title'), '09-tell');
  await within.locator('#text').fill(answers.text);
  await underway?.();
  await goOn(visit);
  await arrive(visit, t('names.title'), '10-names');
  await within.locator('#names').fill(answers.names);
  await goOn(visit);
  await arrive(visit, t('contact.title'), '11-contact');
  await choose(visit, 'contact', [answers.phone ? 'reach' : 'code']);
  if (answers.phone) {
    await within.locator('#phone').fill(answers.phone);
    await look(visit);
    await goOn(visit);
    await arrive(visit, t('safe.title'), '11-safe');
    await choose(visit, 'time', ['afternoon', 'not-at-home']);
    await choose(visit, 'way', ['sms']);
  }
  await goOn(visit);
  await arrive(visit, t('silence.title'), '11-silence');
  await within.locator('#must-not-know').fill(answers.mustNotKnow);
  await goOn(visit);
  await readers(visit);
  await arrive(visit, t('check.title'), '12-check');
}

async function expectNumbersToCall(visit: Visit): Promise<void> {
  const { within } = visit;
  const links = within.locator('mobbe-skjema .lines a');
  const numbers = await Promise.all((await links.all()).map((one) => one.getAttribute('href')));
  expect(numbers).toEqual(
    expect.arrayContaining(['tel:112', 'tel:113', 'tel:116117', 'tel:116111']),
  );
}

/** Everything that stands under "who reads this?", as one text. */
export async function readers({ within }: Visit): Promise<string> {
  const section = within.locator('mobbe-skjema section.readers');
  await section.locator('li').first().waitFor();
  return (await textOf(section)).replaceAll(' ,', ',');
}

/** Sends and answers the code of the receipt. */
export async function sendAndKeep(visit: Visit): Promise<string> {
  const { within, answers, language } = visit;
  const t = wordsFor(answers, language);
  await within.getByRole('button', { name: t('send') }).click();
  await arrive(visit, t('sent.title'), '13-receipt');
  const code = await textOf(within.locator('mobbe-skjema section.code .characters'));
  expect(code).toMatch(/^(\w{4}-){3}\w{4}$/);
  return code;
}

/** Closes the receipt, having kept the code. */
export async function finish({ page, within, answers, language }: Visit): Promise<void> {
  const t = wordsFor(answers, language);
  await within.getByRole('button', { name: t('sent.done') }).click();
  await within.getByRole('button', { name: t('sent.kept.yes') }).click();
  await page
    .locator('mobbe-skjema dialog[open], mobbe-ramme dialog[open]')
    .waitFor({ state: 'detached' });
}

/** Opens the form anew, types the code, and answers what the reporter is shown, as one text. */
export async function comeBack(visit: Visit, url: string, code: string): Promise<string> {
  const { answers, language } = visit;
  await openForm(visit, url);
  const { within } = visit;
  // Nobody has said yet who they are: the words are those of the page.
  await within.locator('.foot .link').click();
  const t = wordsFor(answers, language);
  await arrive(visit, t('return.title'), '14-code');
  await within.locator('#typed').fill(code.toLowerCase());
  await within.getByRole('button', { name: t('return.open') }).click();
  await arrive(visit, t('case.title'), '15-case');
  return textOf(within.locator('mobbe-skjema .body'));
}
