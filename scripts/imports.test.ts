/** Every import of every source file against the table in docs/architecture.md, and that the check can fail. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  allImports,
  importsOf,
  isTest,
  matches,
  objection,
  readTable,
  rowFor,
  sourceFiles,
} from './imports.ts';
import type { Import } from './imports.ts';

const table = readTable(readFileSync('docs/architecture.md', 'utf8'));
const imports = allImports();

function objections(from: string, source: string): string[] {
  return importsOf(from, source).flatMap((one) => objection(table, one) ?? []);
}

/** The chains of value imports from a file to anything that `forbidden` says, each as 'a > b > zod'. */
function chainsTo(start: string, graph: Import[], forbidden: (to: string) => boolean): string[] {
  const seen = new Set<string>();
  function walk(file: string, chain: string[]): string[] {
    if (seen.has(file)) return [];
    seen.add(file);
    return graph
      .filter(({ from, typeOnly }) => from === file && !typeOnly)
      .flatMap(({ to, ours }) => {
        const longer = [...chain, to];
        if (!ours) return forbidden(to) ? [longer.join(' > ')] : [];
        return walk(to, longer);
      });
  }
  return walk(start, [start]);
}

const notForBrowsers = (to: string): boolean => /^(zod|node:.*)(\/|$)/.test(to);

describe('the import table', () => {
  test('has a row for every source file', () => {
    expect(sourceFiles().filter((file) => !rowFor(table, file))).toEqual([]);
  });

  test('names no file that is not there', () => {
    const files = sourceFiles();
    const names = table.flatMap(({ who, ours, types }) => [...who, ...ours, ...types]);
    const known = new Set(['own', '*']);
    const nowhere = names.filter(
      (name) => !known.has(name) && !files.some((file) => matches(name, file)),
    );
    expect([...new Set(nowhere)]).toEqual([]);
  });

  test('is kept by every import', () => {
    expect(imports.length).toBeGreaterThan(20);
    expect(imports.flatMap((one) => objection(table, one) ?? [])).toEqual([]);
  });

  test('keeps zod and Node out of what browsers load, through every floor', () => {
    const browserFiles = sourceFiles().filter(
      (file) => /^(widget|desk)\//.test(file) && !isTest(file) && !/\/build(\.ts$|\/)/.test(file),
    );
    expect(browserFiles.flatMap((file) => chainsTo(file, imports, notForBrowsers))).toEqual([]);
  });

  test('leaves no circle of values', () => {
    const values = imports.filter(({ ours, typeOnly }) => ours && !typeOnly);
    const next = new Map<string, string[]>();
    for (const { from, to } of values) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[] = [];
    function walk(file: string, path: string[]): void {
      if (path.includes(file)) {
        circles.push([...path.slice(path.indexOf(file)), file].join(' > '));
        return;
      }
      if (done.has(file)) return;
      for (const to of next.get(file) ?? []) walk(to, [...path, file]);
      done.add(file);
    }
    for (const file of next.keys()) walk(file, []);
    expect(circles).toEqual([]);
  });
});

describe('the check objects', () => {
  test.each([
    ['server/reports/receive.ts', `import { a } from '../cases/close.ts'`],
    ['server/reports/receive.ts', `import { open } from '../store/open.ts'`],
    ['server/reports/receive.ts', `export { a } from '../people/guard.ts'`],
    ['server/reports/receive.ts', `const a = await import('drizzle-orm')`],
    ['server/reports/receive.ts', `type A = import('pg').Client`],
    ['server/reports/rules.ts', `import { randomUUID } from 'node:crypto'`],
    ['server/mail/outbox.ts', `import nodemailer from 'nodemailer'`],
    ['server/http/problem.ts', `import { a } from '../reports/receive.ts'`],
    ['server/store/open.ts', `import { a } from '../mail/letters.ts'`],
    ['contract/route.ts', `import type { A } from '../server/store/store.ts'`],
    ['contract/route.ts', `import { readFile } from 'node:fs'`],
    ['widget/loader/entry.ts', `import { html } from 'lit'`],
    ['widget/form/form.ts', `import { a } from '../../desk/main.ts'`],
    ['desk/main.ts', `import { z } from 'zod'`],
    ['server/reports/receive.test.ts', `import { a } from '../cases/close.ts'`],
    ['nowhere/file.ts', `import { a } from './other.ts'`],
  ])('to %s with %s', (from, source) => {
    expect(objections(from, source)).toHaveLength(1);
  });
});

describe('the check allows', () => {
  test.each([
    ['server/reports/receive.ts', `import type { Store } from '../store/store.ts'`],
    ['server/reports/receive.ts', `import { type Store } from '../store/store.ts'`],
    ['server/reports/receive.ts', `import { route } from '../../contract/route.ts'`],
    ['server/mail/smtp.ts', `import nodemailer from 'nodemailer'`],
    ['server/store/open.ts', `import { drizzle } from 'drizzle-orm/node-postgres'`],
    ['server/http/open.ts', `import cors from '@fastify/cors'`],
    ['widget/form/form.ts', `import { ref } from 'lit/directives/ref.js'`],
    ['widget/form/form.ts', `import css from './form.css?inline'`],
    ['widget/form/form.ts', `import type { z } from 'zod'`],
    [
      'server/reports/receive.test.ts',
      `import { open } from '../store/open.ts'; import fc from 'fast-check'`,
    ],
  ])('%s with %s', (from, source) => {
    expect(objections(from, source)).toEqual([]);
  });

  test('sees through a chain what a table of neighbours cannot', () => {
    const graph = [
      ...importsOf('widget/a.ts', `import { b } from '../contract/b.ts'`),
      ...importsOf('contract/b.ts', `import { c } from './c.ts'`),
      ...importsOf('contract/c.ts', `import { z } from 'zod'`),
    ];
    expect(chainsTo('widget/a.ts', graph, notForBrowsers)).toEqual([
      'widget/a.ts > contract/b.ts > contract/c.ts > zod',
    ]);
  });

  test('refuses a page without the table', () => {
    expect(() => readTable('# Architecture')).toThrow(/no table/);
  });
});
