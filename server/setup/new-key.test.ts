/** An inbox whose key nobody has any more is not lost for ever: also where the wrong person was its first reader. */
import { expect, test } from 'vitest';
import {
  firstKeyFor,
  junkFor,
  keyPerson,
  makeFirst,
  seedKeyless,
  sendWith,
  sessionOf,
} from '../testing/key-world.ts';
import { openServerWorld } from '../testing/server-world.ts';
import { letMakeNewKey } from './new-key.ts';

const world = await openServerWorld();
const { store, clock } = world;

/** Max was the first reader, has sealed junk to Anna, and was taken out of the file. */
async function seized() {
  const { rootId, school } = await seedKeyless(store);
  const person = () => keyPerson(store, rootId, [school]);
  const [max, anna] = [await person(), await person()];
  const { body, keys, sheet } = await firstKeyFor(max, [anna]);
  body.grants[1]!.grant = await junkFor(anna.own.publicKey);
  const made = await sendWith(world, max, `/inboxes/${school}/keys`, body, [keys, sheet.pair]);
  expect(made.statusCode).toBe(204);
  const leave = () =>
    store.transaction(async ({ organisations, people }) => {
      await organisations.removeMembership(rootId, school, max.id);
      await people.endSessionsOf(max.id);
      await organisations.askForRenewal(rootId, school, clock.now());
    });
  return { rootId, school, max, anna, keys, sheet, leave };
}

const treeOf = (rootId: string) => store.read(({ organisations }) => organisations.tree(rootId));

test('once the wrong first reader is gone, the next member makes the first key anew', async () => {
  const { rootId, school, anna, keys, sheet, leave } = await seized();
  await leave();
  await letMakeNewKey(school, store, clock);
  const member = (await sessionOf(world, anna)).memberships[0]!;
  expect(member).toMatchObject({ state: 'no-key', key: null, recoveryKey: null, renewal: false });
  const again = await makeFirst(world, school, anna);
  expect((await sessionOf(world, anna)).memberships[0]).toMatchObject({ proved: true });
  const tree = await treeOf(rootId);
  expect(tree.recoveryKeys.get(school)!.kid).toBe(again.sheet.pair.publicKey.kid);
  expect(tree.retiredKeys.has(keys.publicKey.kid)).toBe(true);
  const kept = await store.read(({ recovery }) => recovery.replacedPairs(rootId));
  expect(kept.map(({ kid }) => kid)).toEqual([sheet.pair.publicKey.kid]);
  const chain = await store.read(({ audit }) => audit.ofChain(rootId, rootId));
  expect(chain.map(({ action }) => action)).toContain('key-given-up');
});

test('while somebody holds the key it is taken from nobody', async () => {
  const { school, max } = await seized();
  await expect(letMakeNewKey(school, store, clock)).rejects.toThrow('can open it');
  expect((await sessionOf(world, max)).memberships[0]).toMatchObject({ proved: true });
});

test('an inbox without a key, and one that is not there, are named as such', async () => {
  const { school } = await seedKeyless(store);
  await expect(letMakeNewKey(school, store, clock)).rejects.toThrow('has no key');
  await expect(letMakeNewKey('x', store, clock)).rejects.toThrow('There is no inbox');
  await expect(letMakeNewKey(undefined, store, clock)).rejects.toThrow('Name the inbox');
});
