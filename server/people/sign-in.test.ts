import { readFileSync } from 'node:fs';
import * as argon2 from '@node-rs/argon2';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openStore } from '../store/open.ts';
import { freshUrl, removeDatabases, storeSecrets } from '../testing/databases.ts';
import {
  comeIn,
  cookieOf,
  get,
  post,
  signIn,
  signInHalf,
  signInSecretOf,
  type Person,
  slugOf,
} from '../testing/people-browser.ts';
import {
  invite,
  openWorld,
  secret,
  seedMunicipality,
  type World,
} from '../testing/people-world.ts';
import type { Records, Store } from '../store/records.ts';
import { forgetAttempts, namesOf, pauseAfter } from './failures.ts';
import { totpCodeAt } from './totp.ts';

// The real library, watched: what it is asked to do is the same for an address that nobody has.
vi.mock('@node-rs/argon2', { spy: true });
// Files of a worker share their modules: without this the library that was loaded before would be called.
vi.hoisted(() => vi.resetModules());
afterAll(removeDatabases);

const minute = 60_000;
const wrongSecret = 'A'.repeat(43);
let world: World;
let kari: Person;
let path: string;
let invitationToken: string;

beforeEach(async () => {
  const url = await freshUrl();
  path = url.slice('file:'.length);
  world = await openWorld(await openStore(url, storeSecrets));
  const { rootId, school } = await seedMunicipality(world);
  const { token } = await invite(world, rootId, [school], { email: 'kari@example.no' });
  invitationToken = token;
  kari = await comeIn(world, token);
});
afterEach(async () => {
  await world.app.close();
  await world.store.close();
});

const code = (person = kari) => totpCodeAt(person.seed, world.clock.now());
const tokenOf = (cookie: string) => cookie.split('=')[1]!;
/** Under which attempts are counted: from the address of all requests here. */
const names = (email: string) => namesOf({ email, from: '127.0.0.1' }, world.clock.now(), secret);
const wrongPassword = (email = kari.email) =>
  post(world, '/sign-ins', { email, signInSecret: wrongSecret });

describe('the two steps', () => {
  test('password and code open the desk', async () => {
    expect((await get(world, '/session', await signIn(world, kari))).statusCode).toBe(200);
  });

  test('the address is the same in capitals', async () => {
    const cookie = await signIn(world, { ...kari, email: 'KARI@example.no' });
    expect((await get(world, '/session', cookie)).statusCode).toBe(200);
  });

  test('the password alone reaches nothing of the desk', async () => {
    const half = await signInHalf(world, kari);
    for (const path of ['/session', '/desk']) {
      const answer = await get(world, path, half);
      expect([answer.statusCode, slugOf(answer)]).toEqual([401, 'second-factor-needed']);
    }
    const grant = await post(world, '/grants', {}, half);
    expect(slugOf(grant)).toBe('second-factor-needed');
  });

  test('the code alone, without the password, reaches nothing', async () => {
    expect(slugOf(await post(world, '/sign-ins/second-factor', { code: code() }))).toBe(
      'not-signed-in',
    );
  });

  test('the half session ends after ten minutes', async () => {
    const half = await signInHalf(world, kari);
    world.clock.pass(10 * minute);
    expect(slugOf(await post(world, '/sign-ins/second-factor', { code: code() }, half))).toBe(
      'not-signed-in',
    );
  });

  test('without a cookie, or with one that was made up, nobody is signed in', async () => {
    expect(slugOf(await get(world, '/session'))).toBe('not-signed-in');
    expect(slugOf(await get(world, '/session', `__Host-mobbeknapp=${wrongSecret}`))).toBe(
      'not-signed-in',
    );
  });
});

describe('the code of the app', () => {
  test('works once, also when both arrive at once', async () => {
    const [one, other] = [await signInHalf(world, kari), await signInHalf(world, kari)];
    const now = code();
    const answers = await Promise.all(
      [one, other].map((half) => post(world, '/sign-ins/second-factor', { code: now }, half)),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 401]);
    const third = await signInHalf(world, kari);
    expect(slugOf(await post(world, '/sign-ins/second-factor', { code: now }, third))).toBe(
      'sign-in-failed',
    );
  });

  test('that proved the app at the invitation is spent by it', async () => {
    const { rootId, school } = await seedMunicipality(world, 'annen-oppdiktet');
    const { token } = await invite(world, rootId, [school]);
    const ola = await comeIn(world, token);
    world.clock.pass(-minute);
    const half = await signInHalf(world, ola);
    expect(slugOf(await post(world, '/sign-ins/second-factor', { code: code(ola) }, half))).toBe(
      'sign-in-failed',
    );
  });

  test('an older one is refused after a newer one was used', async () => {
    const earlier = code();
    world.clock.pass(30_000);
    await post(world, '/sign-ins/second-factor', { code: code() }, await signInHalf(world, kari));
    const answer = await post(
      world,
      '/sign-ins/second-factor',
      { code: earlier },
      await signInHalf(world, kari),
    );
    expect(slugOf(answer)).toBe('sign-in-failed');
  });

  test('a recovery code stands in for it, once', async () => {
    const recoveryCode = kari.recoveryCodes[3]!.toLowerCase();
    const prove = async () =>
      post(world, '/sign-ins/second-factor', { code: recoveryCode }, await signInHalf(world, kari));
    expect((await prove()).statusCode).toBe(204);
    expect(slugOf(await prove())).toBe('sign-in-failed');
  });
});

describe('a code of another moment', () => {
  const codeIn = (minutes: number) =>
    totpCodeAt(kari.seed, new Date(world.clock.now().getTime() + minutes * minute));
  const tryCode = async (given: string) =>
    post(world, '/sign-ins/second-factor', { code: given }, await signInHalf(world, kari));
  const clockOf = (answer: { json(): unknown }) =>
    (answer.json() as { phoneClock?: object }).phoneClock;

  test.each([
    [4, 'ahead'],
    [-4, 'behind'],
  ] as const)('%i minutes away tells of the clock, and opens nothing', async (minutes, is) => {
    world.clock.pass(10 * minute);
    const answer = await tryCode(codeIn(minutes));
    expect([answer.statusCode, slugOf(answer)]).toEqual([401, 'sign-in-failed']);
    expect(clockOf(answer)).toEqual({ minutes: Math.abs(minutes), is });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect((await tryCode(code())).statusCode).toBe(204);
  });

  test('six minutes away is a wrong code and no more', async () => {
    world.clock.pass(20 * minute);
    for (const minutes of [6, -6]) {
      const answer = await tryCode(codeIn(minutes));
      expect([slugOf(answer), clockOf(answer)]).toEqual(['sign-in-failed', undefined]);
    }
  });

  test('is said to nobody who has not proved the password', async () => {
    const answer = await post(world, '/sign-ins/second-factor', { code: codeIn(4) });
    expect([slugOf(answer), clockOf(answer)]).toEqual(['not-signed-in', undefined]);
  });

  test('counts as any wrong code, and while the account is paused nothing is said of it', async () => {
    world.clock.pass(10 * minute);
    const half = await signInHalf(world, kari);
    const send = (given: string) => post(world, '/sign-ins/second-factor', { code: given }, half);
    for (let attempt = 0; attempt < 5; attempt++)
      expect(clockOf(await send(codeIn(attempt % 2 === 0 ? 4 : -4)))).toBeDefined();
    const paused = await send(codeIn(4));
    expect([slugOf(paused), clockOf(paused)]).toEqual(['account-paused', undefined]);
  });

  test('that is still to come is burnt once it was spoken of: who guesses learns of no code that opens', async () => {
    const early = codeIn(4);
    expect(clockOf(await tryCode(early))).toEqual({ minutes: 4, is: 'ahead' });
    for (let step = 0; step < 5; step++) {
      world.clock.pass(step === 0 ? 3.5 * minute : 15_000);
      expect(slugOf(await tryCode(early))).toBe('sign-in-failed');
      await world.store.transaction((records) => forgetAttempts(records, names(kari.email)));
    }
    world.clock.pass(30_000);
    expect((await tryCode(code())).statusCode).toBe(204);
  });

  test('that was used before is a used code, whatever the clock', async () => {
    const used = code();
    expect((await tryCode(used)).statusCode).toBe(204);
    world.clock.pass(3 * minute);
    const answer = await tryCode(used);
    expect([slugOf(answer), clockOf(answer)]).toEqual(['sign-in-failed', undefined]);
  });
});

describe('who guesses', () => {
  test('the pause: none for four, then a minute, doubled up to thirty', () => {
    expect([4, 5, 6, 7, 8, 9, 10, 50].map((failures) => pauseAfter(failures) / minute)).toEqual([
      0, 1, 2, 4, 8, 16, 30, 30,
    ]);
  });

  test('after five wrong passwords even the right one waits a minute, and then works', async () => {
    for (let attempt = 0; attempt < 5; attempt++)
      expect(slugOf(await wrongPassword())).toBe('sign-in-failed');
    const signInSecret = await signInSecretOf(world, kari);
    world.clock.pass(1_000);
    const paused = await post(world, '/sign-ins', { email: kari.email, signInSecret });
    expect([paused.statusCode, slugOf(paused)]).toEqual([429, 'account-paused']);
    expect(paused.headers['retry-after']).toBe('59');
    world.clock.pass(58_999);
    expect(
      (await post(world, '/sign-ins', { email: kari.email, signInSecret })).headers,
    ).toMatchObject({ 'retry-after': '1' });
    world.clock.pass(1);
    expect((await get(world, '/session', await signIn(world, kari))).statusCode).toBe(200);
  });

  test('twenty at once are counted as twenty: five are checked, the others meet the pause', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => wrongPassword()));
    const slugs = answers.map(slugOf);
    expect(slugs.filter((slug) => slug === 'sign-in-failed')).toHaveLength(5);
    expect(slugs.filter((slug) => slug === 'account-paused')).toHaveLength(15);
  });

  test('wrong codes count too, and a right password does not wipe them out', async () => {
    for (let attempt = 0; attempt < 4; attempt++) {
      const half = await signInHalf(world, kari);
      expect(slugOf(await post(world, '/sign-ins/second-factor', { code: '000000' }, half))).toBe(
        'sign-in-failed',
      );
    }
    const half = await signInHalf(world, kari);
    await post(world, '/sign-ins/second-factor', { code: '000000' }, half);
    const paused = await post(world, '/sign-ins/second-factor', { code: code() }, half);
    expect([slugOf(paused), paused.headers['retry-after']]).toEqual(['account-paused', '60']);
  });

  test('an address without an account is paused in the same way, for the same time', async () => {
    const seen = async (email: string) => {
      const answers: unknown[] = [];
      for (let attempt = 0; attempt < 7; attempt++) {
        const answer = await wrongPassword(email);
        answers.push([slugOf(answer), answer.headers['retry-after'], answer.json()]);
        if (attempt === 5) world.clock.pass(minute);
      }
      return answers;
    };
    const nobody = await seen('nobody@example.no');
    expect(nobody.map((answer) => (answer as string[]).slice(0, 2))).toEqual([
      ...Array<unknown>(5).fill(['sign-in-failed', undefined]),
      ['account-paused', '60'],
      ['sign-in-failed', undefined],
    ]);
    expect(await seen(kari.email)).toEqual(nobody);
  });
});

describe('nothing tells who has an account', () => {
  test('a pause is the same with an account and without, after a restart and in another process', async () => {
    const { app } = await openWorld(world.store);
    const elsewhere = { ...world, app };
    const nobody = 'nobody@example.no';
    for (const email of [kari.email, nobody])
      for (let attempt = 0; attempt < 5; attempt++) await wrongPassword(email);
    const seen = async (email: string) => {
      const body = { email, signInSecret: wrongSecret };
      const answer = await post(elsewhere, '/sign-ins', body);
      return [answer.statusCode, answer.headers['retry-after'], answer.json<unknown>()];
    };
    expect(await seen(nobody)).toEqual(await seen(kari.email));
    expect((await seen(nobody))[0]).toBe(429);
    await app.close();
  });

  test('attempts of a day ago are forgotten, with an account and without', async () => {
    for (const email of [kari.email, 'nobody@example.no']) {
      for (let attempt = 0; attempt < 4; attempt++) await wrongPassword(email);
      world.clock.pass(86_400_000 + minute);
      for (let attempt = 0; attempt < 5; attempt++)
        expect(slugOf(await wrongPassword(email))).toBe('sign-in-failed');
      expect(slugOf(await wrongPassword(email))).toBe('account-paused');
    }
  });

  test('the same statements are asked of the database', async () => {
    const asked: string[][] = [];
    const watch =
      (kind: string): Store['read'] =>
      async (work) => {
        const calls = [kind];
        asked.push(calls);
        const inner = kind === 'read' ? world.store.read : world.store.transaction;
        return inner((records) => {
          const people = Object.fromEntries(
            Object.entries(records.people).map(([name, call]) => [
              name,
              (...given: never[]) => {
                calls.push(name);
                return (call as (...of: never[]) => unknown)(...given);
              },
            ]),
          );
          return work({ ...records, people: people as Records['people'] });
        });
      };
    const store = { ...world.store, read: watch('read'), transaction: watch('transaction') };
    const watched = { ...world, app: (await openWorld(store)).app };
    const askedFor = async (email: string) => {
      asked.length = 0;
      await post(watched, '/sign-ins', { email, signInSecret: wrongSecret });
      return structuredClone(asked);
    };
    const known = await askedFor(kari.email);
    expect(known).toEqual([
      ['read', 'byEmail'],
      ['transaction', 'countFailure', 'countFailure', 'pauseSignIn', 'pauseSignIn'],
    ]);
    expect(await askedFor('nobody@example.no')).toEqual(known);
    await watched.app.close();
  });

  test('the table of attempts holds no address', async () => {
    await wrongPassword('nobody@example.no');
    const files = [path, `${path}-wal`].map((file) => readFileSync(file, 'utf8')).join('');
    for (const name of Object.values(names('nobody@example.no'))) expect(files).toContain(name);
    expect(files).not.toContain('nobody@example.no');
  });

  test('a salt for everybody: always the same, of the same form', async () => {
    const salt = async (email: string) =>
      (await post(world, '/sign-ins/salts', { email })).json<{ salt: string }>().salt;
    expect(await salt('nobody@example.no')).toBe(await salt('nobody@example.no'));
    expect(await salt('nobody@example.no')).not.toBe(await salt('somebody@example.no'));
    expect((await salt('nobody@example.no')).length).toBe((await salt(kari.email)).length);
  });

  test('somebody invited who has not come in answers like nobody', async () => {
    const { rootId, school } = await seedMunicipality(world, 'annen-oppdiktet');
    const { handler } = await invite(world, rootId, [school]);
    const [invited, nobody] = [
      await wrongPassword(handler.email),
      await wrongPassword('nobody@example.no'),
    ];
    expect(invited.statusCode).toBe(nobody.statusCode);
    expect(invited.json()).toEqual(nobody.json());
  });

  test('the wrong address and the wrong password give the same answer, for the same work', async () => {
    await wrongPassword('warm-up@example.no');
    const workFor = async (email: string) => {
      vi.mocked(argon2.verify).mockClear();
      expect(slugOf(await wrongPassword(email))).toBe('sign-in-failed');
      // What makes Argon2id slow stands in front of its hash: variant, memory, passes, lanes.
      return vi
        .mocked(argon2.verify)
        .mock.calls.map(([hash]) => String(hash).split('$').slice(1, 4));
    };
    const known = await workFor(kari.email);
    expect(known).toEqual([['argon2id', 'v=19', 'm=19456,t=2,p=1']]);
    expect(await workFor('nobody@example.no')).toEqual(known);
  });
});

test('neither the log nor the database file holds a password, a seed, a private key, a code or a token', async () => {
  const half = await signInHalf(world, kari);
  const open = cookieOf(await post(world, '/sign-ins/second-factor', { code: code() }, half));
  await get(world, '/session', open);
  const signInSecret = await signInSecretOf(world, kari);
  const secrets = [
    ...[kari.password, kari.seed, kari.keys.privateKey.d, signInSecret, secret],
    ...[tokenOf(half), tokenOf(open), invitationToken],
    ...kari.recoveryCodes.flatMap((one) => [one, one.replaceAll('-', '')]),
  ];
  const log = world.logged.join('');
  const files = [path, `${path}-wal`].map((file) => readFileSync(file, 'utf8')).join('');
  // The search finds what is there: her address is in the file, and the route is in the log.
  expect(files).toContain(kari.email);
  expect(log).toContain('/sign-ins/second-factor');
  for (const one of secrets) {
    expect(log).not.toContain(one);
    expect(files).not.toContain(one);
  }
  expect(log).not.toContain(kari.email);
  const row = await world.store.read(({ people }) => people.byEmail(kari.email));
  expect(row!.secretHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});
