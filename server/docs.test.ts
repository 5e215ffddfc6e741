/** Holds docs/operations.md to the configuration: every key has its row, every row is a key, and they say the same. */
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configKeys } from './config.ts';

const operations = readFileSync(new URL('../docs/operations.md', import.meta.url), 'utf8');

const rows = new Map(
  operations
    .split('\n')
    .map((line) => /^\| `(MOBBEKNAPP_\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/.exec(line))
    .filter((match) => match !== null)
    .map(([, key, description, example, otherwise]) => [
      key!,
      { description: description!, example: example!, otherwise: otherwise! },
    ]),
);

const plain = (markdown: string) => markdown.replaceAll('`', '');

describe('docs/operations.md', () => {
  it('has a row for every key of the configuration, and no other', () => {
    expect([...rows.keys()]).toEqual(Object.keys(configKeys));
  });

  it.each(Object.entries(configKeys))('says of %s what the server says', (key, known) => {
    const row = rows.get(key)!;
    expect(row.description).toBe(known.description);
    // The server's sentence has no backticks, and a colon where the page has them.
    expect(plain(row.example)).toBe(known.example.replace('output of: ', 'output of '));
    expect(plain(row.otherwise)).toBe(known.default ?? 'must be set');
  });

  it('names no key that does not exist', () => {
    const named = [...operations.matchAll(/MOBBEKNAPP_[A-Z_]+/g)].map(([key]) => key);
    expect(named.filter((key) => !(key in configKeys))).toEqual([]);
  });
});

describe('every page', () => {
  const pages = ['../README.md', '../SECURITY.md', '../CHANGELOG.md'].concat(
    ['start', 'embed', 'privacy', 'operations', 'architecture', 'glossary'].map(
      (name) => `../docs/${name}.md`,
    ),
  );

  it.each(pages)('%s links to pages and headings that exist', (page) => {
    const from = new URL(page, import.meta.url);
    expect(brokenLinks(from)).toEqual([]);
  });
});

/** Links to files or headings that are not there; other sites are not asked. */
function brokenLinks(from: URL): string[] {
  const links = [...readFileSync(from, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, to]) => to!);
  return links.filter((to) => !/^https?:/.test(to) && !leadsSomewhere(new URL(to, from)));
}

function leadsSomewhere(to: URL): boolean {
  const heading = decodeURIComponent(to.hash.slice(1));
  if (to.pathname.endsWith('/')) return existsFolder(to);
  try {
    const text = readFileSync(new URL(to.pathname, to), 'utf8');
    return heading === '' || headingsOf(text).includes(heading);
  } catch {
    return false;
  }
}

function existsFolder(folder: URL): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** As GitHub names them: small letters, no punctuation, hyphens for spaces. */
function headingsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
