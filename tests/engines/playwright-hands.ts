/** Hands in Chromium and in Firefox, lent by Playwright; Firefox as its makers ship it, by WebDriver BiDi. */
import { chromium, firefox, type Browser } from 'playwright';
import { chromiumLaunch } from '../../scripts/find-browser.ts';
import type { Hands } from './hands.ts';

export async function chromiumHands(): Promise<Hands> {
  return handsIn(await chromium.launch(await chromiumLaunch()));
}

export async function firefoxHands(executablePath: string): Promise<Hands> {
  return handsIn(await firefox.launch({ channel: 'moz-firefox', executablePath }));
}

async function handsIn(browser: Browser): Promise<Hands> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return {
    async goTo(url) {
      await page.goto(url);
    },
    async back() {
      await page.goBack();
    },
    read: (expression) => page.evaluate(expression),
    async click(expression) {
      const found = (await page.evaluateHandle(expression)).asElement();
      if (!found) throw new Error(`Nothing there: ${expression}`);
      await found.click({ timeout: 2000 });
    },
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    complaints: () => complaints,
    async shoot(path) {
      await page.screenshot({ path });
    },
    close: () => browser.close(),
  };
}
