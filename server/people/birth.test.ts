/** Keys of inboxes from their first reader on: made once, also when two make one at once; renewed; opened from above; under a sheet of their own. */
import { describe, expect, test } from 'vitest';
import type { DeskAnswer, recoveryAnswer } from '../../contract/api/people.ts';
import type { z } from 'zod';
import { grantKey, openGrant } from '../../contract/sealing/grant.ts';
import { newKeyPair } from '../../contract/sealing/keys.ts';
import { openWithRecoveryCode } from '../../contract/sealing/recovery.ts';
import type { DatabaseKind } from '../testing/databases.ts';
import {
  firstKeyFor,
  keyPerson,
  letInBy,
  makeFirst,
  nextKeyFor,
  recoveryKeyFor,
  seedKeyless,
  sendWith,
  sessionOf,
} from '../testing/key-world.ts';
import { asHandler, openServerWorld, typeOf } from '../testing/server-world.ts';

const kinds: DatabaseKind[] = ['sqlite', 'postgres'];
describe.each(kinds)('on %s', async (kind) => {
  const world = await openServerWorld({ kind });
  const { store } = world;
  const person = (rootId: string, ...inboxIds: string[]) => keyPerson(store, rootId, inboxIds);
  const treeOf = (rootId: string) => store.read((records) => records.organisations.tree(rootId));
  const actions = async (rootId: string) =>
    (await store.read(({ audit }) => audit.ofChain(rootId, rootId))).map(({ action }) => action);

  describe('the first key', () => {
    test('is made once where two make one at the same moment: the second gets 409 and waits', async () => {
      const { rootId, school } = await seedKeyless(store);
      const [anna, bo] = [await person(rootId, school), await person(rootId, school)];
      const [one, other] = [await firstKeyFor(anna), await firstKeyFor(bo)];
      const path = `/inboxes/${school}/keys`;
      const answers = await Promise.all([
        sendWith(world, anna, path, one.body, [one.keys, one.sheet.pair]),
        sendWith(world, bo, path, other.body, [other.keys, other.sheet.pair]),
      ]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409]);
      const [winner, made, loser] =
        answers[0].statusCode === 204 ? [anna, one, bo] : [bo, other, anna];
      const tree = await treeOf(rootId);
      expect(tree.keys.get(school)!.kid).toBe(made.keys.publicKey.kid);
      expect([...tree.grants.keys()]).toEqual([`${made.keys.publicKey.kid} ${winner.id}`]);
      expect(tree.recoveryKeys.get(school)!.kid).toBe(made.sheet.pair.publicKey.kid);
      expect((await sessionOf(world, loser)).memberships[0]).toMatchObject({
        ...{ state: 'waiting', key: { kid: made.keys.publicKey.kid } },
      });
      expect(await actions(rootId)).toEqual(['key-made']);
    });

    test('goes to colleagues who are there, counts for its maker alone, and is under a sheet that opens it', async () => {
      const { rootId, school } = await seedKeyless(store);
      const [anna, bo] = [await person(rootId, school), await person(rootId, school)];
      const before = (await sessionOf(world, anna)).memberships[0]!;
      expect(before).toMatchObject({ state: 'no-key', proved: false, key: null, grant: null });
      expect(before.colleagues.map(({ handlerId }) => handlerId)).toEqual([bo.id]);
      const { keys, sheet } = await makeFirst(world, school, anna, [bo]);
      const [hers, his] = [await sessionOf(world, anna), await sessionOf(world, bo)];
      expect(hers.memberships[0]).toMatchObject({ state: 'holding', proved: true });
      expect(his.memberships[0]).toMatchObject({ state: 'holding', proved: false });
      const opened = await openGrant(his.memberships[0]!.grant!, bo.own.privateKey);
      expect(opened.kid).toBe(keys.publicKey.kid);
      const { pair, sheets } = (await asHandler(world, bo).get(`/inboxes/${school}/recovery`)).json<
        z.infer<typeof recoveryAnswer>
      >();
      const fromPaper = await openWithRecoveryCode(pair!.sealedKey, sheet.code);
      expect((await openGrant(pair!.grants[0]!.grant, fromPaper)).kid).toBe(keys.publicKey.kid);
      expect(sheets).toEqual([]);
      const desk = (await asHandler(world, anna).get('/desk')).json<DeskAnswer>();
      expect(desk.inboxes).toMatchObject([
        { hasKey: true, keyHolders: 1, sheet: 'own', sheetConfirmed: true, sheetDue: false },
      ]);
      expect(desk.sharedSheets).toBeNull();
    });

    test('is refused to whoever is no member, and where a grant is for somebody who is none', async () => {
      const { rootId, school, owner } = await seedKeyless(store);
      const [anna, eva] = [await person(rootId, school), await person(rootId, owner)];
      const made = await firstKeyFor(anna, [eva]);
      const keys = [made.keys, made.sheet.pair];
      const path = `/inboxes/${school}/keys`;
      expect(typeOf(await sendWith(world, eva, path, made.body, keys))).toBe('/problems/not-found');
      const foreign = await sendWith(world, anna, path, made.body, keys);
      expect(foreign.json()).toMatchObject({ errors: [{ pointer: '/grants/1/handlerId' }] });
      const without = { ...made.body, grants: [] };
      expect((await sendWith(world, anna, path, without, keys)).statusCode).toBe(422);
    });

    test('opens a unit once every report has a reader, and it stays open when she leaves', async () => {
      const { rootId, school, owner, independent, schoolId } = await seedKeyless(store);
      const openedAt = async () => (await treeOf(rootId)).organisations.get(schoolId)!.openedAt;
      const anna = await person(rootId, school);
      await makeFirst(world, school, anna);
      expect(await openedAt()).toBeNull();
      await makeFirst(world, owner, await person(rootId, owner));
      await makeFirst(world, independent, await person(rootId, independent));
      expect(await openedAt()).toEqual(world.clock.now());
      await store.transaction(({ organisations }) =>
        organisations.removeMembership(rootId, school, anna.id),
      );
      expect(await openedAt()).not.toBeNull();
    });
  });

  describe('letting in', () => {
    test('against a removal at the same moment leaves no grant behind', async () => {
      const { rootId, school } = await seedKeyless(store);
      const [anna, bo] = [await person(rootId, school), await person(rootId, school)];
      const { keys } = await makeFirst(world, school, anna);
      for (let round = 0; round < 5; round += 1) {
        await Promise.all([
          letInBy(world, anna, school, keys, bo),
          store.transaction(({ organisations }) =>
            organisations.removeMembership(rootId, school, bo.id),
          ),
        ]);
        expect((await treeOf(rootId)).grants.has(`${keys.publicKey.kid} ${bo.id}`)).toBe(false);
        await store.transaction(({ organisations }) =>
          organisations.putMembership({ inboxId: school, handlerId: bo.id, rootId, deputy: false }),
        );
      }
    });
  });

  describe('the next key', () => {
    async function renewable() {
      const { rootId, school, owner } = await seedKeyless(store);
      const [anna, bo, eva] = [
        await person(rootId, school),
        await person(rootId, school),
        await person(rootId, owner),
      ];
      const top = await makeFirst(world, owner, eva);
      const first = await makeFirst(world, school, anna, [bo], top.keys.publicKey);
      bo.keys.push(first.keys);
      await store.transaction(({ organisations }) =>
        organisations.askForRenewal(rootId, school, world.clock.now()),
      );
      return { rootId, school, anna, bo, top, first };
    }

    test('is made once, for those who had the one before; the sheet and the owner open it too', async () => {
      const { rootId, school, anna, bo, top, first } = await renewable();
      const { memberships } = await sessionOf(world, anna);
      expect(memberships[0]).toMatchObject({ renewal: true, owner: { granted: false } });
      const with_ = { owner: top.keys.publicKey, recovery: memberships[0]!.recoveryKey };
      const [one, other] = [
        await nextKeyFor(first.keys, [anna, bo], with_),
        await nextKeyFor(first.keys, [bo, anna], with_),
      ];
      const path = `/inboxes/${school}/next-keys`;
      const answers = await Promise.all([
        sendWith(world, anna, path, one.body, [one.keys]),
        sendWith(world, bo, path, other.body, [other.keys]),
      ]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409]);
      const made = answers[0].statusCode === 204 ? one.keys : other.keys;
      const { kid } = made.publicKey;
      const tree = await treeOf(rootId);
      expect(tree.keys.get(school)!.kid).toBe(kid);
      expect(tree.inboxes.get(school)!.renewSince).toBeNull();
      expect(tree.retiredKeys.get(first.keys.publicKey.kid)!.retiredAt).not.toBeNull();
      const rows = await store.read(({ organisations }) =>
        organisations.ownerGrantsTo(rootId, [...tree.inboxes.keys()]),
      );
      const above = rows.find((row) => row.kid === kid)!;
      expect((await openGrant(above.grant, top.keys.privateKey)).kid).toBe(kid);
      const sheet = await store.read(({ recovery }) =>
        recovery.grantsOf(rootId, first.sheet.pair.publicKey.kid),
      );
      expect(sheet.map((row) => row.kid).sort()).toEqual([kid, first.keys.publicKey.kid].sort());
    });

    test('needs the key that it replaces, the sheet’s grant, and no grant for a stranger', async () => {
      const { rootId, school, anna, first } = await renewable();
      const late = await person(rootId, school);
      const recovery = first.sheet.pair.publicKey;
      const path = `/inboxes/${school}/next-keys`;
      const junk = await nextKeyFor(first.keys, [late], { recovery });
      expect(typeOf(await sendWith(world, late, path, junk.body, [junk.keys]))).toBe(
        '/problems/not-allowed',
      );
      const without = await nextKeyFor(first.keys, [anna]);
      expect(
        (await sendWith(world, anna, path, without.body, [without.keys])).json(),
      ).toMatchObject({ errors: [{ pointer: '/recoveryGrant' }] });
      const foreign = await nextKeyFor(first.keys, [anna, late], { recovery });
      expect(
        (await sendWith(world, anna, path, foreign.body, [foreign.keys])).json(),
      ).toMatchObject({ errors: [{ pointer: '/grants/1/handlerId' }] });
      const { keys: _, ...keyless } = anna;
      const unanswered = await nextKeyFor(first.keys, [anna], { recovery });
      expect(
        typeOf(
          await sendWith(world, { ...keyless, keys: [] }, path, unanswered.body, [unanswered.keys]),
        ),
      ).toBe('/problems/possession-needed');
    });
  });

  describe('the owner above', () => {
    test('is given the key later, counts once she has answered for it, and nobody writes over that', async () => {
      const { rootId, school, owner } = await seedKeyless(store);
      const [anna, eva] = [await person(rootId, school), await person(rootId, owner)];
      const { keys } = await makeFirst(world, school, anna);
      const top = await makeFirst(world, owner, eva);
      const below = async () => (await sessionOf(world, anna)).memberships[0]!.owner;
      expect(await below()).toMatchObject({ inboxId: owner, granted: false });
      const ownerKid = top.keys.publicKey.kid;
      const path = `/inboxes/${school}/owner-grants`;
      const give = async (privateKey = keys.privateKey) => {
        const grant = await grantKey(privateKey, top.keys.publicKey);
        const grants = [{ kid: keys.publicKey.kid, grant }];
        return asHandler(world, anna).post(path, { ownerKid, grants });
      };
      expect((await give((await newKeyPair()).privateKey)).statusCode).toBe(204);
      expect((await give()).statusCode).toBe(204);
      const seen = async () => (await sessionOf(world, eva)).memberships[0]!.ownerGrants[0]!;
      expect(await seen()).toMatchObject({ inboxId: school, current: true, proved: false });
      const opened = await openGrant((await seen()).grant, top.keys.privateKey);
      expect(opened.kid).toBe(keys.publicKey.kid);
      const named = { ownerGrants: [{ kid: keys.publicKey.kid, ownerKid }] };
      expect((await sendWith(world, eva, '/possessions', named, [keys])).json()).toEqual({
        proved: 1,
      });
      expect(await below()).toMatchObject({ granted: true });
      const { grant } = await seen();
      await give((await newKeyPair()).privateKey);
      expect(await seen()).toMatchObject({ grant, proved: true });
    });
  });

  describe('a new sheet', () => {
    test('takes the place of the old one, which the set-up alone brings back; seen by others, it is gone', async () => {
      const { rootId, school } = await seedKeyless(store);
      const anna = await person(rootId, school);
      const { keys, sheet } = await makeFirst(world, school, anna);
      const path = `/inboxes/${school}/recovery-keys`;
      const second = await recoveryKeyFor([keys]);
      // Without having typed it back she answers for the key alone.
      expect(typeOf(await sendWith(world, anna, path, second.body))).toBe(
        '/problems/possession-needed',
      );
      for (let twice = 0; twice < 2; twice += 1) {
        const answer = await sendWith(world, anna, path, second.body, [second.sheet.pair]);
        expect(answer.json()).toEqual({ oldSheets: 'not-needed' });
      }
      const replaced = () => store.read(({ recovery }) => recovery.replacedPairs(rootId));
      expect((await replaced()).map(({ kid }) => kid)).toEqual([sheet.pair.publicKey.kid]);
      const third = await recoveryKeyFor([keys], 'seen');
      await sendWith(world, anna, path, third.body, [third.sheet.pair]);
      expect((await replaced()).map(({ kid }) => kid)).toEqual([sheet.pair.publicKey.kid]);
      expect((await treeOf(rootId)).recoveryKeys.get(school)!.kid).toBe(
        third.sheet.pair.publicKey.kid,
      );
      const renewed = (await actions(rootId)).filter((action) => action === 'recovery-renewed');
      expect(renewed).toHaveLength(2);
    });

    test('takes an older sheet’s papers with it, and says where an earlier key still lies under one', async () => {
      const { rootId, school } = await seedKeyless(store);
      const anna = await person(rootId, school);
      const { keys } = await makeFirst(world, school, anna);
      const { kid } = keys.publicKey;
      await store.transaction(async ({ recovery, organisations }) => {
        const pair = (await organisations.tree(rootId)).recoveryKeys.get(school)!;
        await recovery.dropPair(rootId, pair.kid);
        await recovery.putSheet(rootId, kid, { sealedKey: 'an.old.pa.per.x', state: 'confirmed' });
      });
      const shared = async () =>
        (await asHandler(world, anna).get('/desk')).json<DeskAnswer>().sharedSheets;
      expect(await shared()).toEqual({ inboxes: 1 });
      const { body, sheet } = await recoveryKeyFor([keys]);
      const path = `/inboxes/${school}/recovery-keys`;
      expect((await sendWith(world, anna, path, body, [sheet.pair])).statusCode).toBe(200);
      expect(await shared()).toEqual({ inboxes: 0 });
      const papers = await store.read(({ replaced }) => replaced.papers(rootId));
      expect(papers).toMatchObject([{ kid, sealedKey: 'an.old.pa.per.x', replacedBy: anna.id }]);
    });
  });
});
