/** What somebody proves who has a key on two ways: she is a member of an inbox and of the one above that may open it. */
import { expect, test } from 'vitest';
import {
  junkFor,
  keyPerson,
  makeFirst,
  seedKeyless,
  sendWith,
  sessionOf,
} from '../testing/key-world.ts';
import { asHandler, openServerWorld } from '../testing/server-world.ts';

const world = await openServerWorld();
const { store } = world;

/** Anna has sealed junk to the owner and to Eva, who is a member of both inboxes and has got the key. */
async function laid() {
  const { rootId, school, owner } = await seedKeyless(store);
  const anna = await keyPerson(store, rootId, [school]);
  const eva = await keyPerson(store, rootId, [school, owner]);
  const { keys } = await makeFirst(world, school, anna);
  const top = await makeFirst(world, owner, eva);
  eva.keys.push(keys);
  const { kid } = keys.publicKey;
  const ownerKid = top.keys.publicKey.kid;
  const grants = [{ kid, grant: await junkFor(top.keys.publicKey) }];
  const given = await asHandler(world, anna).post(`/inboxes/${school}/owner-grants`, {
    ...{ ownerKid, grants },
  });
  expect(given.statusCode).toBe(204);
  const toEva = [{ kid, grant: await junkFor(eva.own.publicKey) }];
  const letIn = { inboxId: school, handlerId: eva.id, grants: toEva };
  expect((await asHandler(world, anna).post('/grants', letIn)).statusCode).toBe(204);
  const owned = async () => (await sessionOf(world, anna)).memberships[0]!.owner!.granted;
  const hers = async () =>
    (await sessionOf(world, eva)).memberships.find(({ inboxId }) => inboxId === school)!.proved;
  return { eva, kid, ownerKid, owned, hers };
}

test('junk for the owner does not count because she has the key by another grant', async () => {
  const { eva, kid, owned, hers } = await laid();
  const proved = await sendWith(world, eva, '/possessions', { kids: [kid] });
  expect([proved.json(), await owned(), await hers()]).toEqual([{ proved: 1 }, false, true]);
});

test('junk for her does not count because she has the key by the owner’s grant', async () => {
  const { eva, kid, ownerKid, owned, hers } = await laid();
  const named = { kids: [], ownerGrants: [{ kid, ownerKid }] };
  const proved = await sendWith(world, eva, '/possessions', named);
  expect([proved.json(), await owned(), await hers()]).toEqual([{ proved: 1 }, true, false]);
});

test('what she names counts only where she answers for both keys', async () => {
  const { eva, kid, ownerKid, owned } = await laid();
  const keyless = { ...eva, keys: eva.keys.filter(({ publicKey }) => publicKey.kid !== ownerKid) };
  const named = { kids: [], ownerGrants: [{ kid, ownerKid }] };
  expect((await sendWith(world, keyless, '/possessions', named)).json()).toEqual({ proved: 0 });
  expect(await owned()).toBe(false);
});
