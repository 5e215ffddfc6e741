/** The WordPress plugin as text: its words are whole in three languages, and it writes no attribute that the button does not know. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, 'mobbeknapp');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const sources = ['includes/settings.php', 'includes/button.php', 'block/editor.js'].map(read);
const languages = ['en', 'nb', 'nn'] as const;

function wordsOf(language: string): Map<string, string> {
  const rows = read(`languages/${language}.php`).matchAll(/^\t'([\w-]+)'\s*=> '(.+)',$/gm);
  return new Map([...rows].map(([, key, text]) => [key!, text!]));
}

test('the words have the same keys in every language, and none is empty', () => {
  const [keys, ...others] = languages.map((language) => [...wordsOf(language).keys()]);
  expect(keys!.length).toBeGreaterThan(20);
  for (const other of others) expect(other).toEqual(keys);
});

test('each word that is used is there, and each that is there is used', () => {
  const named = sources.join('\n');
  const fields = ['server', 'organisation', 'version', 'integrity'];
  const used = new Set([
    ...[...named.matchAll(/mobbeknapp_word\( '([\w-]+)' \)/g)].map(([, key]) => key!),
    ...[...named.matchAll(/words\[\s*'([\w-]+)'\s*\]/g)].map(([, key]) => key!),
    ...fields.flatMap((field) => ['label', 'help', 'wrong'].map((kind) => `${field}-${kind}`)),
    'report',
  ]);
  expect([...used].sort()).toEqual([...wordsOf('nb').keys()].sort());
});

test('the element gets attributes that the button knows, and the block has a field for each of its own', () => {
  const { modules } = JSON.parse(readFileSync('api.json', 'utf8')) as {
    modules: { declarations: { attributes?: { name: string }[] }[] }[];
  };
  const declared = modules.flatMap(({ declarations }) => declarations);
  const known = declared.flatMap(({ attributes = [] }) => attributes.map(({ name }) => name));
  const [, written] = /compact\( ([^)]+) \)/.exec(read('includes/button.php'))!;
  for (const name of written!.match(/[\w-]+/g)!) expect(known).toContain(name);
  const block = JSON.parse(read('block/block.json')) as { attributes: Record<string, unknown> };
  for (const name of Object.keys(block.attributes))
    expect(read('block/editor.js')).toMatch(new RegExp(`(text|choice)\\(\\s*'${name}'`));
});

test('no file can be run by its address, and none asks anybody but the server', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.php')))
    expect(read(file)).toMatch(/defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;/);
  expect(sources.join('')).not.toMatch(/wp_remote_|curl_|setcookie|localStorage|file_get_contents/);
});
