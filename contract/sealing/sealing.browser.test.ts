/** The same vectors in a real browser: what Node sealed opens there, and sealing works there too. */
import { expect, it } from 'vitest';
import { fromBase64url, toBase64url } from './bytes.ts';
import { deriveCode } from './follow-up-code.ts';
import { openGrant, unlockKey } from './grant.ts';
import { checkPrivateKey, newKeyPair } from './keys.ts';
import type { PrivateKey } from './keys.ts';
import { derivePassword } from './password.ts';
import { openWithRecoveryCode } from './recovery.ts';
import { open, seal } from './seal.ts';
import type { Binding, Sealed } from './seal.ts';
import vectors from './vectors.json' with { type: 'json' };

const { school, owner, reporter, member } = vectors.privateKeys as Record<string, PrivateKey>;

it('opens the reports, the grant, the lock and the recovery', async () => {
  const { sealed, binding, value } = vectors.sealedToThree;
  for (const reader of [school!, owner!, reporter!]) {
    expect(await open(sealed as Sealed, reader, binding as Binding)).toEqual(value);
  }
  const one = vectors.sealedToOne;
  expect(await open(one.sealed, school!, one.binding as Binding)).toEqual(value);
  expect(await openGrant(vectors.grant, member!)).toEqual(school);
  expect(await unlockKey(vectors.lock.locked, fromBase64url(vectors.lock.unlockKey))).toEqual(
    member,
  );
  expect(await openWithRecoveryCode(vectors.recovery.jwe, vectors.recovery.code)).toEqual(school);
});

it('derives the same from the code and the password', async () => {
  const { followUp, password } = vectors;
  const fromCode = await deriveCode(followUp.code, followUp.rootId);
  expect(fromCode.accessTokenHash).toBe(followUp.accessTokenHash);
  expect(toBase64url(fromCode.unwrappingKey)).toBe(followUp.unwrappingKey);
  const fromPassword = await derivePassword(password.password, password.salt);
  expect(fromPassword.signInSecret).toBe(password.signInSecret);
  expect(toBase64url(fromPassword.unlockKey)).toBe(password.unlockKey);
});

it('makes keys, seals and opens; a mixed key and another place are refused', async () => {
  const [one, two] = await Promise.all([newKeyPair(), newKeyPair()]);
  const binding: Binding = { organisationId: 'org_1', id: 'rep_1', version: 1, part: 'note' };
  const sealed = await seal('blåbær', [one.publicKey, two.publicKey], binding);
  expect(await open(sealed, two.privateKey, binding)).toBe('blåbær');
  expect(await checkPrivateKey({ ...one.privateKey, d: two.privateKey.d })).toBe(false);
  const moved = open(sealed, one.privateKey, { ...binding, part: 'content' });
  await expect(moved).rejects.toMatchObject({ reason: 'moved' });
});
