/**
 * The hashes in the built files, in a real browser: under each kind of policy that a partner's site may send every file is checked and
 * comes, and a file that is not the one that was built is not run. Nobody loses a word by it.
 */
import { createServer, type Server } from 'node:http';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { freePort } from '../scripts/free-port.ts';
import { serveApi, type Control, type TestApi } from '../widget/testing/serve-api.ts';
import { openWatched, type Watched } from './watched-page.ts';

let api: TestApi;
let host: Server;
let site: string;
let browser: Browser;
let visit: Watched;
/** What the site sends as its policy, of the server's origin. */
let policy: (server: string) => string | null;

beforeAll(async () => {
  api = await serveApi('dist/web');
  const port = await freePort();
  site = `http://localhost:${port}`;
  host = createServer((request, response) => {
    const said = policy(api.origin);
    if (said !== null) response.setHeader('content-security-policy', said);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(request.url === '/' ? page : '<!doctype html><title>Elsewhere</title>');
  }).listen(port);
  const page = `<!doctype html><html lang="nb"><title>Lillevik</title><link rel="icon" href="data:,">
    <script nonce="abc" src="${api.origin}/w/v1/mobbe-knapp.js" async></script>
    <mobbe-knapp organisation="lillevik" unit="fjellvika-skole"><a href="/elsewhere">Meld fra</a></mobbe-knapp>`;
  browser = await chromium.launch(await chromiumLaunch());
});
beforeEach(async () => {
  policy = () => null;
  await meet({});
  visit = await openWatched(browser);
});
afterEach(() => visit.context.close());
afterAll(async () => {
  await browser?.close();
  host?.closeAllConnections();
  host?.close();
  await api?.close();
});

const meet = (control: Partial<Control>) =>
  fetch(`${api.origin}/control/reset`, { method: 'POST', body: JSON.stringify(control) });

const heading = (page: Page) => page.locator('mobbe-skjema #heading').textContent();
const atHeading = (title: string) =>
  expect.poll(async () => (await heading(visit.page))?.trim(), { timeout: 10_000 }).toBe(title);
const goOn = () => visit.page.getByRole('button', { name: 'Fortsett' }).click();

async function open(): Promise<void> {
  await visit.page.goto(site);
  await visit.page.locator('mobbe-knapp').getByRole('button').click();
}

const policies: Record<string, (server: string) => string | null> = {
  'no policy': () => null,
  'a list of hosts': (server) =>
    `default-src 'none'; img-src data:; script-src ${server}; connect-src ${server}`,
  'a nonce alone': (server) =>
    `default-src 'none'; img-src data:; script-src 'nonce-abc'; connect-src ${server}`,
  'a nonce with strict-dynamic': (server) =>
    `default-src 'none'; img-src data:; script-src 'nonce-abc' 'strict-dynamic'; connect-src ${server}`,
  'trusted types with lit-html': (server) =>
    `script-src ${server}; require-trusted-types-for 'script'; trusted-types lit-html`,
};

it.each(Object.entries(policies))(
  'under %s every file comes, checked, with no complaint of the browser',
  async (_name, said) => {
    policy = said;
    const { page } = visit;
    const fetched: string[] = [];
    page.on('requestfinished', (request) => {
      const name = /\/w\/v1\/(\w+)-[\w-]{8}\.js$/.exec(request.url())?.[1];
      if (name !== undefined) fetched.push(name);
    });
    await open();
    await atHeading('Er noen i fare nå?');
    await page.locator('#danger-no').click();
    await goOn();
    await atHeading('Hvem er du?');
    await expect
      .poll(() => [...fetched].sort())
      .toEqual(['ending', 'form', 'nb', 'proof', 'sealing']);
    const checked = await page.evaluate<string[]>(
      `[...document.querySelectorAll('link[rel=modulepreload]')]
        .filter(({ integrity }) => integrity.startsWith('sha256-'))
        .map(({ href }) => href.match(/(\\w+)-[\\w-]+\\.js$/)[1])`,
    );
    expect(checked.sort()).toEqual(['ending', 'form', 'nb', 'proof', 'sealing']);
    expect(visit.complaints).toEqual([]);
  },
);

it('follows the link where the form is another than the one the loader was built with', async () => {
  await meet({ tampered: 'form-' });
  await open();
  await visit.page.waitForURL(`${site}/elsewhere`);
});

it('sends nothing where sealing is another, says so, keeps every word, and sends once it is right', async () => {
  await meet({ tampered: 'sealing-' });
  const { page } = visit;
  await open();
  await walkToCheck();
  const send = page.getByRole('button', { name: 'Send meldingen' });
  await send.click();
  await atHeading('Meldingen ble ikke sendt');
  expect(await received()).toEqual([]);
  await page.getByRole('button', { name: 'Tilbake' }).click();
  await atHeading(checkTitle);
  expect(await page.locator('mobbe-skjema .body').textContent()).toContain(written);
  await meet({});
  await send.click();
  await atHeading('Takk. Det er bra at du sa ifra.');
  expect(await received()).toHaveLength(1);
});

it('sends without a proof where the proof file is another', async () => {
  await meet({ tampered: 'proof-' });
  await open();
  await walkToCheck();
  await visit.page.getByRole('button', { name: 'Send meldingen' }).click();
  await atHeading('Takk. Det er bra at du sa ifra.');
  expect(await received()).toHaveLength(1);
});

async function walkToCheck(): Promise<void> {
  const { page } = visit;
  await atHeading('Er noen i fare nå?');
  await page.locator('#danger-no').click();
  await goOn();
  await atHeading('Hvem er du?');
  await page.locator('#role-pupil').click();
  for (let screen = 0; screen < 30 && (await heading(page))?.trim() !== checkTitle; screen++) {
    const before = await heading(page);
    if (before?.trim() === 'Fortell mer') await page.locator('mobbe-skjema textarea').fill(written);
    await goOn();
    await expect.poll(() => heading(page)).not.toBe(before);
  }
  await page.getByText('Rektor og stedfortreder').waitFor();
}

const checkTitle = 'Se over svarene dine';
const written = 'De gjemmer skoene mine.';

async function received(): Promise<unknown[]> {
  const state = await fetch(`${api.origin}/control/state`);
  return ((await state.json()) as { received: unknown[] }).received;
}
