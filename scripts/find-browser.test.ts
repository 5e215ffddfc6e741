/** Which Chromium is taken, in order, and that a real one starts with our options. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { afterAll, describe, expect, test } from 'vitest';
import { chromiumLaunch, locateChromium } from './find-browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'mobbeknapp-browsers-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function program(...names: string[]): string {
  const bin = mkdtempSync(join(folder, 'bin-'));
  for (const name of names) writeFileSync(join(bin, name), '#!/bin/sh\n', { mode: 0o755 });
  return bin;
}

describe('the browser', () => {
  test('is the one that CHROMIUM_PATH names, before any other', () => {
    const bin = program('chromium', 'mine');
    expect(locateChromium({ CHROMIUM_PATH: join(bin, 'mine'), PATH: bin })).toBe(join(bin, 'mine'));
  });

  test('is not silently another one when CHROMIUM_PATH is wrong', () => {
    const bin = program('chromium');
    expect(() => locateChromium({ CHROMIUM_PATH: join(bin, 'gone'), PATH: bin })).toThrow(
      /CHROMIUM_PATH names .*gone/,
    );
  });

  test('is the one without a window, then chromium, then google-chrome, wherever in PATH they stand', () => {
    const chrome = program('google-chrome-stable');
    const debian = program('chromium');
    const windowless = program('chromium', 'chromium-headless-shell');
    expect(locateChromium({ PATH: `${chrome}:${debian}:${windowless}` })).toBe(
      join(windowless, 'chromium-headless-shell'),
    );
    expect(locateChromium({ PATH: `${chrome}:${debian}` })).toBe(join(debian, 'chromium'));
    expect(locateChromium({ PATH: chrome })).toBe(join(chrome, 'google-chrome-stable'));
  });

  test('is not a file that cannot be run', () => {
    const bin = join(folder, 'plain');
    mkdirSync(bin);
    writeFileSync(join(bin, 'chromium'), '', { mode: 0o644 });
    expect(locateChromium({ PATH: bin })).not.toBe(join(bin, 'chromium'));
  });

  test('starts with our options', async () => {
    const browser = await chromium.launch(await chromiumLaunch());
    const page = await browser.newPage();
    await page.setContent('<h1>Hei</h1>');
    expect(await page.textContent('h1')).toBe('Hei');
    await browser.close();
  });
});
