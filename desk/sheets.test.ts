/** A sheet opens the pair that was made with it, and by that every key of the inbox; an older one lies over the keys themselves. */
import { beforeAll, describe, expect, it } from 'vitest';
import { grantKey } from '../contract/sealing/grant.ts';
import { newKeyPair, type KeyPair } from '../contract/sealing/keys.ts';
import { newRecoveryCode, sealToRecoveryCode } from '../contract/sealing/recovery.ts';
import { newSheet, openSheet, trySheet, type RecoveryAnswer, type Sheet } from './sheets.ts';

let now: KeyPair;
let earlier: KeyPair;
let sheet: Sheet;
let papers: RecoveryAnswer & { pair: NonNullable<RecoveryAnswer['pair']> };
beforeAll(async () => {
  [now, earlier, sheet] = await Promise.all([newKeyPair(), newKeyPair(), newSheet()]);
  const { publicKey } = sheet.pair;
  const grants = await Promise.all(
    [now, earlier].map(async ({ privateKey }) => ({
      kid: privateKey.kid,
      grant: await grantKey(privateKey, publicKey),
    })),
  );
  papers = {
    inboxId: 'an-inbox',
    pair: { publicKey, sealedKey: sheet.sealedKey, grants },
    sheets: [],
  };
});
const kids = ({ keys }: { keys: { kid: string }[] }) => keys.map(({ kid }) => kid);
const under = async ({ privateKey }: KeyPair, code: string, kid = privateKey.kid) => ({
  kid,
  sealedKey: await sealToRecoveryCode(privateKey, code),
});

describe('a new sheet', () => {
  it('is given back with its own code, however it is typed, and not with another', async () => {
    await trySheet(sheet, sheet.code.toLowerCase().replaceAll('-', ' '));
    await expect(trySheet(sheet, newRecoveryCode())).rejects.toMatchObject({ reason: 'wrong-key' });
  });

  it('is not taken for given back where another pair lies under the code', async () => {
    const { sealedKey } = await under(earlier, sheet.code);
    await expect(trySheet({ ...sheet, sealedKey }, sheet.code)).rejects.toMatchObject({
      reason: 'damaged',
    });
  });
});

describe('the sheet of an inbox', () => {
  it('opens its pair, the key of now and the earlier one', async () => {
    const opened = await openSheet(papers, sheet.code);
    expect([opened.sheet, opened.pair]).toEqual(['own', sheet.pair.privateKey]);
    expect(kids(opened)).toEqual([now.publicKey.kid, earlier.publicKey.kid]);
  });

  it('is not opened by the code of another', async () => {
    await expect(openSheet(papers, newRecoveryCode())).rejects.toMatchObject({
      reason: 'wrong-key',
    });
  });

  it('does not pass for one where the server has put another pair under its name', async () => {
    const { publicKey } = await newKeyPair();
    await expect(
      openSheet({ ...papers, pair: { ...papers.pair, publicKey } }, sheet.code),
    ).rejects.toMatchObject({ reason: 'damaged' });
  });

  it('leaves out a key that is another than the grant is named for', async () => {
    const [first, second] = papers.pair.grants;
    const swapped = [first!, { kid: second!.kid, grant: first!.grant }];
    const opened = await openSheet(
      { ...papers, pair: { ...papers.pair, grants: swapped } },
      sheet.code,
    );
    expect(kids(opened)).toEqual([now.publicKey.kid]);
  });
});

describe('an older sheet', () => {
  it('opens the keys that lie under its code, and no others', async () => {
    const code = newRecoveryCode();
    const sheets = [await under(now, newRecoveryCode()), await under(earlier, code)];
    const opened = await openSheet({ ...papers, sheets }, code);
    expect([opened.sheet, opened.pair]).toEqual(['shared', null]);
    expect(kids(opened)).toEqual([earlier.publicKey.kid]);
  });

  it('opens what it can where one of its parts is damaged or another key', async () => {
    const code = newRecoveryCode();
    const damaged = { kid: earlier.publicKey.kid, sealedKey: 'no.pa.per.at.all' };
    const swapped = await under(now, code, earlier.publicKey.kid);
    const sheets = [damaged, swapped, await under(now, code)];
    expect(kids(await openSheet({ ...papers, pair: null, sheets }, code))).toEqual([
      now.publicKey.kid,
    ]);
    await expect(
      openSheet({ ...papers, pair: null, sheets: [damaged] }, code),
    ).rejects.toMatchObject({ reason: 'damaged' });
  });
});
