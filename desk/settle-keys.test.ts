/** After unlocking, without a question: what was sealed to her counts, the next key is made where somebody left, and the owner gets keys. */
import { beforeEach, describe, expect, it } from 'vitest';
import { openGrant, grantKey } from '../contract/sealing/grant.ts';
import { newKeyPair } from '../contract/sealing/keys.ts';
import { openApi } from './api.ts';
import { fillKeyRing } from './keys.ts';
import { settleKeys } from './settle-keys.ts';
import { openSheet } from './sheets.ts';
import { openBackend } from './testing/fake-backend.ts';
import { makeWorld, now, type World } from './testing/world.ts';

let world: World;
let backend: ReturnType<typeof openBackend>;
beforeEach(async () => {
  world = await makeWorld();
  backend = openBackend(world, 'signed-in');
});

async function settle() {
  const session = structuredClone(world.session);
  const ring = await fillKeyRing(session, world.own.privateKey);
  const api = openApi({ onSignedOut: () => {}, send: backend.send, clock: { now: () => now } });
  return settleKeys({ api, session, ring });
}
const posted = () =>
  backend.asked
    .filter(({ method, path }) => method === 'POST' && path !== '/possession-challenges')
    .map(({ path }) => path);
const school = () => world.session.memberships[0]!;

it('asks nothing of the server where all is as it should be', async () => {
  expect(await settle()).toEqual({ renewed: [], changed: false });
  expect(backend.asked).toEqual([]);
});

describe('what was sealed to her', () => {
  it('counts once she has answered for it, in one request', async () => {
    school().proved = false;
    world.session.memberships[1]!.ownerGrants[0]!.proved = false;
    expect(await settle()).toEqual({ renewed: [], changed: true });
    expect(posted()).toEqual(['/possessions']);
    expect(school().proved).toBe(true);
    expect(world.session.memberships[1]!.ownerGrants[0]!.proved).toBe(true);
  });

  it('is not answered for where it holds another key than it says', async () => {
    const { privateKey } = await newKeyPair();
    school().proved = false;
    school().grant = await grantKey(privateKey, world.own.publicKey);
    await settle();
    expect(school().proved).toBe(false);
    expect(posted()).toEqual([]);
  });
});

describe('the next key', () => {
  const colleague = () => ({
    handlerId: 'a-colleague',
    name: 'Per Påfunn',
    publicKey: world.colleague.publicKey,
  });

  it('is made where somebody has left, for her, her colleagues, the owner and the sheet in the cupboard', async () => {
    Object.assign(school(), { renewal: true, colleagues: [colleague()] });
    const before = school().key!.kid;
    const { renewed, changed } = await settle();
    expect([renewed.map(({ inboxId }) => inboxId), changed]).toEqual([[world.school.id], true]);
    const { kid } = school().key!;
    expect(kid).not.toBe(before);
    const [body] = backend.bodiesOf('POST', `/inboxes/${world.school.id}/next-keys`) as unknown as {
      replaces: string;
      grants: { handlerId: string; grant: string }[];
      ownerGrant: { ownerKid: string; grant: string };
    }[];
    expect(body!.replaces).toBe(before);
    const [mine, theirs] = body!.grants;
    expect((await openGrant(mine!.grant, world.own.privateKey)).kid).toBe(kid);
    expect((await openGrant(theirs!.grant, world.colleague.privateKey)).kid).toBe(kid);
    const { privateKey } = world.owner.keys;
    expect((await openGrant(body!.ownerGrant.grant, privateKey)).kid).toBe(kid);
    const opened = await openSheet(world.school.recovery, world.school.recoveryCode);
    expect(opened.keys.map((key) => key.kid)).toEqual([kid, before]);
    expect(JSON.stringify(backend.asked)).not.toContain('"d":');
  });

  it('is not made twice: where a colleague was faster, the session is asked for anew', async () => {
    school().renewal = true;
    const session = structuredClone(world.session);
    school().key = (await newKeyPair()).publicKey;
    world.session.memberships[0]!.renewal = false;
    const ring = await fillKeyRing(session, world.own.privateKey);
    const api = openApi({ onSignedOut: () => {}, send: backend.send, clock: { now: () => now } });
    expect(await settleKeys({ api, session, ring })).toEqual({ renewed: [], changed: true });
  });

  it('is not sealed to a colleague whose key is not what its name says, nor is it made then', async () => {
    const swapped = { ...(await newKeyPair()).publicKey, kid: world.colleague.publicKey.kid };
    const colleagues = [{ ...colleague(), publicKey: swapped }];
    Object.assign(school(), { renewal: true, colleagues });
    await settle();
    expect(posted()).toEqual([]);
  });
});

describe('the inbox above', () => {
  it('is given the key where it has one of its own since', async () => {
    school().owner!.granted = false;
    expect((await settle()).changed).toBe(true);
    const [body] = backend.bodiesOf(
      'POST',
      `/inboxes/${world.school.id}/owner-grants`,
    ) as unknown as {
      grants: { kid: string; grant: string }[];
    }[];
    const { privateKey } = world.owner.keys;
    expect((await openGrant(body!.grants[0]!.grant, privateKey)).d).toBe(
      world.school.keys.privateKey.d,
    );
  });

  it('is given nothing while it has none', async () => {
    Object.assign(school().owner!, { key: null, granted: false });
    await settle();
    expect(posted()).toEqual([]);
  });
});

it('does what it can where one thing fails', async () => {
  school().proved = false;
  school().owner!.granted = false;
  backend.fail('POST /possessions', 'offline');
  expect((await settle()).changed).toBe(true);
  expect(posted()).toContain(`/inboxes/${world.school.id}/owner-grants`);
});
