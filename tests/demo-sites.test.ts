/**
 * The sites of the demo's three partners, as pages: every link leads somewhere, every unit has a page whose button knows the
 * unit, and each page is good on a phone, a narrow phone and a desk.
 */
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sites } from '../examples/demo/sites.ts';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { settingsOf } from './clients/reporter.ts';
import { openPartners, type Partners } from './partners.ts';
import { expectGoodScreen, openWatched, shoot, sizes, type Watched } from './watched-page.ts';

let partners: Partners;
let browser: Browser;

beforeAll(async () => {
  partners = await openPartners();
  browser = await chromium.launch(await chromiumLaunch());
});
afterAll(async () => {
  await browser?.close();
  await partners?.stop();
});

type Visited = { path: string; language: string; organisation: string; unit: string | null };

const slugs = {
  municipality: 'fjellvika',
  sport: 'nordland-idrettskrets',
  university: 'nord-universitet',
};

describe.each(sites)('the site of the %s', (site) => {
  let watched: Watched;
  let visited: Visited[];

  beforeAll(async () => {
    watched = await openWatched(browser, 'desktop');
    visited = await walk();
  });
  afterAll(() => watched?.context.close());

  /** Follows every link of the site from its front page, and looks at each page in three sizes. */
  async function walk(): Promise<Visited[]> {
    const { page } = watched;
    const origin = partners.origins[site];
    const found: Visited[] = [];
    const known = new Set(['/']);
    for (const path of known) {
      const answer = await page.goto(`${origin}${path}`);
      expect([path, answer?.status()]).toEqual([path, 200]);
      const button = page.locator('mobbe-knapp').getByRole('button');
      await button.waitFor();
      for (const [name, size] of Object.entries(sizes)) {
        await page.setViewportSize(size);
        await expectGoodScreen(watched);
        await shoot(watched, `${site}${path.replace(/\/$/, '/index')}-${name}`);
      }
      expect(await page.evaluate<string[]>(families)).toHaveLength(1);
      const links = await page.evaluate<string[]>(linksOf);
      for (const link of links) {
        const { origin: where, pathname, hash } = new URL(link);
        if (where === origin) known.add(pathname);
        else expect((await fetch(link)).status).toBe(200);
        if (hash && pathname === path) expect(await page.locator(hash).count()).toBe(1);
      }
      const [language, organisation, unit] = await page.evaluate<string[]>(asWritten);
      found.push({ path, language: language!, organisation: organisation!, unit: unit || null });
    }
    return found;
  }

  it('has a page for every unit, whose button says which unit it is', async () => {
    const { units } = await settingsOf(partners.running.address, slugs[site]);
    const top = units.filter(({ slug }) => slug !== slugs[site]).map(({ slug }) => slug);
    expect(visited.map(({ organisation }) => organisation)).toEqual(visited.map(() => slugs[site]));
    const preset = visited.flatMap(({ unit }) => (unit === null ? [] : [unit]));
    expect(new Set(preset)).toEqual(new Set(top));
  });

  it('asks nobody where it happened on the page of a unit', async () => {
    const { page } = watched;
    const { path } = visited.find(({ unit }) => unit !== null)!;
    await page.goto(`${partners.origins[site]}${path}`);
    await page.locator('mobbe-knapp').getByRole('button').click();
    // The university's form lies in our frame.
    const frame = page.frameLocator('mobbe-ramme iframe');
    const form = (site === 'university' ? frame : page).locator('mobbe-skjema');
    await form.locator('label[for=danger-no]').click();
    await form.locator('.body').getByRole('button').first().waitFor();
    await form.getByRole('button', { name: 'Fortsett' }).click();
    await form.locator('[name=role]').first().waitFor({ state: 'attached' });
  });

  it('complains of nothing in the browser', () => {
    expect(watched.complaints).toEqual([]);
  });
});

it('the university is whole in English: a page for each in Norwegian', async () => {
  const { page, context } = await openWatched(browser, 'desktop');
  const { university } = partners.origins;
  await page.goto(`${university}/en.html`);
  const english = await page.locator('.faculties a').evaluateAll((links) => links.length);
  for (let index = 0; index < english; index++) {
    await page.goto(`${university}/en.html`);
    await page.locator('.faculties a').nth(index).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.locator('mobbe-knapp').getByRole('button', { name: 'Speak up' }).waitFor();
  }
  expect(english).toBe(3);
  await context.close();
});

// As text: they run in the page, and this file is compiled without the types of a browser.
const families = `[...new Set([...document.querySelectorAll('body *:not(mobbe-knapp, mobbe-knapp *)')].map((one) => getComputedStyle(one).fontFamily))]`;
const linksOf = `[...document.querySelectorAll('a[href]')].map(({ href }) => href)`;
const asWritten = `(() => {
  const button = document.querySelector('mobbe-knapp');
  return [document.documentElement.lang, button.getAttribute('organisation'), button.getAttribute('unit') ?? ''];
})()`;
