/**
 * Finds Firefox and WebKit for the tests that walk in every engine, or gets them on Debian as root. Where a machine lacks one and may
 * not get it, its tests are not listed and a sentence says so; on Debian as root that is a failure.
 */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackages, mayInstallPackages } from './apt.ts';

/** Programs that together run a page of WebKitGTK without a screen. */
export type WebKit = { driver: string; browser: string; screen: string };

export type Engines = { firefox: string | undefined; webkit: WebKit | undefined };

const packages = {
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
} as const;

const names = { firefox: 'Firefox', webkit: 'WebKit' } as const;

/** What is on this machine, without installing anything. FIREFOX_PATH comes before any other Firefox. */
export function locateEngines(
  env: NodeJS.ProcessEnv = process.env,
  libraries = '/usr/lib',
): Engines {
  const path = env['PATH'] ?? '';
  return {
    firefox: locateFirefox(env['FIREFOX_PATH'], path),
    webkit: locateWebKit(path, libraries),
  };
}

function locateFirefox(given: string | undefined, path: string): string | undefined {
  if (given && !existsSync(given))
    throw new Error(`FIREFOX_PATH names ${given}, and there is no such file.`);
  return given || inPath('firefox-esr', path);
}

function locateWebKit(path: string, libraries: string): WebKit | undefined {
  const driver = inPath('WebKitWebDriver', path);
  const screen = inPath('Xvfb', path);
  const browser = miniBrowser(libraries);
  return driver && screen && browser ? { driver, browser, screen } : undefined;
}

/** The driver's package brings it, in a folder of the machine's kind and the library's version. */
function miniBrowser(libraries: string): string | undefined {
  if (!existsSync(libraries)) return undefined;
  for (const kind of readdirSync(libraries).filter((name) => name.endsWith('-linux-gnu')))
    for (const version of readdirSync(join(libraries, kind)).sort().reverse()) {
      const file = join(libraries, kind, version, 'MiniBrowser');
      if (/^webkit/.test(version) && existsSync(file)) return file;
    }
  return undefined;
}

export function inPath(name: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}

/** What is there after what is missing was installed, where that is allowed. */
export function getEngines(): Engines {
  const missing = missingIn(locateEngines());
  if (missing.length > 0 && mayInstallPackages())
    installPackages(missing.flatMap((name) => packages[name]));
  return locateEngines();
}

/** A line about each engine that is there, with its program. */
export function whatIsThere({ firefox, webkit }: Engines): string[] {
  return [
    ...(firefox ? [`Firefox: ${firefox}`] : []),
    ...(webkit ? [`WebKit: ${webkit.browser}`] : []),
  ];
}

/** One sentence about each engine that is not there, and how to get it. */
export function leftOut(engines: Engines): string[] {
  return missingIn(engines).map(
    (name) =>
      `${names[name]} was not found, so nothing was tried in it: ` +
      `on Debian, apt-get install ${packages[name].join(' ')}${name === 'firefox' ? '; elsewhere, set FIREFOX_PATH to the program' : ''}.`,
  );
}

function missingIn(engines: Engines) {
  return (['firefox', 'webkit'] as const).filter((name) => engines[name] === undefined);
}
