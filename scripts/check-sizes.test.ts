/** When a bundle has grown too much, and when it has not. */
import { expect, test } from 'vitest';
import { sizeOf, tooLarge } from './check-sizes.ts';

const frozen = { 'loader.js': { gzip: 1000, brotli: 900, budget: { gzip: 2000, brotli: 1700 } } };

test('growth within half a percent is let through', () => {
  expect(tooLarge(frozen, { 'loader.js': { gzip: 1005, brotli: 904 } })).toEqual([]);
});

test('growth beyond half a percent is named with both sizes', () => {
  expect(tooLarge(frozen, { 'loader.js': { gzip: 1006, brotli: 900 } })).toEqual([
    'loader.js: 1006 B gzip, frozen at 1000 B.',
  ]);
});

test('a file above its budget is named by the budget', () => {
  expect(tooLarge(frozen, { 'loader.js': { gzip: 2001, brotli: 900 } })).toEqual([
    'loader.js: 2001 B gzip is above the budget of 2000 B.',
  ]);
});

test('a frozen file that was not built is no success', () => {
  expect(tooLarge(frozen, {})).toHaveLength(1);
});

test('sizes are those of the compressed bytes', () => {
  const { gzip, brotli } = sizeOf(Buffer.alloc(10_000, 'a'));
  expect(gzip).toBeLessThan(100);
  expect(brotli).toBeLessThan(100);
});
