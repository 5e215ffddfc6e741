/** Which programs of Firefox and WebKit are taken, and what is said about one that is not there. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { leftOut, locateEngines } from './find-engines.ts';

const folder = mkdtempSync(join(tmpdir(), 'mobbeknapp-engines-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function programs(...names: string[]): string {
  const bin = mkdtempSync(join(folder, 'bin-'));
  for (const name of names) writeFileSync(join(bin, name), '#!/bin/sh\n', { mode: 0o755 });
  return bin;
}

function libraries(...versions: string[]): string {
  const root = mkdtempSync(join(folder, 'lib-'));
  for (const version of versions) {
    mkdirSync(join(root, 'x86_64-linux-gnu', version), { recursive: true });
    writeFileSync(join(root, 'x86_64-linux-gnu', version, 'MiniBrowser'), '');
  }
  return root;
}

test('everything is found where Debian puts it, the newest library first', () => {
  const bin = programs('firefox-esr', 'WebKitWebDriver', 'Xvfb');
  const root = libraries('webkit2gtk-4.0', 'webkit2gtk-4.1');
  const found = locateEngines({ PATH: bin }, root);
  expect(found).toEqual({
    firefox: join(bin, 'firefox-esr'),
    webkit: {
      driver: join(bin, 'WebKitWebDriver'),
      screen: join(bin, 'Xvfb'),
      browser: join(root, 'x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser'),
    },
  });
  expect(leftOut(found)).toEqual([]);
});

test.each([
  [['WebKitWebDriver'], ['webkit2gtk-4.1']],
  [['Xvfb'], ['webkit2gtk-4.1']],
  [['WebKitWebDriver', 'Xvfb'], []],
])('WebKit is not there with %s and %s alone', (names, versions) => {
  const found = locateEngines({ PATH: programs(...names) }, libraries(...versions));
  expect(found.webkit).toBe(undefined);
});

test('what is not there is said in a sentence each, with the way to get it', () => {
  const found = locateEngines({ PATH: programs() }, libraries());
  expect(leftOut(found)).toEqual([
    'Firefox was not found, so nothing was tried in it: on Debian, apt-get install firefox-esr; elsewhere, set FIREFOX_PATH to the program.',
    'WebKit was not found, so nothing was tried in it: on Debian, apt-get install webkit2gtk-driver xvfb.',
  ]);
});

test('FIREFOX_PATH comes first, and is not silently another one when it is wrong', () => {
  const bin = programs('firefox-esr', 'mine');
  const named = (name: string) =>
    locateEngines({ PATH: bin, FIREFOX_PATH: join(bin, name) }, libraries()).firefox;
  expect(named('mine')).toBe(join(bin, 'mine'));
  expect(() => named('gone')).toThrow(/FIREFOX_PATH names .*gone/);
});
