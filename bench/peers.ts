/**
 * What others publish for the same page: their packages are fetched into a folder of their own in the run, and their bundles
 * measured as ours are. Those that publish only modules are bundled as their documentation says, with Vite.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/** Exact, so that two runs compare the same. */
const packages = {
  altcha: '3.2.2',
  '@sentry/browser': '11.12.0',
  '@typeform/embed': '6.1.1',
  '@formbricks/js': '5.1.0',
  '@formbricks/surveys': '1.99.0',
  '@calcom/embed-core': '1.5.3',
};

/** `paid`: on each page view, or when somebody opens it. Files are below node_modules, or made by us. */
type Peer = { name: string; paid: 'page' | 'click'; files: string[] };

const sentry = {
  'sentry-page': `import { init, feedbackAsyncIntegration } from '@sentry/browser';
init({ dsn: 'https://0@example.invalid/0', integrations: [feedbackAsyncIntegration()] });`,
  'sentry-feedback': `import { feedbackModalIntegration, feedbackScreenshotIntegration } from '@sentry/feedback';
globalThis.feedback = [feedbackModalIntegration, feedbackScreenshotIntegration];`,
};

const peers: Peer[] = [
  { name: 'altcha', paid: 'page', files: ['altcha/dist/main/altcha.min.js'] },
  { name: '@sentry/browser with feedback', paid: 'page', files: ['made/sentry-page.js'] },
  { name: '… its dialog', paid: 'click', files: ['made/sentry-feedback.js'] },
  {
    name: '@typeform/embed (then a page in a frame)',
    paid: 'page',
    files: ['@typeform/embed/build/embed.js'],
  },
  { name: '@formbricks/js', paid: 'page', files: ['@formbricks/js/dist/index.js'] },
  { name: '… its surveys', paid: 'click', files: ['@formbricks/surveys/dist/index.umd.js'] },
  {
    name: '@calcom/embed-core (then a page in a frame)',
    paid: 'page',
    files: ['@calcom/embed-core/dist/embed/embed.js'],
  },
];

export type Bundle = { name: string; paid: 'page' | 'click'; bytes: Buffer[] };

/** Fetches and reads them all. Throws where the registry cannot be reached, or a package has moved its files. */
export async function readPeers(folder: string): Promise<Bundle[]> {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ dependencies: packages }));
  const npm = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  const { status } = spawnSync('npm', npm, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('npm could not fetch the packages to compare with.');
  const modules = join(folder, 'node_modules');
  for (const [name, source] of Object.entries(sentry)) await bundle(folder, name, source);
  return peers.map(({ name, paid, files }) => ({
    name,
    paid,
    bytes: files.map((file) => readBundle(modules, file)),
  }));
}

function readBundle(modules: string, file: string): Buffer {
  const path = join(modules, file);
  if (existsSync(path)) return readFileSync(path);
  const folder = join(path, '..');
  const there = existsSync(folder) ? readdirSync(folder).join(', ') : 'no such folder';
  throw new Error(`${file} is not in its package any more; there is: ${there}`);
}

async function bundle(folder: string, name: string, source: string): Promise<void> {
  const entry = join(folder, `${name}-entry.js`);
  writeFileSync(entry, source);
  await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    define: { 'process.env.NODE_ENV': '"production"', __SENTRY_DEBUG__: 'false' },
    build: {
      outDir: join(folder, 'node_modules/made'),
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'peer', fileName: () => `${name}.js` },
      rolldownOptions: { output: { minify: true } },
    },
  });
}
