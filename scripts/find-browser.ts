/**
 * Finds a Chromium for the browser tests, or gets one, so that `npm test` works on a machine that has none.
 * What it cannot find or get it names in one sentence: a missing browser is never a skipped test.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import type { LaunchOptions } from 'playwright';
import { installPackages, mayInstallPackages } from './apt.ts';

export const noBrowser =
  'No Chromium was found: install it (Debian: apt-get install chromium-headless-shell fonts-liberation; elsewhere: ' +
  'npx playwright install chromium), or set CHROMIUM_PATH to the program.';

/** Launch options for a Chromium that is there or could be installed. Throws `noBrowser`'s sentence otherwise. */
export function chromiumLaunch(): Promise<LaunchOptions> {
  return launch(locateChromium, 'chromium-headless-shell');
}

/** The same for the Chromium that people use, where a test needs what the one without a window has not. */
export function wholeChromiumLaunch(): Promise<LaunchOptions> {
  return launch(locateWholeChromium, 'chromium');
}

async function launch(locate: () => string | undefined, name: string): Promise<LaunchOptions> {
  const path = locate() ?? installChromium(name, locate);
  if (path === undefined) throw new Error(noBrowser);
  return launchOptions(path);
}

/**
 * Options that keep Chromium still on a closed network: without them it looks up its maker's hosts at every start.
 * Chromium refuses to run sandboxed as root, which is what a CI container is.
 */
export function launchOptions(executablePath: string): LaunchOptions {
  const root = process.getuid?.() === 0;
  return {
    executablePath,
    args: [
      ...(root ? ['--no-sandbox'] : []),
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  };
}

/** The path of a Chromium on this machine, without installing anything; undefined if there is none. */
export function locateChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  // Chromium without a window to draw: the same engine for a fifth less of a processor.
  return locateFirst([/^chromium-headless-shell$/, ...whole], env);
}

function locateWholeChromium(): string | undefined {
  return locateFirst(whole, process.env);
}

const whole = [/^chromium$/, /^chromium-browser$/, /^google-chrome/];

function locateFirst(names: readonly RegExp[], env: NodeJS.ProcessEnv): string | undefined {
  if (env['CHROMIUM_PATH']) {
    if (existsSync(env['CHROMIUM_PATH'])) return env['CHROMIUM_PATH'];
    throw new Error(`CHROMIUM_PATH names ${env['CHROMIUM_PATH']}, and there is no such file.`);
  }
  return fromPath(names, env['PATH'] ?? '') ?? playwrightsOwn();
}

function fromPath(names: readonly RegExp[], path: string): string | undefined {
  const folders = path.split(delimiter).filter((folder) => existsSync(folder));
  for (const wanted of names) {
    for (const folder of folders) {
      const name = readdirSync(folder).find(
        (entry) => wanted.test(entry) && runs(join(folder, entry)),
      );
      if (name) return join(folder, name);
    }
  }
  return undefined;
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function playwrightsOwn(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function installChromium(name: string, locate: () => string | undefined): string | undefined {
  if (mayInstallPackages()) installPackages([name, 'fonts-liberation']);
  else spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: ['ignore', 2, 2] });
  return locate();
}
