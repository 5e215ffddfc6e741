/** Holds docs/operations.md to the configuration: every key has its row, every row is a key, and they say the same. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
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

describe('the proxy of docs/operations.md', () => {
  // nginx decodes `$uri` once.
  const patterns = [...operations.matchAll(/^ {2}"?~(\^\/\S+?)"? +1;$/gm)].map(
    ([, pattern]) => new RegExp(pattern!),
  );
  const isLogged = (uri: string) => patterns.some((pattern) => pattern.test(uri));

  it.each([
    '/desk/#/invitations/secret',
    '/desk/%23/invitations/secret',
    '/lillevik',
    '/w/v1/a.js',
  ])('writes nothing down of %s', (uri) => expect(isLogged(uri)).toBe(false));

  it.each(['/desk/', '/desk/assets/main.js', '/health/ready'])('logs %s', (uri) =>
    expect(isLogged(uri)).toBe(true),
  );
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

describe('docs/decisions/0007-dependencies.md', () => {
  const root = new URL('../', import.meta.url);
  const text = readFileSync(new URL('docs/decisions/0007-dependencies.md', root), 'utf8');
  const named = new Set(
    text
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) =>
        [...line.split(' | ')[0]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
      ),
  );
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(new URL('package.json', root), 'utf8'),
  ) as Record<string, Record<string, string>>;

  /** The packages that files for browsers import: they are built in, whatever package.json calls them. */
  const builtIn = ['widget', 'desk', 'contract'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/test|testing|build[./]|\.make\.ts/.test(file))
      .flatMap((file) => {
        const source = readFileSync(new URL(`${folder}/${file}`, root), 'utf8');
        return [
          ...source.matchAll(/^(?:import|\} from) (?:[^'\n]* from )?'((?:@[\w-]+\/)?[\w-]+)/gm),
        ];
      })
      .map(([, name]) => name!),
  );

  it('gives a reason for every package that runs or is built in, and for no other', () => {
    const used = new Set([
      ...Object.keys({ ...dependencies, ...optionalDependencies }),
      ...builtIn,
    ]);
    expect([...named].sort()).toEqual([...used].sort());
  });
});
