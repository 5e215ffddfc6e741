/** What the desk does, without its screens: come in by invitation, sign in, answer for keys, open a report. */
import * as OTPAuth from 'otpauth';
import type { z } from 'zod';
import type { ReadingAnswer } from '../../contract/api/cases.ts';
import type { challengeAnswer, SessionAnswer } from '../../contract/api/people.ts';
import { grantKey, openGrant } from '../../contract/sealing/grant.ts';
import { newKeyPair, publicHalf, type PrivateKey } from '../../contract/sealing/keys.ts';
import { lockKey, unlockKey } from '../../contract/sealing/lock.ts';
import { derivePassword, newSalt } from '../../contract/sealing/password.ts';
import {
  answerChallenge,
  possessionHeader,
  writePossessions,
  type Possession,
} from '../../contract/sealing/possession.ts';
import { kidsOf, open, type Json } from '../../contract/sealing/seal.ts';
import { call, callFor } from './http.ts';

export type Account = {
  email: string;
  password: string;
  totpSecret: string;
  recoveryCodes: string[];
};

/** Accepts an invitation, as its link does. */
export async function accept(server: string, token: string, password: string): Promise<Account> {
  const opened = await callFor<{ email: string; totpUri: string }>(server, '/invitations/open', {
    method: 'POST',
    body: { token },
  });
  const totpSecret = new URL(opened.totpUri).searchParams.get('secret') ?? '';
  const salt = newSalt();
  const [derived, keys] = await Promise.all([derivePassword(password, salt), newKeyPair()]);
  const { recoveryCodes } = await callFor<{ recoveryCodes: string[] }>(
    server,
    '/invitations/accept',
    {
      method: 'POST',
      body: {
        token,
        salt,
        signInSecret: derived.signInSecret,
        publicKey: keys.publicKey,
        lockedKey: await lockKey(keys.privateKey, derived.unlockKey),
        totpCode: codeNow(totpSecret),
      },
    },
  );
  return { email: opened.email, password, totpSecret, recoveryCodes };
}

/** The code that the authenticator app shows now. */
export function codeNow(totpSecret: string): string {
  return codeOfStep(totpSecret, stepNow());
}

/** Milliseconds for which an app shows a code, and the server takes it from a phone whose clock is as much wrong. */
const stepMs = 30_000;
export const stepNow = () => Math.floor(Date.now() / stepMs);

/** The code of a step: a number of half minutes since 1970. */
export function codeOfStep(totpSecret: string, step: number): string {
  return new OTPAuth.TOTP({ secret: totpSecret }).generate({ timestamp: step * stepMs });
}

export type SignedIn = {
  server: string;
  cookie: string;
  session: SessionAnswer;
  /** Private keys of inboxes by inbox id. */
  inboxKeys: Map<string, PrivateKey>;
  /** Earlier keys of her inboxes. */
  retiredKeys: PrivateKey[];
  key: PrivateKey;
};

/**
 * Signs in, and does what the desk does at once: answers for the keys that were sealed to her, and gives them on to the owner's inbox
 * where that may have them. `code`: a recovery code, or else the app's code of now (which works once in 30 seconds).
 */
export async function signIn(
  server: string,
  account: Account,
  code = codeNow(account.totpSecret),
): Promise<SignedIn> {
  const { email, password } = account;
  const post = { method: 'POST' } as const;
  const { salt } = await callFor<{ salt: string }>(server, '/sign-ins/salts', {
    ...post,
    body: { email },
  });
  const derived = await derivePassword(password, salt);
  const first = await call(server, '/sign-ins', {
    ...post,
    body: { email, signInSecret: derived.signInSecret },
  });
  const second = await call(server, '/sign-ins/second-factor', {
    ...post,
    body: { code },
    headers: { cookie: cookieOf(first.headers) },
  });
  const cookie = cookieOf(second.headers);
  const session = await callFor<SessionAnswer>(server, '/session', { headers: { cookie } });
  const key = await unlockKey(session.handler.lockedKey, derived.unlockKey);
  const me = { server, cookie, session, key, inboxKeys: new Map(), retiredKeys: [] };
  await fill(me);
  return me;
}

function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** The session as the server tells it now, and the keys that lie in it. */
export async function fill(me: SignedIn): Promise<void> {
  me.session = await ask<SessionAnswer>(me, '/session');
  me.inboxKeys = await openKeys(me.session, me.key);
  me.retiredKeys = await Promise.all(
    me.session.memberships.flatMap(({ retired }) =>
      retired.map(({ grant }) => openGrant(grant, me.key)),
    ),
  );
  const { memberships } = me.session;
  const isUnproved = memberships.some(
    ({ grant, proved, ownerGrants }) =>
      (grant !== null && !proved) || ownerGrants.some((row) => row.current && !row.proved),
  );
  const ownerGrants = memberships.flatMap((row) =>
    row.ownerGrants.map(({ kid, ownerKid }) => ({ kid, ownerKid })),
  );
  if (isUnproved) await ask(me, '/possessions', { method: 'POST', body: { ownerGrants } });
  for (const { inboxId, owner } of memberships) {
    const key = me.inboxKeys.get(inboxId);
    if (!key || !owner?.key || owner.granted) continue;
    const grants = [{ kid: key.kid, grant: await grantKey(key, owner.key) }];
    const body = { ownerKid: owner.key.kid, grants };
    await ask(me, `/inboxes/${inboxId}/owner-grants`, { method: 'POST', body });
  }
}

/** Own grants, and through them the grants of the inboxes below. */
async function openKeys(session: SessionAnswer, key: PrivateKey): Promise<Map<string, PrivateKey>> {
  const keys = new Map<string, PrivateKey>();
  for (const { inboxId, grant } of session.memberships)
    if (grant !== null) keys.set(inboxId, await openGrant(grant, key));
  const below = session.memberships.flatMap(({ inboxId, ownerGrants }) =>
    ownerGrants
      .filter(({ current }) => current)
      .map((each) => ({ ...each, ownerInboxId: inboxId })),
  );
  // An owner's grant may lead to an inbox whose own owner's grants come later in the list.
  for (let round = 0; round < below.length; round++)
    for (const { inboxId, kid, grant, ownerInboxId } of below) {
      const owner = keys.get(ownerInboxId);
      if (!owner || keys.has(inboxId)) continue;
      const opened = await openGrant(grant, owner);
      if (opened.kid !== kid)
        throw new Error('The grant holds another key than that of its inbox.');
      keys.set(inboxId, opened);
    }
  return keys;
}

const answered = new WeakMap<SignedIn, Map<string, Possession>>();

/** The header that answers for these keys; each challenge is asked for once in a session. */
export async function possessing(
  me: SignedIn,
  keys: PrivateKey[],
): Promise<Record<string, string>> {
  const known = answered.get(me) ?? new Map<string, Possession>();
  answered.set(me, known);
  const missing = keys.filter(({ kid }) => !known.has(kid));
  if (missing.length > 0) {
    const asked = await callFor<z.infer<typeof challengeAnswer>>(
      me.server,
      '/possession-challenges',
      {
        method: 'POST',
        body: { keys: missing.map(publicHalf) },
        headers: { cookie: me.cookie },
      },
    );
    for (const { kid, challenge, expires } of asked.challenges) {
      const key = missing.find((one) => one.kid === kid)!;
      known.set(kid, { kid, expires, answer: await answerChallenge(challenge, key) });
    }
  }
  const header = writePossessions(keys.map(({ kid }) => known.get(kid)!));
  return header === '' ? {} : { [possessionHeader]: header };
}

/** A request of hers; what she posts answers for every key that she has at hand. */
export async function ask<T>(
  me: SignedIn,
  path: string,
  options: { method?: 'GET' | 'POST'; body?: unknown; headers?: Record<string, string> } = {},
): Promise<T> {
  const { server, cookie, inboxKeys, retiredKeys } = me;
  const keys = options.method === 'POST' ? [...inboxKeys.values(), ...retiredKeys] : [];
  const headers = { cookie, ...(await possessing(me, keys)), ...options.headers };
  return callFor<T>(server, path, { ...options, headers });
}

/** What lies in the messages of a case, with everything that is sealed in. */
export function messagesOf(
  { inboxKeys }: SignedIn,
  { organisationId, messages }: ReadingAnswer,
): Promise<Json[]> {
  return Promise.all(
    messages.map(({ id, sealed }) => {
      const kids = kidsOf(sealed);
      const key = [...inboxKeys.values()].find(({ kid }) => kids.includes(kid))!;
      return open(sealed, key, { organisationId, id, version: 1, part: 'message' });
    }),
  );
}

/** Opens the sealed parts of a case with whichever inbox key fits. */
export async function read(me: SignedIn, caseId: string) {
  const reading = await ask<ReadingAnswer>(me, `/cases/${caseId}/readings`, {
    method: 'POST',
    body: {},
  });
  const kids = reading.content.recipients.map(({ header }) => header.kid);
  const key = [...me.inboxKeys.values(), ...me.retiredKeys].find(({ kid }) => kids.includes(kid));
  if (!key) throw new Error('None of the keys at hand opens this report.');
  const binding = {
    organisationId: reading.organisationId,
    id: reading.reportId,
    version: 1,
  } as const;
  return {
    reading,
    content: await open(reading.content, key, { ...binding, part: 'content' }),
    identity: await open(reading.identity, key, { ...binding, part: 'identity' }),
  };
}
