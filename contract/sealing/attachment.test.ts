/** An attachment opens with its own key in its own place, and otherwise not at all; its length says little. */
import { describe, expect, it } from 'vitest';
import {
  aadOfAttachment,
  attachmentStep,
  bytesIn,
  isSealedAttachment,
  openAttachment,
  sealAttachment,
} from './attachment.ts';
import { fromBase64url, toBase64url, utf8 } from './bytes.ts';

const place = { organisationId: 'org_kommune', id: 'rep_1', index: 0 };
const picture = crypto.getRandomValues(new Uint8Array(40_000));
const { sealed, key } = await sealAttachment(picture, place);
const size = picture.length;

const refusal = (reason: string): unknown =>
  expect.objectContaining({ name: 'SealingError', reason });

describe('a sealed attachment', () => {
  it('opens with its key, in its place, at its size', async () => {
    expect(await openAttachment(sealed, { key, size }, place)).toEqual(picture);
  });

  it.each([
    ['organisation', { ...place, organisationId: 'org_other' }],
    ['report', { ...place, id: 'rep_2' }],
    ['index', { ...place, index: 1 }],
  ])('does not open as that of another %s', async (_what, other) => {
    await expect(openAttachment(sealed, { key, size }, other)).rejects.toEqual(refusal('moved'));
    const relabelled = { ...sealed, aad: aadOfAttachment(other) };
    await expect(openAttachment(relabelled, { key, size }, other)).rejects.toEqual(
      refusal('damaged'),
    );
  });

  it('does not open with the key of another, nor once a byte has changed', async () => {
    const another = await sealAttachment(picture, place);
    expect(another.key.k).not.toBe(key.k);
    await expect(openAttachment(sealed, { key: another.key, size }, place)).rejects.toEqual(
      refusal('damaged'),
    );
    const bytes = fromBase64url(sealed.ciphertext);
    bytes[7]! ^= 1;
    const changed = { ...sealed, ciphertext: toBase64url(bytes) };
    await expect(openAttachment(changed, { key, size }, place)).rejects.toEqual(refusal('damaged'));
  });

  it.each([0, -1, 0.5, NaN, attachmentStep + 1])('does not open at the size %s', async (wrong) => {
    await expect(openAttachment(sealed, { key, size: wrong }, place)).rejects.toEqual(
      refusal('damaged'),
    );
  });

  it.each([
    [1, 1],
    [attachmentStep, 1],
    [attachmentStep + 1, 2],
  ])('of %s bytes fills %s steps', async (length, steps) => {
    const made = await sealAttachment(new Uint8Array(length).fill(7), place);
    expect(bytesIn(made.sealed.ciphertext)).toBe(steps * attachmentStep);
    expect(fromBase64url(made.sealed.ciphertext)).toHaveLength(steps * attachmentStep);
  });

  it('is never empty', async () => {
    await expect(sealAttachment(new Uint8Array(0), place)).rejects.toThrow(TypeError);
  });
});

describe('the form', () => {
  const headed = (header: object) => toBase64url(utf8(JSON.stringify(header)));

  it.each([
    ['nothing', undefined],
    ['a text', 'text'],
    ['another algorithm', { ...sealed, protected: headed({ alg: 'dir', enc: 'A128GCM' }) }],
    [
      'a compressed one',
      { ...sealed, protected: headed({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' }) },
    ],
    ['one with a member more', { ...sealed, encrypted_key: 'AA' }],
    ['one without a tag', { ...sealed, tag: '' }],
    ['one of another length', { ...sealed, ciphertext: sealed.ciphertext.slice(0, -4) }],
    ['one with a short iv', { ...sealed, iv: 'AAAA' }],
  ])('is not that of %s', (_what, value) => {
    expect(isSealedAttachment(value)).toBe(false);
  });

  it('is that of what was sealed', () => {
    expect(isSealedAttachment(sealed)).toBe(true);
    expect(isSealedAttachment(JSON.parse(JSON.stringify(sealed)))).toBe(true);
  });
});
