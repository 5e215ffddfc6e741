/** Handing over to a new key: who opens afterwards, who does not, and that nothing but one entry has changed. */
import fc from 'fast-check';
import nodeJose from 'node-jose';
import { describe, expect, it } from 'vitest';
import { newKeyPair, publicHalf } from './keys.ts';
import { open, seal, type Json } from './seal.ts';
import { sealAgain, withAddedRecipient, withRecipient } from './seal-again.ts';
import {
  binding,
  owner,
  readers,
  reasonOf,
  reporter,
  school,
  sealed,
  sealedToOne,
  stranger,
  value,
} from './sealed.make.ts';

const renewed = await newKeyPair();
const entry = await sealAgain(sealed, school.privateKey, renewed.publicKey);
const handedOver = withRecipient(sealed, school.publicKey.kid, entry)!;

describe('what was handed over', () => {
  it('opens with the new key, and with the keys of all others as before', async () => {
    for (const { privateKey } of [renewed, owner, reporter])
      expect(await open(handedOver, privateKey, binding)).toEqual(value);
  });

  it('does not open with the retired key any more', async () => {
    expect(await reasonOf(open(handedOver, school.privateKey, binding))).toBe('not-a-recipient');
    const renamed = { ...school.privateKey, kid: renewed.publicKey.kid };
    expect(await reasonOf(open(handedOver, renamed, binding))).toBe('wrong-key');
  });

  it('differs in one entry only', () => {
    const { recipients, ...rest } = handedOver;
    const { recipients: before, ...restBefore } = sealed;
    expect(rest).toEqual(restBefore);
    expect(recipients.slice(1)).toEqual(before.slice(1));
    expect(recipients[0]).toEqual(entry);
  });

  it('opens with another implementation of JOSE', async () => {
    const key = await nodeJose.JWK.asKey({ ...renewed.privateKey });
    const { plaintext } = await nodeJose.JWE.createDecrypt(key).decrypt(
      // A copy: node-jose writes into what it is given.
      structuredClone(handedOver) as unknown as string,
    );
    expect(JSON.parse(plaintext.toString('utf8'))).toEqual(value);
  });

  it('can be handed over again, for any content and any place in the list', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.integer({ min: 0, max: 2 }), async (content, place) => {
        const json = content as Json;
        const before = await seal(json, readers, binding);
        const retired = [school, owner, reporter][place]!;
        const [first, second] = [await newKeyPair(), await newKeyPair()];
        const once = withRecipient(
          before,
          retired.publicKey.kid,
          await sealAgain(before, retired.privateKey, first.publicKey),
        )!;
        const twice = withRecipient(
          once,
          first.publicKey.kid,
          await sealAgain(once, first.privateKey, second.publicKey),
        )!;
        expect(await open(twice, second.privateKey, binding)).toEqual(
          JSON.parse(JSON.stringify(json)),
        );
        expect(await reasonOf(open(twice, first.privateKey, binding))).toBe('not-a-recipient');
      }),
      { numRuns: 20 },
    );
  });
});

describe('what was handed down to one more', () => {
  const one = withAddedRecipient(sealed, entry, 24)!;

  it('opens for her, and for everybody as before; nothing else has changed', async () => {
    for (const { privateKey } of [renewed, school, owner, reporter])
      expect(await open(one, privateKey, binding)).toEqual(value);
    const { recipients, ...rest } = one;
    const { recipients: before, ...restBefore } = sealed;
    expect(rest).toEqual(restBefore);
    expect(recipients).toEqual([...before, entry]);
  });

  it('is not handed down twice, past the most, or where it was sealed to one only', () => {
    expect(withAddedRecipient(one, entry, 24)).toBeUndefined();
    expect(withAddedRecipient(sealed, entry, sealed.recipients.length)).toBeUndefined();
    expect(withAddedRecipient(sealed, entry, sealed.recipients.length + 1)).toEqual(one);
    expect(withAddedRecipient(sealedToOne, entry, 24)).toBeUndefined();
    expect(withAddedRecipient(sealed, { ...entry, more: 1 } as typeof entry, 24)).toBeUndefined();
  });
});

describe('nothing is handed over', () => {
  const to = renewed.publicKey;

  it('by a key that cannot open it, or that is not what its name says', async () => {
    expect(await reasonOf(sealAgain(sealed, stranger.privateKey, to))).toBe('not-a-recipient');
    const renamed = { ...stranger.privateKey, kid: school.publicKey.kid };
    expect(await reasonOf(sealAgain(sealed, renamed, to))).toBe('wrong-key');
  });

  it('to a key under a wrong name', async () => {
    const swapped = { ...publicHalf(stranger.publicKey), kid: to.kid };
    expect(await reasonOf(sealAgain(sealed, school.privateKey, swapped))).toBe('wrong-key');
  });

  it('of a damaged entry, or of what was sealed to one key only', async () => {
    const [first, ...others] = sealed.recipients;
    const wrapped = others[0]!.encrypted_key;
    const damaged = { ...sealed, recipients: [{ ...first!, encrypted_key: wrapped }, ...others] };
    expect(await reasonOf(sealAgain(damaged, school.privateKey, to))).toBe('damaged');
    expect(await reasonOf(sealAgain(sealedToOne, school.privateKey, to))).toBe('damaged');
  });

  it('where the entry is for somebody who has one, for nobody, or not of our form', () => {
    const { kid } = school.publicKey;
    expect(withRecipient(sealed, stranger.publicKey.kid, entry)).toBeUndefined();
    expect(withRecipient(handedOver, owner.publicKey.kid, entry)).toBeUndefined();
    const bare = { ...entry, header: { kid: to.kid } };
    expect(withRecipient(sealed, kid, bare)).toBeUndefined();
    expect(withRecipient(sealed, kid, { ...entry, more: 1 } as typeof entry)).toBeUndefined();
    expect(withRecipient(sealedToOne, kid, entry)).toBeUndefined();
  });
});
