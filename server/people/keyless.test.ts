/**
 * What a member does who was not let in, with a client of her own: she is invited, has a password and a session, and no key. Each
 * of these took effect while the server took a sealed thing for what its sender said it was.
 */
import { describe, expect, test } from 'vitest';
import { newId } from '../../contract/ids.ts';
import { grantKey, openGrant } from '../../contract/sealing/grant.ts';
import { newKeyPair } from '../../contract/sealing/keys.ts';
import { possessionHeader, writePossessions } from '../../contract/sealing/possession.ts';
import {
  openWithRecoveryCode,
  newRecoveryCode,
  sealToRecoveryCode,
} from '../../contract/sealing/recovery.ts';
import { seal } from '../../contract/sealing/seal.ts';
import { sealAgain } from '../../contract/sealing/seal-again.ts';
import { liveReaders } from '../../contract/tree.ts';
import { toRouteTree } from '../store/tree.ts';
import { sessionRow } from '../testing/handlers.ts';
import { answerAnew } from '../testing/possession.ts';
import {
  firstKeyFor,
  junkFor,
  keyPerson,
  letInBy,
  makeFirst,
  recoveryKeyFor,
  seedKeyless,
  sendWith,
  sessionOf,
} from '../testing/key-world.ts';
import {
  asHandler,
  openServerWorld,
  seedPlace,
  storedReport,
  typeOf,
} from '../testing/server-world.ts';
import { keyGrantRow, renewKey } from '../testing/tree.ts';

const world = await openServerWorld();
const treeOf = (rootId: string) =>
  world.store.read((records) => records.organisations.tree(rootId));
const readersOf = async (rootId: string, inboxId: string) =>
  liveReaders(inboxId, [], toRouteTree(await treeOf(rootId), world.clock.now())).map(
    ({ handlerId }) => handlerId,
  );

/** A school with a case, whose head holds the key; and Mia, a member who was not let in. */
async function schoolWithMia() {
  const place = await seedPlace(world);
  const { rootId, inboxes, handlers } = place;
  const mia = await keyPerson(world.store, rootId, [inboxes.school.id]);
  return { place, rootId, mia, head: handlers.rektor, school: inboxes.school };
}
type School = Awaited<ReturnType<typeof schoolWithMia>>;

/** She gives herself something that is addressed to her and opens as nothing. */
async function grantHerselfJunk({ mia, school }: School) {
  const grants = [{ kid: school.key.kid, grant: await junkFor(mia.own.publicKey) }];
  return asHandler(world, mia).post('/grants', { inboxId: school.id, handlerId: mia.id, grants });
}

/** As if her junk had been taken: so the row stood in databases of before. */
const asIfTaken = ({ mia, rootId, school }: School, trustedUntil: Date | null) =>
  world.store.transaction(({ organisations }) =>
    organisations.putKeyGrant(
      keyGrantRow({ kid: school.key.kid, handlerId: mia.id, rootId, provedAt: null, trustedUntil }),
    ),
  );

describe('a member without the key', () => {
  test('cannot give herself junk, and does not count as a holder', async () => {
    const all = await schoolWithMia();
    const { mia, head, rootId, school } = all;
    const answer = await grantHerselfJunk(all);
    expect([answer.statusCode, typeOf(answer)]).toEqual([403, '/problems/possession-needed']);
    expect(await readersOf(rootId, school.id)).toEqual([head.id]);
    expect((await sessionOf(world, mia)).memberships[0]).toMatchObject({ state: 'waiting' });
  });

  test('whose junk lies there from before the upgrade still cannot read, acknowledge, close, or write to the child', async () => {
    const all = await schoolWithMia();
    const { place, mia } = all;
    const { caseId, body } = await storedReport(world, place);
    const reportId = body.id;
    await asIfTaken(all, new Date('2026-12-20T08:00:00Z'));
    const id = newId();
    const to = [(await newKeyPair()).publicKey, (await newKeyPair()).publicKey];
    const binding = { organisationId: newId(), id, version: 1, part: 'message' } as const;
    const sealed = await seal({ text: 'Rektor her' }, to, binding);
    const acts: [string, object, Record<string, string>?][] = [
      ['readings', {}],
      [`attachments/${newId()}/readings`, {}],
      ['acknowledgements', { revision: 1 }],
      ['closings', { revision: 1, reason: 'resolved' }],
      ['placements', { revision: 1, intake: 'quarantine' }],
      ['messages', { id, reportId, sealed }, { 'idempotency-key': id }],
      ['resealings', { entries: [] }],
    ];
    for (const [act, body, headers] of acts) {
      const answer = await asHandler(world, mia).post(`/cases/${caseId}/${act}`, body, headers);
      if (act === 'resealings' && answer.statusCode === 422) continue;
      expect([act, typeOf(answer)]).toEqual([act, '/problems/possession-needed']);
    }
    const shown = await asHandler(world, all.head).get(`/cases/${caseId}`);
    expect(shown.json()).toMatchObject({ status: 'received', revision: 1 });
  });

  test('may step aside: whoever recognises herself needs no key for that', async () => {
    const { place, mia } = await schoolWithMia();
    const { caseId } = await storedReport(world, place);
    expect(
      (await asHandler(world, mia).post(`/cases/${caseId}/recusals`, { revision: 1 })).statusCode,
    ).toBe(204);
  });

  test('cannot put a sheet of her own in the place of the printed one', async () => {
    const { store } = world;
    const { rootId, school } = await seedKeyless(store);
    const [head, mia] = [
      await keyPerson(store, rootId, [school]),
      await keyPerson(store, rootId, [school]),
    ];
    const { keys, sheet } = await makeFirst(world, school, head);
    const hers = await recoveryKeyFor([await newKeyPair()], 'seen');
    const [given] = hers.body.grants;
    const body = { ...hers.body, grants: [{ ...given!, kid: keys.publicKey.kid }] };
    const answer = await sendWith(world, mia, `/inboxes/${school}/recovery-keys`, body, [
      hers.sheet.pair,
    ]);
    expect(typeOf(answer)).toBe('/problems/possession-needed');
    const { pair } = (await asHandler(world, head).get(`/inboxes/${school}/recovery`)).json<{
      pair: { sealedKey: string; grants: { grant: string }[] };
    }>();
    const opened = await openWithRecoveryCode(pair.sealedKey, sheet.code);
    expect((await openGrant(pair.grants[0]!.grant, opened)).kid).toBe(keys.publicKey.kid);
  });

  test('cannot confirm a sheet that she never typed: neither an own one nor one of before', async () => {
    const { store } = world;
    const { rootId, school, owner } = await seedKeyless(store);
    const [head, boss] = [
      await keyPerson(store, rootId, [school]),
      await keyPerson(store, rootId, [owner]),
    ];
    const mia = await keyPerson(store, rootId, [school, owner]);
    await makeFirst(world, school, head);
    const { keys } = await makeFirst(world, owner, boss);
    const code = newRecoveryCode();
    const sealedKey = await sealToRecoveryCode(keys.privateKey, code);
    await store.transaction(async ({ recovery, organisations }) => {
      const pair = (await organisations.tree(rootId)).recoveryKeys.get(owner)!;
      await recovery.dropPair(rootId, pair.kid);
      await recovery.putSheet(rootId, keys.publicKey.kid, { sealedKey, state: 'made' });
    });
    for (const inboxId of [school, owner]) {
      const answer = await asHandler(world, mia).post(`/inboxes/${inboxId}/recovery-confirmations`);
      expect(typeOf(answer)).toBe('/problems/possession-needed');
    }
    expect((await treeOf(rootId)).keys.get(owner)!.recoveryState).toBe('made');
  });

  test('cannot destroy an inbox’s entry by handing over, and whoever holds both keys takes nothing away for good', async () => {
    const all = await schoolWithMia();
    const { place, mia, head, rootId, school } = all;
    const { caseId } = await storedReport(world, place);
    const before = (await asHandler(world, head).post(`/cases/${caseId}/readings`)).json<{
      reportId: string;
      content: Parameters<typeof sealAgain>[0];
      identity: Parameters<typeof sealAgain>[0];
    }>();
    const now = await renewKey(world.store, rootId, school.id);
    for (const { id: handlerId } of [head, mia])
      await world.store.transaction(({ organisations }) =>
        organisations.putKeyGrant(keyGrantRow({ kid: now.publicKey.kid, handlerId, rootId })),
      );
    head.keys.push(now);
    const recipient = await sealAgain(before.content, school.keys.privateKey, now.publicKey);
    const other = await sealAgain(before.identity, school.keys.privateKey, now.publicKey);
    const junk = { ...recipient, encrypted_key: other.encrypted_key };
    const entry = { id: before.reportId, part: 'content', retiredKid: school.key.kid };
    const path = `/cases/${caseId}/resealings`;
    // With the key of now alone she cannot have opened what she hands over.
    for (const keys of [[], [now]]) {
      const body = { entries: [{ ...entry, recipient: junk }] };
      expect(typeOf(await sendWith(world, mia, path, body, keys))).toBe(
        '/problems/possession-needed',
      );
    }
    const done = await sendWith(world, head, path, { entries: [{ ...entry, recipient: junk }] });
    expect(done.json()).toEqual({ sealedAgain: 1 });
    const kept = await world.store.read(({ replaced }) => replaced.entries(rootId, caseId));
    const was = before.content.recipients.find(({ header }) => header.kid === school.key.kid);
    expect(kept).toMatchObject([
      { part: 'content', kid: school.key.kid, replacedBy: head.id, entry: was },
    ]);
  });

  test('cannot take the first key with the public key of somebody else', async () => {
    const { store } = world;
    const { rootId, school } = await seedKeyless(store);
    const [head, mia] = [
      await keyPerson(store, rootId, [school]),
      await keyPerson(store, rootId, [school]),
    ];
    const { body, keys, sheet } = await firstKeyFor(mia);
    const stranger = (await newKeyPair()).publicKey;
    const path = `/inboxes/${school}/keys`;
    const taken = await sendWith(world, mia, path, { ...body, publicKey: stranger }, [sheet.pair]);
    expect(typeOf(taken)).toBe('/problems/possession-needed');
    // Nor with a sheet that she has not typed back.
    const untyped = await sendWith(world, mia, path, body, [keys]);
    expect(typeOf(untyped)).toBe('/problems/possession-needed');
    const [mine, hers] = [body.publicKey, head.own.publicKey];
    const used = await sendWith(world, mia, path, { ...body, publicKey: hers }, [
      head.own,
      sheet.pair,
    ]);
    expect(typeOf(used)).toBe('/problems/invalid-request');
    expect((await treeOf(rootId)).keys.size).toBe(0);
    expect(mine.kid).not.toBe(hers.kid);
  });

  test('lets nobody else in with junk either', async () => {
    const all = await schoolWithMia();
    const { mia, rootId, school } = all;
    await asIfTaken(all, new Date('2026-12-20T08:00:00Z'));
    const friend = await keyPerson(world.store, rootId, [school.id]);
    const grants = [{ kid: school.key.kid, grant: await junkFor(friend.own.publicKey) }];
    const body = { inboxId: school.id, handlerId: friend.id, grants };
    expect(typeOf(await asHandler(world, mia).post('/grants', body))).toBe(
      '/problems/possession-needed',
    );
    expect((await treeOf(rootId)).grants.has(`${school.key.kid} ${friend.id}`)).toBe(false);
  });

  test('counts for 30 days where junk of hers lies there from before, and for nothing after', async () => {
    const all = await schoolWithMia();
    const { mia, head, rootId, school } = all;
    const until = world.clock.now().getTime() + 1000;
    await asIfTaken(all, new Date(until));
    const stored = await treeOf(rootId);
    const at = (now: number) =>
      liveReaders(school.id, [], toRouteTree(stored, new Date(now))).map(
        ({ handlerId }) => handlerId,
      );
    expect(at(until - 1).sort()).toEqual([head.id, mia.id].sort());
    expect(at(until)).toEqual([head.id]);
  });
});

describe('an answer', () => {
  /** Hers for the school's key, as it travels. */
  async function answered() {
    const all = await schoolWithMia();
    const { head, school } = all;
    const [one] = await answerAnew(world.app, head.cookie, [school.keys]);
    const { caseId } = await storedReport(world, all.place);
    const ask = async (cookie: string, possession: string) =>
      world.app.inject({
        method: 'POST',
        url: `/api/v1/cases/${caseId}/readings`,
        headers: { cookie, [possessionHeader]: possession },
      });
    return { ...all, one: one!, ask };
  }
  const needed = '/problems/possession-needed';

  test('serves her in this session', async () => {
    const { head, one, ask } = await answered();
    expect((await ask(head.cookie, writePossessions([one]))).statusCode).toBe(200);
  });

  test('of another handler answers for nothing', async () => {
    const all = await answered();
    await asIfTaken(all, null);
    expect(typeOf(await all.ask(all.mia.cookie, writePossessions([all.one])))).toBe(needed);
  });

  test('of another session of hers answers for nothing', async () => {
    const { head, one, ask } = await answered();
    const token = newId();
    await world.store.transaction(({ people }) =>
      people.addSession(sessionRow(head.id, token, new Date('2026-11-23T07:59:00Z'))),
    );
    const cookie = `__Host-mobbeknapp=${token}`;
    expect(typeOf(await ask(cookie, writePossessions([one])))).toBe(needed);
  });

  test('that is over answers for nothing, and says no other time than it was made for', async () => {
    const { head, one, ask } = await answered();
    world.pass(3_600_000);
    expect(typeOf(await ask(head.cookie, writePossessions([one])))).toBe(needed);
    const longer = { ...one, expires: one.expires + 3600 };
    expect(typeOf(await ask(head.cookie, writePossessions([longer])))).toBe(needed);
  });

  test('for another key answers for nothing', async () => {
    const { head, place, one, school, ask } = await answered();
    const [other] = await answerAnew(world.app, head.cookie, [place.inboxes.owner.keys]);
    for (const wrong of [other!, { ...other!, kid: school.key.kid }])
      expect(typeOf(await ask(head.cookie, writePossessions([wrong])))).toBe(needed);
    expect((await ask(head.cookie, writePossessions([other!, one]))).statusCode).toBe(200);
  });

  test('that is no answer at all is passed over', async () => {
    const { head, one, ask } = await answered();
    for (const header of [
      '',
      ' ',
      'x',
      `${one.kid}.${one.expires}.${'A'.repeat(43)}`,
      'a.b.c '.repeat(200),
    ])
      expect(typeOf(await ask(head.cookie, header))).toBe(needed);
  });

  test('is not given for a key that is not what its kid says', async () => {
    const { head, school, place } = await answered();
    const swapped = { ...place.inboxes.owner.keys.publicKey, kid: school.key.kid };
    const answer = await asHandler(world, head).post('/possession-challenges', { keys: [swapped] });
    expect(answer.json()).toMatchObject({ errors: [{ pointer: '/keys/0' }] });
  });
});

describe('what somebody else gives', () => {
  test('does not count until its owner has answered for it', async () => {
    const { rootId, head, school, mia } = await schoolWithMia();
    expect((await letInBy(world, head, school.id, school.keys, mia)).statusCode).toBe(204);
    expect(await readersOf(rootId, school.id)).toEqual([head.id]);
    const membership = async () => (await sessionOf(world, mia)).memberships[0]!;
    expect(await membership()).toMatchObject({ state: 'holding', proved: false });
    const proved = await sendWith(world, mia, '/possessions', {}, [school.keys]);
    expect(proved.json()).toEqual({ proved: 1 });
    expect(await readersOf(rootId, school.id)).toEqual([head.id, mia.id].sort());
    expect(await membership()).toMatchObject({ proved: true });
    expect((await sendWith(world, mia, '/possessions', {}, [school.keys])).json()).toEqual({
      proved: 0,
    });
    const chain = await world.store.read(({ audit }) => audit.ofChain(rootId, rootId));
    expect(chain.map(({ action }) => action)).toEqual(['let-in', 'key-proved']);
  });

  test('and is junk never lies over what was proved, and gives way to what another holder gives', async () => {
    const { rootId, head, school, mia } = await schoolWithMia();
    const junk = async () => {
      const grants = [{ kid: school.key.kid, grant: await junkFor(mia.own.publicKey) }];
      return asHandler(world, head).post('/grants', {
        inboxId: school.id,
        handlerId: mia.id,
        grants,
      });
    };
    const hers = async () => (await sessionOf(world, mia)).memberships[0]!.grant!;
    expect((await junk()).statusCode).toBe(204);
    await letInBy(world, head, school.id, school.keys, mia);
    const good = await hers();
    expect((await openGrant(good, mia.own.privateKey)).kid).toBe(school.key.kid);
    await sendWith(world, mia, '/possessions', {}, [school.keys]);
    expect((await junk()).statusCode).toBe(204);
    expect(await hers()).toBe(good);
    // She herself may put another in its place.
    const own = await grantKey(school.keys.privateKey, mia.own.publicKey);
    const grants = [{ kid: school.key.kid, grant: own }];
    const body = { inboxId: school.id, handlerId: mia.id, grants };
    expect((await sendWith(world, mia, '/grants', body, [school.keys])).statusCode).toBe(204);
    expect(await hers()).toBe(own);
    expect(
      (await treeOf(rootId)).grants.get(`${school.key.kid} ${mia.id}`)!.provedAt,
    ).not.toBeNull();
  });
});
