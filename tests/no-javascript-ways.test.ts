/**
 * Our own page in a real browser without JavaScript, in other ways than the straight one: with the keyboard alone, on paper, away
 * quickly, and where scripts run but do not come.
 */
import { chromium, type Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { openPartners, type Partners } from './partners.ts';
import {
  answerAll,
  arrive,
  closePlain,
  codeOn,
  comeBack,
  goOn,
  openPlain,
  press,
  said,
  sendAndKeep,
  type PlainVisit,
} from './plain-hands.ts';
import { pupil } from './reporters.ts';
import { expectNoTrace, tabTo } from './watched-page.ts';

let partners: Partners;
let browser: Browser;
let visit: PlainVisit;

beforeAll(async () => {
  partners = await openPartners();
  browser = await chromium.launch(await chromiumLaunch());
});
afterEach(() => visit && closePlain(visit));
afterAll(async () => {
  await browser?.close();
  await partners?.stop();
});

const marker = 'Kvikklunsj under trappa';
const addressOf = (slug: string) => `${partners.running.address}/${slug}`;

it('can be walked with the keyboard alone, and says in a summary what to mend', async () => {
  visit = await openPlain(browser, {
    answers: { ...pupil, danger: 'unsure' },
    language: 'nb',
    size: 'phone',
    shots: 'keyboard',
    looks: 'at-everything',
  });
  const { page } = visit;
  const t = said(visit);
  await page.goto(addressOf('fjellvika?unit=fjellvika-skole'));
  expect(new URL(page.url()).search).toBe('?unit=fjellvika-skole');
  await tabTo(page, t('continue'));
  await page.keyboard.press('Enter');
  await arrive(visit, t('summary.title'), '01-missing');
  expect(await page.evaluate('document.activeElement.className')).toBe('summary');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await arrive(visit, t('danger.call'), '02-call');
  const numbers = await page
    .locator('.lines a')
    .evaluateAll((all) => (all as unknown as { href: string }[]).map(({ href }) => href));
  expect(numbers).toEqual(
    expect.arrayContaining(['tel:112', 'tel:113', 'tel:116117', 'tel:116111']),
  );
  await tabTo(page, t('continue'));
  await page.keyboard.press('Enter');
  await arrive(visit, t('role.title'), '03-role');
  await tabTo(page, t('role.pupil'));
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  for (const title of [
    ...(['about', 'accused', 'what', 'where', 'duration', 'tell', 'names'] as const),
    ...(['contact', 'silence'] as const),
  ]) {
    await arrive(visit, t(`${title}.title`), `04-${title}`);
    await tabTo(page, t('continue'));
    await page.keyboard.press('Enter');
  }
  await arrive(visit, t('check.title'), '05-check');
  await tabTo(page, `${t('check.change')} ${t('tell.title')}`);
  await page.keyboard.press('Enter');
  await arrive(visit, t('tell.title'), '06-change');
  await tabTo(page, '');
  await page.keyboard.type(marker);
  await tabTo(page, t('continue'));
  await page.keyboard.press('Enter');
  await arrive(visit, t('check.title'), '07-check');
  expect(await page.locator('.answers').innerText()).toContain(marker);
  await tabTo(page, t('send'));
  await page.keyboard.press('Enter');
  await arrive(visit, t('sent.title'), '08-receipt');
  const code = await codeOn(visit);
  await press(page, t('sent.done'));
  await arrive(visit, t('sent.kept'), '09-parts');
  await comeBack(visit, addressOf('fjellvika?unit=fjellvika-skole'), code);
});

it('prints the code and nothing else', async () => {
  visit = await openPlain(browser, {
    answers: pupil,
    language: 'nb',
    size: 'phone',
    shots: 'print',
  });
  await visit.page.goto(addressOf('fjellvika'));
  await answerAll(visit);
  const code = await sendAndKeep(visit);
  await visit.page.emulateMedia({ media: 'print' });
  const printed = (await visit.page.locator('main').innerText()).replace(/\s/g, '');
  expect(printed).toContain(code);
  expect(printed).not.toContain(said(visit)('sent.title').replace(/\s/g, ''));
  expect(await visit.page.locator('.top').isVisible()).toBe(false);
});

it('asks two parts of the code back, names a slip, and carries nothing further when it is done', async () => {
  visit = await openPlain(browser, {
    ...{ answers: pupil, language: 'nb', size: 'narrow', shots: 'kept', looks: 'closely' },
  });
  const { page } = visit;
  const t = said(visit);
  await page.goto(addressOf('fjellvika'));
  await answerAll(visit);
  const code = await sendAndKeep(visit);
  const groups = code.split('-');
  const part = async (index: number) =>
    groups[
      Number(/\d/.exec(await page.locator(`label[for="part-${index}"]`).innerText())![0]) - 1
    ]!;
  await press(page, t('sent.done'));
  await arrive(visit, t('sent.kept'), '01-asked');
  await page.locator('#part-0').fill((await part(0)).toLowerCase());
  await page.locator('#part-1').fill('2222');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.summary').count()).toBe(1);
  await page.locator('.summary a').click();
  await press(page, t('sent.kept.no'));
  await arrive(visit, t('sent.title'), '02-shown-again');
  expect(await codeOn(visit)).toBe(code);
  await press(page, t('sent.done'));
  for (const index of [0, 1]) await page.locator(`#part-${index}`).fill(await part(index));
  await press(page, t('code.check'));
  await arrive(visit, t('done.title'), '03-done');
  expect(await page.content()).not.toContain(code.replaceAll('-', ''));
});

it('tells whoever has lost the code what can be done', async () => {
  visit = await openPlain(browser, {
    ...{ answers: pupil, language: 'nb', size: 'phone', shots: 'lost' },
  });
  const t = said(visit);
  await visit.page.goto(addressOf('fjellvika'));
  await press(visit.page, t('return.link'));
  await visit.page.getByText(t('lost.title')).click();
  await expect.poll(() => visit.page.getByText(t('lost.still')).isVisible()).toBe(true);
  await press(visit.page, t('lost.new'));
  await arrive(visit, t('danger.title'), '01-anew');
});

it('leads away quickly, without saying where from', async () => {
  visit = await openPlain(browser, {
    answers: pupil,
    language: 'nb',
    size: 'phone',
    shots: 'exit',
  });
  const { page } = visit;
  await page.goto(addressOf('fjellvika'));
  await goOn(visit);
  const exit = page.locator('a.exit');
  const href = (await exit.getAttribute('href'))!;
  let referrer: string | undefined = 'not asked';
  await page.route(href, async (route) => {
    referrer = (await route.request().allHeaders())['referer'];
    await route.fulfill({ body: 'Været', contentType: 'text/html' });
  });
  await exit.click();
  await page.waitForURL(href);
  expect(referrer).toBe(undefined);
});

it('works in a frame of a site on the list, and is shown in no other', async () => {
  visit = await openPlain(browser, {
    answers: pupil,
    language: 'nb',
    size: 'phone',
    shots: 'frame',
  });
  const { page } = visit;
  const frameOn = async (site: string) => {
    await page.goto(`${site}/`);
    const source = JSON.stringify(addressOf('fjellvika'));
    await page.evaluate(
      `document.body.innerHTML = '<iframe width="380" height="800"></iframe>';
       document.querySelector('iframe').src = ${source};`,
    );
  };
  await frameOn(partners.origins.municipality);
  const frame = page.frameLocator('iframe');
  await frame.locator('label[for="danger-no"]').click();
  await frame.locator('.actions button[value="next"]').click();
  await frame.locator('label').filter({ hasText: 'Fjellvika skole' }).waitFor();

  const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
  await frameOn(partners.origins.sport);
  await refused;
  expect(await frame.locator('form').count()).toBe(0);
});

describe('where scripts run', () => {
  it('the form of the script takes the place of the one from the server, under Trusted Types', async () => {
    visit = await openPlain(browser, {
      answers: pupil,
      language: 'nb',
      size: 'phone',
      shots: 'script',
    });
    const { page, complaints } = visit.looker;
    await page.goto(addressOf('fjellvika'));
    await page.locator('mobbe-skjema #danger-no').waitFor();
    await expect.poll(() => page.locator('main:not(mobbe-skjema main)').count()).toBe(0);
    expect(complaints).toEqual([]);
    await expectNoTrace(visit.looker, [partners.running.address]);
  });

  it('the form of the server stays where the script does not come, and sends', async () => {
    visit = await openPlain(browser, {
      answers: pupil,
      language: 'nb',
      size: 'phone',
      shots: 'lost',
    });
    const { page } = visit.looker;
    await page.route('**/page.js?*', (route) => route.abort());
    await page.goto(addressOf('fjellvika'));
    await page.getByRole('radio', { name: said(visit)('danger.no') }).waitFor();
    await page.locator('label[for="danger-no"]').click({ timeout: 8_000 });
    await press(page, said(visit)('continue'));
    await expect
      .poll(() => page.locator('h2').first().innerText())
      .not.toBe(said(visit)('danger.title'));
  });
});
