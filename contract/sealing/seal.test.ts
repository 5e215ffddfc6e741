/** Sealing: what goes in comes out for every reader, shows nothing outside but its rounded length, and goes to nobody by mistake. */
import { generalDecrypt } from 'jose/jwe/general/decrypt';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64url, utf8 } from './bytes.ts';
import { isSealed, kidsOf, open, seal } from './seal.ts';
import type { Json, Sealed } from './seal.ts';
import {
  binding,
  owner,
  readers,
  reasonOf,
  reporter,
  school,
  sealed,
  stranger,
  value,
} from './sealed.make.ts';

describe('what goes in', () => {
  it('comes out for every reader, whatever JSON it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue({ maxDepth: 4 }),
        fc.subarray(readers, { minLength: 1 }),
        async (any, some) => {
          const made = await seal(any as Json, some, binding);
          expect(isSealed(made)).toBe(true);
          expect(kidsOf(made)).toEqual(some.map(({ kid }) => kid));
          for (const { publicKey, privateKey } of [school, owner, reporter]) {
            if (!some.includes(publicKey)) continue;
            expect(await open(made, privateKey, binding)).toEqual(JSON.parse(JSON.stringify(any)));
          }
        },
      ),
    );
  });

  it('comes out after a journey as JSON text', async () => {
    const arrived = JSON.parse(JSON.stringify(sealed)) as Sealed;
    expect(await open(arrived, owner.privateKey, binding)).toEqual(value);
  });

  it('survives half a surrogate pair', async () => {
    expect(await open(await seal('\ud800', readers, binding), school.privateKey, binding)).toBe(
      '\ud800',
    );
  });

  it('leaves the caller’s keys and value as they were', async () => {
    const key = { ...school.publicKey };
    await seal(value, [key], binding);
    expect(Object.isFrozen(key)).toBe(false);
  });
});

describe('what can be seen from outside', () => {
  const lengthOf = async (text: string) =>
    fromBase64url((await seal(text, readers, binding)).ciphertext).length;

  it('is a length in whole steps of 1,024 bytes, the next one that the JSON fits in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 3000, size: 'max' }),
        async (text) => {
          const json = utf8(JSON.stringify(text)).length;
          expect(await lengthOf(text)).toBe(Math.ceil(json / 1024) * 1024);
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    [0, 1024],
    [1021, 1024],
    [1022, 1024],
    [1023, 2048],
    [2046, 2048],
    [2047, 3072],
  ])('for a text of %i letters and two quotation marks is %i bytes', async (letters, bytes) => {
    expect(await lengthOf('a'.repeat(letters))).toBe(bytes);
  });

  it('is filled up with spaces, which JSON does not mind', async () => {
    const { plaintext } = await generalDecrypt(sealed, { ...school.privateKey });
    const json = JSON.stringify(value);
    expect(Buffer.from(plaintext).toString()).toBe(json.padEnd(1024, ' '));
  });

  it('is never a word of it, in clear or in base64', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 40 }), async (before) => {
        const marker = 'MARKER-blåbærstubben';
        const made = await seal({ text: before + marker }, readers, binding);
        const bytes = Buffer.from(made.ciphertext, 'base64url');
        const seen = JSON.stringify(made);
        expect(seen).not.toContain(marker);
        expect(bytes.includes(Buffer.from(marker))).toBe(false);
        // A text inside a base64 text begins at one of three places: the whole groups in the middle are always the same.
        for (const shift of [0, 1, 2]) {
          const spelled = Buffer.concat([Buffer.alloc(shift), Buffer.from(marker)]).toString(
            'base64url',
          );
          expect(seen).not.toContain(spelled.slice(4, -4));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is different each time', async () => {
    const again = await seal(value, readers, binding);
    for (const member of ['iv', 'ciphertext', 'tag'] as const)
      expect(again[member]).not.toBe(sealed[member]);
    const points = [...again.recipients, ...sealed.recipients].map(({ header }) => header.epk?.x);
    expect(new Set(points).size).toBe(6);
  });
});

describe('sealing refuses', () => {
  it('no reader', async () => {
    await expect(seal(value, [], binding)).rejects.toThrow(TypeError);
  });

  it('the same reader twice', async () => {
    await expect(seal(value, [...readers, school.publicKey], binding)).rejects.toThrow(TypeError);
  });

  it('a key under another key’s name', async () => {
    const swapped = { ...stranger.publicKey, kid: school.publicKey.kid };
    expect(await reasonOf(seal(value, [swapped], binding))).toBe('wrong-key');
  });

  it('a private key among the readers', async () => {
    expect(await reasonOf(seal(value, [school.privateKey], binding))).toBe('wrong-key');
  });

  it('what has no JSON form', async () => {
    await expect(seal(undefined as unknown as Json, readers, binding)).rejects.toThrow(TypeError);
  });
});
