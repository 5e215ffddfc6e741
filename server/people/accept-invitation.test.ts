import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { totpCodeAt } from './totp.ts';
import { openGrant, unlockKey } from '../../contract/sealing/grant.ts';
import { newKeyPair, thumbprint } from '../../contract/sealing/keys.ts';
import { derivePassword } from '../../contract/sealing/password.ts';
import { openWithRecoveryCode } from '../../contract/sealing/recovery.ts';
import { openStore } from '../store/open.ts';
import { freshStore, freshUrl, storeSecrets } from '../testing/databases.ts';
import {
  acceptance,
  type Person,
  comeIn,
  get,
  grant,
  post,
  sessionOf,
  signIn,
  signInHalf,
  slugOf,
} from '../testing/people-browser.ts';
import {
  invite,
  openWorld,
  seedMunicipality,
  type World,
  secret,
} from '../testing/people-world.ts';
import { newInvitation } from '../mail/invitation.ts';
import { invitationToken } from '../mail/letters.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld(await freshStore());
});
afterEach(async () => {
  await world.app.close();
  await world.store.close();
});

const lettersTo = async (handlerId: string) => {
  const claimed = await world.store.transaction(({ outbox }) =>
    outbox.claim(world.clock.now(), 1, 100),
  );
  return claimed.filter((letter) => letter.handlerId === handlerId).map(({ kind }) => kind);
};

test('from the link to the opened inbox: the first with the recovery code, the second let in by the first', async () => {
  const { rootId, school } = await seedMunicipality(world);
  const [first, second] = [
    await invite(world, rootId, [school]),
    await invite(world, rootId, [school]),
  ];

  // The first comes in. Nobody can let her in, so she uses the printed code: fetched, opened here, and granted to herself.
  const kari = await comeIn(world, first.token, 'kari sitt lange passord');
  const kariCookie = await signIn(world, kari);
  expect((await sessionOf(world, kariCookie)).memberships).toMatchObject([
    { inboxId: school.id, state: 'waiting', grant: null },
  ]);
  const recovery = await get(world, `/inboxes/${school.id}/recovery`, kariCookie);
  const opened = await openWithRecoveryCode(
    recovery.json<{ sealedKey: string }>().sealedKey,
    school.recoveryCode,
  );
  expect(opened).toEqual(school.keys.privateKey);
  expect((await grant(world, kariCookie, school, first.handler.id, kari.keys)).statusCode).toBe(
    204,
  );
  expect(await lettersTo(first.handler.id)).toEqual(['invitation']);

  // The second comes in: the first is told by letter and on the front page, and lets her in.
  const ola = await comeIn(world, second.token, 'ola har et annet passord');
  expect(await lettersTo(first.handler.id)).toContain('let-in-wanted');
  const desk = (await get(world, '/desk', kariCookie)).json<{ waiting: object[] }>();
  expect(desk.waiting).toMatchObject([
    { inboxId: school.id, handlerId: second.handler.id, publicKey: ola.keys.publicKey },
  ]);
  expect((await grant(world, kariCookie, school, second.handler.id, ola.keys)).statusCode).toBe(
    204,
  );
  expect(await lettersTo(second.handler.id)).toContain('let-in');

  // Whatever browser she sits at: password, locked key, grant, and the inbox's key is there.
  const olaCookie = await signIn(world, ola);
  const { handler, memberships } = await sessionOf(world, olaCookie);
  const { unlockKey: unlock } = await derivePassword(ola.password, handler.salt);
  const ownKey = await unlockKey(handler.lockedKey, unlock);
  expect(memberships[0]!.state).toBe('holding');
  expect(await openGrant(memberships[0]!.grant!, ownKey)).toEqual(school.keys.privateKey);
});

describe('the link', () => {
  const isUnknown = (answer: { statusCode: number; json(): unknown }) => {
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ type: expect.stringContaining('invitation-unknown') });
  };

  test('says who is invited to what, in her language', async () => {
    const { rootId, school } = await seedMunicipality(world);
    const { token, handler } = await invite(world, rootId, [school], {
      language: 'nn',
      name: 'Ola Oppdiktet',
    });
    expect((await post(world, '/invitations/open', { token })).json()).toMatchObject({
      email: handler.email,
      name: 'Ola Oppdiktet',
      language: 'nn',
      inboxes: [{ id: school.id, organisationName: 'Luftslottet skole' }],
      totpUri: expect.stringMatching(/^otpauth:\/\/totp\/Mobbeknapp/),
    });
  });

  test('is the one that the letter carries', async () => {
    const { rootId, school } = await seedMunicipality(world);
    const { token, invitationId } = await invite(world, rootId, [school]);
    expect(token).toBe(invitationToken(secret, invitationId));
  });

  test('works once', async () => {
    const { rootId, school } = await seedMunicipality(world);
    const { token } = await invite(world, rootId, [school]);
    const { body } = await acceptance(world, token, 'et langt passord');
    const [one, other] = await Promise.all([
      post(world, '/invitations/accept', body),
      post(world, '/invitations/accept', body),
    ]);
    expect([one.statusCode, other.statusCode].sort()).toEqual([201, 404]);
    isUnknown(await post(world, '/invitations/open', { token }));
  });

  test('works for fourteen days', async () => {
    const { rootId, school } = await seedMunicipality(world);
    const { token } = await invite(world, rootId, [school]);
    world.clock.pass(14 * 86_400_000 - 60_000);
    const { body } = await acceptance(world, token, 'et langt passord');
    world.clock.pass(60_000);
    isUnknown(await post(world, '/invitations/open', { token }));
    isUnknown(await post(world, '/invitations/accept', body));
  });

  test('that nobody sent is not known', async () => {
    await seedMunicipality(world);
    isUnknown(await post(world, '/invitations/open', { token: 'A'.repeat(43) }));
  });

  test('never takes over an account that is in use', async () => {
    const { rootId, school } = await seedMunicipality(world);
    const first = await invite(world, rootId, [school]);
    await comeIn(world, first.token);
    const second = await invite(world, rootId, [school], { state: 'active' });
    isUnknown(await post(world, '/invitations/open', { token: second.token }));
  });
});

describe.each(['sqlite', 'postgres'] as const)('invited again, on %s', (kind) => {
  /** Somebody who came in, was shut out, and is invited anew under another person's eyes. */
  const again = async () => {
    await world.app.close();
    await world.store.close();
    world = await openWorld(await openStore(await freshUrl(kind), storeSecrets));
    const { rootId, school } = await seedMunicipality(world);
    const first = await invite(world, rootId, [school]);
    const before = await comeIn(world, first.token, 'det gamle passordet');
    const cookie = await signIn(world, before);
    const { row, token } = newInvitation({
      rootId,
      handlerId: first.handler.id,
      secret,
      now: world.clock.now(),
    });
    await world.store.transaction(async ({ people }) => {
      await people.put({ ...(await people.get(rootId, first.handler.id))!, state: 'invited' });
      await people.addInvitation(row);
    });
    return { before, cookie, oldToken: first.token, token };
  };
  const codeOpens = async (person: Person, code: string) =>
    (await post(world, '/sign-ins/second-factor', { code }, await signInHalf(world, person)))
      .statusCode;

  test('the recovery codes of before open nothing, and the new ones do', async () => {
    const { before, token } = await again();
    const now = await comeIn(world, token, 'det nye passordet');
    for (const old of before.recoveryCodes.slice(0, 2)) expect(await codeOpens(now, old)).toBe(401);
    expect(await codeOpens(now, now.recoveryCodes[0]!)).toBe(204);
  });

  test('a session of before is over, also when it is younger than the invitation', async () => {
    const { cookie, token } = await again();
    await comeIn(world, token, 'det nye passordet');
    expect(slugOf(await get(world, '/session', cookie))).toBe('not-signed-in');
  });

  test('the old password and the old app open nothing', async () => {
    const { before, token } = await again();
    const now = await comeIn(world, token, 'det nye passordet');
    const half = await signInHalf(world, now);
    const code = totpCodeAt(before.seed, world.clock.now());
    expect(slugOf(await post(world, '/sign-ins/second-factor', { code }, half))).toBe(
      'sign-in-failed',
    );
  });

  test('the link that was used before is dead, and only the new one works', async () => {
    const { oldToken, token } = await again();
    expect(slugOf(await post(world, '/invitations/open', { token: oldToken }))).toBe(
      'invitation-unknown',
    );
    const { body } = await acceptance(world, token, 'det nye passordet');
    const replayed = await post(world, '/invitations/accept', { ...body, token: oldToken });
    expect(slugOf(replayed)).toBe('invitation-unknown');
    expect((await post(world, '/invitations/accept', body)).statusCode).toBe(201);
  });
});

describe('what is refused, with the field named', () => {
  const pointerOf = (answer: { statusCode: number; json(): unknown }) => {
    expect(answer.statusCode).toBe(422);
    return (answer.json() as { errors: { pointer: string }[] }).errors.map(
      ({ pointer }) => pointer,
    );
  };
  const changed = async (change: object) => {
    const { rootId, school } = await seedMunicipality(world);
    const { token } = await invite(world, rootId, [school]);
    const { body } = await acceptance(world, token, 'et langt passord');
    return post(world, '/invitations/accept', { ...body, ...change });
  };

  test('a code that the app does not show', async () => {
    expect(pointerOf(await changed({ totpCode: '000000' }))).toEqual(['/totpCode']);
  });

  test('a key under the name of another', async () => {
    const [one, other] = [await newKeyPair(), await newKeyPair()];
    expect(
      pointerOf(await changed({ publicKey: { ...one.publicKey, kid: other.publicKey.kid } })),
    ).toEqual(['/publicKey/kid']);
  });

  test('a key that is no point on the curve: nobody could let her in', async () => {
    const { publicKey } = await newKeyPair();
    const point = { ...publicKey, y: publicKey.x };
    const given = { ...point, kid: await thumbprint(point) };
    expect(pointerOf(await changed({ publicKey: given }))).toEqual(['/publicKey']);
  });

  test('a private key that is wrapped as a grant, not locked', async () => {
    const header = Buffer.from('{"alg":"ECDH-ES+A256KW","enc":"A256GCM"}').toString('base64url');
    expect(pointerOf(await changed({ lockedKey: `${header}.AA.AA.AA.AA` }))).toEqual([
      '/lockedKey',
    ]);
  });

  test('a salt that the browser would refuse at the next sign-in', async () => {
    expect(pointerOf(await changed({ salt: 'AAAA' }))).toEqual(['/salt']);
  });

  test('the code of an app that was set up before the link was opened again', async () => {
    const { rootId, school } = await seedMunicipality(world);
    const { token } = await invite(world, rootId, [school]);
    const { body } = await acceptance(world, token, 'et langt passord');
    await post(world, '/invitations/open', { token });
    expect(pointerOf(await post(world, '/invitations/accept', body))).toEqual(['/totpCode']);
  });

  test('and then nothing has changed: the same link still works', async () => {
    const { rootId, school } = await seedMunicipality(world);
    const { token, handler } = await invite(world, rootId, [school]);
    const { body } = await acceptance(world, token, 'et langt passord');
    expect(
      (await post(world, '/invitations/accept', { ...body, totpCode: '000000' })).statusCode,
    ).toBe(422);
    const row = await world.store.read(({ people }) => people.get(rootId, handler.id));
    expect(row).toMatchObject({ state: 'invited', secretHash: null, publicKey: null });
    expect((await post(world, '/invitations/accept', body)).statusCode).toBe(201);
  });
});
