/** Keys are what their names say, and nothing else passes for one. */
import { calculateJwkThumbprint } from 'jose/jwk/thumbprint';
import { describe, expect, it } from 'vitest';
import { checkPrivateKey, checkPublicKey, isPrivateKey, isPublicKey } from './keys.ts';
import { keyListThumbprint, newKeyPair, publicHalf, thumbprint } from './keys.ts';

const [one, two, three] = await Promise.all([newKeyPair(), newKeyPair(), newKeyPair()]);

describe('a new key pair', () => {
  it('is named by the thumbprint of RFC 7638', async () => {
    expect(one.publicKey.kid).toBe(await calculateJwkThumbprint(one.publicKey));
    expect(one.publicKey.kid).toBe(await thumbprint(one.privateKey));
  });

  it('keeps the private number out of the public half', () => {
    expect(Object.keys(one.publicKey).sort()).toEqual(['crv', 'kid', 'kty', 'x', 'y']);
    expect(publicHalf(one.privateKey)).toEqual(one.publicKey);
  });

  it('is whole', async () => {
    expect(await checkPublicKey(one.publicKey)).toBe(true);
    expect(await checkPrivateKey(one.privateKey)).toBe(true);
  });
});

describe('a public key', () => {
  const key = one.publicKey;
  const others: [string, unknown][] = [
    ['null', null],
    ['a string', JSON.stringify(key)],
    ['a list', [key]],
    ['a private key', one.privateKey],
    ['another curve', { ...key, crv: 'P-384' }],
    ['another kind', { ...key, kty: 'OKP' }],
    ['a missing kid', { ...key, kid: undefined }],
    ['a short x', { ...key, x: key.x.slice(1) }],
    ['a number for y', { ...key, y: 7 }],
    ['a member more', { ...key, ext: true }],
    ['stray bits at the end', { ...key, x: `${key.x.slice(0, -1)}B` }],
  ];

  it.each(others)('is not %s', (_name, value) => {
    expect(isPublicKey(value)).toBe(false);
  });

  it('is one in shape', () => {
    expect(isPublicKey(key)).toBe(true);
    expect(isPrivateKey(key)).toBe(false);
  });

  it('is not whole under another key’s name', async () => {
    const swapped = { ...two.publicKey, kid: key.kid };
    expect(isPublicKey(swapped)).toBe(true);
    expect(await checkPublicKey(swapped)).toBe(false);
  });
});

describe('a private key', () => {
  it('is not whole with another key’s number', async () => {
    expect(await checkPrivateKey({ ...one.privateKey, d: two.privateKey.d })).toBe(false);
  });

  it('is not whole under another key’s name', async () => {
    expect(await checkPrivateKey({ ...one.privateKey, kid: two.privateKey.kid })).toBe(false);
  });

  it('is not whole off the curve, whatever its name', async () => {
    const point = { ...one.privateKey, y: two.privateKey.y };
    expect(await checkPrivateKey({ ...point, kid: await thumbprint(point) })).toBe(false);
  });
});

describe('the name of a list of keys', () => {
  it('does not depend on the order', async () => {
    const name = await keyListThumbprint([one.publicKey, two.publicKey, three.publicKey]);
    expect(await keyListThumbprint([three.publicKey, one.publicKey, two.publicKey])).toBe(name);
  });

  it('changes when a key is added, left out, or swapped under its old kid', async () => {
    const names = await Promise.all([
      keyListThumbprint([one.publicKey, two.publicKey]),
      keyListThumbprint([one.publicKey]),
      keyListThumbprint([one.publicKey, two.publicKey, three.publicKey]),
      keyListThumbprint([one.publicKey, { ...three.publicKey, kid: two.publicKey.kid }]),
    ]);
    expect(new Set(names).size).toBe(4);
  });
});
