/** What people do to the browser around the form, and clocks that are wrong: nothing comes back that was left, nothing is mixed up. */
import { expect } from 'vitest';
import { answerAll, goOn, sendAndKeep, textOf, wordsFor } from '../reporter-hands.ts';
import { watchPage } from '../watched-page.ts';
import {
  button,
  expectFirstQuestion,
  expectRead,
  press,
  walkToReceipt,
  type HostVisit,
  type Walk,
} from './visit.ts';

/** Whatever the browser's clock says, the form goes by the server's. */
const byServersClock: Walk = async (visit) => {
  await press(visit);
  const today = new Intl.DateTimeFormat('nb-NO', { weekday: 'long', timeZone: 'Europe/Oslo' });
  expect(await textOf(visit.page.locator('mobbe-skjema #hours'))).toContain(today.format());
  await walkToReceipt(visit);
};

/** Answers three questions and writes a word, as somebody who is interrupted. */
async function begin(visit: HostVisit): Promise<void> {
  const { page } = visit;
  await press(visit);
  await page.locator('label[for="danger-no"]').click();
  await goOn(visit);
  await page.locator('label[for="role-pupil"]').click();
}

/** The page as it is for whoever comes next: no form, or an empty one. */
async function expectNothingBack(visit: HostVisit): Promise<void> {
  const { page } = visit;
  await button(visit).waitFor();
  expect(await page.locator('mobbe-skjema dialog[open]').count()).toBe(0);
  await button(visit).click();
  await expectFirstQuestion(visit);
  expect(await page.locator('#danger-no').isChecked()).toBe(false);
}

export const browsers: Record<string, Walk> = {
  'clock-behind': byServersClock,
  'clock-ahead': byServersClock,

  'two-tabs': async (visit) => {
    const page = await visit.context.newPage();
    watchPage(visit, page);
    const other: HostVisit = {
      ...visit,
      page,
      within: page,
      answers: { ...visit.answers, text: 'Hesten heter Solvor (two-tabs)' },
    };
    await press(visit);
    await page.goto(visit.page.url());
    await button(other).click();
    await expectFirstQuestion(other);
    await answerAll(other);
    await visit.page.bringToFront();
    await answerAll(visit);
    const codes = [await sendAndKeep(visit)];
    await page.bringToFront();
    codes.push(await sendAndKeep(other));
    expect(new Set(codes).size).toBe(2);
    await expectRead(visit, [visit.answers.text, other.answers.text]);
  },

  'back-and-forward': async (visit) => {
    const { page } = visit;
    const url = page.url();
    await page.goto(`${visit.origin}/csp-none`);
    await page.goto(url);
    await begin(visit);
    await page.goBack({ waitUntil: 'commit' });
    await page.goForward({ waitUntil: 'commit' });
    await expect.poll(() => page.url()).toBe(url);
    await expectNothingBack(visit);
    // Quick exit leaves no step to go back to: Back leads past the page.
    await page.route('https://www.yr.no/**', (route) =>
      route.fulfill({ body: 'Været', contentType: 'text/plain; charset=utf-8' }),
    );
    await page.getByRole('button', { name: wordsFor(visit.answers, 'nb')('exit') }).click();
    await page.waitForURL('https://www.yr.no/**');
    visit.origins.delete('https://www.yr.no');
    await page.goBack({ waitUntil: 'commit' });
    await expect.poll(() => page.url()).toBe(`${visit.origin}/csp-none`);
    await button(visit).click();
    await expectFirstQuestion(visit);
    await walkToReceipt(visit);
  },

  'restored-tab': async (visit) => {
    const { page } = visit;
    await begin(visit);
    await page.reload();
    await expectNothingBack(visit);
    await page.locator('mobbe-skjema').getByRole('button', { name: 'Lukk' }).click();
    // Away and back: the browser may have kept the page as it was, with its memory.
    await page.evaluate(
      `addEventListener('pageshow', ({ persisted }) => (window.wasKept = persisted))`,
    );
    await button(visit).click();
    await expectFirstQuestion(visit);
    await page.locator('label[for="danger-no"]').click();
    await page.goto(`${visit.origin}/csp-none`);
    await page.goBack({ waitUntil: 'commit' });
    await button(visit).waitFor();
    expect(await page.evaluate('window.wasKept')).toBe(true);
    await expectNothingBack(visit);
    await walkToReceipt(visit);
    // Our own page too begins anew.
    await page.goto(`${visit.server}/fjellvika`);
    await expectFirstQuestion(visit);
    await page.locator('label[for="danger-no"]').click();
    await page.goto(`${visit.origin}/csp-none`);
    await page.goBack({ waitUntil: 'commit' });
    await expectFirstQuestion(visit);
    expect(await page.locator('#danger-no').isChecked()).toBe(false);
  },
};
