/** Lines and servers that fail: a reporter learns it before writing, or keeps every word and gets it sent. */
import { expect } from 'vitest';
import { answerAll, sendAndKeep, textOf, wordsFor } from '../reporter-hands.ts';
import { sendPlain } from './scripts.ts';
import {
  button,
  expectFirstQuestion,
  expectOwnPage,
  expectRead,
  mend,
  press,
  walkToReceipt,
  type HostVisit,
  type Walk,
} from './visit.ts';

const heading = ({ page }: HostVisit, name: string) => page.getByRole('heading', { name });

export const lines: Record<string, Walk> = {
  'wrong-name': async (visit) => {
    const { page, answers } = visit;
    const t = wordsFor(answers, 'nb');
    await button(visit).click();
    await heading(visit, t('unavailable.title')).waitFor();
    expect(await textOf(page.locator('mobbe-skjema .emergency'))).toContain('112');
    expect(await page.locator('mobbe-skjema').locator('input, textarea').count()).toBe(0);
  },

  'api-down': async (visit) => {
    const { page, answers } = visit;
    const t = wordsFor(answers, 'nb');
    await button(visit).click();
    await heading(visit, t('unavailable.title')).waitFor();
    expect(await textOf(page.locator('mobbe-skjema .emergency'))).toContain('112');
    expect(await page.locator('mobbe-skjema').locator('input, textarea').count()).toBe(0);
    await mend(visit);
    await page.getByRole('button', { name: t('again') }).click();
    await expectFirstQuestion(visit);
    await walkToReceipt(visit);
  },

  'api-slow': async (visit) => {
    await button(visit).click();
    await heading(visit, wordsFor(visit.answers, 'nb')('loading')).waitFor();
    await expectFirstQuestion(visit);
    await walkToReceipt(visit);
  },

  // It may have been stored before it failed: neither "sent" nor "not sent" would be true.
  'api-breaks': async (visit) => {
    const { page, answers } = visit;
    const t = wordsFor(answers, 'nb');
    await press(visit);
    await answerAll(visit);
    await page.getByRole('button', { name: t('send') }).click();
    await heading(visit, t('doubt.title')).waitFor();
    expect(await textOf(page.locator('mobbe-skjema .body'))).toContain(t('doubt.soon'));
    const code = await textOf(page.locator('mobbe-skjema section.code .characters'));
    await page.getByRole('button', { name: t('back') }).click();
    expect(await textOf(page.locator('mobbe-skjema .answers'))).toContain(answers.text);
    await expectRead(visit, []);
    await mend(visit);
    expect(await sendAndKeep(visit)).toBe(code);
    await expectRead(visit, [answers.text]);
  },

  'api-refuses': async (visit) => {
    const { page, answers } = visit;
    const t = wordsFor(answers, 'nb');
    await press(visit);
    await answerAll(visit);
    await page.getByRole('button', { name: t('send') }).click();
    await heading(visit, t('failed.title')).waitFor();
    expect(await textOf(page.locator('mobbe-skjema .emergency'))).toContain('112');
    await page.getByRole('button', { name: t('back') }).click();
    expect(await textOf(page.locator('mobbe-skjema .answers'))).toContain(answers.text);
    await mend(visit);
    await sendAndKeep(visit);
    await expectRead(visit, [answers.text]);
  },

  'http-host': async (visit) => {
    await button(visit).click();
    await expectOwnPage(visit, 'script');
    await walkToReceipt(visit);
  },

  // The filter works on our own page as well: there the form of the server is left.
  'ad-blocker': async (visit) => {
    await button(visit).click();
    await expectOwnPage(visit, 'plain');
    await sendPlain(visit);
  },

  // Nobody but a site on the list may frame our own page: it comes in place of the portal.
  'iframe-blocker': async (visit) => {
    const framed = visit.page.frameLocator('iframe');
    const site = visit.around.partners.origins.municipality;
    await framed.locator('mobbe-knapp').getByRole('button').click();
    await expectOwnPage(visit, 'plain');
    await sendPlain(visit);
    // The framed page is the school's own.
    visit.origins.delete(site);
  },

  'slow-3g': async (visit) => {
    const { page } = visit;
    await button(visit).waitFor();
    await button(visit).click();
    await page.getByRole('button', { name: 'Åpner skjemaet …' }).waitFor();
    expect(await page.getByRole('status').first().textContent()).toBe('Åpner skjemaet …');
    await expectFirstQuestion(visit);
    await walkToReceipt(visit);
  },
};
