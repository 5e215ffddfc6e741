/**
 * `npm run pictures`: makes the pictures of the README from a demo that it starts for itself, on free ports and in a folder
 * of its own. Made anew whenever the widget or the desk look different.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { settings, type Ports } from '../examples/demo/ports.ts';
import { password, type People } from '../examples/demo/seed.ts';
import { codeNow } from '../tests/clients/handler.ts';
import { chromiumLaunch } from './find-browser.ts';
import { freePort } from './free-port.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** A README is read over the net too. */
const largest = 200_000;

const ports: Ports = {
  server: await freePort(),
  municipality: await freePort(),
  sport: await freePort(),
  university: await freePort(),
  mail: await freePort(),
};
const folder = `${root}.demo/${ports.server}`;
const stop = await startDemo();
const browser = await chromium.launch(await chromiumLaunch());
try {
  await takeWidget(browser);
  await takeDesk(browser);
} finally {
  await browser.close();
  await stop();
  await rm(folder, { recursive: true, force: true });
}

/** Answers how to stop it. */
async function startDemo(): Promise<() => Promise<void>> {
  const env = Object.entries(settings).map(([use, name]) => [
    name,
    String(ports[use as keyof Ports]),
  ]);
  const demo = spawn(process.execPath, ['--import', 'tsx', 'examples/demo/main.ts'], {
    cwd: root,
    env: { ...process.env, ...(Object.fromEntries(env) as Record<string, string>) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(demo, 'close');
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: demo.stdout }).on('line', (line) => {
      if (line.includes('Stop with Ctrl-C')) resolve();
    });
    void ended.then(() => {
      reject(new Error('The demo did not start; its words are above.'));
    });
  });
  return async () => {
    demo.kill('SIGTERM');
    await ended;
  };
}

/** The first question of the form, open over the municipality's page. */
async function takeWidget(browser: Browser): Promise<void> {
  const page = await openPage(browser, { width: 1000, height: 780 });
  await page.goto(`http://localhost:${ports.municipality}/fjellvika-skole.html`);
  await page.locator('mobbe-knapp').getByRole('button').click();
  await page.locator('label[for=danger-no]').waitFor();
  await save(page, 'widget');
}

/** A case at the desk, as the head teacher of a school sees it. */
async function takeDesk(browser: Browser): Promise<void> {
  const page = await openPage(browser, { width: 1100, height: 740 });
  await page.goto(`http://localhost:${ports.server}/desk/`);
  const filled = await readFile(`${folder}/filled.json`, 'utf8');
  const { people } = JSON.parse(filled) as { people: People };
  const { account } = people.find(({ name }) => name === 'Kari Nes')!;
  await page.locator('#email').fill(account.email);
  await page.locator('#password').fill(password);
  await page.getByRole('button', { name: 'Logg inn' }).click();
  // The code of the half minute in which she came in is used up.
  const used = codeNow(account.totpSecret);
  while (codeNow(account.totpSecret) === used) await wait(500);
  await page.getByLabel('Kode med seks sifre').fill(codeNow(account.totpSecret));
  await page.getByRole('button', { name: 'Fortsett' }).click();
  await page.getByRole('link', { name: 'Saker' }).first().click();
  await page.locator('main a[href*="#/cases/"]').first().click();
  await page.getByRole('button', { name: 'Åpne meldingen' }).waitFor();
  await save(page, 'desk');
}

async function openPage(
  browser: Browser,
  viewport: { width: number; height: number },
): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    // Crisp where a README is shown at half its size, and still a small file.
    deviceScaleFactor: 1.5,
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

async function save(page: Page, name: string): Promise<void> {
  const path = `${root}docs/images/${name}.png`;
  // Nothing is lit because something was just pressed.
  await page.mouse.move(1, 1);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const { size } = await stat(path);
  if (size > largest)
    throw new Error(`${name}.png has ${size} bytes; at most ${largest} are good.`);
  console.log(`docs/images/${name}.png: ${Math.round(size / 1000)} kB`);
}
