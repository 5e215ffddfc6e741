/** Our own page, where links and posters lead: said by name to whoever cannot see it, neutral in the tab, clean as a whole page. */
import axe from 'axe-core';
import { chromium, type Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { openPartners, type Partners } from './partners.ts';
import { openWatched, shoot, sizes, type Watched } from './watched-page.ts';

let partners: Partners;
let browser: Browser;
let visit: Watched;

beforeAll(async () => {
  partners = await openPartners();
  browser = await chromium.launch(await chromiumLaunch());
});
beforeEach(async () => {
  visit = await openWatched(browser);
  await visit.page.goto(`${partners.running.address}/fjellvika`);
  await visit.page.locator('mobbe-skjema #danger-no').waitFor();
});
afterEach(() => visit?.context.close());
afterAll(async () => {
  await browser?.close();
  await partners?.stop();
});

/** Of the whole page, and not of the form alone: landmarks, headings, language. */
async function findings(): Promise<string[]> {
  const { page } = visit;
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source);
  return page.evaluate<string[]>(
    `axe.run(document).then(({ violations, incomplete }) =>
      [...violations, ...incomplete].flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target)))`,
  );
}

const language = () => visit.page.evaluate<string>('document.documentElement.lang');
const h1 = () => visit.page.getByRole('heading', { level: 1 }).textContent();

it.each([
  ['nb', 'Bokmål', 'Si ifra til Fjellvika kommune'],
  ['nn', 'Nynorsk', 'Sei ifrå til Fjellvika kommune'],
  ['en', 'English', 'Report to Fjellvika kommune'],
])(
  'says in %s what it is, in that language, and is clean at every width',
  async (code, name, title) => {
    const { page } = visit;
    await page.getByRole('button', { name }).click();
    await expect.poll(h1).toBe(title);
    expect(await language()).toBe(code);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    for (const [width, size] of Object.entries(sizes)) {
      await page.setViewportSize(size);
      expect(await findings()).toEqual([]);
      await shoot(visit, `own-page-${code}-${width}`);
    }
  },
);

it('keeps a neutral name in the tab and the history', async () => {
  expect(await visit.page.title()).toBe('Skjema');
});

it('has one main part, which is all there is', async () => {
  const { page } = visit;
  expect(await page.getByRole('main').count()).toBe(1);
  expect(await page.getByRole('banner').count()).toBe(0);
  expect(await page.getByRole('contentinfo').count()).toBe(0);
});
