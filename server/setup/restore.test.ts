/** What was replaced at the desk comes back from the command line, whatever the desk has done since, and says so. */
import { afterEach, expect, test, vi } from 'vitest';
import { open } from '../../contract/sealing/seal.ts';
import { sealAgain } from '../../contract/sealing/seal-again.ts';
import type { Sealed } from '../../contract/sealing/sealed.ts';
import {
  keyPerson,
  makeFirst,
  recoveryKeyFor,
  seedKeyless,
  sendWith,
} from '../testing/key-world.ts';
import { asHandler, openServerWorld, seedPlace, storedReport } from '../testing/server-world.ts';
import { keyGrantRow, renewKey } from '../testing/tree.ts';
import { restore } from './restore.ts';

const world = await openServerWorld();
const { store, clock } = world;

const said: string[] = [];
vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
afterEach(() => void said.splice(0));

async function schoolWithSheet() {
  const place = await seedKeyless(store);
  const anna = await keyPerson(store, place.rootId, [place.school], { name: 'Anna Oppdiktet' });
  return { ...place, anna, ...(await makeFirst(world, place.school, anna)) };
}

const pairOf = async (rootId: string, inboxId: string) =>
  (await store.read(({ organisations }) => organisations.tree(rootId))).recoveryKeys.get(inboxId)!
    .kid;

test('a sheet changes places with that of now, and back', async () => {
  const { rootId, school, anna, keys, sheet } = await schoolWithSheet();
  const { body, sheet: second } = await recoveryKeyFor([keys]);
  await sendWith(world, anna, `/inboxes/${school}/recovery-keys`, body, [second.pair]);
  expect(await pairOf(rootId, school)).toBe(second.pair.publicKey.kid);
  await restore({}, store, clock);
  expect(said.join()).toContain(`restore --inbox ${school}`);
  world.pass(1000);
  await restore({ inbox: school }, store, clock);
  expect(await pairOf(rootId, school)).toBe(sheet.pair.publicKey.kid);
  expect(said.at(-1)).not.toContain('does not open the key of now');
  world.pass(1000);
  await restore({ inbox: school }, store, clock);
  expect(await pairOf(rootId, school)).toBe(second.pair.publicKey.kid);
  const chain = await store.read(({ audit }) => audit.ofChain(rootId, rootId));
  expect(chain.at(-1)!.action).toBe('recovery-restored');
});

test('a sheet that comes back when its printer has left asks for a new one', async () => {
  const { rootId, school, anna, keys } = await schoolWithSheet();
  const bo = await keyPerson(store, rootId, [school]);
  bo.keys.push(keys);
  const { body, sheet: second } = await recoveryKeyFor([keys]);
  await sendWith(world, bo, `/inboxes/${school}/recovery-keys`, body, [second.pair]);
  await store.transaction(({ recovery }) => recovery.printerLeft(rootId, anna.id, [school]));
  const dueOf = async () =>
    (await store.read(({ organisations }) => organisations.tree(rootId))).recoveryKeys.get(school)!
      .due;
  expect(await dueOf()).toBe(false);
  await restore({ inbox: school }, store, clock);
  expect(await dueOf()).toBe(true);
});

test('a paper of an older sheet comes back beside the pair', async () => {
  const { rootId, school, anna, keys } = await schoolWithSheet();
  const { kid } = keys.publicKey;
  const before = await pairOf(rootId, school);
  await store.transaction(async ({ recovery }) => {
    await recovery.dropPair(rootId, before);
    await recovery.putSheet(rootId, kid, { sealedKey: 'an.old.pa.per.x', state: 'confirmed' });
  });
  const { body, sheet } = await recoveryKeyFor([keys]);
  await sendWith(world, anna, `/inboxes/${school}/recovery-keys`, body, [sheet.pair]);
  await restore({ inbox: school }, store, clock);
  const answer = (await asHandler(world, anna).get(`/inboxes/${school}/recovery`)).json();
  expect(answer).toMatchObject({
    pair: { publicKey: sheet.pair.publicKey },
    sheets: [{ kid, sealedKey: 'an.old.pa.per.x' }],
  });
});

test('an entry that was sealed again to nothing comes back, and opens', async () => {
  const place = await seedPlace(world);
  const { rootId, inboxes, handlers } = place;
  const { caseId } = await storedReport(world, place);
  const head = handlers.rektor;
  const path = `/cases/${caseId}`;
  const read = async () =>
    (await asHandler(world, head).post(`${path}/readings`)).json<{
      reportId: string;
      content: Sealed;
      identity: Sealed;
    }>();
  const { reportId, content, identity } = await read();
  const now = await renewKey(store, rootId, inboxes.school.id);
  const row = keyGrantRow({ kid: now.publicKey.kid, handlerId: head.id, rootId });
  await store.transaction(({ organisations }) => organisations.putKeyGrant(row));
  head.keys.push(now);
  const { privateKey } = inboxes.school.keys;
  const good = await sealAgain(content, privateKey, now.publicKey);
  const other = await sealAgain(identity, privateKey, now.publicKey);
  const junk = { ...good, encrypted_key: other.encrypted_key };
  const entry = { id: reportId, part: 'content', retiredKid: inboxes.school.key.kid };
  const entries = [{ ...entry, recipient: junk }];
  await asHandler(world, head).post(`${path}/resealings`, { entries });
  const binding = { organisationId: rootId, id: reportId, version: 1, part: 'content' } as const;
  await expect(open((await read()).content, now.privateKey, binding)).rejects.toThrow();

  await restore({}, store, clock);
  expect(said.join()).toContain(`restore --case ${caseId}`);
  await restore({ case: caseId }, store, clock);
  const back = await read();
  expect(await open(back.content, privateKey, binding)).toBeDefined();
  // The desk seals it again to the key of now.
  const recipient = await sealAgain(back.content, privateKey, now.publicKey);
  const again = [{ ...entry, recipient }];
  const done = await asHandler(world, head).post(`${path}/resealings`, { entries: again });
  expect(done.json()).toEqual({ sealedAgain: 1 });
  await open((await read()).content, now.privateKey, binding);
});

test('what is not there, or was never replaced, is said', async () => {
  const { school } = await schoolWithSheet();
  await expect(restore({ inbox: 'nowhere' }, store, clock)).rejects.toThrow('There is no inbox');
  await expect(restore({ inbox: school }, store, clock)).rejects.toThrow('No sheet of');
  await expect(restore({ case: 'nowhere' }, store, clock)).rejects.toThrow('Nothing of the case');
});
