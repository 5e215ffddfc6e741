/**
 * Five kinds of tests: `node` beside the code, `browser` in a real Chromium and `tests` for the whole product are `npm test`; `long`, every page
 * that was ever hostile, the browsers of other makers and the way without JavaScript, and `alone`, what takes the machine for itself, are
 * `npm run test:long`.
 * The limits suit a machine with two cores, where a browser and a database share them with the tests.
 */
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions, locateChromium } from './scripts/find-browser.ts';
import { isHeard } from './scripts/find-orca.ts';
import { LongestFirst } from './scripts/longest-first.ts';

const chromium = locateChromium();
const browserTests = '**/*.browser.test.ts';
/** A minute or more each: every page that was ever hostile, the whole way in the browsers of other makers, and without JavaScript. */
const long = ['engines', 'hosts', 'no-javascript', 'no-javascript-ways'].map(
  (name) => `tests/${name}.test.ts`,
);
/** They kill processes, fill disks and take the machine for themselves: one at a time, when nothing else runs. */
const alone = ['demo', 'disk-full', 'flood', 'postgres-restart', 'sigkill'].map(
  (name) => `tests/${name}.test.ts`,
);
/** Needs a screen reader, and only what is tried is listed. */
const heard = 'tests/orca.test.ts';
/** Two processes and a browser answer each other on two cores: what is waited for may take longer than a second. */
const wholeProduct = {
  pool: 'forks' as const,
  isolate: false,
  setupFiles: ['server/testing/clean-up.ts'],
  expect: { poll: { timeout: 15_000 } },
  testTimeout: 180_000,
  hookTimeout: 120_000,
  globalSetup: [
    'server/testing/postgres.ts',
    'scripts/require-browser.ts',
    'tests/build.ts',
    'tests/seeded.ts',
  ],
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    // Of one group, so that the cores are never idle while one kind waits for another.
    sequence: { sequencer: LongestFirst },
    // A skipped or single test hides the others; the closing line counts both as failures.
    allowOnly: false,
    projects: [
      {
        test: {
          name: 'node',
          include: ['{contract,server,widget,desk,scripts,bench,examples}/**/*.test.ts'],
          exclude: [browserTests],
          pool: 'forks',
          maxWorkers: 2,
          // Files of a worker share what they import, which costs as much as the tests themselves.
          isolate: false,
          setupFiles: ['server/testing/clean-up.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Two of them start what was built, as an operator does.
          globalSetup: ['server/testing/postgres.ts', 'tests/build.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Named here, because a dependency found late makes Vite reload the page under a running test.
        optimizeDeps: {
          include: [
            'altcha-lib',
            'altcha-lib/algorithms/web/pbkdf2',
            'axe-core',
            'fast-check',
            'jose',
            'jose/base64url',
            'jose/jwe/compact/decrypt',
            'jose/jwe/flattened/decrypt',
            'jose/jwe/general/encrypt',
            'lit',
            'lit/directives/class-map.js',
            'lit/directives/if-defined.js',
            'lit/directives/live.js',
            'lit/directives/ref.js',
            'lit/directives/repeat.js',
            'lit/static-html.js',
          ],
        },
        test: {
          name: 'browser',
          include: [`{contract,widget,desk,scripts,tests}/${browserTests}`],
          // Three files in two cores: what is waited for may take longer than a second.
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Half of a test in a browser is waiting, so two pages run beside the processes of the others.
          maxWorkers: 2,
          globalSetup: ['scripts/require-browser.ts', 'widget/testing/browser-setup.ts'],
          sequence: { groupOrder: 0 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright(chromium ? { launchOptions: launchOptions(chromium) } : {}),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'tests',
          ...wholeProduct,
          include: ['tests/**/*.test.ts'],
          exclude: [browserTests, ...long, ...alone, heard],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'long',
          ...wholeProduct,
          include: long,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'alone',
          ...wholeProduct,
          include: isHeard() ? [...alone, heard] : alone,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
