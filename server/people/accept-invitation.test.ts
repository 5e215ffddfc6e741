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
  cookieOf,
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
import { sealAtRest } from './seal-at-rest.ts';
import { hashToken } from './tokens.ts';

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
    recovery.json<{ sheets: { sealedKey: string }[] }>().sheets[0]!.sealedKey,
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
  const isUsed = (answer: { statusCode: number; json(): unknown }) => {
    expect([answer.statusCode, slugOf(answer)]).toEqual([410, 'invitation-used']);
  };
  const openedAtOnce = async (token: string, times: number) => {
    const answers = await Promise.all(
      Array.from({ length: times }, () => post(world, '/invitations/open', { token })),
    );
    return answers.map((answer) => answer.json<{ totpUri: string }>().totpUri);
  };
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
    expect([one.statusCode, other.statusCode].sort()).toEqual([201, 410]);
    isUsed([one, other].find(({ statusCode }) => statusCode === 410)!);
    isUsed(await post(world, '/invitations/open', { token }));
    isUsed(await post(world, '/invitations/accept', body));
  });

  test('opened twice keeps its seed: what the app learnt in the first tab holds in the second too', async () => {
    const { rootId, school } = await seedMunicipality(world);
    const { token } = await invite(world, rootId, [school]);
    const uris = await openedAtOnce(token, 2);
    const again = await post(world, '/invitations/open', { token });
    uris.push(again.json<{ totpUri: string }>().totpUri);
    expect(new Set(uris).size).toBe(1);
    const { body } = await acceptance(world, token, 'et langt passord');
    await post(world, '/invitations/open', { token });
    expect((await post(world, '/invitations/accept', body)).statusCode).toBe(201);
  });

  test('whoever accepts first wins, and the other tab hears that the link was used', async () => {
    const { rootId, school } = await seedMunicipality(world);
    const { token } = await invite(world, rootId, [school]);
    const first = await acceptance(world, token, 'passordet i den ene fanen');
    const second = await acceptance(world, token, 'passordet i den andre fanen');
    expect((await post(world, '/invitations/accept', first.body)).statusCode).toBe(201);
    isUsed(await post(world, '/invitations/accept', second.body));
    world.clock.pass(60_000);
    await signIn(world, first.person);
  });

  test('is neither used nor changed by who fetches its page', async () => {
    const { rootId, school } = await seedMunicipality(world);
    const { token } = await invite(world, rootId, [school]);
    const row = () => world.store.read(({ people }) => people.invitation(hashToken(token)));
    const before = await row();
    for (const path of ['/invitations/open', '/invitations/accept', `/invitations/${token}`])
      expect([404, 405]).toContain((await get(world, path)).statusCode);
    expect(await row()).toEqual(before);
  });

  test('gets a new seed where the one of before lies under a secret that was changed', async () => {
    const { rootId, school } = await seedMunicipality(world);
    const { token, handler, invitationId } = await invite(world, rootId, [school]);
    const lost = sealAtRest('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', handler.id, 'a secret of before');
    await world.store.transaction(({ people }) =>
      people.keepInvitationTotp(invitationId, '', lost),
    );
    await comeIn(world, token);
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

test.each(['sqlite', 'postgres'] as const)(
  'many openings at the same moment answer one seed, on %s',
  async (kind) => {
    await world.app.close();
    await world.store.close();
    world = await openWorld(await openStore(await freshUrl(kind), storeSecrets));
    const { rootId, school } = await seedMunicipality(world);
    const { token } = await invite(world, rootId, [school]);
    const opened = await Promise.all(
      Array.from({ length: 8 }, () => post(world, '/invitations/open', { token })),
    );
    expect(new Set(opened.map((answer) => answer.json<{ totpUri: string }>().totpUri)).size).toBe(
      1,
    );
  },
);

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

describe('who has accepted', () => {
  const accepted = async (cookie?: string) => {
    const { rootId, school } = await seedMunicipality(world);
    const { token, handler } = await invite(world, rootId, [school]);
    const { body, person } = await acceptance(world, token, 'et langt passord');
    const answer = await post(world, '/invitations/accept', body, cookie);
    return { rootId, handler, person, answer };
  };

  test('is signed in by it: password and app were proved just now', async () => {
    const { handler, answer } = await accepted();
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-mobbeknapp=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const session = await sessionOf(world, cookieOf(answer));
    expect(session.handler.id).toBe(handler.id);
  });

  test('has spent the code by it', async () => {
    const { person } = await accepted();
    const half = await signInHalf(world, person);
    const code = totpCodeAt(person.seed, world.clock.now());
    expect(slugOf(await post(world, '/sign-ins/second-factor', { code }, half))).toBe(
      'sign-in-failed',
    );
  });

  test('stands in the record as somebody who came in and is signed in', async () => {
    const { rootId, handler } = await accepted();
    const entries = await world.store.read(({ audit }) => audit.ofChain(rootId, rootId));
    const hers = entries.filter(({ handlerId }) => handlerId === handler.id);
    expect(hers.map(({ action }) => action)).toEqual(['invitation-accepted', 'signed-in']);
  });

  test('ends the session of whoever was signed in at that browser before', async () => {
    const { rootId, school } = await seedMunicipality(world, 'en-annen');
    const other = await invite(world, rootId, [school]);
    const cookie = await signIn(world, await comeIn(world, other.token));
    await accepted(cookie);
    expect(slugOf(await get(world, '/session', cookie))).toBe('not-signed-in');
  });

  test('with a wrong code gets no cookie', async () => {
    const { rootId, school } = await seedMunicipality(world);
    const { token } = await invite(world, rootId, [school]);
    const { body } = await acceptance(world, token, 'et langt passord');
    const answer = await post(world, '/invitations/accept', { ...body, totpCode: '000000' });
    expect(answer.headers['set-cookie']).toBeUndefined();
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

  test.each([
    [3, 'ahead'],
    [-3, 'behind'],
    [5, 'ahead'],
    [-5, 'behind'],
  ] as const)(
    'a code of a phone whose clock is %i minutes off: it hears so, and does not come in',
    async (minutes, is) => {
      const { rootId, school } = await seedMunicipality(world);
      const { token } = await invite(world, rootId, [school]);
      const { body, person } = await acceptance(world, token, 'et langt passord');
      const moment = new Date(world.clock.now().getTime() + minutes * 60_000);
      const stray = { ...body, totpCode: totpCodeAt(person.seed, moment) };
      const answer = await post(world, '/invitations/accept', stray);
      expect(pointerOf(answer)).toEqual(['/totpCode']);
      expect(answer.json()).toMatchObject({ phoneClock: { minutes: Math.abs(minutes), is } });
      expect((await post(world, '/invitations/accept', body)).statusCode).toBe(201);
    },
  );

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
