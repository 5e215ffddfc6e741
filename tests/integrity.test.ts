/**
 * The hashes in the built files, in a real browser: under each kind of policy that a partner's site may send every file is checked and
 * comes, and a file that is not the one that was built is not run. Nobody loses a word by it.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { freePort } from '../scripts/free-port.ts';
import { embedCode, keepRelease, serveReleases } from '../scripts/releases.ts';
import { serveApi, type Control, type TestApi } from '../widget/testing/serve-api.ts';
import { ownFiles } from './own-files.ts';
import { expectNoTrace, openWatched, type Watched } from './watched-page.ts';

let api: TestApi;
let host: Server;
let site: string;
let browser: Browser;
let visit: Watched;
/** What the site sends as its policy, of the server's origin. */
let policy: (server: string) => string | null;
/** What the site has put into its page, and what it serves besides, by path. */
let script: string;
let own = new Map<string, string>();

beforeAll(async () => {
  api = await serveApi('dist/web');
  const port = await freePort();
  site = `http://localhost:${port}`;
  host = createServer((request, response) => {
    const said = policy(api.origin);
    if (said !== null) response.setHeader('content-security-policy', said);
    const file = own.get(request.url!);
    response.setHeader('content-type', file ? 'text/javascript' : 'text/html; charset=utf-8');
    if (file) return response.end(file);
    response.end(request.url === '/' ? page() : '<!doctype html><title>Elsewhere</title>');
  }).listen(port);
  const page =
    () => `<!doctype html><html lang="nb"><title>Lillevik</title><link rel="icon" href="data:,">
    ${script}
    <mobbe-knapp organisation="lillevik" unit="fjellvika-skole"><a href="/elsewhere">Meld fra</a></mobbe-knapp>`;
  browser = await chromium.launch(await chromiumLaunch());
});
beforeEach(async () => {
  policy = () => null;
  own = new Map();
  script = `<script nonce="abc" src="${api.origin}/w/v1/mobbe-knapp.js" async></script>`;
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
      const name = /\/w\/v1\/([a-z-]+)-[\w-]{8}\.js$/.exec(request.url())?.[1];
      if (name !== undefined) fetched.push(name);
    });
    await open();
    await atHeading('Er noen i fare nå?');
    await page.locator('#danger-no').click();
    await goOn();
    await atHeading('Hvem er du?');
    await expect
      .poll(() => [...fetched].sort())
      .toEqual(['ending', 'first-nb', 'form', 'nb', 'proof', 'sealing']);
    const checked = await page.evaluate<string[]>(
      `[...document.querySelectorAll('link[rel=modulepreload]')]
        .filter(({ integrity }) => integrity.startsWith('sha256-'))
        .map(({ href }) => href.match(/([a-z-]+)-[\\w-]{8}\\.js$/)[1])`,
    );
    expect(checked.sort()).toEqual(['ending', 'first-nb', 'form', 'nb', 'proof', 'sealing']);
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
  await answerAll();
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
  await answerAll();
  await visit.page.getByRole('button', { name: 'Send meldingen' }).click();
  await atHeading('Takk. Det er bra at du sa ifra.');
  expect(await received()).toHaveLength(1);
});

describe('a release', () => {
  let folder: string;
  let released: TestApi;
  let code: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mobbeknapp-released-'));
    await cp('dist/web/w/v1', join(folder, 'web/w/v1'), { recursive: true });
    const kept = await keepRelease(join(folder, 'releases'), '1.4.2', 'dist/web/w/v1');
    await serveReleases(join(folder, 'releases'), join(folder, 'web'));
    released = await serveApi(join(folder, 'web'));
    code = embedCode(`${released.origin}/w/1.4.2`, kept.files);
  });
  afterAll(async () => {
    await released?.close();
    await rm(folder, { recursive: true });
  });

  it('is what the code for a page loads, checked from the first file to the last, and a report is sent', async () => {
    script = code;
    policy = () =>
      `default-src 'none'; img-src data:; script-src ${released.origin}; connect-src ${released.origin}`;
    const files = pathsAskedOf(released.origin, '/w/');
    await answerAll();
    await visit.page.getByRole('button', { name: 'Send meldingen' }).click();
    await atHeading('Takk. Det er bra at du sa ifra.');
    expect(await received(released)).toHaveLength(1);
    expect(files.length).toBeGreaterThan(4);
    expect(files.filter((path) => !path.startsWith('/w/1.4.2/'))).toEqual([]);
    await expectNoTrace(visit, [site, released.origin]);
  });

  it('leaves the link where its first file is another than the code for the page says', async () => {
    script = code;
    await fetch(`${released.origin}/control/reset`, {
      method: 'POST',
      body: JSON.stringify({ tampered: 'mobbe-knapp' }),
    });
    const { page } = visit;
    await page.goto(site);
    await expect.poll(() => visit.complaints.join()).toContain('integrity');
    await page.getByRole('link', { name: 'Meld fra' }).click();
    await page.waitForURL(`${site}/elsewhere`);
  });
});

describe('on a site’s own server', () => {
  beforeEach(async () => {
    ({ files: own, script } = await ownFiles(api.origin));
    policy = (server) =>
      `default-src 'none'; img-src data:; script-src 'self'; connect-src ${server}`;
  });

  it('the files come from there, and the report goes to ours', async () => {
    const paths = pathsAskedOf(api.origin, '/');
    await answerAll();
    await visit.page.getByRole('button', { name: 'Send meldingen' }).click();
    await atHeading('Takk. Det er bra at du sa ifra.');
    expect(await received()).toHaveLength(1);
    expect(paths.filter((path) => !path.startsWith('/api/v1/'))).toEqual([]);
    await expectNoTrace(visit, [site, api.origin]);
  });

  it('a plain link to our page opens the form, and a link to a page of the site does not', async () => {
    script += `<p><a href="${api.origin}/lillevik">Si ifra</a> <a href="/lillevik">Om oss</a></p>`;
    const { page } = visit;
    await page.goto(site);
    await page.getByRole('link', { name: 'Si ifra' }).click();
    await atHeading('Er noen i fare nå?');
    expect(page.url()).toBe(`${site}/`);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Om oss' }).click();
    await page.waitForURL(`${site}/lillevik`);
  });

  it('where the form does not come and there is no link, our page of the organisation is opened', async () => {
    for (const path of own.keys()) if (path.includes('/form-')) own.set(path, 'export {}');
    script += '<mobbe-knapp organisation="havgap-idrett" label="Uten lenke"></mobbe-knapp>';
    await visit.page.goto(site);
    await visit.page.getByRole('button', { name: 'Uten lenke' }).click();
    await visit.page.waitForURL(`${api.origin}/havgap-idrett`);
  });
});

const checkTitle = 'Se over svarene dine';
const written = 'De gjemmer skoene mine.';

/** To where the answers are looked over, with only what must be answered and a text. */
async function answerAll(): Promise<void> {
  const { page } = visit;
  await open();
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

/** Paths that begin so, as they are asked for. */
function pathsAskedOf(server: string, beginning: string): string[] {
  const paths: string[] = [];
  visit.page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === server && pathname.startsWith(beginning)) paths.push(pathname);
  });
  return paths;
}

async function received(from = api): Promise<unknown[]> {
  const state = await fetch(`${from.origin}/control/state`);
  return ((await state.json()) as { received: unknown[] }).received;
}
