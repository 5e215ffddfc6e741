/** What `api.json` promises is what `docs/embed.md` tells and what the sources do; whether it is what the class says, `npm run check` tells. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

type Named = { name: string };
type Element = {
  tagName?: string;
  attributes: Named[];
  events: Named[];
  cssParts: Named[];
  cssProperties: Named[];
  members: Named[];
};

const api = JSON.parse(readFileSync('api.json', 'utf8')) as {
  modules: { declarations: Element[] }[];
};
const element = api.modules
  .flatMap(({ declarations }) => declarations)
  .find(({ tagName }) => tagName === 'mobbe-knapp')!;
const docs = readFileSync('docs/embed.md', 'utf8');

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
const promised = (kind: keyof Omit<Element, 'tagName'>) =>
  sorted(element[kind].map(({ name }) => name));
/** What the first bracket of the pattern finds, wherever it finds it. */
const named = (pattern: RegExp, text: string) =>
  [...text.matchAll(pattern)].map(([, name]) => name!);

/** Of the loader, the form and the frame, which each tell the page something; tests left out. */
const sources = ['loader', 'form', 'frame']
  .flatMap((folder) =>
    readdirSync(`widget/${folder}`)
      // Drawing compares whatever elements it is given.
      .filter((file) => /(?<!test)\.ts$/.test(file) && file !== 'draw.ts')
      .map((file) => readFileSync(`widget/${folder}/${file}`, 'utf8')),
  )
  .join('')
  .replaceAll(/^ \*.*$/gm, '');

test('attributes', () => {
  const table = docs.slice(docs.indexOf('## Attributes'), docs.indexOf('## Look'));
  const used = named(/<mobbe-knapp([^>]*)>/g, docs).flatMap((text) => named(/\s([a-z-]+)=/g, text));
  expect(sorted(named(/^\| `([^`]+)`/gm, table))).toEqual(promised('attributes'));
  expect(promised('attributes')).toEqual(expect.arrayContaining(used));
  // `lang` is of the page around, and `framed` is what our own frame says to the form in it.
  const read = named(/\b(?:get|has)Attribute\('([^']+)'\)/g, sources);
  expect(sorted(read.filter((name) => name !== 'lang' && name !== 'framed'))).toEqual(
    promised('attributes'),
  );
});

test('events', () => {
  const elements = /^mobbe-(?:knapp|skjema|ramme)$/;
  const told = named(/`(mobbe-[a-z]+)`/g, docs).filter((name) => !elements.test(name));
  expect(sorted(told)).toEqual(promised('events'));
  const sent = named(/(?:CustomEvent|tell)\('(mobbe-[a-z]+)'/g, sources);
  expect(sorted(sent)).toEqual(promised('events'));
});

describe('package.json', () => {
  const named = (folder = '.') =>
    (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { customElements: string })
      .customElements;

  test('names the frozen file as what it says of its elements', () => {
    expect(named()).toBe('api.json');
    expect(existsSync(named())).toBe(true);
  });

  test('goes on doing so when somebody runs the analyzer by hand, which writes it otherwise', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mobbeknapp-analyzer-'));
    for (const file of ['package.json', 'custom-elements-manifest.config.js', 'widget/loader'])
      cpSync(file, join(folder, file), { recursive: true });
    const analyzer = resolve('node_modules/@custom-elements-manifest/analyzer/cem.js');
    const said = execFileSync(process.execPath, [analyzer, 'analyze', '--outdir', 'elsewhere'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect([said, existsSync(join(folder, 'elsewhere/custom-elements.json'))]).toEqual([
      expect.any(String),
      true,
    ]);
    expect(named(folder)).toBe('api.json');
    rmSync(folder, { recursive: true });
  });
});

test('parts, properties and methods', () => {
  expect(sorted(named(/::part\(([\w-]+)\)/g, docs))).toEqual(promised('cssParts'));
  expect(sorted(named(/\.part = '([\w-]+)'/g, sources))).toEqual(promised('cssParts'));
  expect(sorted(named(/(--mobbe-[a-z-]+)/g, docs))).toEqual(promised('cssProperties'));
  expect(sorted(named(/(--mobbe-[a-z-]+)/g, sources))).toEqual(promised('cssProperties'));
  expect(sorted(named(/`([a-z]+)\(\)`/g, docs))).toEqual(promised('members'));
});
