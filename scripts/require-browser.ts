/**
 * Vitest's global set-up for the browser project: says in one sentence what is missing when there is no Chromium.
 * Without it the reader would get a stack trace from inside the test runner.
 */
import { locateChromium, noBrowser } from './find-browser.ts';

export default function requireBrowser(): void {
  if (!locateChromium()) throw new Error(noBrowser);
}
