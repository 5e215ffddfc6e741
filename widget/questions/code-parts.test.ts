/** Two parts of the code: which are asked for, and what counts as the same. */
import { describe, expect, test } from 'vitest';
import { chooseParts, partsFrom, slipsIn } from './code-parts.ts';

const code = '4NBE-CRBZ-C8TY-YH63';

test('two different ones are chosen, in their order, and every pair comes', () => {
  const seen = new Set(Array.from({ length: 400 }, () => chooseParts().join('-')));
  expect([...seen].sort()).toEqual(['1-2', '1-3', '1-4', '2-3', '2-4', '3-4']);
});

describe('what is typed', () => {
  test.each([
    ['as it stands', ['CRBZ', 'YH63']],
    ['in small letters', ['crbz', 'yh63']],
    ['with spaces and dashes', [' cr bz', '-YH63']],
  ])('is right %s', (_how, typed) => {
    expect(slipsIn(code, [2, 4], typed)).toEqual([]);
    expect(slipsIn(code.replaceAll('-', ''), [2, 4], typed)).toEqual([]);
  });

  test.each([
    [['CRBZ', 'YH36'], [1]],
    [
      ['', ''],
      [0, 1],
    ],
    [
      ['YH63', 'CRBZ'],
      [0, 1],
    ],
    [['CRB', 'YH63'], [0]],
  ])('%j has slips in %j', (typed, slips) => {
    expect(slipsIn(code, [2, 4], typed)).toEqual(slips);
  });
});

test('parts that travel in a form are taken only as they can be', () => {
  expect(partsFrom('2-4')).toEqual([2, 4]);
  for (const text of ['4-2', '1-1', '0-3', '2-5', '', '1-2-3']) expect(partsFrom(text)).toBeNull();
});

test('wide characters, quotes and a full stop are no slip', () => {
  expect(slipsIn('ABCDEFGHJKMNPQRS', [1, 2], ['ＡＢＣＤ', '«efgh».'])).toEqual([]);
});
