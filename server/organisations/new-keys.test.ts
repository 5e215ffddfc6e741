/** The keys that the set-up makes: who can open which, and that no private half is written down. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openGrant } from '../../contract/sealing/grant.ts';
import { openWithRecoveryCode } from '../../contract/sealing/recovery.ts';
import { openStore } from '../store/open.ts';
import { freshStore, freshUrl, storeSecrets } from '../testing/databases.ts';
import { idOf } from './plan.ts';
import { applied, example, inboxId, municipality, rootId, treeIn } from '../testing/lillevik.ts';

describe('applied', () => {
  it('the recovery codes open the inboxes that they name, and no other', async () => {
    const store = await freshStore();
    const { recoveryCodes } = await applied(store, example);
    expect(recoveryCodes.map(({ inboxes }) => inboxes.length).sort()).toEqual([1, 3]);
    const { keys } = await treeIn(store);
    const [tree, independent] = recoveryCodes.sort((a, b) => b.inboxes.length - a.inboxes.length);
    const owner = keys.get(inboxId('lillevik', 'skoleeier'))!;
    const apart = keys.get(inboxId('lillevik', 'uavhengig'))!;
    expect((await openWithRecoveryCode(owner.recoverySealed!, tree!.code)).kid).toBe(owner.kid);
    expect((await openWithRecoveryCode(apart.recoverySealed!, independent!.code)).kid).toBe(
      apart.kid,
    );
    await expect(openWithRecoveryCode(apart.recoverySealed!, tree!.code)).rejects.toThrow();
    expect(owner.recoveryState).toBe('made');
  });

  it('the owner’s inbox can open the school’s, a team’s is opened by its main inbox, the independent one by nobody', async () => {
    const store = await freshStore();
    const { recoveryCodes } = await applied(store, example);
    const { keys } = await treeIn(store);
    const ownerId = inboxId('lillevik', 'skoleeier');
    const code = recoveryCodes.find(({ inboxes }) => inboxes.length > 1)!.code;
    const ownerKey = await openWithRecoveryCode(keys.get(ownerId)!.recoverySealed!, code);
    const grants = await store.read((records) =>
      records.organisations.ownerGrantsTo(rootId, [...keys.keys()]),
    );
    const opened = await Promise.all(
      grants.map(async ({ grant }) => (await openGrant(grant, ownerKey)).kid),
    );
    expect(opened.sort()).toEqual(
      [inboxId('lillevik-skole', 'rektor'), inboxId('lillevik', 'beredskapsteam')]
        .map((id) => keys.get(id)!.kid)
        .sort(),
    );
  });

  it('no key crosses a private border, unless the file says so', async () => {
    const crossing = async (text: string) => {
      const store = await freshStore();
      const { recoveryCodes } = await applied(store, text);
      const root = idOf('organisation', 'fjellvika');
      const grants = await store.read((records) =>
        records.organisations.ownerGrantsTo(root, [inboxId('fjellvika', 'skoleeier')]),
      );
      expect(
        recoveryCodes.find(({ inboxes }) => inboxes.includes('Eier, Småstrand barnehager AS'))!
          .inboxes,
      ).toHaveLength(2);
      return grants.some((row) => row.inboxId === inboxId('smastrand-barnehager', 'eier'));
    };
    expect(await crossing(municipality)).toBe(false);
    const told = municipality.replace(
      '        private: true\n        unit: false',
      '        private: true\n        ownerMayOpen: true\n        unit: false',
    );
    expect(await crossing(told)).toBe(true);
  });

  it('a new school gets a key and a code of its own, and the keys that are there stay', async () => {
    const store = await freshStore();
    await applied(store, example);
    const before = await treeIn(store);
    const school = example.slice(example.indexOf('      - slug: lillevik-skole'));
    const more = school
      .replaceAll('lillevik-skole', 'lillevik-ungdomsskole')
      .replace(/members:[^]*/, 'members: [{ email: ny@lillevik.example, name: Nina Ny }]\n');
    const { recoveryCodes, invitations } = await applied(store, example + more);
    expect(recoveryCodes).toHaveLength(1);
    expect(invitations.map(({ email }) => email)).toEqual(['ny@lillevik.example']);
    const after = await treeIn(store);
    for (const [id, { kid }] of before.keys) expect(after.keys.get(id)!.kid).toBe(kid);
  });
});

it('no private key is in any file of the database', async () => {
  const url = await freshUrl();
  const store = await openStore(url, storeSecrets);
  const { recoveryCodes } = await applied(store, example);
  const { keys } = await treeIn(store);
  const code = recoveryCodes.find(({ inboxes }) => inboxes.length > 1)!.code;
  const { d } = await openWithRecoveryCode(
    keys.get(inboxId('lillevik', 'skoleeier'))!.recoverySealed!,
    code,
  );
  const file = url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
  const files = readdirSync(dirname(file)).map((name) => readFileSync(join(dirname(file), name)));
  const holds = (text: string) => files.some((bytes) => bytes.includes(text));
  // The search finds what is there: the public half.
  expect(holds(keys.get(inboxId('lillevik', 'skoleeier'))!.publicKey.x)).toBe(true);
  expect(holds(d)).toBe(false);
  expect(holds('"d":')).toBe(false);
  for (const { code: printed } of recoveryCodes) {
    expect(holds(printed)).toBe(false);
    expect(holds(printed.replaceAll('-', ''))).toBe(false);
  }
  await store.close();
});
