/** A new printed recovery code: who may make it, what is refused, and that the old one opens nothing then. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { recoveryAnswer } from '../../contract/api/people.ts';
import { newKeyPair, type KeyPair, type PrivateKey } from '../../contract/sealing/keys.ts';
import {
  newRecoveryCode,
  openWithRecoveryCode,
  sealToRecoveryCode,
} from '../../contract/sealing/recovery.ts';
import { freshStore } from '../testing/databases.ts';
import {
  get,
  grant,
  newMember,
  post,
  sessionOf,
  slugOf,
  type Member,
} from '../testing/people-browser.ts';
import { openWorld, seedMunicipality, type World } from '../testing/people-world.ts';
import { inboxKeyRow, type TestInbox } from '../testing/tree.ts';

type RecoveryAnswer = z.infer<typeof recoveryAnswer>;

let world: World;
let place: Awaited<ReturnType<typeof seedMunicipality>>;
let kari: Member;
beforeEach(async () => {
  world = await openWorld(await freshStore());
  place = await seedMunicipality(world);
  kari = await holder(place.school);
});
afterEach(async () => {
  await world.app.close();
  await world.store.close();
});

async function holder(inbox: TestInbox): Promise<Member> {
  const one = await newMember(world, place.rootId, [inbox]);
  await grant(world, one.cookie, inbox, one.id, one.person.keys);
  return one;
}
async function newSheet({ privateKey: now }: KeyPair = place.school.keys, ...earlier: KeyPair[]) {
  const code = newRecoveryCode();
  const under = async (key: PrivateKey) => ({
    kid: key.kid,
    sealedKey: await sealToRecoveryCode(key, code),
  });
  const retired = await Promise.all(earlier.map(({ privateKey }) => under(privateKey)));
  return { code, body: { ...(await under(now)), retired } };
}
/** As the set-up does when somebody leaves: the school's key of before is retired, under its old paper. */
async function newKeyOfSchool(): Promise<KeyPair> {
  const { school, rootId } = place;
  const keys = await newKeyPair();
  await world.store.transaction(async ({ organisations }) => {
    await organisations.retireInboxKey(rootId, school.key.kid, world.clock.now());
    await organisations.addInboxKey(inboxKeyRow(school.row, keys.publicKey));
    await organisations.putInbox({ ...school.row, currentKid: keys.publicKey.kid });
  });
  await grant(world, kari.cookie, { id: school.id, keys }, kari.id, kari.person.keys);
  return keys;
}
const renew = (body: object, by = kari, inbox: TestInbox = place.school) =>
  post(world, `/inboxes/${inbox.id}/recovery-codes`, body, by.cookie);
const papers = async () =>
  (await get(world, `/inboxes/${place.school.id}/recovery`, kari.cookie)).json<RecoveryAnswer>();
const stored = async () => (await papers()).sealedKey;
const stateOf = async (by = kari) =>
  (await get(world, '/desk', by.cookie)).json<{ inboxes: { recoveryCode: string }[] }>().inboxes[0]!
    .recoveryCode;
const renewals = async () =>
  (await world.store.read(({ audit }) => audit.ofChain(place.rootId, place.rootId))).filter(
    ({ action }) => action === 'recovery-renewed',
  );
const told = async () =>
  (await world.store.transaction(({ outbox }) => outbox.claim(world.clock.now(), 1000, 100)))
    .filter(({ kind }) => kind === 'code-renewed')
    .map(({ handlerId }) => handlerId);

describe('a new recovery code', () => {
  test('takes the place of the old, which opens nothing any more, and counts as typed back', async () => {
    expect(await stateOf()).toBe('made');
    const { code, body } = await newSheet();
    const answer = await renew(body);
    expect([answer.statusCode, answer.json()]).toEqual([200, { oldSheets: 'not-needed' }]);
    expect(await stateOf()).toBe('confirmed');
    const opened = await openWithRecoveryCode(await stored(), code);
    expect(opened).toEqual(place.school.keys.privateKey);
    await expect(openWithRecoveryCode(await stored(), place.school.recoveryCode)).rejects.toThrow();
    expect(await renewals()).toMatchObject([
      { handlerId: kari.id, params: { inboxId: place.school.id } },
    ]);
    // The other inboxes of the old sheet are left as they were.
    const { keys } = await world.store.read(({ organisations }) =>
      organisations.tree(place.rootId),
    );
    expect(keys.get(place.owner.id)).toMatchObject({
      recoverySealed: place.owner.key.recoverySealed,
      recoveryState: 'made',
    });
  });

  test('is told to her colleagues in a letter, whether they hold the key or wait', async () => {
    const ola = await newMember(world, place.rootId, [place.school]);
    const woken = world.woken();
    await renew((await newSheet()).body);
    expect(world.woken()).toBe(woken + 1);
    expect(await told()).toEqual([ola.id]);
  });

  test('sent twice because the answer was lost, is written once', async () => {
    const { body } = await newSheet();
    await renew(body);
    expect((await renew(body)).json()).toEqual({ oldSheets: 'not-needed' });
    expect(await renewals()).toHaveLength(1);
    expect(await told()).toEqual([]);
  });

  test('of two members at the same time, one stands, and both know', async () => {
    const ola = await newMember(world, place.rootId, [place.school]);
    await grant(world, kari.cookie, place.school, ola.id, ola.person.keys);
    const sheets = [await newSheet(), await newSheet()] as const;
    const answers = await Promise.all([renew(sheets[0].body), renew(sheets[1].body, ola)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(sheets.map(({ body }) => body.sealedKey)).toContain(await stored());
    expect((await told()).sort()).toEqual([kari.id, ola.id].sort());
  });
});

describe('an earlier key of the inbox', () => {
  test('goes under the new code too, and the old sheet opens nothing any more', async () => {
    const { school } = place;
    const now = await newKeyOfSchool();
    const { code, body } = await newSheet(now, school.keys);
    expect((await renew(body)).json()).toEqual({ oldSheets: 'not-needed' });
    const { sealedKey, retired } = await papers();
    expect(await openWithRecoveryCode(sealedKey, code)).toEqual(now.privateKey);
    expect(retired.map(({ kid }) => kid)).toEqual([school.key.kid]);
    const earlier = retired[0]!.sealedKey;
    expect(await openWithRecoveryCode(earlier, code)).toEqual(school.keys.privateKey);
    for (const paper of [sealedKey, earlier])
      await expect(openWithRecoveryCode(paper, school.recoveryCode)).rejects.toThrow();
  });

  test('stays under its own paper where she does not send it, and she is told to keep that', async () => {
    const { school } = place;
    const { body } = await newSheet(await newKeyOfSchool());
    expect((await renew(body)).json()).toEqual({ oldSheets: 'needed' });
    const { retired } = await papers();
    const opened = await openWithRecoveryCode(retired[0]!.sealedKey, school.recoveryCode);
    expect(opened).toEqual(school.keys.privateKey);
  });

  test('is not put under a code by whoever does not hold it, nor where it is another’s', async () => {
    const { school, owner } = place;
    const now = await newKeyOfSchool();
    const later = await newMember(world, place.rootId, [school]);
    await grant(world, kari.cookie, { id: school.id, keys: now }, later.id, later.person.keys);
    const before = await papers();
    const both = (await newSheet(now, school.keys)).body;
    expect(slugOf(await renew(both, later))).toBe('not-allowed');
    const [earlier] = both.retired;
    for (const wrong of [
      { ...earlier, sealedKey: 'AAAA.AA.AA.AA.AA' },
      { ...earlier, kid: now.publicKey.kid },
      { ...earlier, kid: owner.key.kid },
      { ...earlier, kid: 'A'.repeat(43) },
    ])
      expect(slugOf(await renew({ ...both, retired: [wrong] }))).toBe('invalid-request');
    expect(await papers()).toEqual(before);
    expect(await renewals()).toEqual([]);
  });
});

describe('refused is', () => {
  test('a member who waits, a stranger, the owner above, and nobody', async () => {
    const { body } = await newSheet();
    const waiting = await newMember(world, place.rootId, [place.school]);
    const boss = await holder(place.owner);
    const other = await seedMunicipality(world, 'annen-oppdiktet');
    const stranger = await newMember(world, other.rootId, [other.school]);
    await grant(world, stranger.cookie, other.school, stranger.id, stranger.person.keys);
    const before = await stored();
    expect(slugOf(await renew(body, waiting))).toBe('not-allowed');
    expect(slugOf(await renew(body, boss))).toBe('not-found');
    expect(slugOf(await renew(body, stranger))).toBe('not-found');
    expect(
      slugOf(await post(world, `/inboxes/${place.school.id}/recovery-codes`, body, undefined)),
    ).toBe('not-signed-in');
    expect([await stored(), await stateOf(), await renewals()]).toEqual([before, 'made', []]);
  });

  test('what is no key under a code, or says that it holds another key', async () => {
    const { body } = await newSheet();
    const [header, ...parts] = body.sealedKey.split('.');
    const changed = (over: object) => {
      const said = JSON.parse(Buffer.from(header!, 'base64url').toString()) as object;
      const other = Buffer.from(JSON.stringify({ ...said, ...over })).toString('base64url');
      return { ...body, sealedKey: [other, ...parts].join('.') };
    };
    const { grant: someGrant } = (await sessionOf(world, kari.cookie)).memberships[0]!;
    for (const wrong of [
      changed({ p2c: 1 }),
      changed({ p2c: 10_000_000 }),
      changed({ p2s: undefined }),
      changed({ alg: 'dir' }),
      changed({ zip: 'DEF' }),
      { ...body, sealedKey: someGrant },
      { ...body, sealedKey: 'AAAA.AA.AA.AA.AA' },
      { ...body, kid: place.owner.keys.publicKey.kid },
    ])
      expect(slugOf(await renew(wrong))).toBe('invalid-request');
    expect([await stateOf(), await renewals()]).toEqual(['made', []]);
  });
});
