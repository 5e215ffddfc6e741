import { expect, test } from 'vitest';
import { tooLong } from './check-commits.ts';

test('a subject of 80 characters passes and one of 81 does not, whatever its letters', () => {
  const lines = [`abc1234 ${'å'.repeat(80)}`, `abc1235 ${'x'.repeat(81)}`, 'abc1236 Kort'];
  expect(tooLong(lines)).toEqual([lines[1]]);
});
