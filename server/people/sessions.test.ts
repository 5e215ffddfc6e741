/** The sessions of handlers, seen from a browser: what the cookie is, and when it stops being worth anything. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshStore } from '../testing/databases.ts';
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
import { invite, openWorld, seedMunicipality, type World } from '../testing/people-world.ts';
import { totpCodeAt } from './totp.ts';

const hour = 3_600_000;
let world: World;
let kari: Person;

beforeEach(async () => {
  world = await openWorld(await freshStore());
  const { rootId, school } = await seedMunicipality(world);
  const { token } = await invite(world, rootId, [school], { email: 'kari@example.no' });
  kari = await comeIn(world, token);
});
afterEach(async () => {
  await world.app.close();
  await world.store.close();
});

const code = () => totpCodeAt(kari.seed, world.clock.now());

describe('the cookie', () => {
  test('is for this host alone, out of reach of scripts, and holds 32 random bytes', async () => {
    const signInSecret = await signInSecretOf(world, kari);
    const answer = await post(world, '/sign-ins', { email: kari.email, signInSecret });
    const [pair, ...attributes] = String(answer.headers['set-cookie']).split('; ');
    expect(pair).toMatch(/^__Host-mobbeknapp=[A-Za-z0-9_-]{43}$/);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
  });

  test('changes at each step, and the earlier one is worth nothing', async () => {
    const half = await signInHalf(world, kari);
    const open = cookieOf(await post(world, '/sign-ins/second-factor', { code: code() }, half));
    expect(open).not.toBe(half);
    expect(slugOf(await get(world, '/session', half))).toBe('not-signed-in');
  });

  test('that somebody planted before sign-in never becomes hers', async () => {
    const planted = `__Host-mobbeknapp=${'B'.repeat(43)}`;
    const signInSecret = await signInSecretOf(world, kari);
    const half = cookieOf(
      await post(world, '/sign-ins', { email: kari.email, signInSecret }, planted),
    );
    expect(half).not.toBe(planted);
    await post(world, '/sign-ins/second-factor', { code: code() }, half);
    expect(slugOf(await get(world, '/session', planted))).toBe('not-signed-in');
  });

  test('of an earlier sign-in in the same browser ends at the next', async () => {
    const first = await signIn(world, kari);
    const signInSecret = await signInSecretOf(world, kari);
    await post(world, '/sign-ins', { email: kari.email, signInSecret }, first);
    expect(slugOf(await get(world, '/session', first))).toBe('not-signed-in');
  });
});

describe('the session', () => {
  test('ends eight hours after it was used last', async () => {
    const cookie = await signIn(world, kari);
    world.clock.pass(7 * hour);
    expect((await get(world, '/session', cookie)).statusCode).toBe(200);
    world.clock.pass(4 * hour);
    expect((await get(world, '/session', cookie)).statusCode).toBe(200);
    const other = await signIn(world, kari);
    world.clock.pass(8 * hour);
    expect(slugOf(await get(world, '/session', other))).toBe('not-signed-in');
  });

  test('ends twelve hours after sign-in, however busy she is', async () => {
    const cookie = await signIn(world, kari);
    for (let hours = 1; hours < 12; hours++) {
      world.clock.pass(hour);
      const answer = await get(world, '/session', cookie);
      expect(answer.statusCode, `after ${hours} hours`).toBe(200);
    }
    world.clock.pass(hour);
    expect(slugOf(await get(world, '/session', cookie))).toBe('not-signed-in');
  });

  test('signing out ends this one; everywhere ends them all', async () => {
    const [here, there, third] = [
      await signIn(world, kari),
      await signIn(world, kari),
      await signIn(world, kari),
    ];
    const out = (cookie: string, query = '') =>
      world.app.inject({ method: 'DELETE', url: `/api/v1/session${query}`, headers: { cookie } });
    const answer = await out(here);
    expect(answer.statusCode).toBe(204);
    expect(String(answer.headers['set-cookie'])).toContain('__Host-mobbeknapp=;');
    expect(slugOf(await get(world, '/session', here))).toBe('not-signed-in');
    expect((await get(world, '/session', there)).statusCode).toBe(200);
    await out(there, '?everywhere=true');
    expect(slugOf(await get(world, '/session', third))).toBe('not-signed-in');
  });

  test('of somebody whose account is shut ends at once', async () => {
    const cookie = await signIn(world, kari);
    await world.store.transaction(async ({ people }) => {
      const row = await people.byEmail(kari.email);
      await people.put({ ...row!, state: 'disabled' });
    });
    expect(slugOf(await get(world, '/session', cookie))).toBe('not-signed-in');
  });
});
