/**
 * Visits of a partner's page in a real Chromium, slowed down by its own debugger: the line as a poor 4G, the processor four
 * times slower, as a phone of a pupil may be.
 */
import { chromium, type CDPSession, type Page } from 'playwright';
import { chromiumLaunch } from '../scripts/find-browser.ts';
import { openPartners } from '../tests/partners.ts';

/** Milliseconds, but for `requests`: those to our server before anybody comes near the button. */
export type Visit = {
  requests: number;
  loader: number;
  cold: Opening;
  cached: Opening;
  again: Opening;
};

/** From the click: until the form stands with its ways out and the focus on its heading, and until that is the first question. */
export type Opening = { focus: number; question: number };

/** 1.6 Mbit/s down, 0.75 up, 150 ms: what browsers' tools call slow 4G. */
const line = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1_000_000) / 8,
  uploadThroughput: (0.75 * 1_000_000) / 8,
};

export async function openVisits() {
  const partners = await openPartners();
  const browser = await chromium.launch(await chromiumLaunch());
  const address = `${partners.origins.municipality}/fjellvika-skole.html`;
  return {
    async visit(): Promise<Visit> {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
      try {
        const page = await context.newPage();
        const debug = await context.newCDPSession(page);
        await debug.send('Emulation.setCPUThrottlingRate', { rate: 4 });
        const asked: string[] = [];
        page.on('request', (request) => {
          if (request.url().startsWith(partners.running.address)) asked.push(request.url());
        });
        const loader = await loaderTime(debug, () => open(page, address));
        const requests = asked.length;
        await debug.send('Network.enable');
        await debug.send('Network.emulateNetworkConditions', line);
        const cold = await openingOf(page);
        await close(page);
        const again = await openingOf(page);
        await open(page, address);
        const cached = await openingOf(page);
        return { requests, loader, cold, cached, again };
      } finally {
        await context.close();
      }
    },
    async close() {
      await browser.close();
      await partners.stop();
    },
  };
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'load' });
  await page.locator('mobbe-knapp').getByRole('button').waitFor();
}

/** Compiling, running and upgrading: all that the script's own task does. */
async function loaderTime(debug: CDPSession, load: () => Promise<void>): Promise<number> {
  const events: { name?: string; dur?: number; args?: { data?: { url?: string } } }[] = [];
  debug.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as typeof events));
  });
  const complete = new Promise((resolve) => debug.once('Tracing.tracingComplete', resolve));
  await debug.send('Tracing.start', {
    traceConfig: {
      includedCategories: ['devtools.timeline', 'v8', 'disabled-by-default-v8.compile'],
    },
    transferMode: 'ReportEvents',
  });
  await load();
  await debug.send('Tracing.end');
  await complete;
  const ran = events.filter(
    ({ name, args }) => name === 'EvaluateScript' && args?.data?.url?.endsWith('/mobbe-knapp.js'),
  );
  if (ran.length === 0) throw new Error('The trace has no run of the loader.');
  return ran.reduce((sum, { dur = 0 }) => sum + dur, 0) / 1000;
}

/**
 * As text, because it runs in the page. The click comes without a pointer before it: on a phone nothing is fetched ahead.
 */
function openingOf(page: Page): Promise<Opening> {
  return page.evaluate<Opening>(`new Promise((resolve) => {
    const button = document.querySelector('mobbe-knapp').shadowRoot.querySelector('button');
    const clicked = performance.now();
    let focus;
    const look = () => {
      const form = document.querySelector('mobbe-skjema');
      const focused = document.activeElement === form && form?.shadowRoot?.activeElement;
      const heading = focused && focused.closest('dialog[open]') && focused.matches('h2');
      if (heading) focus ??= performance.now() - clicked;
      if (heading && form.stage === 'writing') resolve({ focus, question: performance.now() - clicked });
      else requestAnimationFrame(look);
    };
    button.click();
    look();
  })`);
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('mobbe-skjema dialog[open]').waitFor({ state: 'detached' });
}
