/** Which law a printed case names. */
import { expect, it } from 'vitest';
import { withheldBy } from './withheld.ts';

it('is the law of the day for a public body, and none for a private owner or a sports club', () => {
  const school = { isPrivate: false, sector: 'school' };
  expect(withheldBy('2026-11-23', school)).toBe('offl-13');
  expect(withheldBy('2008-12-31', school)).toBeNull();
  expect(withheldBy('2026-11-23', { ...school, isPrivate: true })).toBeNull();
  expect(withheldBy('2026-11-23', { ...school, sector: 'sport' })).toBeNull();
});
