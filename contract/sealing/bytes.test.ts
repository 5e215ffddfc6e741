/** Every byte string has one spelling: a changed character is never overlooked. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromBase64url, toBase64url } from './bytes.ts';

it('base64url is read in one spelling only', () => {
  for (const text of ['A', 'AB', 'AAB', 'AA==', 'A A', 'AA\n', 'A+', 'å', 'AAAAA']) {
    expect(() => fromBase64url(text)).toThrow(TypeError);
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(fromBase64url(toBase64url(bytes))).toEqual(new Uint8Array(bytes));
    }),
  );
});
