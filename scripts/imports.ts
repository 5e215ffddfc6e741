/**
 * Reads which file imports what, and the table in `docs/architecture.md` that says who may import whom.
 * The table is the only place where the rule stands; the test beside this file holds the source to it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

/** One import of a file. `to` is a path from the root of the project for our own files, else the package's specifier. */
export type Import = { from: string; to: string; ours: boolean; typeOnly: boolean };

/** One row of the table. Names are as in the table, with `own` kept as a word. */
export type Row = { who: string[]; ours: string[]; types: string[]; packages: string[] };

/** Every TypeScript file that git tracks or would track. */
export function sourceFiles(): string[] {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts'];
  const files = execFileSync('git', list, { encoding: 'utf8' }).trim().split('\n');
  return [...new Set(files)].filter((file) => existsSync(file)).sort();
}

/** The imports, re-exports, import types and `import()` calls of a source text. Only literal names are seen. */
export function importsOf(from: string, source: string): Import[] {
  const found: Import[] = [];
  function add(name: ts.Node | undefined, typeOnly: boolean): void {
    if (!name || !ts.isStringLiteralLike(name)) return;
    const specifier = name.text.replace(/\?.*$/, '');
    const ours = specifier.startsWith('.');
    found.push({ from, to: ours ? join(dirname(from), specifier) : specifier, ours, typeOnly });
  }
  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, importsTypesOnly(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  }
  visit(ts.createSourceFile(from, source, ts.ScriptTarget.Latest, true));
  return found;
}

function importsTypesOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = importClause.namedBindings;
  if (importClause.name || !bindings || !ts.isNamedImports(bindings)) return false;
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly);
}

/** The rows of the import table. Throws if the page has none, so that a rewritten page cannot switch the rule off. */
export function readTable(page: string): Row[] {
  const lines = page.split('\n');
  const head = lines.findIndex((line) => /^\| floor \| who \|/.test(line));
  const end = lines.findIndex((line, index) => index > head && !line.startsWith('|'));
  if (head < 0) throw new Error('docs/architecture.md has no table that opens "| floor | who |".');
  return lines.slice(head + 2, end < 0 ? undefined : end).map((line) => {
    const [, who, ours, types, packages] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => [...cell.matchAll(/`([^`]+)`|\bown\b/g)].map(([word, name]) => name ?? word));
    return { who: who ?? [], ours: ours ?? [], types: types ?? [], packages: packages ?? [] };
  });
}

/** Whether a path or package is meant by a name of the table. */
export function matches(name: string, value: string): boolean {
  if (name === '*') return true;
  const parts = name.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\/]/g, '\\$&'));
  const end = name.endsWith('/') ? '' : '(/.*)?$';
  return new RegExp(`^${parts.join('[^/]*')}${end}`).test(value);
}

/** The row that applies to a file and the name it matched, or undefined if the table forgot it. */
export function rowFor(table: Row[], file: string): { row: Row; name: string } | undefined {
  return table
    .flatMap((row) => row.who.map((name) => ({ row, name })))
    .filter(({ name }) => matches(name, file))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

/** A test, or a file that only tests use: helpers in `testing/`, a process to be killed (`x.child.ts`), a maker of vectors (`x.make.ts`). */
export function isTest(file: string): boolean {
  return /\/testing\/|\.(test|child|make)\.ts$/.test(file);
}

const testsMayImport = ['server/testing/', 'server/store/', 'scripts/', 'contract/'];

/** Why this import is against the table, in one sentence; undefined if it is not. */
export function objection(table: Row[], { from, to, ours, typeOnly }: Import): string | undefined {
  const found = rowFor(table, from);
  if (!found) return `${from} stands in no row of the table in docs/architecture.md.`;
  const { row, name } = found;
  const own = name.endsWith('/') ? name : `${dirname(from)}/`;
  const inTest = isTest(from);
  const allowed = ours
    ? [...row.ours, ...(typeOnly ? row.types : []), ...(inTest ? testsMayImport : [])]
    : inTest
      ? ['*']
      : row.packages;
  if (allowed.some((word) => matches(word === 'own' ? own : word, to))) return undefined;
  // A type of a package costs nothing at run time, wherever the browser's half may not have the package itself.
  if (!ours && typeOnly && to === 'zod') return undefined;
  return `${from} may not import ${typeOnly ? 'types of ' : ''}${to}: see the row of ${name} in docs/architecture.md.`;
}

/** The imports of every source file of the project. */
export function allImports(): Import[] {
  return sourceFiles().flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));
}
