/** When a bundle has grown too much, and when it has not. */
import { expect, test } from 'vitest';
import { sizeOf, tooLarge } from './check-sizes.ts';

const frozen = {
  'loader.js': { gzip: 10_000, brotli: 900, budget: { gzip: 20_000, brotli: 1700 } },
};

test('growth within half a percent is let through, and of a small file within 32 bytes', () => {
  expect(tooLarge(frozen, { 'loader.js': { gzip: 10_050, brotli: 932 } })).toEqual([]);
});

test('growth beyond half a percent is named with both sizes', () => {
  expect(tooLarge(frozen, { 'loader.js': { gzip: 10_051, brotli: 933 } })).toEqual([
    'loader.js: 10051 B gzip, frozen at 10000 B.',
    'loader.js: 933 B brotli, frozen at 900 B.',
  ]);
});

test('a file above its budget is named by the budget', () => {
  expect(tooLarge(frozen, { 'loader.js': { gzip: 20_001, brotli: 900 } })).toEqual([
    'loader.js: 20001 B gzip is above the budget of 20000 B.',
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
