/**
 * Pages go on naming a version of the widget for years while the server changes. Each kept release still takes a report the whole way
 * here: sent, opened at the desk, answered as the desk of today answers, and the adult's answer read with the code. The walk knows no words and no order of questions,
 * because those were others then: it takes the first choice, writes in every field, and goes on.
 */
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { messagesOf, read } from './clients/handler.ts';
import { answerCase, casesOf, openPartners, type Partners } from './partners.ts';
import { openWatched, type Watched } from './watched-page.ts';

const kept = Object.keys(
  JSON.parse(readFileSync('releases/hashes.json', 'utf8')) as Record<string, string>,
);
/** Screens, of which the longest form today has fifteen. */
const atMost = 40;

let partners: Partners;
let browser: Browser;
let visit: Watched;

beforeAll(async () => {
  partners = await openPartners();
  browser = await chromium.launch(await chromiumLaunch());
});
afterEach(() => visit?.context.close());
afterAll(async () => {
  await browser?.close();
  await partners?.stop();
});

it.each(['v1', ...kept])(
  'a page that names the widget of %s gets its reporters to the desk and the answer back',
  async (version) => {
    const url = `${partners.origins.municipality}/pinned-${version}.html`;
    partners.show(url, pageWith(version));
    visit = await openWatched(browser);
    const { page } = visit;
    const me = await partners.handler('kari.nes@fjellvika.example');
    const before = await casesOf(me);

    await openForm(page, url);
    const code = await sendBlindly(page, `Marsvinet heter ${version}`);
    const [caseId, ...others] = (await casesOf(me)).filter((id) => !before.includes(id));
    expect(others).toEqual([]);
    const { content } = await answerCase(me, caseId!, `Svar til ${version}`);
    expect(JSON.stringify(content)).toContain(`Marsvinet heter ${version}`);
    // What an old release has never heard of lies in the answer: it passes that over, and shows the text alone.
    const { reading } = await read(me, caseId!);
    const [answer] = await messagesOf(me, reading);
    expect(answer).toMatchObject({ text: `Svar til ${version}`, caseId, from: 'handler' });

    await openForm(page, url);
    await form(page).locator('.foot .link').click();
    await form(page).locator('#typed').fill(code);
    await goOn(page);
    await expect.poll(() => form(page).locator('.message').count()).toBe(1);
    expect(await form(page).locator('.message .written').textContent()).toBe(`Svar til ${version}`);
    expect(visit.complaints).toEqual([]);
    const loaded = await page.evaluate<string[]>(
      `performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.js'))`,
    );
    expect(loaded.filter((name) => !name.includes(`/w/${version}/`))).toEqual([]);
  },
);

/** As `server/reports/unopenable.ts` refuses it: what a fault on the way, or in the widget itself, would come to. */
it.each(['v1', ...kept])(
  'a report of the widget of %s that could open for nobody is refused, kept by the form, and arrives once it is whole',
  async (version) => {
    const url = `${partners.origins.municipality}/bent-${version}.html`;
    partners.show(url, pageWith(version));
    visit = await openWatched(browser);
    const { page } = visit;
    const me = await partners.handler('kari.nes@fjellvika.example');
    const before = await casesOf(me);
    const refusals: unknown[] = [];
    await page.route('**/api/v1/reports', async (route) => {
      const report = route.request().postDataJSON() as { content: object };
      const content = { ...report.content, tag: 'AA' };
      const response = await route.fetch({ postData: JSON.stringify({ ...report, content }) });
      refusals.push([response.status(), await response.json()]);
      await route.fulfill({ response });
    });

    await openForm(page, url);
    const text = `Hamsteren heter ${version}`;
    await expect(sendBlindly(page, text, () => refusals.length > 0)).rejects.toThrow('Stopped');
    expect(refusals).toMatchObject([[422, { errors: [{ pointer: '/content/tag' }] }]]);
    // Neither a code for something that was not sent, nor nothing at all.
    await expect.poll(() => form(page).locator('.primary').count()).toBeGreaterThan(0);
    expect(await form(page).textContent()).not.toMatch(/(\w{4}-){3}\w{4}/);
    expect(await casesOf(me)).toEqual(before);

    await page.unroute('**/api/v1/reports');
    await sendBlindly(page, text);
    const [caseId, ...others] = (await casesOf(me)).filter((id) => !before.includes(id));
    expect(others).toEqual([]);
    expect(JSON.stringify((await read(me, caseId!)).content)).toContain(text);
  },
);

function pageWith(version: string): string {
  const script = `${partners.running.address}/w/${version}/mobbe-knapp.js`;
  return `<!doctype html><html lang="nb"><title>Fjellvika</title><link rel="icon" href="data:,">
    <mobbe-knapp organisation="fjellvika" unit="fjellvika-skole"><a href="/">Meld fra</a></mobbe-knapp>
    <script src="${script}" crossorigin async></script>`;
}

const form = (page: Page) => page.locator('mobbe-skjema dialog[open]');
const goOn = (page: Page) => form(page).locator('.actions .primary').click();

async function openForm(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('mobbe-knapp').getByRole('button').click();
  await form(page).locator('input[type=radio]').first().waitFor();
}

/** Answers the follow-up code. Throws where it is told to stop before. */
async function sendBlindly(page: Page, text: string, isOver = () => false): Promise<string> {
  for (let screen = 0; screen < atMost; screen++) {
    if (isOver()) throw new Error('Stopped.');
    const code = /(\w{4}-){3}\w{4}/.exec((await form(page).textContent()) ?? '');
    if (code) return code[0];
    const title = await form(page).locator('h2').textContent();
    const choice = form(page).locator('input[type=radio]').first();
    if (await choice.count()) await choice.check({ force: true });
    for (const field of await form(page)
      .locator('textarea, input[type=text], input[type=tel]')
      .all())
      if ((await field.inputValue()) === '') await field.fill(text);
    const moved = (timeout: number) =>
      expect.poll(() => form(page).locator('h2').textContent(), { timeout }).not.toBe(title);
    await goOn(page);
    // Who presses before it is known who reads is told to wait, and presses again.
    await moved(5_000).catch(async () => {
      await goOn(page);
      await moved(60_000);
    });
  }
  throw new Error(`No code after ${atMost} screens.`);
}
