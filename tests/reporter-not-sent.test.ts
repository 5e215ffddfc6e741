/**
 * The last step when it goes wrong: a server that refuses, and a line that breaks before or after the server had the report.
 * What is said must be true, nothing may be lost, and one report must stay one.
 */
import { chromium, type Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { read } from './clients/handler.ts';
import { casesOf, openPartners, type Partners } from './partners.ts';
import {
  answerAll,
  arrive,
  enter,
  sendAndKeep,
  textOf,
  wordsFor,
  type Visit,
} from './reporter-hands.ts';
import { pupil } from './reporters.ts';

const head = 'kari.nes@fjellvika.example';
const reports = '**/api/v1/reports';
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

it('says plainly that it was not sent where the server refuses, and keeps everything', async () => {
  const answers = { ...pupil, text: 'Tjenesten var nede' };
  visit = await enter(browser, partners.origins.municipality, {
    answers,
    language: 'nb',
    size: 'phone',
    shots: 'not-sent',
  });
  const { page } = visit;
  const me = await partners.handler(head);
  const before = await casesOf(me);
  const t = wordsFor(answers, 'nb');
  await answerAll({ ...visit, looks: 'past' });
  await page.route(reports, (route) =>
    route.fulfill({
      status: 503,
      headers: { 'access-control-allow-origin': '*' },
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'https://example.test/problems/not-ready', status: 503 }),
    }),
  );
  await page.getByRole('button', { name: t('send') }).click();
  await arrive(visit, t('failed.title'), '13');
  expect(await textOf(page.locator('mobbe-skjema .body'))).toContain(t('failed.text'));
  await page.getByRole('button', { name: t('back') }).click();
  expect(await textOf(page.locator('mobbe-skjema .answers'))).toContain(answers.text);
  expect(await casesOf(me)).toEqual(before);
  await page.unroute(reports);
  await sendAndKeep(visit);
  expect(await casesOf(me)).toHaveLength(before.length + 1);
});

it.each(['before', 'after'] as const)(
  'says that nobody knows where the line broke %s the server had it, and ends with one report and one code',
  async (when) => {
    const answers = { ...pupil, text: `Nettet ble borte (${when})` };
    visit = await enter(browser, partners.origins.municipality, {
      answers,
      language: 'nn',
      size: 'narrow',
      shots: `in-doubt-${when}`,
    });
    const { page, context } = visit;
    const me = await partners.handler(head);
    const before = await casesOf(me);
    const t = wordsFor(answers, 'nn');
    await answerAll({ ...visit, looks: 'past' });
    const code = page.locator('mobbe-skjema .characters').first();
    await page.route(reports, async (route) => {
      if (when === 'after') expect((await route.fetch()).status()).toBe(201);
      await route.abort();
    });
    await page.getByRole('button', { name: t('send') }).click();
    await arrive(visit, t('doubt.title'), '13');
    expect(await textOf(page.locator('mobbe-skjema .body'))).not.toContain(t('failed.title'));
    const shown = await textOf(code);
    expect(await casesOf(me)).toHaveLength(before.length + (when === 'after' ? 1 : 0));
    // The browser itself says that the line is back, and nobody presses anything.
    await context.setOffline(true);
    await page.unroute(reports);
    await context.setOffline(false);
    await arrive(visit, t('sent.title'), '14-receipt');
    expect(await textOf(code)).toBe(shown);
    const added = (await casesOf(me)).filter((id) => !before.includes(id));
    expect(added).toHaveLength(1);
    expect((await read(me, added[0]!)).content).toEqual({ text: answers.text });
    expect(visit.complaints.filter((text) => !/ERR_(FAILED|INTERNET)/.test(text))).toEqual([]);
  },
);
