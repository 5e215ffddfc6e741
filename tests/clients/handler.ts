/** What the desk does, without its screens: come in by invitation, sign in, hold keys, let colleagues in, open a report. */
import * as OTPAuth from 'otpauth';
import type {
  AttachmentReadingAnswer,
  CaseAnswer,
  ReadingAnswer,
  ResealingRequest,
} from '../../contract/api/cases.ts';
import type { DeskAnswer, SessionAnswer } from '../../contract/api/people.ts';
import { newId } from '../../contract/ids.ts';
import { openAttachment } from '../../contract/sealing/attachment.ts';
import { grantKey, openGrant } from '../../contract/sealing/grant.ts';
import { newKeyPair, type PrivateKey, type PublicKey } from '../../contract/sealing/keys.ts';
import { lockKey, unlockKey } from '../../contract/sealing/lock.ts';
import { derivePassword, newSalt } from '../../contract/sealing/password.ts';
import { openWithRecoveryCode } from '../../contract/sealing/recovery.ts';
import { open, seal } from '../../contract/sealing/seal.ts';
import { entriesToHandOver } from '../../desk/handed-over.ts';
import { fillKeyRing, grantsTo, keysToGive, type KeyRing } from '../../desk/keys.ts';
import { newSheet } from '../../desk/new-code.ts';
import { openReading, type OpenedCase } from '../../desk/opened.ts';
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

/** All that she can open now, earlier keys and inboxes below among them, as the desk holds it. */
export async function ringOf(me: SignedIn): Promise<KeyRing> {
  me.session = await ask<SessionAnswer>(me, '/session');
  return fillKeyRing(me.session, me.key);
}

export type OpenedWhole = {
  item: CaseAnswer;
  reading: ReadingAnswer;
  opened: OpenedCase;
  /** The bytes of each attachment. */
  attachments: Uint8Array[];
};

/** Opens a case as the desk does, with every key of the ring, messages and attachments too. */
export async function openWhole(me: SignedIn, ring: KeyRing, caseId: string): Promise<OpenedWhole> {
  const item = await ask<CaseAnswer>(me, `/cases/${caseId}`);
  const path = `/cases/${caseId}/readings`;
  const reading = await ask<ReadingAnswer>(me, path, { method: 'POST', body: {} });
  const opened = await openReading(ring, reading, item);
  const { organisationId, reportId: id } = reading;
  const attachments: Uint8Array[] = [];
  for (const [index, attachment] of opened.attachments.entries()) {
    const from = `/cases/${caseId}/attachments/${attachment!.id}/readings`;
    const { sealed } = await ask<AttachmentReadingAnswer>(me, from, { method: 'POST' });
    attachments.push(await openAttachment(sealed, attachment!, { organisationId, id, index }));
  }
  return { item, reading, opened, attachments };
}

/** What changes a case and names the revision that she saw. `more`: the reason of a closing, the list of a placement. */
export async function act(
  me: SignedIn,
  caseId: string,
  verb: 'acknowledgements' | 'closings' | 'placements' | 'recusals',
  more: object = {},
): Promise<void> {
  const { revision } = await ask<CaseAnswer>(me, `/cases/${caseId}`);
  const { server, cookie } = me;
  const body = { revision, ...more };
  await call(server, `/cases/${caseId}/${verb}`, { method: 'POST', body, headers: { cookie } });
}

/** Writes to the reporter. */
export async function answer(
  me: SignedIn,
  caseId: string,
  text: string,
  { sealTo, organisationId }: Pick<ReadingAnswer, 'sealTo' | 'organisationId'>,
): Promise<void> {
  const id = newId();
  const keys = sealTo.map(({ key }) => key);
  const sealed = await seal({ text }, keys, { organisationId, id, version: 1, part: 'message' });
  const [body, headers] = [{ id, sealed }, { 'idempotency-key': id }];
  await ask(me, `/cases/${caseId}/messages`, { method: 'POST', body, headers });
}

/** Hands over to the key of now what she opened with an earlier one; answers how many parts. */
export async function handOver(
  me: SignedIn,
  ring: KeyRing,
  { item, reading }: Pick<OpenedWhole, 'item' | 'reading'>,
): Promise<number> {
  const entries = await entriesToHandOver(reading, item, { ring, session: me.session });
  if (entries.length === 0) return 0;
  const body: ResealingRequest = { entries };
  const path = `/cases/${item.id}/resealings`;
  const { sealedAgain } = await ask<{ sealedAgain: number }>(me, path, { method: 'POST', body });
  return sealedAgain;
}

/** Lets one colleague in who waits, with every key that is hers to give; answers whether she was there to be let in. */
export async function letIn(me: SignedIn, inboxId: string, handlerId: string): Promise<boolean> {
  const ring = await ringOf(me);
  const { waiting } = await ask<DeskAnswer>(me, '/desk');
  const found = waiting.find((one) => one.inboxId === inboxId && one.handlerId === handlerId);
  if (!found) return false;
  const grants = await grantsTo(ring, inboxId, found.publicKey);
  const { server, cookie } = me;
  const body = { inboxId, handlerId, grants };
  await call(server, '/grants', { method: 'POST', body, headers: { cookie } });
  return true;
}

/** Makes a new printed code in the place of the old one; answers what stands on the sheet. */
export async function renewSheet(me: SignedIn, inboxId: string): Promise<string> {
  const { code, sealed } = await newSheet(await keysToGive(await ringOf(me), inboxId));
  await ask(me, `/inboxes/${inboxId}/recovery-codes`, { method: 'POST', body: sealed });
  return code;
}

/** Which keys of the inbox a printed sheet opens, as kids; none where the inbox has no paper. */
export async function opensBySheet(me: SignedIn, inboxId: string, code: string): Promise<string[]> {
  type Papers = { sealedKey: string; retired: { sealedKey: string }[] };
  const papers = await ask<Papers>(me, `/inboxes/${inboxId}/recovery`);
  const opened = await Promise.all(
    [papers, ...papers.retired].map(({ sealedKey }) =>
      openWithRecoveryCode(sealedKey, code).then(
        ({ kid }) => [kid],
        () => [],
      ),
    ),
  );
  return opened.flat().sort();
}
