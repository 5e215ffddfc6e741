/**
 * Builds what a partner's page and our own page load: form and sealing as ES modules, then the loader as one classic script that knows
 * the form's file name. A library build, because an app build would wrap `import()` in a helper and resolve chunks on the host's origin.
 */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Writes `outDir/w/v1/`, the same files under `outDir/w/<version>/`, and `outDir/page/index.html`.
 * The two folders of `w` are served with CORS; `v1` moves with each release, a version never changes.
 */
export async function buildWidget({
  outDir,
  version,
}: {
  outDir: string;
  version: string;
}): Promise<void> {
  const moving = `${outDir}/w/v1`;
  await build(modules(moving));
  const form = (await readdir(moving)).find((name) => /^form-.+\.js$/.test(name));
  if (form === undefined)
    throw new Error(
      'The form file is missing after its build: look at the names in widget/build.ts.',
    );
  await build(
    opener(moving, form, { entry: './loader/entry.ts', format: 'iife', name: 'mobbe-knapp.js' }),
  );
  await build(opener(moving, form, { entry: './page/main.ts', format: 'es', name: 'page.js' }));
  await cp(moving, `${outDir}/w/${version}`, { recursive: true });
  const page = await readFile(here('./page/index.html'), 'utf8');
  await mkdir(`${outDir}/page`, { recursive: true });
  await writeFile(`${outDir}/page/index.html`, page.replaceAll('{version}', version));
}

const shared = {
  configFile: false,
  logLevel: 'warn',
  root: here('.'),
  publicDir: false,
} satisfies InlineConfig;

function modules(outDir: string): InlineConfig {
  return {
    ...shared,
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      lib: { entry: { form: here('./form/index.ts') }, formats: ['es'] },
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension',
        output: {
          // A library build keeps its white space unless told otherwise.
          minify: true,
          entryFileNames: '[name]-[hash].js',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  };
}

/** The loader and our own page: each is told the form's file name and loads it at run time. */
function opener(
  outDir: string,
  form: string,
  { entry, format, name }: { entry: string; format: 'iife' | 'es'; name: string },
): InlineConfig {
  return {
    ...shared,
    define: { __FORM_FILE__: JSON.stringify(form) },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: here(entry), formats: [format], name: 'mobbe', fileName: () => name },
      rolldownOptions: { output: { minify: true } },
    },
  };
}
