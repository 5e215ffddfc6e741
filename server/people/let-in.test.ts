import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeskAnswer } from '../../contract/api/people.ts';
import { newId } from '../../contract/ids.ts';
import type { KeyPair } from '../../contract/sealing/keys.ts';
import { grantKey, openGrant } from '../../contract/sealing/grant.ts';
import { freshStore } from '../testing/databases.ts';
import {
  get,
  grant,
  post,
  prove,
  sessionOf,
  slugOf,
  newMember,
  type Member,
} from '../testing/people-browser.ts';
import { invite, openWorld, seedMunicipality, type World } from '../testing/people-world.ts';
import { renewKey, type TestInbox } from '../testing/tree.ts';

type Place = Awaited<ReturnType<typeof seedMunicipality>>;

let world: World;
let place: Place;
beforeEach(async () => {
  world = await openWorld(await freshStore());
  place = await seedMunicipality(world);
});
afterEach(async () => {
  await world.app.close();
  await world.store.close();
});

const member = (inboxes: TestInbox[], at: Place = place) => newMember(world, at.rootId, inboxes);
/** A member with the key, by the recovery code. */
async function holder(inbox: TestInbox, at: Place = place): Promise<Member> {
  const one = await member([inbox], at);
  await grant(world, one.cookie, inbox, one.id, one.person.keys);
  return one;
}
const stateOf = async ({ cookie }: Member) =>
  (await sessionOf(world, cookie)).memberships[0]!.state;
const chain = async () =>
  (await world.store.read(({ audit }) => audit.ofChain(place.rootId, place.rootId))).map(
    ({ action }) => action,
  );

describe('who may let somebody in', () => {
  test('is told by name to whoever waits, and to nobody else', async () => {
    const told = async ({ cookie }: Member) =>
      (await sessionOf(world, cookie)).memberships[0]!.letInBy;
    const ola = await member([place.school]);
    expect(await told(ola)).toEqual([]);
    // One after the other: coming in moves the clock, by which the other's code is read.
    const owner = await newMember(world, place.rootId, [place.owner], { name: 'Eva Eier' });
    const kari = await newMember(world, place.rootId, [place.school], { name: 'Kari Rektor' });
    await grant(world, owner.cookie, place.owner, owner.id, owner.person.keys);
    expect(await told(ola)).toEqual(['Eva Eier']);
    await grant(world, kari.cookie, place.school, kari.id, kari.person.keys);
    expect(await told(ola)).toEqual(['Kari Rektor']);
    expect(await told(kari)).toEqual([]);
  });

  test('and which sectors the inbox is there for', async () => {
    const { memberships } = await sessionOf(world, (await holder(place.owner)).cookie);
    expect(memberships[0]!.sectors).toEqual(['school']);
  });

  test('a colleague who holds the key; it is written down', async () => {
    const [kari, ola] = [await holder(place.school), await member([place.school])];
    const woken = world.woken();
    expect(
      (await grant(world, kari.cookie, place.school, ola.id, ola.person.keys)).statusCode,
    ).toBe(204);
    expect(await stateOf(ola)).toBe('holding');
    expect((await chain()).slice(-1)).toEqual(['let-in']);
    expect(world.woken()).toBe(woken + 1);
  });

  test("the owner, who opens the school's key with his inbox's: the only head had left", async () => {
    const [owner, head] = [await holder(place.owner), await member([place.school])];
    const { memberships } = await sessionOf(world, owner.cookie);
    const ownerKey = await openGrant(memberships[0]!.grant!, owner.person.keys.privateKey);
    const [below] = memberships[0]!.ownerGrants;
    const schoolKey = await openGrant(below!.grant, ownerKey);
    expect(schoolKey).toEqual(place.school.keys.privateKey);
    expect(below).toMatchObject({ inboxId: place.school.id, kid: schoolKey.kid });

    const desk = (await get(world, '/desk', owner.cookie)).json<{
      waiting: { handlerId: string }[];
    }>();
    expect(desk.waiting.map(({ handlerId }) => handlerId)).toEqual([head.id]);
    expect(
      (await grant(world, owner.cookie, place.school, head.id, head.person.keys)).statusCode,
    ).toBe(204);
    expect(await stateOf(head)).toBe('holding');
  });

  test('herself, with the recovery code; that is written down as such', async () => {
    const kari = await holder(place.school);
    expect(await stateOf(kari)).toBe('holding');
    expect(await chain()).toContain('recovery-used');
  });

  test('not a member who waits herself', async () => {
    const [kari, ola] = [await member([place.school]), await member([place.school])];
    expect(slugOf(await grant(world, kari.cookie, place.school, ola.id, ola.person.keys))).toBe(
      'not-allowed',
    );
    expect(await stateOf(ola)).toBe('waiting');
  });

  test('not the school upwards: its head cannot let anybody into the inbox of the owner', async () => {
    const [head, owner] = [await holder(place.school), await member([place.owner])];
    expect(slugOf(await grant(world, head.cookie, place.owner, owner.id, owner.person.keys))).toBe(
      'not-allowed',
    );
  });

  test('nobody of another municipality, and what she may not see she cannot tell from what is not there', async () => {
    const other = await seedMunicipality(world, 'annen-oppdiktet');
    const [stranger, ola] = [await holder(other.school, other), await member([place.school])];
    const foreign = await grant(world, stranger.cookie, place.school, ola.id, ola.person.keys);
    const absent = await grant(
      world,
      stranger.cookie,
      { ...place.school, id: newId() },
      ola.id,
      ola.person.keys,
    );
    expect([slugOf(foreign), slugOf(absent)]).toEqual(['not-found', 'not-found']);
    expect(await stateOf(ola)).toBe('waiting');
    const desk = (await get(world, '/desk', stranger.cookie)).json<{
      waiting: object[];
      inboxes: { inboxId: string }[];
    }>();
    expect(desk.waiting).toEqual([]);
    expect(desk.inboxes.map(({ inboxId }) => inboxId)).toEqual([other.school.id]);
    expect(slugOf(await get(world, `/inboxes/${place.school.id}/recovery`, stranger.cookie))).toBe(
      'not-found',
    );
  });
});

describe('what may be granted', () => {
  test('nothing to somebody who is no member', async () => {
    const [kari, outside] = [await holder(place.school), await member([place.owner])];
    expect(
      slugOf(await grant(world, kari.cookie, place.school, outside.id, outside.person.keys)),
    ).toBe('not-found');
  });

  test('nothing to somebody who has not come in', async () => {
    const kari = await holder(place.school);
    const { handler } = await invite(world, place.rootId, [place.school]);
    expect(
      slugOf(await grant(world, kari.cookie, place.school, handler.id, kari.person.keys)),
    ).toBe('not-found');
  });

  test('only what is sealed to her own key', async () => {
    const [kari, ola] = [await holder(place.school), await member([place.school])];
    const answer = await grant(world, kari.cookie, place.school, ola.id, kari.person.keys);
    expect([answer.statusCode, slugOf(answer)]).toEqual([422, 'invalid-request']);
    expect(await stateOf(ola)).toBe('waiting');
  });

  test('only a grant: a locked key, or a header that is no JSON, is refused', async () => {
    const [kari, ola] = [await holder(place.school), await member([place.school])];
    const locked = (await sessionOf(world, ola.cookie)).handler.lockedKey;
    for (const wrong of [
      locked,
      'AAAA.AA.AA.AA.AA',
      `${Buffer.from('null').toString('base64url')}.AA.AA.AA.AA`,
    ]) {
      const grants = [{ kid: place.school.keys.publicKey.kid, grant: wrong }];
      const body = { inboxId: place.school.id, handlerId: ola.id, grants };
      expect(slugOf(await post(world, '/grants', body, kari.cookie))).toBe('invalid-request');
    }
  });

  test('a colleague who holds the key keeps her grant, whatever others hand in', async () => {
    const [kari, ola] = [await holder(place.school), await member([place.school])];
    await grant(world, kari.cookie, place.school, ola.id, ola.person.keys);
    await prove(world, ola.cookie, [place.school.keys]);
    const before = (await sessionOf(world, ola.cookie)).memberships[0]!.grant;
    const another = await grantKey(place.owner.keys.privateKey, ola.person.keys.publicKey);
    const grants = [{ kid: place.school.keys.publicKey.kid, grant: another }];
    const body = { inboxId: place.school.id, handlerId: ola.id, grants };
    const answer = await post(world, '/grants', body, kari.cookie, [place.school.keys]);
    expect(answer.statusCode).toBe(204);
    expect((await sessionOf(world, ola.cookie)).memberships[0]!.grant).toBe(before);
  });
});

describe('after the inbox got a new key', () => {
  /** Kari holds the key of now and the one before. */
  async function renewed() {
    const kari = await holder(place.school);
    const now = await renewKey(world.store, place.rootId, place.school.id);
    const school = { id: place.school.id, keys: now };
    await grant(world, kari.cookie, school, kari.id, kari.person.keys);
    return { kari, school };
  }

  test('she has both, and hands both on', async () => {
    const { kari, school } = await renewed();
    const old = place.school.keys.publicKey.kid;
    const { memberships } = await sessionOf(world, kari.cookie);
    expect(memberships[0]!.key!.kid).toBe(school.keys.publicKey.kid);
    expect(memberships[0]!.retired.map(({ kid }) => kid)).toEqual([old]);
    const ola = await member([place.school]);
    for (const inbox of [school, place.school])
      expect((await grant(world, kari.cookie, inbox, ola.id, ola.person.keys)).statusCode).toBe(
        204,
      );
    const of = (await sessionOf(world, ola.cookie)).memberships[0]!;
    expect([of.state, of.retired.map(({ kid }) => kid)]).toEqual(['holding', [old]]);
  });

  test('nobody hands on an earlier key that she never had', async () => {
    const { kari, school } = await renewed();
    const [late, ola] = [await member([place.school]), await member([place.school])];
    await grant(world, kari.cookie, school, late.id, late.person.keys);
    const refused = await grant(world, late.cookie, place.school, ola.id, ola.person.keys);
    expect(slugOf(refused)).toBe('not-allowed');
  });

  test('a key of another inbox is no key of this one', async () => {
    const { kari } = await renewed();
    const ola = await member([place.school]);
    const foreign = { id: place.school.id, keys: place.owner.keys };
    const refused = await grant(world, kari.cookie, foreign, ola.id, ola.person.keys);
    expect(slugOf(refused)).toBe('invalid-request');
  });
});

describe('the recovery code', () => {
  test('is confirmed by a member who answers for what it opened, and only where there is one', async () => {
    const kari = await member([place.school]);
    const confirm = (inboxId: string, keys: KeyPair[]) =>
      post(world, `/inboxes/${inboxId}/recovery-confirmations`, {}, kari.cookie, keys);
    expect(slugOf(await confirm(place.school.id, []))).toBe('possession-needed');
    expect((await confirm(place.school.id, [place.school.keys])).statusCode).toBe(204);
    const desk = (await get(world, '/desk', kari.cookie)).json<DeskAnswer>();
    expect(desk.inboxes).toMatchObject([
      { inboxId: place.school.id, sheet: 'shared', sheetConfirmed: true },
    ]);
    expect(desk.sharedSheets).toEqual({ inboxes: 1 });
    expect(slugOf(await confirm(place.owner.id, [place.owner.keys]))).toBe('not-found');
  });
});
