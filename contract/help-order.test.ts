/** The lines that are shown to a reader: the contract's order, whatever the order of the organisation's list. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sectors, type Register, type Sector } from './facts.ts';
import { helpLinesFor, helpLinesToBeginWith } from './help-lines.ts';
import { linesToTalkTo } from './help-order.ts';

const registers = ['child', 'adult'] as const;
const all = helpLinesToBeginWith(sectors);
const keys = (lines: { key: string }[]) => lines.map(({ key }) => key);

it.each(sectors.flatMap((sector) => registers.map((register) => [sector, register] as const)))(
  'for %s and %s they are those of the contract, in its order',
  (sector, register) => {
    const wanted = helpLinesFor(sector, register).filter(({ when }) => when === 'help');
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (lines) => {
        expect(keys(linesToTalkTo(lines, sector, register))).toEqual(keys(wanted));
      }),
    );
  },
);

it('meet the reader first whom they are for', () => {
  const first = (sector: Sector, register: Register) =>
    keys(linesToTalkTo(all, sector, register)).slice(0, 3);
  expect(first('school', 'child')[0]).toBe('children');
  expect(first('kindergarten', 'adult')[0]).toBe('parents');
  expect(first('kindergarten', 'adult')).not.toContain('slettmeg');
  expect(first('sport', 'adult')[0]).toBe('mitt-varsel');
  expect(first('university', 'adult')).not.toContain('children');
});

it('end with what the organisation has added, for its audience only', () => {
  const own = { ...all.find(({ key }) => key === 'mental-helse')!, key: 'skolehelsetjenesten' };
  const added = [{ ...own, audience: 'child' as const }, ...all];
  expect(keys(linesToTalkTo(added, 'school', 'child')).at(-1)).toBe('skolehelsetjenesten');
  expect(keys(linesToTalkTo(added, 'school', 'adult'))).not.toContain('skolehelsetjenesten');
});

it('follow the organisation where it has taken a line away or keeps it for others', () => {
  const changed = all
    .filter(({ key }) => key !== 'kors-pa-halsen')
    .map((line) => (line.key === 'ung' ? { ...line, audience: 'adult' as const } : line));
  expect(keys(linesToTalkTo(changed, 'school', 'child'))).toEqual([
    'children',
    'snakk-om-mobbing',
    'slettmeg',
    'mental-helse',
  ]);
});
