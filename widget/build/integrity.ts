/**
 * Puts the hash of each file that is loaded later beside its name in the file that loads it, from the inside out: whoever knows the
 * hash of the loader knows them all. Stops the build at an `import()` that would load without a check.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** A file beside the loader and its hash, as the loader knows it. */
export type BuiltFile = [name: string, integrity: string];

/**
 * For what is checked while it loads. SHA-256, because each hash is paid for by whoever presses the button: the 43 characters of one
 * do not compress, and SHA-384 has 64 for a strength that no attack asks for.
 */
export function integrityOf(bytes: string | Buffer): string {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
}

/** What `fetched(() => import('./name.ts'))` of `form/fetched.ts` is, once it is small; with `then` where the file holds for others too what it exports. */
const checked = /\(\(\)=>import\((['"`])\.\/([\w-]+\.js)\1\)(?:\.then\((\w+)=>\3\.\w+\))?(?=[,)])/g;

/** `outDir` has the files that were built before, and are only named here. */
export function integrity(outDir: string): Plugin {
  return {
    name: 'integrity',
    generateBundle(_options, bundle) {
      const known = new Map<string, string>();
      /** A file is finished when those that it loads are: its own hash covers theirs. */
      const finish = (name: string, loadedBy: string[]): string => {
        if (loadedBy.includes(name))
          throw new Error(`${name} loads itself, by ${loadedBy.join(', ')}: no hash can say so.`);
        const found = known.get(name);
        if (found !== undefined) return found;
        const chunk = bundle[name];
        if (chunk?.type !== 'chunk') return integrityOf(readFileSync(`${outDir}/${name}`));
        chunk.code = chunk.code.replace(
          checked,
          (call, _quote, file: string) =>
            `${call},\`./${file}\`,\`${finish(file, [...loadedBy, name])}\``,
        );
        known.set(name, integrityOf(chunk.code));
        return known.get(name)!;
      };
      for (const [name, chunk] of Object.entries(bundle)) {
        if (chunk.type !== 'chunk') continue;
        finish(name, []);
        const unchecked = chunk.code.replaceAll(checked, '').match(/\bimport\(.{0,40}/);
        if (unchecked)
          throw new Error(`${name} loads without a check: ${unchecked[0]}. See form/fetched.ts.`);
      }
    },
  };
}
