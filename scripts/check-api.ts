/**
 * Compares what a page may say to `<mobbe-knapp>` and hear from it, as the class's own comment and code say it, with `api.json`:
 * partners build on it, so it changes only deliberately. `--write` freezes it as it is now.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type TypeScript from 'typescript';

/** The class, and the file that gives it its name. The form's elements are no business of a page. */
const files = ['widget/loader/mobbe-knapp.ts', 'widget/loader/entry.ts'];
const frozen = 'api.json';

type Member = { kind: string; privacy?: string; description?: string };
type Manifest = { modules: { declarations: { members?: Member[] }[] }[] };

/** What the package exports and does not declare. */
type Analyzer = {
  create: (of: { modules: TypeScript.SourceFile[] }) => Manifest;
  ts: typeof TypeScript;
};

async function readApi(): Promise<Manifest> {
  const { create, ts } =
    (await import('@custom-elements-manifest/analyzer')) as unknown as Analyzer;
  const modules = files.map((file) =>
    ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true),
  );
  const api = create({ modules });
  for (const { declarations } of api.modules)
    for (const one of declarations) if (one.members) one.members = one.members.filter(isPublic);
  return api;
}

/** The analyzer takes for fields whatever the constructor assigns, to the button and its root too; only what is described is meant. */
function isPublic({ kind, privacy, description }: Member): boolean {
  return privacy !== 'private' && (kind === 'method' || description !== undefined);
}

/** A sentence for what is wrong, or null. */
async function check(): Promise<string | null> {
  const now = `${JSON.stringify(await readApi(), null, 2)}\n`;
  if (process.argv.includes('--write')) writeFileSync(frozen, now);
  const before = existsSync(frozen) ? readFileSync(frozen, 'utf8') : '';
  return now === before
    ? null
    : `What <mobbe-knapp> offers a page is not what ${frozen} says. If that is meant, and no page breaks by it: npx tsx scripts/check-api.ts --write`;
}

if (process.argv[1] === import.meta.filename) {
  const sentence = await check();
  if (sentence !== null) {
    console.error(sentence);
    process.exitCode = 1;
  }
}
