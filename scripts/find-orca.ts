/**
 * Finds Orca, the screen reader that the walk in `tests/orca.test.ts` listens to, with what it needs to run without a screen or a voice;
 * or gets it on Debian as root, where it is asked for: it brings half a desktop with it.
 */
import { existsSync } from 'node:fs';
import { installPackages, mayInstallPackages } from './apt.ts';
import { inPath, locateEngines } from './find-engines.ts';

/** Programs by their paths; those that are not named are found by their names. */
export type Orca = { firefox: string; launcher: string };

const packages = [
  ...['orca', 'xdotool', 'dbus', 'openbox', 'xvfb', 'at-spi2-core', 'libglib2.0-bin'],
  'gsettings-desktop-schemas',
];
const programs = ['orca', 'xdotool', 'dbus-daemon', 'openbox', 'Xvfb', 'gsettings'];
const launcher = '/usr/libexec/at-spi-bus-launcher';

/** What is on this machine; undefined where anything of it is missing. */
export function locateOrca(): Orca | undefined {
  const { firefox } = locateEngines();
  const isWhole = programs.every((name) => inPath(name, process.env['PATH'] ?? ''));
  return firefox && isWhole && existsSync(launcher) ? { firefox, launcher } : undefined;
}

export function getOrca(): Orca | undefined {
  if (!locateOrca() && process.env['HEAR'] && mayInstallPackages()) installPackages(packages);
  return locateOrca();
}

/** Whether the walk is listened to: it takes the machine for some minutes, so only where it is asked for. */
export const isHeard = (): boolean => Boolean(process.env['HEAR']) && locateOrca() !== undefined;

/** What is said where it was not. */
export const unheard = (): string =>
  locateOrca()
    ? 'Orca was not listened to: npm run test:heard does it.'
    : `Orca was not found, so nothing was heard by a real screen reader: on Debian, apt-get install --no-install-recommends firefox-esr ${packages.join(' ')}.`;
