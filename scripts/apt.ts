/**
 * Installs Debian packages where we may (Debian, as root), because a fresh CI machine has neither browser nor database.
 * Anywhere else it does nothing: the caller then tells the reader what to install.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export function mayInstallPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

/** Installs the packages, streaming apt's own words to stderr. Throws with the failed command if apt does. */
export function installPackages(names: readonly string[]): void {
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...names]);
}

function apt(args: string[]): void {
  const run = spawnSync('apt-get', args, {
    // Standard output is kept free for the closing line; no terminal may be asked anything.
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (run.status !== 0)
    throw new Error(`apt-get ${args.join(' ')} failed; its own words are above.`);
}
