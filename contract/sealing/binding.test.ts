/** The binding is the same to the byte wherever it is written: in browser, server, and an independent reader of RFC 8785. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aadOf, type Binding } from './binding.ts';
import { newKeyPair } from './keys.ts';
import { seal } from './seal.ts';

const binding: Binding = { organisationId: 'org_1', id: 'rep_1', version: 1, part: 'content' };

it('is JSON in the order of the alphabet, without white space, in base64url', () => {
  expect(Buffer.from(aadOf(binding), 'base64url').toString('utf8')).toBe(
    '{"id":"rep_1","organisationId":"org_1","part":"content","version":1}',
  );
});

it('does not depend on the order in which its members were written', () => {
  const { organisationId, id, version, part } = binding;
  expect(aadOf({ part, version, id, organisationId })).toBe(aadOf(binding));
});

it('is what a sealed value carries', async () => {
  const { publicKey } = await newKeyPair();
  expect((await seal('x', [publicKey], binding)).aad).toBe(aadOf(binding));
});

it('is another one for every other place', () => {
  const place = fc.record({
    organisationId: fc.string(),
    id: fc.string(),
    version: fc.constant(1 as const),
    part: fc.constantFrom('content', 'identity', 'message', 'note'),
  });
  fc.assert(
    fc.property(place, place, (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other));
      expect(aadOf(one)).not.toBe(aadOf(other));
    }),
  );
});
