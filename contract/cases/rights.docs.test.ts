/** Holds the table of docs/rights.md to the code's. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { acts, needs, rights } from './rights.ts';

const page = readFileSync(new URL('../../docs/rights.md', import.meta.url), 'utf8');
const codes = (list: readonly string[] | null) =>
  list === null || list.length === 0 ? '–' : list.map((code) => `\`${code}\``).join(', ');

it('says of every act who may do it, when, what the history says and who is told', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const table = acts.map((act) => {
    const { parts, needs: must, entries, tells } = rights[act];
    const cells = [
      codes([act]),
      parts.join(', '),
      codes(must),
      codes(entries),
      tells ? 'yes' : 'no',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  expect(rows).toEqual(table);
});

it('explains everything that must be true', () => {
  const explained = page.split('\n').filter((line) => line.startsWith('- `'));
  for (const need of needs) expect(explained.join('\n'), need).toContain(`\`${need}\``);
});
