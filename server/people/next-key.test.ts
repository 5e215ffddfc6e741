/** What whoever holds an inbox's key could do to those who hold it too, by making the next one with a client of her own. */
import { expect, test } from 'vitest';
import { grantKey } from '../../contract/sealing/grant.ts';
import {
  firstKeyFor,
  keyPerson,
  letInBy,
  makeFirst,
  nextKeyFor,
  seedKeyless,
  sendWith,
  sessionOf,
} from '../testing/key-world.ts';
import { asHandler, openServerWorld, typeOf } from '../testing/server-world.ts';

const world = await openServerWorld();
const { store } = world;

/** Anna and Bo hold the key; Siv was given it and has not answered for it. */
async function laid() {
  const { rootId, school } = await seedKeyless(store);
  const person = () => keyPerson(store, rootId, [school]);
  const [anna, bo, siv] = [await person(), await person(), await person()];
  const { keys, sheet } = await makeFirst(world, school, anna, [bo, siv]);
  bo.keys.push(keys);
  await asHandler(world, bo).post('/possessions', {});
  const next = (to: (typeof anna)[]) => nextKeyFor(keys, to, { recovery: sheet.pair.publicKey });
  const leave = () =>
    store.transaction(({ organisations }) =>
      organisations.askForRenewal(rootId, school, world.clock.now()),
    );
  return { rootId, school, anna, bo, siv, keys, next, leave };
}

test('a next key that leaves out a member who holds that of now is refused, and shuts nobody out', async () => {
  const { school, anna, bo, next, leave } = await laid();
  await leave();
  const { body, keys } = await next([anna]);
  const answer = await sendWith(world, anna, `/inboxes/${school}/next-keys`, body, [keys]);
  expect(answer.json()).toMatchObject({
    errors: [{ pointer: '/grants', detail: expect.stringContaining('ask for your session again') }],
  });
  expect((await sessionOf(world, bo)).memberships[0]).toMatchObject({ proved: true });
});

test('a next key may leave out who has never answered for that of now', async () => {
  const { school, anna, bo, next, leave } = await laid();
  await leave();
  const { body, keys } = await next([anna, bo]);
  const answer = await sendWith(world, anna, `/inboxes/${school}/next-keys`, body, [keys]);
  expect(answer.statusCode).toBe(204);
});

test('no next key is made at will, where nobody has left, nor twice', async () => {
  const { school, anna, bo, siv, keys, next, leave } = await laid();
  const path = `/inboxes/${school}/next-keys`;
  const atWill = await next([anna, bo, siv]);
  const refused = await sendWith(world, anna, path, atWill.body, [atWill.keys]);
  expect(typeOf(refused)).toBe('/problems/key-changed');
  expect((await letInBy(world, bo, school, keys, siv)).statusCode).toBe(204);
  await leave();
  const wanted = await next([anna, bo, siv]);
  expect((await sendWith(world, anna, path, wanted.body, [wanted.keys])).statusCode).toBe(204);
  expect(typeOf(await sendWith(world, anna, path, atWill.body, [atWill.keys]))).toBe(
    '/problems/key-changed',
  );
});

test('a key pair that an inbox of another tree has is refused in words, as one of this tree is', async () => {
  const here = await seedKeyless(store);
  const there = await seedKeyless(store);
  const [anna, twin] = [
    await keyPerson(store, here.rootId, [here.school]),
    await keyPerson(store, there.rootId, [there.school]),
  ];
  const { keys } = await makeFirst(world, here.school, anna);
  const { body, sheet } = await firstKeyFor(twin);
  const grant = await grantKey(keys.privateKey, twin.own.publicKey);
  const same = { ...body, publicKey: keys.publicKey, grants: [{ handlerId: twin.id, grant }] };
  const path = `/inboxes/${there.school}/keys`;
  const answer = await sendWith(world, twin, path, same, [keys, sheet.pair]);
  expect(answer.json()).toMatchObject({ status: 422, errors: [{ pointer: '/publicKey' }] });
  expect((await sessionOf(world, twin)).memberships[0]).toMatchObject({ state: 'no-key' });
});
