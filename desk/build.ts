/** Builds the desk's files for the server's address /desk/: one page, one script, one style sheet, nothing inline; and the frame in which pictures are drawn. */
import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The same for the build and for a server while developing. */
const deskConfig: InlineConfig = {
  configFile: false,
  root,
  base: '/desk/',
  publicDir: false,
  // Whoever calls: under a test runner Vite would take the development half of Lit.
  resolve: { conditions: ['module', 'browser', 'production'] },
  logLevel: 'warn',
};

/** Writes index.html and assets/ into `outDir`, which is emptied first. Names hold hashes: they may be cached for good. */
export async function buildDesk({ outDir }: { outDir: string }): Promise<void> {
  await build({
    ...deskConfig,
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      sourcemap: true,
      license: { fileName: 'licences.md' },
      // Inlined files would be data: addresses, and the polyfill asks for preloads that one script does not have.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
  // As it is: the server names its script by its hash.
  await cp(`${root}picture.html`, `${outDir}/picture.html`);
}
