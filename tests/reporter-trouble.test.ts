/**
 * The reporter's path where something is special: danger, a leader who is accused, no mouse, readers who change while the
 * form stands open, and a form that cannot be had.
 */
import { chromium, type Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { read } from './clients/handler.ts';
import { casesOf, giveNewKey, openPartners, type Partners } from './partners.ts';
import {
  answerAll,
  arrive,
  enter,
  heading,
  readers,
  sendAndKeep,
  textOf,
  wordsFor,
  type Visit,
} from './reporter-hands.ts';
import { athlete, pupil, student } from './reporters.ts';
import { expectGoodScreen, expectNoTrace, openWatched, tabTo } from './watched-page.ts';

const head = 'kari.nes@fjellvika.example';
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

it('shows numbers to call where somebody is in danger, and sends the report all the same', async () => {
  const answers = { ...pupil, danger: 'yes' } as const;
  visit = await enter(browser, partners.origins.municipality, {
    answers,
    language: 'nb',
    size: 'phone',
    shots: 'danger',
  });
  const before = await casesOf(await partners.handler(head));
  await answerAll({ ...visit, looks: 'past' });
  const shown = await readers(visit);
  for (const role of ['Rektor og stedfortreder', 'Skoleeier', 'Beredskapsteam mot mobbing'])
    expect(shown).toContain(role);
  await sendAndKeep(visit);
  expect(await casesOf(await partners.handler(head))).toHaveLength(before.length + 1);
});

describe('a leader who is accused does not read, nor later', () => {
  const leader = { accused: 'leader' } as const;
  it.each([
    {
      site: 'municipality',
      answers: { ...pupil, ...leader },
      reads: 'Skoleeier, Fjellvika kommune',
      never: 'Rektor',
    },
    {
      site: 'sport',
      answers: { ...athlete, ...leader },
      reads: 'Kretsens kontaktpersoner',
      never: 'Klubbens kontaktperson',
    },
    {
      site: 'university',
      answers: { ...student, ...leader },
      reads: 'HR og juss',
      never: 'studieleder',
    },
  ] as const)('at the $site', async ({ site, answers, reads, never }) => {
    visit = await enter(browser, partners.origins[site], {
      answers,
      language: 'nb',
      size: 'desktop',
      shots: `leader-${site}`,
    });
    await answerAll({ ...visit, looks: 'past' });
    const shown = await readers(visit);
    expect(shown).toContain(reads);
    expect(shown).not.toContain(never);
  });
});

it('can be walked by keyboard alone', async () => {
  const answers = { ...pupil, accused: 'unknown' } as const;
  const watched = await openWatched(browser, 'desktop');
  visit = { ...watched, answers, language: 'nb', shots: 'keyboard' };
  const { page } = visit;
  const t = wordsFor(answers, 'nb');
  const pick = async (label: string) => {
    await tabTo(page, label);
    await page.keyboard.press('Space');
  };
  const next = async (title: string) => {
    await tabTo(page, t('continue'));
    await page.keyboard.press('Enter');
    await expect.poll(() => heading(visit)).toBe(title);
  };
  await page.goto(`${partners.origins.municipality}/fjellvika-skole.html`);
  await tabTo(page, 'Si ifra til skolen');
  await page.keyboard.press('Enter');
  await expect.poll(() => heading(visit)).toBe(t('danger.title'));
  // A group of choices is one stop: arrows move within it.
  await pick(t('danger.yes'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await next(t('role.title'));
  await pick(t('role.pupil'));
  await next(t('about.title'));
  await next(t('accused.title'));
  await next(t('what.title'));
  await pick(t('what.words'));
  await next(t('where.title'));
  await next(t('duration.title'));
  await next(t('tell.title'));
  await tabTo(page, '');
  await page.keyboard.type('Skrevet uten mus');
  await next(t('names.title'));
  await next(t('contact.title'));
  await next(t('silence.title'));
  await next(t('check.title'));
  const shown = await textOf(page.locator('mobbe-skjema .answers'));
  expect(shown).toContain('Er noen i fare nå? Nei');
  expect(shown).toContain('Skrevet uten mus');
  await readers(visit);
  await tabTo(page, t('send'));
  await page.keyboard.press('Enter');
  await expect.poll(() => heading(visit), { timeout: 10_000 }).toBe(t('sent.title'));
  await page.keyboard.press('Escape');
  await expect.poll(() => heading(visit)).toBe(t('sent.kept'));
  await tabTo(page, t('sent.kept.yes'));
  await page.keyboard.press('Enter');
  await page.locator('mobbe-skjema dialog[open]').waitFor({ state: 'detached' });
  await expectNoTrace(visit, [partners.origins.municipality, partners.running.address]);
});

it('seals again by itself where the readers have a new key, and stores one report', async () => {
  const answers = { ...pupil, text: 'Nøkkelen byttes mens jeg skriver' };
  visit = await enter(browser, partners.origins.municipality, {
    answers,
    language: 'nn',
    size: 'phone',
    shots: 'route-changed',
  });
  const me = await partners.handler(head);
  const before = await casesOf(me);
  await answerAll({ ...visit, looks: 'past' });
  await giveNewKey(partners.running, me);
  await sendAndKeep(visit);
  const t = wordsFor(answers, 'nn');
  expect(await textOf(visit.page.locator('mobbe-skjema .body'))).toContain(t('sent.changed'));
  expect(visit.asked.filter((asked) => asked === 'POST /api/v1/reports')).toHaveLength(2);
  const added = (await casesOf(me)).filter((id) => !before.includes(id));
  expect(added).toHaveLength(1);
  // Only the new key is at hand for what was sealed now.
  expect((await read(me, added[0]!)).content).toEqual({ text: answers.text });
});

it('says at the first screen that the form cannot be had, before a word is written', async () => {
  const watched = await openWatched(browser);
  visit = { ...watched, answers: pupil, language: 'nb', shots: 'unavailable' };
  const { page } = visit;
  const t = wordsFor(pupil, 'nb');
  await page.route('**/api/v1/**', (route) => route.abort());
  await page.goto(`${partners.origins.municipality}/`);
  await page.locator('mobbe-knapp').getByRole('button').click();
  await arrive(visit, t('unavailable.title'), 'first');
  expect(await page.locator('mobbe-skjema a[href="tel:112"]').count()).toBe(1);
  await page.unroute('**/api/v1/**');
  await page.getByRole('button', { name: t('again') }).click();
  await expect.poll(() => heading(visit)).toBe(t('danger.title'));
});

it('leaves the form of the server where even our own page cannot fetch the form', async () => {
  const watched = await openWatched(browser);
  visit = { ...watched, answers: pupil, language: 'nb', shots: 'own-page-failed' };
  const { page } = visit;
  await page.route('**/form-*.js', (route) => route.abort());
  await page.goto(`${partners.running.address}/fjellvika`);
  await page.getByRole('radio', { name: wordsFor(pupil, 'nb')('danger.yes') }).waitFor();
  await expectGoodScreen(visit);
});
