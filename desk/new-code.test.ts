/** A new sheet holds every key of the inbox that its maker has, is tried as a whole, and lets somebody in to all of it. */
import { beforeAll, expect, it } from 'vitest';
import { openGrant } from '../contract/sealing/grant.ts';
import { newKeyPair, type KeyPair } from '../contract/sealing/keys.ts';
import { newRecoveryCode } from '../contract/sealing/recovery.ts';
import { grantsFromRecoveryCode } from './keys.ts';
import { newSheet, trySheet, type Sheet } from './new-code.ts';

let now: KeyPair;
let earlier: KeyPair;
let sheet: Sheet;
const handler = newKeyPair();
beforeAll(async () => {
  [now, earlier] = await Promise.all([newKeyPair(), newKeyPair()]);
  sheet = await newSheet([now.privateKey, earlier.privateKey]);
});
const comeInWith = async (papers: Sheet['sealed'], code = sheet.code) =>
  grantsFromRecoveryCode(papers, code, { key: now.publicKey }, (await handler).publicKey);
const kids = (given: { kid: string }[]) => given.map(({ kid }) => kid);

it('opens the key of now and the earlier one', async () => {
  const given = await comeInWith(sheet.sealed, sheet.code.toLowerCase());
  expect(kids(given)).toEqual([now.publicKey.kid, earlier.publicKey.kid]);
  for (const { kid, grant } of given)
    expect((await openGrant(grant, (await handler).privateKey)).kid).toBe(kid);
});

it('is given back when all of it opens, and not with another code', async () => {
  await trySheet(sheet, sheet.code);
  await expect(trySheet(sheet, newRecoveryCode())).rejects.toMatchObject({ reason: 'wrong-key' });
});

it('is not taken for given back where it holds another key than it says', async () => {
  const { kid } = earlier.publicKey;
  const sealed = { ...sheet.sealed, retired: [{ kid, sealedKey: sheet.sealed.sealedKey }] };
  await expect(trySheet({ ...sheet, sealed }, sheet.code)).rejects.toMatchObject({
    reason: 'damaged',
  });
});

it('opens what it can where one of its parts is damaged', async () => {
  const damaged = { kid: earlier.publicKey.kid, sealedKey: 'no.pa.per.at.all' };
  const given = await comeInWith({ ...sheet.sealed, retired: [damaged] });
  expect(kids(given)).toEqual([now.publicKey.kid]);
  await expect(comeInWith({ ...damaged, retired: [] })).rejects.toMatchObject({
    reason: 'damaged',
  });
});
