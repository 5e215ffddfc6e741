/**
 * Who guesses at an account: paused where the guesses come from, so that nobody is kept out by a stranger elsewhere, and stopped
 * where they come from very many addresses. Whether there is such an account changes nothing.
 */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../store/open.ts';
import { freshUrl, storeSecrets } from '../testing/databases.ts';
import {
  comeIn,
  cookieOf,
  signInSecretOf,
  slugOf,
  type Person,
} from '../testing/people-browser.ts';
import {
  invite,
  openWorld,
  secret,
  seedMunicipality,
  type World,
} from '../testing/people-world.ts';
import { countAttempt, mostOfADay, namesOf } from './failures.ts';
import { totpCodeAt } from './totp.ts';

const minute = 60_000;
const day = 86_400_000;
const wrongSecret = 'A'.repeat(43);
const home = '192.0.2.7';
const elsewhere = '198.51.100.9';
const nobody = 'nobody@example.no';

let world: World;
let kari: Person;
let path: string;

beforeEach(async () => {
  const url = await freshUrl();
  path = url.slice('file:'.length);
  world = await openWorld(await openStore(url, storeSecrets));
  const { rootId, school } = await seedMunicipality(world);
  const { token } = await invite(world, rootId, [school], { email: 'kari@example.no' });
  kari = await comeIn(world, token);
});
afterEach(async () => {
  await world.app.close();
  await world.store.close();
});

const post = (route: string, payload: object, from: string, cookie?: string) =>
  world.app.inject({
    ...{ method: 'POST', url: `/api/v1${route}`, payload, remoteAddress: from },
    headers: cookie === undefined ? {} : { cookie },
  });
const guess = (from: string, email = kari.email) =>
  post('/sign-ins', { email, signInSecret: wrongSecret }, from);
const password = async (from: string) =>
  post('/sign-ins', { email: kari.email, signInSecret: await signInSecretOf(world, kari) }, from);
const code = async (from: string, half: string, given?: string) =>
  post('/sign-ins/second-factor', { code: given ?? (await codeNow()) }, from, half);
const codeNow = async () => totpCodeAt(kari.seed, world.clock.now());

async function comesIn(from: string): Promise<number[]> {
  const first = await password(from);
  const second = await code(from, cookieOf(first));
  world.clock.pass(minute);
  return [first.statusCode, second.statusCode];
}

/** One attempt as the routes count it, without the work of the hash. */
const count = (from: string, email = kari.email) =>
  world.store.transaction((records) => {
    const now = world.clock.now();
    return countAttempt(records, namesOf({ email, from }, now, secret), now);
  });
/** The `index`-th of very many networks, half of them of IPv6. */
const address = (index: number) =>
  index % 2 === 0
    ? `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`
    : `2001:db8:1:${index.toString(16)}::1`;

test('a stranger elsewhere guesses two hundred times, and Kari comes in at the first try', async () => {
  for (let tried = 0; tried < 200; tried++) await guess(elsewhere);
  expect(slugOf(await guess(elsewhere))).toBe('account-paused');
  expect(await comesIn(home)).toEqual([200, 204]);
  // Her coming in takes nothing from the pause of the stranger.
  world.clock.pass(-minute);
  expect(slugOf(await guess(elsewhere))).toBe('account-paused');
});

test('a stranger elsewhere who has the password guesses at the code, and she comes in at the first try', async () => {
  for (let tried = 0; tried < 5; tried++)
    await code(elsewhere, cookieOf(await password(elsewhere)), '000000');
  expect(slugOf(await password(elsewhere))).toBe('account-paused');
  expect(await comesIn(home)).toEqual([200, 204]);
});

test('one household of IPv6 is one address, however it is written', async () => {
  for (const from of [
    '2001:db8::1',
    '2001:db8::2',
    '2001:db8:0:0:1::',
    '2001:db8:0:0:a:b:c:d',
    '2001:db8::b:0:0:1',
  ])
    expect(slugOf(await guess(from))).toBe('sign-in-failed');
  expect(slugOf(await guess('2001:db8::77'))).toBe('account-paused');
  expect(slugOf(await guess('2001:db8:0:1::1'))).toBe('sign-in-failed');
});

test('a thousand at once are counted as a thousand, from one address and from a thousand', async () => {
  const counted = async (from: (index: number) => string, email: string) => {
    const tries = Array.from({ length: 1_000 }, (_, index) => count(from(index), email));
    return (await Promise.all(tries)).filter(({ state }) => state === 'counted').length;
  };
  expect(await counted(() => elsewhere, nobody)).toBe(5);
  expect(await counted(address, kari.email)).toBe(mostOfADay);
});

test('many addresses together are stopped until the next day, with an account and without', async () => {
  for (const email of [kari.email, nobody])
    for (let index = 0; index < mostOfADay; index++)
      expect(await count(address(index), email)).toEqual({ state: 'counted' });
  const stopped = await guess(elsewhere);
  // The day of UTC is over in sixteen hours, less the minute in which she came in.
  const untilMidnight = day - (world.clock.now().getTime() % day);
  expect([stopped.statusCode, slugOf(stopped), stopped.headers['retry-after']]).toEqual([
    ...[429, 'account-paused', String(untilMidnight / 1000)],
  ]);
  const unknown = await guess(elsewhere, nobody);
  expect([unknown.headers['retry-after'], unknown.json()]).toEqual([
    ...[stopped.headers['retry-after'], stopped.json<unknown>()],
  ]);
  expect(slugOf(await password(home))).toBe('account-paused');
  // What was refused was not counted, of this address either.
  world.clock.pass(untilMidnight);
  for (let tried = 0; tried < 5; tried++)
    expect(slugOf(await guess(elsewhere))).toBe('sign-in-failed');
  expect(await comesIn(home)).toEqual([200, 204]);
});

test('many addresses together are stopped at the code too, of whoever has the password', async () => {
  const half = cookieOf(await password(elsewhere));
  for (let index = 0; index < mostOfADay - 1; index++) await count(address(index));
  expect(slugOf(await code(elsewhere, half, '000000'))).toBe('sign-in-failed');
  const stopped = await code(home, half);
  expect([slugOf(stopped), slugOf(await password(home))]).toEqual([
    ...['account-paused', 'account-paused'],
  ]);
});

test('one address alone never reaches what stops an account, on any day, and counts a little over half of it', async () => {
  world.clock.pass(day - (world.clock.now().getTime() % day));
  const start = world.clock.now().getTime();
  const counted = [0, 0, 0];
  let at = start;
  while (at < start + 3 * day) {
    const attempt = await count(elsewhere);
    if (attempt.state === 'counted') counted[Math.floor((at - start) / day)]! += 1;
    else {
      expect(attempt.until.getTime() - at).toBeLessThanOrEqual(30 * minute);
      world.clock.pass(attempt.until.getTime() - at);
    }
    at = world.clock.now().getTime();
  }
  expect(counted).toEqual([56, 48, 48]);
  expect(Math.max(...counted)).toBeLessThan(0.6 * mostOfADay);
});

test('also where she comes in from the same address between the guesses of a neighbour', async () => {
  for (let round = 0; round < mostOfADay / 4 + 1; round++) {
    for (let tried = 0; tried < 4; tried++) expect(await count(home)).toEqual({ state: 'counted' });
    expect(await comesIn(home)).toEqual([200, 204]);
  }
});

test('coming in takes back what was tried from there, and not what was tried elsewhere', async () => {
  for (let index = 0; index < mostOfADay - 3; index++) await count(address(index));
  await count(home);
  expect(await comesIn(home)).toEqual([200, 204]);
  for (let index = 0; index < 3; index++)
    expect(await count(address(1_000 + index))).toEqual({ state: 'counted' });
  expect((await count(address(2_000))).state).toBe('paused');
});

test('somebody who has the password and very many addresses has even odds of a code only after years of every day', () => {
  // Three codes of a million are right in any moment: of now, and of half a minute before and after.
  const oddsOfDays = (days: number) => 1 - (1 - 3 / 1_000_000) ** (mostOfADay * days);
  expect(oddsOfDays(1)).toBeLessThan(0.0004);
  expect(oddsOfDays(6 * 365)).toBeLessThan(0.5);
});

test('the table of attempts holds no e-mail address and no address of the network', async () => {
  await guess('203.0.113.77', nobody);
  await guess('2001:db8:77:88::99', nobody);
  const files = [path, `${path}-wal`].map((file) => readFileSync(file, 'utf8')).join('');
  const now = world.clock.now();
  for (const from of ['203.0.113.77', '2001:db8:77:88::99'])
    for (const name of Object.values(namesOf({ email: nobody, from }, now, secret)))
      expect(files).toContain(name);
  for (const part of [nobody, '203.0.113', '2001:db8:77']) expect(files).not.toContain(part);
});
