/**
 * Checks package-lock.json: every optional package that a package names, such as the binaries for other machines, has its own
 * entry, and every package runs on the oldest Node that we promise. A registry that lacks the first is passed over in silence
 * by `npm install`, and `npm ci` fails later; of the second npm only warns.
 */
import { readFileSync } from 'node:fs';
import { minVersion, satisfies } from 'semver';

type Entry = {
  version?: string;
  engines?: { node?: string };
  optionalDependencies?: Record<string, string>;
  optional?: boolean;
};

/** 'who needs what' for each optional package that the lock names and does not hold. */
export function missingFromLock(packages: Record<string, Entry>): string[] {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !resolves(packages, path, name))
      .map((name) => `${path || 'package.json'} needs ${name}`),
  );
}

/** 'who wants which Node' for each package that does not promise to run on the oldest Node of package.json. npm leaves out an optional one where it does not fit. */
export function tooNewForNode(packages: Record<string, Entry>): string[] {
  const floor = minVersion(packages['']?.engines?.node ?? '')!;
  return Object.entries(packages).flatMap(([path, { version, engines, optional }]) => {
    const range = engines?.node ?? '*';
    if (optional || satisfies(floor, range)) return [];
    return [`${path} ${version ?? ''} wants Node ${range}, and we promise ${floor.version}`];
  });
}

/** Node's way of looking: in the package's own node_modules, then in each folder's above it. */
function resolves(packages: Record<string, Entry>, path: string, name: string): boolean {
  const folders = path === '' ? [] : path.split('/node_modules/');
  for (let depth = folders.length; depth >= 0; depth--) {
    const above = folders.slice(0, depth).join('/node_modules/');
    if (`${above ? `${above}/` : ''}node_modules/${name}` in packages) return true;
  }
  return false;
}

if (process.argv[1] === import.meta.filename) {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, Entry>;
  };
  const missing = missingFromLock(packages);
  const tooNew = tooNewForNode(packages);
  for (const line of [...missing, ...tooNew]) console.error(line);
  if (missing.length > 0)
    console.error(
      'The lock is not whole. Take a version whose packages are all there, delete node_modules and the lock, and npm install.',
    );
  if (tooNew.length > 0)
    console.error(
      'Take a version for the older Node, under "overrides" in package.json where another package brings it.',
    );
  if (missing.length + tooNew.length > 0) process.exitCode = 1;
  else console.log(`${Object.keys(packages).length} packages, none missing, none too new.`);
}
