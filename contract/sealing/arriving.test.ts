/** What is sealed here is never refused where it arrives; and what arrives is asked more than what is stored. */
import fc from 'fast-check';
import { GeneralEncrypt } from 'jose/jwe/general/encrypt';
import { describe, expect, it } from 'vitest';
import { ephemeralKeysOf, faultsOf } from './arriving.ts';
import { bytesOf } from './binding.ts';
import { fromBase64url, readUtf8, toBase64url, utf8 } from './bytes.ts';
import { newKeyPair } from './keys.ts';
import { open, seal, type Json, type Sealed } from './seal.ts';
import { binding, readers, school, sealed, sealedToOne, value } from './sealed.make.ts';
import vectors from './vectors.json' with { type: 'json' };

const pointers = (any: unknown) => faultsOf(any).map(({ pointer }) => pointer);

describe('no fault is found', () => {
  it('in whatever is sealed, to one reader or to as many as a report can have', async () => {
    const keys = await Promise.all(Array.from({ length: 24 }, () => newKeyPair()));
    const property = fc.asyncProperty(
      fc.jsonValue(),
      fc.integer({ min: 1, max: 24 }),
      async (any, count) => {
        const to = keys.slice(0, count).map(({ publicKey }) => publicKey);
        const made = await seal(any as Json, to, binding);
        expect(faultsOf(made)).toEqual([]);
        expect(ephemeralKeysOf(made)).toHaveLength(count);
      },
    );
    await fc.assert(property, { numRuns: 30 });
  });

  it('in what release 0.1.0 sealed: the vectors', () => {
    expect(faultsOf(vectors.sealedToThree.sealed)).toEqual([]);
    expect(faultsOf(vectors.sealedToOne.sealed)).toEqual([]);
  });

  it('where the readers stand in another order, or were cut down to one', () => {
    expect(faultsOf({ ...sealed, recipients: [...sealed.recipients].reverse() })).toEqual([]);
    expect(faultsOf({ ...sealed, recipients: sealed.recipients.slice(0, 1) })).toEqual([]);
  });
});

describe('a fault is found', () => {
  it.each(['text', null, {}, { ...sealed, unprotected: {} }, { ...sealed, recipients: [] }])(
    'in what is no sealed value: %#',
    (any) => expect(pointers(any)).toEqual(['']),
  );

  it('in a reader who is named twice, with each place', () => {
    const recipients = [...sealed.recipients, sealed.recipients[0]!];
    expect(pointers({ ...sealed, recipients })).toEqual([
      '/recipients/3/header/kid',
      '/recipients/3/header/epk',
    ]);
  });

  it('in the ephemeral key of a value for one reader, which lies in the protected header', () => {
    const header = JSON.parse(readUtf8(fromBase64url(sealedToOne.protected))) as { epk: object };
    const changed = { ...header, epk: { ...header.epk, y: 'AA' } };
    const bent = { ...sealedToOne, protected: toBase64url(utf8(JSON.stringify(changed))) };
    expect(pointers(bent)).toEqual(['/protected']);
  });

  it('in every length that is not the one it must have', () => {
    const bytes = (length: number) => toBase64url(new Uint8Array(length));
    const lengths = fc.tuple(
      fc.constantFrom('iv', 'tag', 'ciphertext'),
      fc.integer({ min: 1, max: 5000 }),
    );
    const right = (member: string, length: number) =>
      ({ iv: length === 12, tag: length === 16, ciphertext: length % 1024 === 0 })[member];
    const property = fc.property(lengths, ([member, length]) => {
      const found = pointers({ ...sealed, [member]: bytes(length) });
      expect(found).toEqual(right(member, length) ? [] : [`/${member}`]);
    });
    fc.assert(property, {
      examples: [[['iv', 12]], [['tag', 16]], [['ciphertext', 1024]], [['ciphertext', 4096]]],
    });
  });
});

it('what lies in a database from before opens as it did, though it would not be taken today', async () => {
  const jwe = new GeneralEncrypt(utf8(JSON.stringify(value)))
    .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM' })
    .setAdditionalAuthenticatedData(bytesOf(binding));
  for (const { kid, ...point } of readers) jwe.addRecipient(point).setUnprotectedHeader({ kid });
  const unpadded = (await jwe.encrypt()) as Sealed;
  expect(pointers(unpadded)).toEqual(['/ciphertext']);
  expect(await open(unpadded, school.privateKey, binding)).toEqual(value);
});
