/** What the desk does, without its screens: come in by invitation, sign in, hold keys, let colleagues in, open a report. */
import * as OTPAuth from 'otpauth';
import type { ReadingAnswer } from '../../contract/api/cases.ts';
import type { DeskAnswer, SessionAnswer } from '../../contract/api/people.ts';
import { grantKey, openGrant } from '../../contract/sealing/grant.ts';
import { newKeyPair, type PrivateKey, type PublicKey } from '../../contract/sealing/keys.ts';
import { lockKey, unlockKey } from '../../contract/sealing/lock.ts';
import { derivePassword, newSalt } from '../../contract/sealing/password.ts';
import { openWithRecoveryCode } from '../../contract/sealing/recovery.ts';
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
  return new OTPAuth.TOTP({ secret: totpSecret }).generate();
}

export type SignedIn = {
  server: string;
  cookie: string;
  session: SessionAnswer;
  /** Private keys of inboxes by inbox id. */
  inboxKeys: Map<string, PrivateKey>;
  key: PrivateKey;
};

/** Signs in. `code`: a recovery code, or else the app's code of now (which works once in 30 seconds). */
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
  return { server, cookie, session, key, inboxKeys: await openKeys(session, key) };
}

function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
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

/** The first member of an inbox types the printed recovery code back, and so gives herself the key. */
export async function recover(me: SignedIn, inboxId: string, recoveryCode: string): Promise<void> {
  const { server, cookie, session } = me;
  const { sealedKey } = await callFor<{ sealedKey: string }>(
    server,
    `/inboxes/${inboxId}/recovery`,
    { headers: { cookie } },
  );
  const key = await openWithRecoveryCode(sealedKey, recoveryCode);
  await giveKey(me, inboxId, key, session.handler);
  await call(server, `/inboxes/${inboxId}/recovery-confirmations`, {
    method: 'POST',
    body: {},
    headers: { cookie },
  });
  me.inboxKeys.set(inboxId, key);
}

async function giveKey(
  { server, cookie }: SignedIn,
  inboxId: string,
  key: PrivateKey,
  to: { id: string; publicKey: PublicKey },
): Promise<void> {
  await call(server, '/grants', {
    method: 'POST',
    body: {
      inboxId,
      handlerId: to.id,
      grants: [{ kid: key.kid, grant: await grantKey(key, to.publicKey) }],
    },
    headers: { cookie },
  });
}

/** Lets everybody in who waits and whose inbox key is at hand; answers how many. */
export async function letAllIn(me: SignedIn): Promise<number> {
  const { server, cookie } = me;
  const { waiting } = await callFor<DeskAnswer>(server, '/desk', { headers: { cookie } });
  let count = 0;
  for (const { inboxId, handlerId, publicKey } of waiting) {
    const key = me.inboxKeys.get(inboxId);
    if (!key) continue;
    await giveKey(me, inboxId, key, { id: handlerId, publicKey });
    count += 1;
  }
  return count;
}

export function ask<T>(
  { server, cookie }: SignedIn,
  path: string,
  options: { method?: 'GET' | 'POST'; body?: unknown; headers?: Record<string, string> } = {},
): Promise<T> {
  return callFor<T>(server, path, { ...options, headers: { cookie, ...options.headers } });
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
  const key = [...me.inboxKeys.values()].find(({ kid }) => kids.includes(kid));
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
