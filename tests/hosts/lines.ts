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
    // Nobody is in danger: somebody to talk to comes before the police.
    await page.getByRole('region', { name: t('help.title') }).waitFor();
    expect(await page.locator('mobbe-skjema [href="tel:112"]').count()).toBe(0);
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

  portal: async (visit) => {
    const { page, context, server, answers, origin, origins } = visit;
    const t = wordsFor(answers, 'nb');
    const framed = page.frameLocator('iframe');
    await framed.locator('mobbe-knapp').getByRole('button').click();
    await framed.getByRole('heading', { name: t('unavailable.title') }).waitFor();
    const opened = context.waitForEvent('page');
    await framed.getByRole('link', { name: t('page.open') }).click();
    const tab = await opened;
    await tab.waitForURL(`${server}/fjellvika`);
    await tab.close();
    // Nothing of the portal is left to be seen, and no way back leads there.
    await page.route('https://www.yr.no/**', (route) =>
      route.fulfill({ body: 'Været', contentType: 'text/plain; charset=utf-8' }),
    );
    await framed.getByRole('button', { name: t('exit') }).click();
    await page.waitForURL('https://www.yr.no/**');
    await page.goto(`${origin}/portal`);
    origins.delete('https://www.yr.no');
    origins.delete(visit.around.partners.origins.municipality);
  },

  'portal-sandboxed': async (visit) => {
    const { page, context, server } = visit;
    const opened = context.waitForEvent('page');
    await page.frameLocator('iframe').locator('mobbe-knapp').getByRole('button').click();
    const tab = await opened;
    await tab.waitForURL(`${server}/fjellvika`);
    await tab.close();
    visit.origins.delete(visit.around.partners.origins.municipality);
  },

  // The tab is as sandboxed as the frame that opened it, and our page works there.
  'sandboxed-link': async (visit) => {
    const opened = visit.context.waitForEvent('page');
    await visit.page.frameLocator('iframe').getByRole('link').click();
    const page = await opened;
    visit.answers = { ...visit.answers, unit: 'Fjellvika skole' };
    await walkToReceipt({ ...visit, page, within: page });
    await page.close();
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
