/** Which words are found, and which innocent neighbours are left alone. */
import { describe, expect, test } from 'vitest';
import { avoidedWords, findings } from './check-words.ts';

const glossary = `
| name | is | avoid |
|---|---|---|
| Organisation | a club | \`tenant\`, \`customer\`, site |
`;
const avoided = avoidedWords(glossary);
const look = (text: string, file = 'server/a.ts'): string[] => findings(file, text, avoided);

// Put together here, because this file is read by the same check.
const unfinished = ['TO', 'DO'].join('');
const machine = ['', 'work', 'main'].join('/');
const path = (...parts: string[]): string => ['', ...parts].join('/');
const avoidedName = ['ten', 'ant'].join('');
const host = ['registry', 'npmjs.org'].join('.');

describe('the check of words', () => {
  test.each([
    `// ${unfinished}: later`,
    `const folder = '${machine}';`,
    `  "customElements": "${path('tmp', 'cem', 'custom-elements.json')}"`,
    `written to ${path('tmp', 'x')}`,
    `file://${path('home', 'kari', 'mobbeknapp', 'a.ts')}`,
    `const cache = '${path('private', 'tmp', 'y1')}';`,
    `const cache = '${path('var', 'folders', 'zz')}/T';`,
    `open ${path('Users', 'kari.nes')}`,
    `open ${path('mnt', 'c', 'code')}`,
    `open ${['C:', 'Users', 'kari'].join('\\')}`,
    `see https://${host}/x`,
    `throw new Error('${['not', 'implemented'].join(' ')}')`,
    `const ${avoidedName}Id = 1;`,
    `type Other${avoidedName[0]?.toUpperCase()}${avoidedName.slice(1)} = string;`,
    `  ${avoidedName}: string;`,
  ])('finds %s', (text) => {
    expect(look(`\n${text}\n`)).toEqual([expect.stringMatching(/^server\/a\.ts:2: /)]);
  });

  test.each([
    "const site = 'https://example.test/work';",
    "import { homework } from './homework.ts';",
    "const route = '/api/v1/homes/root';",
    'StateDirectory, below /var/lib/mobbeknapp or /opt/mobbeknapp',
    'PrivateTmp=yes gives it a /tmp of its own',
    '// the top of a tenant tree, said in prose',
    'const constant = 1;',
  ])('leaves alone %s', (text) => {
    expect(look(text)).toEqual([]);
  });

  test('reads names of code in code only', () => {
    expect(look(`type ${avoidedName} = string;`, 'docs/start.md')).toEqual([]);
  });

  test('refuses a glossary without its column', () => {
    expect(() => avoidedWords('# Glossary')).toThrow(/avoid/);
  });
});

test.each([
  "'Ikke skriv om sykdom eller hemmeligheter som andre har.'",
  "'Ingen les dette med ein gong.'",
  "'We can meet, or you can answer here.'",
])(
  'an old sentence that can harm is found where somebody reads it, and not where it is told of: %s',
  (line) => {
    expect(findings('widget/texts/nb.ts', line, new Set())).toHaveLength(1);
    expect(findings('docs/decisions/0027-one-label.md', line, new Set())).toEqual([]);
    expect(findings('scripts/harm.test.ts', line, new Set())).toEqual([]);
  },
);

test('a style that cuts words in two is found in whatever has styles', () => {
  const line = `p { ${['hyph', 'ens'].join('')}: auto }`;
  expect(findings('desk/styles/base.css', line, new Set())).toHaveLength(1);
  expect(findings('widget/form/styles.ts', line, new Set())).toHaveLength(1);
  expect(findings('releases/0.1.0/form.js', line, new Set())).toEqual([]);
});
