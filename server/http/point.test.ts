/** Points on P-256 as we tell them, against OpenSSL. */
import { createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newKeyPair } from '../../contract/sealing/keys.ts';
import { anyPoint, misspelt, mirrored } from '../testing/bent.ts';
import { isOnCurve } from './point.ts';

const p = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const spelt = (number: bigint) =>
  Buffer.from(number.toString(16).padStart(64, '0'), 'hex').toString('base64url');
const numberOf = (text: string) => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`);

function openSslTakes({ x, y }: { x: string; y: string }): boolean {
  try {
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}

test('every key that a browser makes is one, and its mirror image', async () => {
  for (let times = 0; times < 50; times++) {
    const { publicKey } = await newKeyPair();
    for (const key of [publicKey, mirrored(publicKey), anyPoint()])
      expect([isOnCurve(key), openSslTakes(key)]).toEqual([true, true]);
  }
});

test('a point of which something was changed is one where OpenSSL says so', () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
  const change = fc.record({
    side: fc.constantFrom('x' as const, 'y' as const),
    to: fc.oneof(
      bytes.map((some) => () => Buffer.from(some).toString('base64url')),
      fc.bigInt(-3n, 3n).map((step) => (text: string) => spelt((numberOf(text) + step + p) % p)),
      fc.constantFrom(0n, 1n, p - 1n, p, p + 1n, 2n ** 256n - 1n).map((some) => () => spelt(some)),
    ),
  });
  const property = fc.property(fc.array(change, { minLength: 1, maxLength: 2 }), (changes) => {
    const point = anyPoint();
    for (const { side, to } of changes) point[side] = to(point[side]);
    expect(isOnCurve(point)).toBe(openSslTakes(point));
  });
  fc.assert(property, { numRuns: 500 });
});

test('the smallest numbers that lie on it do, and not when p is added', () => {
  // x = 5: y² = 5³ − 15 + b has a root.
  const five = {
    x: spelt(5n),
    y: spelt(0x459243b9aa581806fe913bce99817ade11ca503c64d9a3c533415c083248fbccn),
  };
  expect(isOnCurve(five)).toBe(openSslTakes(five));
  expect(isOnCurve(five)).toBe(true);
  expect(isOnCurve({ ...five, x: spelt(5n + p) })).toBe(false);
});

test.each([
  ['fewer bytes', ({ x, y }: { x: string; y: string }) => ({ x: x.slice(0, 42), y })],
  ['more bytes', ({ x, y }) => ({ x, y: `${y}A` })],
  ['nothing', ({ x }) => ({ x, y: '' })],
  ['another spelling', ({ x, y }) => ({ x: misspelt(x), y })],
  ['no base64url', ({ x, y }) => ({ x, y: `+${y.slice(1)}` })],
])('%s is none', (_name, change) => {
  expect(isOnCurve(change(anyPoint()))).toBe(false);
});
