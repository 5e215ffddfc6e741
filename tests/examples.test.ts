/**
 * The examples for web editors, word for word but for the server's address, against the organisations of the example file:
 * what is copied from them works.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeSite } from '../examples/demo/sites.ts';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { freePort } from '../scripts/free-port.ts';
import { applied, example } from '../server/testing/lillevik.ts';
import { openRunning, type Running } from './running.ts';
import { openWatched, type Watched } from './watched-page.ts';

let running: Running;
let site: Server;
let origin: string;
let browser: Browser;
let watched: Watched;
let page: Page;

beforeAll(async () => {
  running = await openRunning();
  const port = await freePort();
  origin = `http://localhost:${port}`;
  const described = example.replaceAll(/origins: \[.*\]/g, `origins: [${origin}]`);
  await running.withStore((store) => applied(store, described));
  await running.start();
  site = createServer((request, response) => {
    void read(request.url!.slice(1)).then((text) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);
    });
  });
  site.listen(port, 'localhost');
  await once(site, 'listening');
  browser = await chromium.launch(await chromiumLaunch());
  watched = await openWatched(browser, 'desktop');
  ({ page } = watched);
});
afterAll(async () => {
  await browser?.close();
  if (site) await closeSite(site);
  await running?.remove();
});

/** An example as a web editor would have filled it in. */
async function read(path: string): Promise<string> {
  if (!/^[\w-]+\/[\w-]+\.html$/.test(path)) return '';
  const text = await readFile(new URL(`../examples/${path}`, import.meta.url), 'utf8');
  return text.replaceAll('https://meld.example.no', running.address);
}

const question = () => page.locator('mobbe-skjema').getByRole('heading', { level: 2 });

it('plain HTML: the button opens the form, under the policy of the example', async () => {
  await page.goto(`${origin}/plain-html/index.html`);
  await page.getByRole('button', { name: 'Meld fra om mobbing' }).click();
  await question().waitFor();
  expect(page.url()).toBe(`${origin}/plain-html/index.html`);
});

it('only a link: our own page, with the form', async () => {
  await page.goto(`${origin}/link-only/index.html`);
  await page.getByRole('link', { name: 'Meld fra her' }).click();
  await question().waitFor();
  expect(page.url()).toBe(`${running.address}/lillevik`);
});

it('a tag manager: the link of the page opens the form once the tag has come', async () => {
  await page.goto(`${origin}/tag-manager/index.html`);
  const [, script] = /<script>([\s\S]*?)<\/script>/.exec(await read('tag-manager/tag.html'))!;
  const loaded = page.waitForResponse(/mobbe-knapp\.js$/);
  await page.addScriptTag({ content: script! });
  await loaded;
  await page.getByRole('link', { name: 'Meld fra om mobbing' }).click();
  await question().waitFor();
  expect(page.url()).toBe(`${origin}/tag-manager/index.html`);
});

it('nothing was complained of, and nobody else was asked', () => {
  expect(watched.complaints).toEqual([]);
  expect([...watched.origins].sort()).toEqual([origin, running.address].sort());
});
