/**
 * Builds what a partner's page and our own page load, from the inside out, because each file is told the names of those it loads:
 * sealing, unsealing, the proof and the frame, then the form with its languages and its ending, then the loader and our own page.
 * Library builds, because an app build would wrap `import()` in a helper and resolve chunks on the host's origin.
 */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Plugin } from 'vite';
import { licencesIn, licencesOf } from './build/licences.ts';
import { unusedOfJose, without } from './build/without.ts';
import { integrity, integrityOf, type BuiltFile } from './build/integrity.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Built one by one: together they would share one file, and whoever sends would load what only opens. */
const innermost = ['sealing', 'unsealing', 'proof', 'frame'] as const;

/**
 * Writes `outDir/w/v1/` and `outDir/page/unknown.html`: what stands where there is no page. Our own page comes from the server.
 * `v1` moves with each build; `npm run release` keeps what is never to change. `server` is the origin where reports go, for a loader that lies
 * on a site's own server; empty: where the loader comes from.
 */
export async function buildWidget({
  outDir,
  server = '',
}: {
  outDir: string;
  server?: string;
}): Promise<void> {
  const moving = `${outDir}/w/v1`;
  const names: Record<string, string> = {};
  for (const name of innermost) {
    await build(modules(moving, name, names));
    names[name] = await builtName(moving, name);
  }
  await build(modules(moving, 'form', names));
  await writeFile(`${moving}/licences.txt`, await licencesIn(moving));
  const define = {
    __FORM__: JSON.stringify(await builtFile(moving, 'form')),
    __FRAME__: JSON.stringify(await builtFile(moving, 'frame')),
    __SERVER__: JSON.stringify(server),
  };
  await build(
    opener(moving, define, { entry: './loader/entry.ts', format: 'iife', name: 'mobbe-knapp.js' }),
  );
  await build(opener(moving, define, { entry: './page/main.ts', format: 'es', name: 'page.js' }));
  await cp(here('./page/unknown.css'), `${moving}/unknown.css`);
  await writeFile(`${moving}/page.css`, await pageStyles());
  await mkdir(`${outDir}/page`, { recursive: true });
  await cp(here('./page/unknown.html'), `${outDir}/page/unknown.html`);
}

/** The form's own style sheets for a page instead of a shadow root, and what only the page has: the form from the server looks the same. */
async function pageStyles(): Promise<string> {
  const names = ['styles', 'styles-controls', 'styles-answers'];
  const sheets = await Promise.all(
    names.map(async (name) => {
      const source = await readFile(here(`./form/${name}.ts`), 'utf8');
      return [...source.matchAll(/css`([^`]*)`/g)].map(([, sheet]) => sheet!).join('');
    }),
  );
  const ofHost = /(?:all|display|direction|unicode-bidi): \w+ !important;/g;
  const form = sheets.join('').replaceAll(':host', ':root').replace(ofHost, '');
  return form + (await readFile(here('./page/page.css'), 'utf8'));
}

/** The name with its hash. */
async function builtName(outDir: string, name: string): Promise<string> {
  const found = (await readdir(outDir)).find((file) => file.startsWith(`${name}-`));
  if (found === undefined)
    throw new Error(
      `The file ${name} is missing after its build: look at the names in widget/build.ts.`,
    );
  return found;
}

/** What a loader is told of a file that it loads. */
async function builtFile(outDir: string, name: string): Promise<BuiltFile> {
  const file = await builtName(outDir, name);
  return [file, integrityOf(await readFile(`${outDir}/${file}`))];
}

const shared = {
  configFile: false,
  logLevel: 'warn',
  root: here('.'),
  publicDir: false,
  // A test that builds runs under NODE_ENV=test, and would be given the development build of Lit.
  resolve: { conditions: ['module', 'browser', 'production'] },
} satisfies InlineConfig;

// A library build keeps its white space unless told otherwise. `/* @__PURE__ */` is for those who bundle further; licences are in `licences.txt`.
const small = { minify: true, comments: { annotation: false, jsdoc: false } };

function modules(outDir: string, name: string, built: Record<string, string>): InlineConfig {
  return {
    ...shared,
    plugins: [alreadyBuilt(built), without(unusedOfJose), smaller, integrity(outDir)],
    build: {
      outDir,
      emptyOutDir: name === innermost[0],
      license: licencesOf(name),
      target: 'es2022',
      lib: {
        entry: { [name]: here(entries[name] ?? `./form/${name}.ts`) },
        formats: ['es'],
      },
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension',
        output: {
          ...small,
          entryFileNames: '[name]-[hash].js',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  };
}

/** What has a file of its own already is left outside, under the name of that file. */
function alreadyBuilt(names: Record<string, string>): Plugin {
  return {
    name: 'already-built',
    enforce: 'pre',
    resolveId(source) {
      const name = names[/^\.\.?\/(\w+)(?:\/index)?\.ts$/.exec(source)?.[1] ?? ''];
      return name === undefined ? null : { id: `./${name}`, external: true };
    },
  };
}

/** Where a file begins that is not the file of its name in `form/`. */
const entries: Record<string, string> = {
  form: './form/index.ts',
  frame: './frame/index.ts',
};

/** White space in templates, and what style sheets can do without: no minifier touches it, because it stands in strings. */
const smaller: Plugin = {
  name: 'smaller',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/widget\/form\/styles[\w-]*\.ts$/.test(id)) return null;
    return code.replace(/css`[^`]*`/g, (sheet) =>
      sheet
        .replace(/\/\*.*?\*\//gs, '')
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};,]) ?/g, '$1')
        .replace(/: /g, ':')
        .replaceAll(';}', '}')
        .replace(/\b0\.(?=\d)/g, '.'),
    );
  },
  renderChunk(code) {
    // A line's end is left, in case it ends a statement: in what is minified nearly all stand in templates.
    return code.replace(/\s*\n\s*/g, '\n');
  },
};

/** The loader and our own page: each is told by `define` the files that it loads at run time. */
function opener(
  outDir: string,
  define: Record<string, string>,
  { entry, format, name }: { entry: string; format: 'iife' | 'es'; name: string },
): InlineConfig {
  return {
    ...shared,
    define,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: here(entry), formats: [format], name: 'mobbe', fileName: () => name },
      rolldownOptions: { output: small },
    },
  };
}
