/** When somebody leaves who could open an inbox, the next member who unlocks is asked for its next key: for which inboxes, and that nothing is lost. */
import { expect, it } from 'vitest';
import { newKeyPair } from '../../contract/sealing/keys.ts';
import { freshStore } from '../testing/databases.ts';
import { applied, clock, example, inboxId, planFrom, rootId, treeIn } from '../testing/lillevik.ts';
import { aRecoveryKey } from '../testing/rows.ts';
import { inboxKeyRow, keyGrantRow } from '../testing/tree.ts';
import { dryRun } from './apply.ts';

const school = inboxId('lillevik-skole', 'rektor');
const owner = inboxId('lillevik', 'skoleeier');
const team = inboxId('lillevik', 'beredskapsteam');
const independent = inboxId('lillevik', 'uavhengig');
const withoutInspector = example.replace(/\n.*inspektor@.*/, '');
const withoutDeputy = example.replace(/\n.*vara@.*/, '');

/** Lillevik, in which every inbox has a key, the owner may open those below, and these people hold the keys of these inboxes. */
async function lillevikWith(held: [email: string, inboxId: string][]) {
  const store = await freshStore();
  await applied(store, example);
  const { inboxes } = await treeIn(store);
  await store.transaction(async ({ organisations, people }) => {
    const kids = new Map<string, string>();
    for (const row of inboxes.values()) {
      const { publicKey } = await newKeyPair();
      await organisations.changeCurrentKey(rootId, row.id, '', publicKey.kid);
      await organisations.addInboxKey(inboxKeyRow(row, publicKey));
      kids.set(row.id, publicKey.kid);
    }
    for (const below of [team, school])
      await organisations.putOwnerGrant({
        ...{ kid: kids.get(below)!, ownerKid: kids.get(owner)!, rootId },
        ...{ inboxId: below, ownerInboxId: owner, grant: 'a.b.c.d.e' },
        ...{ provedAt: clock.now(), trustedUntil: null },
      });
    for (const [email, inbox] of held) {
      const row = (await people.byEmail(email))!;
      const { publicKey } = await newKeyPair();
      await people.put({ ...row, state: 'active', publicKey });
      const grant = { kid: kids.get(inbox)!, handlerId: row.id, rootId };
      await organisations.putKeyGrant(keyGrantRow(grant));
    }
  });
  return { store, before: await treeIn(store) };
}

const wanted = (tree: Awaited<ReturnType<typeof treeIn>>) =>
  [...tree.inboxes.values()].filter(({ renewSince }) => renewSince !== null).map(({ id }) => id);

it('the key stays until a member makes the next one; whoever left has no grant any more', async () => {
  const { store, before } = await lillevikWith([
    ['rektor@lillevik.example', school],
    ['inspektor@lillevik.example', school],
  ]);
  const { changes } = await applied(store, withoutInspector);
  expect(changes).toContain(
    '~ inbox Rektor og stedfortreder, Lillevik skole: the next member who unlocks makes a new key, because somebody leaves who could open it',
  );
  const tree = await treeIn(store);
  expect(wanted(tree)).toEqual([school]);
  expect(tree.inboxes.get(school)!.renewSince).toEqual(clock.now());
  expect(tree.keys).toEqual(before.keys);
  expect(tree.grants.size).toBe(1);
});

it('who leaves the owner’s inbox could open those below: they need new keys too, and the independent one does not', async () => {
  const { store } = await lillevikWith([
    ['vara@lillevik.example', owner],
    ['rektor@lillevik.example', school],
  ]);
  const { lines } = await dryRun(planFrom(withoutDeputy), { store, clock });
  expect(lines.filter((line) => line.includes('makes a new key'))).toHaveLength(3);
  await applied(store, withoutDeputy);
  const renewed = wanted(await treeIn(store));
  expect(renewed.sort()).toEqual([owner, team, school].sort());
  expect(renewed).not.toContain(independent);
});

it('who never had the key takes nothing along: no next key is asked for', async () => {
  const { store } = await lillevikWith([['rektor@lillevik.example', school]]);
  await applied(store, withoutInspector);
  expect(wanted(await treeIn(store))).toEqual([]);
});

it('is written down, once for each inbox, and described again it stays asked for', async () => {
  const { store } = await lillevikWith([['inspektor@lillevik.example', school]]);
  await applied(store, withoutInspector);
  await applied(store, withoutInspector.replace('Lillevik skole', 'Lillevik nye skole'));
  expect(wanted(await treeIn(store))).toEqual([school]);
  const entries = await store.read(({ audit }) => audit.ofChain(rootId, rootId));
  const renewed = entries.filter(({ action }) => action === 'renewal-wanted');
  expect(renewed.map(({ params }) => params)).toEqual([{ inboxId: school }]);
});

it('whoever printed the sheet and leaves: a new one is due', async () => {
  const { store, before } = await lillevikWith([['inspektor@lillevik.example', school]]);
  const inspector = (await store.read(({ people }) =>
    people.byEmail('inspektor@lillevik.example'),
  ))!;
  const laid = { inbox: before.inboxes.get(school)!, handler: inspector };
  await store.transaction(({ recovery }) =>
    recovery.addPair(aRecoveryKey(laid as Parameters<typeof aRecoveryKey>[0])),
  );
  await applied(store, withoutInspector);
  expect((await treeIn(store)).recoveryKeys.get(school)!.due).toBe(true);
});
