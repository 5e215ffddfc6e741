/**
 * A page of a real browser that is watched: every request and every complaint of the browser is noted, so that a test can
 * say at the end that nothing was stored and nobody else was asked. Also what each screen must stand up to.
 */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import axe from 'axe-core';
import { expect } from 'vitest';
import type { Browser, BrowserContext, Frame, FrameLocator, Page } from 'playwright';

export const sizes = {
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 640 },
  desktop: { width: 1280, height: 900 },
} as const;

export type Watched = {
  page: Page;
  /** Where the form is: on the page, or in the frame on it. */
  within: Page | FrameLocator;
  context: BrowserContext;
  /** Origins that anything was fetched from. */
  origins: Set<string>;
  /** Errors and warnings of the console, and exceptions that nobody caught. */
  complaints: string[];
  /** Paths of requests to the API, with their methods. */
  asked: string[];
};

export async function openWatched(
  browser: Browser,
  size: keyof typeof sizes = 'phone',
  javaScriptEnabled = true,
): Promise<Watched> {
  const context = await browser.newContext({
    javaScriptEnabled,
    viewport: sizes[size],
    reducedMotion: 'reduce',
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
  });
  const page = await context.newPage();
  const watched: Watched = {
    page,
    within: page,
    context,
    origins: new Set(),
    complaints: [],
    asked: [],
  };
  context.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    watched.origins.add(origin);
    if (pathname.startsWith('/api/')) watched.asked.push(`${request.method()} ${pathname}`);
  });
  watchPage(watched, page);
  return watched;
}

/** For a second tab: what the browser says of it is noted with the rest. */
export function watchPage({ complaints }: Watched, page: Page): void {
  page.setDefaultTimeout(20_000);
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
}

/** No cookie, no storage of any kind, no word to anybody but these origins, no complaint of the browser. */
export async function expectNoTrace(watched: Watched, allowed: string[]): Promise<void> {
  expect(await storedIn(watched)).toEqual({ cookies: [], storage: [] });
  expect([...watched.origins].filter((origin) => !allowed.includes(origin))).toEqual([]);
  expect(watched.complaints).toEqual([]);
}

/** What the browser keeps: names of cookies, and localStorage, sessionStorage, IndexedDB, caches of the page's origin. */
export async function storedIn({ page, context }: Watched) {
  const { cookies, origins } = await context.storageState({ indexedDB: true });
  // As text: it runs in the page, and this file is compiled without the types of a browser.
  const held = await page.evaluate<string[]>(
    `(async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()).map(({ name }) => name), ...(await caches.keys())])()`,
  );
  const storage = [...held, ...origins.map(({ origin }) => origin)];
  return { cookies: cookies.map(({ name }) => name), storage };
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Axe finds nothing, and at 320 px nothing lies outside or must be scrolled to sideways. */
export async function expectGoodScreen(watched: Watched): Promise<void> {
  const { page } = watched;
  // Through the debugger, which a content security policy does not stop.
  const where = frameIn(page) ?? page;
  if (!(await where.evaluate<boolean>('"axe" in window'))) await where.evaluate(axe.source);
  const options = JSON.stringify({ runOnly: tags });
  // While the form stands in front, the page behind it is inert and not ours. In the form, what axe cannot decide is a failure too.
  const found = await where.evaluate<string[]>(
    `(() => {
      const form = document.querySelector('mobbe-skjema');
      form?.shadowRoot.querySelector('dialog')?.scrollTo(0, 0);
      if (window !== top) scrollTo(0, 0);
      return axe.run(form ?? document, ${options}).then(({ violations, incomplete }) =>
        [...violations, ...(form ? incomplete : [])].flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => id + ': ' + target + ' ' + failureSummary)));
    })()`,
  );
  expect(found).toEqual([]);
  await expectNothingOutside(watched);
}

/** At 320 px nothing lies outside or must be scrolled to sideways. */
export async function expectNothingOutside({ page }: Watched): Promise<void> {
  const where = frameIn(page) ?? page;
  const size = page.viewportSize()!;
  await page.setViewportSize(sizes.narrow);
  expect(await where.evaluate<string[]>(sideways)).toEqual([]);
  await page.setViewportSize(size);
}

/** Our frame on a site's page, where it is open. */
export function frameIn(page: Page): Frame | null {
  return (
    page.frames().find((frame) => frame.parentFrame() && frame.url().includes('#around=')) ?? null
  );
}

/** What reaches out of the window to the right, also in the form's shadow, and what scrolls sideways. */
const sideways = `(() => {
  const form = document.querySelector('mobbe-skjema');
  const dialog = form?.shadowRoot?.querySelector('dialog[open]');
  const root = dialog ?? document.body;
  const outside = [...root.querySelectorAll('*')].filter((one) => {
    if (one.closest('.spoken, .ds-sr-only, .sheet, .skip')) return false;
    const { right, left, width } = one.getBoundingClientRect();
    return width > 0 && (right > innerWidth + 0.5 || left < -0.5);
  }).map((one) => one.localName + '.' + one.className + ' ' + (one.textContent ?? '').trim().slice(0, 40));
  const scrolls = [document.documentElement, ...(dialog ? [dialog] : [])].filter((one) => one.scrollWidth > one.clientWidth);
  return [...outside, ...scrolls.map((one) => one.localName + ' scrolls sideways')];
})()`;

/** The name that a screen reader gives what has the focus, looked for also in shadow trees. */
export function focused(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    let one = document.activeElement;
    while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    const label = one?.labels?.[0]?.textContent ?? one?.getAttribute?.('aria-label') ?? one?.textContent ?? '';
    return label.trim().replace(/\\s+/g, ' ');
  })()`);
}

/** Presses Tab until what has the focus bears this name. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const seen: string[] = [];
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (here === name) return;
    seen.push(here);
  }
  throw new Error(`Tab does not lead to "${name}", only to: ${[...new Set(seen)].join(' | ')}`);
}

/** A picture for those who look at how it turned out, where E2E_SHOTS names a folder. */
export async function shoot({ page }: Watched, name: string): Promise<void> {
  const folder = process.env['E2E_SHOTS'];
  if (!folder) return;
  const path = `${folder}/${name}.png`;
  await mkdir(dirname(path), { recursive: true });
  // The whole page of the desk; the form lies in the window.
  const fullPage = (await page.locator('mobbe-skjema').count()) === 0;
  await page.screenshot({ path, fullPage });
}
