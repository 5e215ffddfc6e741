/**
 * Checks that package-lock.json is whole: every optional package that a package names, such as the binaries for other
 * machines, has its own entry. A registry that lacks one is passed over in silence by `npm install`, and `npm ci` fails later.
 */
import { readFileSync } from 'node:fs';

type Entry = { optionalDependencies?: Record<string, string> };

/** 'who needs what' for each optional package that the lock names and does not hold. */
export function missingFromLock(packages: Record<string, Entry>): string[] {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !resolves(packages, path, name))
      .map((name) => `${path || 'package.json'} needs ${name}`),
  );
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
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, Entry>;
  };
  const missing = missingFromLock(lock.packages);
  for (const line of missing) console.error(line);
  if (missing.length > 0) {
    console.error(
      'The lock is not whole. Take a version whose packages are all there, delete node_modules and the lock, and npm install.',
    );
    process.exitCode = 1;
  } else console.log(`${Object.keys(lock.packages).length} packages, none missing.`);
}
