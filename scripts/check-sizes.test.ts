/** When a bundle has grown too much, and when it has not. */
import { expect, test } from 'vitest';
import { sizeOf, sizeOfClick, tooLarge } from './check-sizes.ts';

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

test('a click costs the form and the largest of the languages', () => {
  const words = (gzip: number, brotli: number) => ({ gzip, brotli });
  const measured = {
    'w/v1/form-*.js': words(16_000, 14_000),
    'w/v1/first-nb-*.js': words(1300, 1290),
    'w/v1/first-nn-*.js': words(1400, 1200),
    'w/v1/first-en-*.js': words(1350, 1100),
  };
  expect(sizeOfClick(measured)).toEqual({ gzip: 17_400, brotli: 15_290 });
  const { 'w/v1/first-en-*.js': _missing, ...others } = measured;
  expect(sizeOfClick(others)).toBe(undefined);
});
