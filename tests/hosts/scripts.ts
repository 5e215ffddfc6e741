/** Hosts whose scripts load us late, twice, by a detour or not at all, take the page away, or listen to every key. */
import type { Page } from 'playwright';
import { expect } from 'vitest';
import * as plain from '../plain-hands.ts';
import { answerAll, sendAndKeep, wordsFor } from '../reporter-hands.ts';
import {
  button,
  expectFirstQuestion,
  expectOnlyLoader,
  expectOwnPage,
  expectRead,
  press,
  walkToReceipt,
  type HostVisit,
  type Walk,
} from './visit.ts';

/** Presses the button and sends: one form, one report. */
const works: Walk = async (visit) => {
  await press(visit);
  expect(await visit.page.locator('mobbe-skjema').count()).toBe(1);
  await walkToReceipt(visit);
};

/** Follows the link to our own page and sends there. */
const followsLink: Walk = async (visit) => {
  await visit.page.getByRole('link', { name: 'Si ifra om mobbing' }).click();
  await expectOwnPage(visit, 'script');
};

/** Sends with the form of the server, page by page. */
export async function sendPlain(visit: HostVisit): Promise<void> {
  const hands: plain.PlainVisit = { ...visit, looker: visit, looks: 'past' };
  await plain.answerAll(hands);
  await plain.sendAndKeep(hands);
  await expectRead(visit, [visit.answers.text]);
}

const shut = ({ page, answers }: HostVisit) =>
  page.getByRole('button', { name: wordsFor(answers, 'nb')('close') }).click();

export const scripts: Record<string, Walk> = {
  'two-versions': works,
  'loaded-twice': works,
  'late-insert': works,
  'tag-manager': works,

  'two-buttons': async (visit) => {
    const { page } = visit;
    await press(visit);
    const called = () => page.locator('mobbe-skjema dialog').getAttribute('aria-label');
    expect(await called()).toContain('Fjellvika kommune');
    await shut(visit);
    await page.getByRole('button', { name: 'Si ifra på Havnes' }).click();
    await expectFirstQuestion(visit);
    expect(await called()).toContain('Havnes ungdomsskole');
    expect(await page.locator('mobbe-skjema').count()).toBe(1);
  },

  'link-only': async (visit) => {
    const { page, context, server } = visit;
    expectOnlyLoader(visit);
    const link = page.getByRole('link', { name: 'Si ifra til oss.' });
    await link.click({ modifiers: ['Control'] });
    const [, tab] =
      context.pages().length > 1 ? context.pages() : [null, await context.waitForEvent('page')];
    await tab.waitForURL(`${server}/fjellvika`);
    await tab.close();
    const opened = context.waitForEvent('page');
    await link.click({ button: 'middle' });
    await (await opened).waitForURL(`${server}/fjellvika`);
    await (await opened).close();
    expect(await page.locator('mobbe-skjema').count()).toBe(0);
    await link.click();
    await expectFirstQuestion(visit);
    visit.answers = { ...visit.answers, unit: 'Fjellvika skole' };
    await walkToReceipt(visit);
  },

  'no-js': async (visit) => {
    await followsLinkPlainly(visit);
    await sendPlain(visit);
  },

  'old-browser': async (visit) => {
    await visit.page.waitForLoadState();
    await followsLinkPlainly(visit);
    await sendPlain(visit);
  },

  // Nothing of ours but the page itself comes: it works without even its style sheet.
  'cdn-down': async (visit) => {
    await followsLinkPlainly(visit);
    await sendPlain(visit);
  },
  'cdn-hangs': followsLink,
  'wrong-sri': followsLink,

  'form-changed': async (visit) => {
    const { page } = visit;
    await button(visit).click();
    await expectOwnPage(visit, 'script');
    await page.goBack({ waitUntil: 'commit' });
    await button(visit).waitFor();
    expect(await page.evaluate('window.wasChanged')).toBeUndefined();
  },

  // What its JSON makes of lists also keeps the browser's debugger from hearing what the page was told.
  'old-library': async (visit) => {
    await button(visit).click();
    await expectOwnPage(visit, 'script');
  },

  // Before a word is written, and not after the last question.
  'old-reduce': async (visit) => {
    await button(visit).click();
    await expectOwnPage(visit, 'script');
    await walkToReceipt(visit);
  },

  'capturing-keys': async (visit) => {
    const { page, answers } = visit;
    await press(visit);
    await answerAll(visit, async () => {
      const field = page.locator('#text');
      await field.focus();
      await page.keyboard.press('Control+End');
      for (const key of ['Enter', 'h', 'a', ' ', '1', 'x', 'Backspace', 'B', '?'])
        await page.keyboard.press(key);
      expect(await field.inputValue()).toBe(`${answers.text}\nha 1B?`);
      await page.keyboard.press('Home');
      await page.keyboard.type('ja ');
      expect(await field.inputValue()).toBe(`${answers.text}\nja ha 1B?`);
      await field.fill(answers.text);
    });
    await sendAndKeep(visit);
    await expectRead(visit, [answers.text]);
  },

  'turbo-swap': async (visit) => {
    const { page } = visit;
    await press(visit);
    await page.locator('label[for="danger-no"]').click();
    await page.evaluate('swap()');
    expect(await page.locator('mobbe-skjema').count()).toBe(0);
    // The new page's button opens a form with nothing in it.
    await button(visit).click();
    await expectFirstQuestion(visit);
    expect(await page.locator('#danger-no').isChecked()).toBe(false);
    await walkToReceipt(visit);
  },

  'shortcuts-site': async (visit) => {
    const { page } = visit;
    await button(visit).waitFor();
    await page.keyboard.type('ab/');
    const commands = () => page.locator('#done').textContent();
    expect(await commands()).toBe('absearch' + '/');
    await press(visit);
    const t = wordsFor(visit.answers, 'nb');
    // On the heading, on a choice, and in the text: no letter is a command.
    await page.keyboard.type('s/');
    await page.locator('label[for="danger-no"]').click();
    await page.keyboard.type('s/');
    await page.getByRole('button', { name: t('continue') }).click();
    visit.answers = { ...visit.answers, text: 'En/skråstrek og søk: s/k? (shortcuts-site)' };
    await page
      .locator('mobbe-skjema')
      .getByRole('button', { name: t('back') })
      .click();
    await walkToReceipt(visit);
    expect(await commands()).toBe('absearch' + '/');
  },

  'iframe-host': async (visit) => {
    const { origins, around } = visit;
    await expect.poll(() => visit.page.frames()[1]?.url()).toContain('/csp-none');
    const inner = visit.page.frames()[1]!;
    // The frame has all of a page that a reporter's hands need.
    const framed = {
      ...visit,
      page: inner as unknown as Page,
      within: inner as unknown as Page,
      origin: new URL(inner.url()).origin,
    };
    expect(framed.origin).toBe(around.partners.origins.municipality);
    await press(framed);
    await walkToReceipt(framed);
    // That page is the site's own.
    origins.delete(framed.origin);
  },
};

async function followsLinkPlainly(visit: HostVisit): Promise<void> {
  await visit.page.getByRole('link', { name: 'Si ifra om mobbing' }).click();
  await expectOwnPage(visit, 'plain');
}
