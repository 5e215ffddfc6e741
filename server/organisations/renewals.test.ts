/** A new key where somebody leaves who could open the inbox: for whom, for which inboxes, and that nothing is lost by it. */
import { expect, it } from 'vitest';
import { grantKey, openGrant } from '../../contract/sealing/grant.ts';
import { newKeyPair, type KeyPair } from '../../contract/sealing/keys.ts';
import { openWithRecoveryCode } from '../../contract/sealing/recovery.ts';
import type { Store } from '../store/records.ts';
import { freshStore } from '../testing/databases.ts';
import { applied, clock, example, inboxId, planFrom, rootId, treeIn } from '../testing/lillevik.ts';
import { dryRun } from './apply.ts';

const school = inboxId('lillevik-skole', 'rektor');
const owner = inboxId('lillevik', 'skoleeier');
const team = inboxId('lillevik', 'beredskapsteam');
const independent = inboxId('lillevik', 'uavhengig');
const withoutInspector = example.replace(/\n.*inspektor@.*/, '');
const withoutDeputy = example.replace(/\n.*vara@.*/, '');

/** Lillevik, in which these people have come in and hold the keys of these inboxes. */
async function lillevikWith(held: [email: string, inboxId: string][]) {
  const store = await freshStore();
  const { recoveryCodes } = await applied(store, example);
  const people = new Map<string, { id: string; keys: KeyPair }>();
  for (const [email, inbox] of held) {
    const { keys } = await treeIn(store);
    const { recoverySealed } = keys.get(inbox)!;
    const { code } = recoveryCodes.find(({ inboxes }) => inboxes.length > 1)!;
    const inboxKey = await openWithRecoveryCode(recoverySealed!, code);
    const person = { keys: await newKeyPair() };
    const id = await comeIn(store, email, person.keys, async (handlerId) => ({
      kid: inboxKey.kid,
      handlerId,
      rootId,
      grant: await grantKey(inboxKey, person.keys.publicKey),
      grantedBy: null,
      createdAt: clock.now(),
    }));
    people.set(email, { id, ...person });
  }
  return { store, people, before: await treeIn(store) };
}

type Grant = Parameters<
  Parameters<Parameters<Store['transaction']>[0]>[0]['organisations']['putKeyGrant']
>[0];

async function comeIn(
  store: Store,
  email: string,
  keys: KeyPair,
  grantFor: (handlerId: string) => Promise<Grant>,
): Promise<string> {
  const row = (await store.read(({ people }) => people.byEmail(email)))!;
  const grant = await grantFor(row.id);
  await store.transaction(async ({ people, organisations }) => {
    await people.put({ ...row, state: 'active', publicKey: keys.publicKey });
    await organisations.putKeyGrant(grant);
  });
  return row.id;
}

const kids = (tree: Awaited<ReturnType<typeof treeIn>>) =>
  Object.fromEntries([...tree.keys].map(([id, { kid }]) => [id, kid]));

it('the one who stays holds the new key, the one who left no key at all, and the old one is kept for what was sealed to it', async () => {
  const { store, people, before } = await lillevikWith([
    ['rektor@lillevik.example', school],
    ['inspektor@lillevik.example', school],
  ]);
  const old = before.keys.get(school)!;
  const { changes } = await applied(store, withoutInspector);
  expect(changes).toContain(
    '~ inbox Rektor og stedfortreder, Lillevik skole: a new key and a new recovery code, because somebody leaves who could open it',
  );
  const tree = await treeIn(store);
  const { kid } = tree.keys.get(school)!;
  expect(kid).not.toBe(old.kid);
  expect(tree.retiredKeys.get(old.kid)).toMatchObject({ inboxId: school, retiredAt: clock.now() });
  const [rektor, inspector] = [...people.values()];
  const grantsOf = (id: string) =>
    store.read(({ organisations }) => organisations.keyGrantsOf(rootId, id));
  const held = await grantsOf(rektor!.id);
  expect(held.map((row) => row.kid).sort()).toEqual([kid, old.kid].sort());
  const grant = held.find((row) => row.kid === kid)!.grant;
  expect((await openGrant(grant, rektor!.keys.privateKey)).kid).toBe(kid);
  expect(await grantsOf(inspector!.id)).toEqual([]);
});

it('the new paper opens the new key and the owner can open it; of other inboxes nothing changes', async () => {
  const { store, before } = await lillevikWith([['inspektor@lillevik.example', school]]);
  const { recoveryCodes } = await applied(store, withoutInspector);
  expect(recoveryCodes.map(({ inboxes }) => inboxes)).toEqual([
    ['Rektor og stedfortreder, Lillevik skole'],
  ]);
  const tree = await treeIn(store);
  const { recoverySealed, recoveryState, kid } = tree.keys.get(school)!;
  expect((await openWithRecoveryCode(recoverySealed!, recoveryCodes[0]!.code)).kid).toBe(kid);
  expect(recoveryState).toBe('made');
  const grants = await store.read(({ organisations }) =>
    organisations.ownerGrantsTo(rootId, [owner]),
  );
  const toOwner = grants.filter((row) => row.kid === kid);
  expect(toOwner.map(({ ownerKid }) => ownerKid)).toEqual([before.keys.get(owner)!.kid]);
  expect({ ...kids(tree), [school]: '' }).toEqual({ ...kids(before), [school]: '' });
});

it('who leaves the owner’s inbox could open those below: they get new keys too, and the independent one does not', async () => {
  const { store, before } = await lillevikWith([
    ['vara@lillevik.example', owner],
    ['rektor@lillevik.example', school],
  ]);
  const { lines } = await dryRun(planFrom(withoutDeputy), { store, clock });
  expect(lines.filter((line) => line.includes('a new key'))).toHaveLength(3);
  await applied(store, withoutDeputy);
  const [was, is] = [kids(before), kids(await treeIn(store))];
  for (const id of [owner, team, school]) expect(is[id]).not.toBe(was[id]);
  expect(is[independent]).toBe(was[independent]);
  const grants = await store.read(({ organisations }) =>
    organisations.ownerGrantsTo(rootId, [owner]),
  );
  const current = grants.filter((row) => row.ownerKid === is[owner]);
  expect(current.map(({ kid }) => kid).sort()).toEqual([is[team], is[school]].sort());
});

it('who never had the key takes nothing along: the key stays', async () => {
  const { store, before } = await lillevikWith([['rektor@lillevik.example', school]]);
  const { recoveryCodes } = await applied(store, withoutInspector);
  expect(recoveryCodes).toEqual([]);
  expect(kids(await treeIn(store))).toEqual(kids(before));
});

it('is written down, once for each inbox', async () => {
  const { store } = await lillevikWith([['inspektor@lillevik.example', school]]);
  await applied(store, withoutInspector);
  await applied(store, withoutInspector);
  const entries = await store.read(({ audit }) => audit.ofChain(rootId, rootId));
  const renewed = entries.filter(({ action }) => action === 'key-renewed');
  expect(renewed.map(({ params }) => params)).toEqual([{ inboxId: school }]);
});
