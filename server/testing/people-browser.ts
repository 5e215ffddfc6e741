/** What the browser of an invited person does, for tests: the requests of the desk, with the real cryptography of `contract/sealing`. */
import type { InjectOptions } from 'fastify';
import type { SessionAnswer } from '../../contract/api/people.ts';
import { grantKey, lockKey } from '../../contract/sealing/grant.ts';
import { newKeyPair, type KeyPair } from '../../contract/sealing/keys.ts';
import { derivePassword, newSalt } from '../../contract/sealing/password.ts';
import { totpCodeAt } from '../people/totp.ts';
import type { HandlerRow } from '../store/records.ts';
import { invite, type World } from './people-world.ts';
import { answersFor } from './possession.ts';
import type { TestInbox } from './tree.ts';

/** What a person keeps: in the head, in the phone, on paper, and (while signed in) in the browser's memory. */
export type Person = {
  email: string;
  password: string;
  seed: string;
  keys: KeyPair;
  recoveryCodes: string[];
};

/** One salt for all people of a test file: so that the slow half of a password is worked out once for each password. */
const salt = newSalt();
const derived = new Map<string, ReturnType<typeof derivePassword>>();

function derivedOnce(password: string, saltOfAccount: string): ReturnType<typeof derivePassword> {
  const of = `${saltOfAccount} ${password}`;
  const made = derived.get(of) ?? derivePassword(password, saltOfAccount);
  derived.set(of, made);
  return made;
}

/** `keys`: for which the request answers, as the desk's own do for the keys that it has opened. */
export async function post(
  world: World,
  path: string,
  payload: object,
  cookie?: string,
  keys: readonly KeyPair[] = [],
) {
  const { app, clock } = world;
  const possessed = cookie === undefined ? {} : await answersFor(app, cookie, keys, clock.now());
  const headers = cookie === undefined ? {} : { cookie, ...possessed };
  const options: InjectOptions = { method: 'POST', url: `/api/v1${path}`, payload, headers };
  return app.inject(options);
}

export async function get(world: World, path: string, cookie?: string) {
  return world.app.inject({
    method: 'GET',
    url: `/api/v1${path}`,
    headers: cookie === undefined ? {} : { cookie },
  });
}

/** `name=value` of the session cookie that an answer sets. */
export function cookieOf(answer: { headers: Record<string, unknown> }): string {
  return String(answer.headers['set-cookie']).split(';')[0]!;
}

/** What the browser hands in when an invitation is accepted, ready to be changed by a test. */
export async function acceptance(world: World, token: string, password: string) {
  const opened = await post(world, '/invitations/open', { token });
  const { email, totpUri } = opened.json<{ email: string; totpUri: string }>();
  const seed = new URL(totpUri).searchParams.get('secret')!;
  const [{ signInSecret, unlockKey }, keys] = await Promise.all([
    derivedOnce(password, salt),
    newKeyPair(),
  ]);
  const lockedKey = await lockKey(keys.privateKey, unlockKey);
  const totpCode = totpCodeAt(seed, world.clock.now());
  const body = { token, salt, signInSecret, publicKey: keys.publicKey, lockedKey, totpCode };
  return { body, person: { email, password, seed, keys, recoveryCodes: [] as string[] } };
}

/** Opens the link and accepts; a minute later, because the code of the app is spent. */
export async function comeIn(
  world: World,
  token: string,
  password = 'tre blå sykler i snø',
): Promise<Person> {
  const { body, person } = await acceptance(world, token, password);
  const answer = await post(world, '/invitations/accept', body);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  world.clock.pass(60_000);
  return { ...person, recoveryCodes: answer.json<{ recoveryCodes: string[] }>().recoveryCodes };
}

export async function signInSecretOf(
  world: World,
  { email, password }: Pick<Person, 'email' | 'password'>,
) {
  const answer = await post(world, '/sign-ins/salts', { email });
  return (await derivedOnce(password, answer.json<{ salt: string }>().salt)).signInSecret;
}

/** The password only; answers the half session's cookie. */
export async function signInHalf(world: World, person: Person): Promise<string> {
  const signInSecret = await signInSecretOf(world, person);
  return cookieOf(await post(world, '/sign-ins', { email: person.email, signInSecret }));
}

/** Password and code; answers the open session's cookie. A minute later. */
export async function signIn(world: World, person: Person): Promise<string> {
  const half = await signInHalf(world, person);
  const code = totpCodeAt(person.seed, world.clock.now());
  const answer = await post(world, '/sign-ins/second-factor', { code }, half);
  if (answer.statusCode !== 204) throw new Error(answer.body);
  world.clock.pass(60_000);
  return cookieOf(answer);
}

export async function sessionOf(world: World, cookie: string): Promise<SessionAnswer> {
  return (await get(world, '/session', cookie)).json<SessionAnswer>();
}

/** Grants the inbox's key to a person, as a browser does that holds it: it answers for the key. */
export async function grant(
  world: World,
  cookie: string,
  inbox: Pick<TestInbox, 'id' | 'keys'>,
  handlerId: string,
  to: KeyPair,
) {
  const sealed = await grantKey(inbox.keys.privateKey, to.publicKey);
  const grants = [{ kid: inbox.keys.publicKey.kid, grant: sealed }];
  return post(world, '/grants', { inboxId: inbox.id, handlerId, grants }, cookie, [inbox.keys]);
}

/** What the desk does after each unlock: says that these keys open. Answers how many grants count that did not before. */
export async function prove(world: World, cookie: string, keys: readonly KeyPair[]) {
  return (await post(world, '/possessions', {}, cookie, keys)).json<{ proved: number }>().proved;
}

export type Member = { id: string; person: Person; cookie: string };

/** Somebody who was invited to these inboxes, has come in and is signed in; she waits for their keys. */
export async function newMember(
  world: World,
  rootId: string,
  inboxes: { id: string }[],
  over: Partial<HandlerRow> = {},
): Promise<Member> {
  const { token, handler } = await invite(world, rootId, inboxes, over);
  const person = await comeIn(world, token);
  return { id: handler.id, person, cookie: await signIn(world, person) };
}

/** The slug of the problem that an answer is. */
export function slugOf(answer: { json(): unknown }): string {
  return (answer.json() as { type: string }).type.split('/').at(-1)!;
}
