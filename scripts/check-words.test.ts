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
const avoidedName = ['ten', 'ant'].join('');
const host = ['registry', 'npmjs.org'].join('.');

describe('the check of words', () => {
  test.each([
    `// ${unfinished}: later`,
    `const folder = '${machine}';`,
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
