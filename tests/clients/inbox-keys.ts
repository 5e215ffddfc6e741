/** What the desk does with the keys of inboxes: makes the first and the next one, prints sheets, types them back, lets colleagues in. */
import type { z } from 'zod';
import type { DeskAnswer, recoveryAnswer } from '../../contract/api/people.ts';
import { grantKey, openGrant } from '../../contract/sealing/grant.ts';
import { newKeyPair, type PrivateKey, type PublicKey } from '../../contract/sealing/keys.ts';
import {
  newRecoveryCode,
  openWithRecoveryCode,
  sealToRecoveryCode,
} from '../../contract/sealing/recovery.ts';
import { ask, fill, possessing, type SignedIn } from './handler.ts';
import { Refused } from './http.ts';

/** The sheet that is printed: its code, and what the server is given of it. */
async function newPair() {
  const code = newRecoveryCode();
  const pair = await newKeyPair();
  return { code, pair, sealedKey: await sealToRecoveryCode(pair.privateKey, code) };
}

/** Makes the first key of an inbox, as its first reader does; answers the code of the inbox's own sheet. */
export async function makeFirstKey(me: SignedIn, inboxId: string): Promise<string> {
  const membership = membershipOf(me, inboxId);
  const { publicKey, privateKey } = await newKeyPair();
  const { code, pair, sealedKey } = await newPair();
  const body = {
    publicKey,
    grants: await grantsFor(me, membership, privateKey),
    ownerGrant: await ownerGrantOf(membership, privateKey),
    recovery: {
      publicKey: pair.publicKey,
      sealedKey,
      grant: await grantKey(privateKey, pair.publicKey),
    },
  };
  const headers = await possessing(me, [privateKey, pair.privateKey]);
  await ask(me, `/inboxes/${inboxId}/keys`, { method: 'POST', body, headers });
  await fill(me);
  return code;
}

/** Makes the first key of each of her inboxes that has none; answers the codes by inbox id. */
export async function makeFirstKeys(me: SignedIn): Promise<Map<string, string>> {
  const codes = new Map<string, string>();
  for (const { inboxId, state } of me.session.memberships)
    if (state === 'no-key') codes.set(inboxId, await makeFirstKey(me, inboxId));
  return codes;
}

/** The next key of an inbox that somebody has left, as the desk of the next member who unlocks makes it. */
export async function makeNextKey(me: SignedIn, inboxId: string): Promise<void> {
  const membership = membershipOf(me, inboxId);
  const before = me.inboxKeys.get(inboxId)!;
  const { publicKey, privateKey } = await newKeyPair();
  const { recoveryKey } = membership;
  const body = {
    replaces: before.kid,
    publicKey,
    grants: await grantsFor(me, membership, privateKey),
    ownerGrant: await ownerGrantOf(membership, privateKey),
    recoveryGrant: recoveryKey && {
      recoveryKid: recoveryKey.kid,
      grant: await grantKey(privateKey, recoveryKey),
    },
  };
  const headers = await possessing(me, [before, privateKey]);
  await ask(me, `/inboxes/${inboxId}/next-keys`, { method: 'POST', body, headers });
  await fill(me);
}

/** A sheet of the inbox's own in the place of the one before; answers its code. */
export async function makeNewSheet(
  me: SignedIn,
  inboxId: string,
  because: 'replaced' | 'seen' = 'replaced',
): Promise<{ code: string; oldSheets: string }> {
  const { code, pair, sealedKey } = await newPair();
  const { retired } = membershipOf(me, inboxId);
  const earlier = me.retiredKeys.filter(({ kid }) => retired.some((row) => row.kid === kid));
  const keys = [me.inboxKeys.get(inboxId)!, ...earlier];
  const grants = await Promise.all(
    keys.map(async (key) => ({ kid: key.kid, grant: await grantKey(key, pair.publicKey) })),
  );
  const answer = await ask<{ oldSheets: string }>(me, `/inboxes/${inboxId}/recovery-keys`, {
    method: 'POST',
    body: { publicKey: pair.publicKey, sealedKey, grants, because },
    headers: await possessing(me, [...keys, pair.privateKey]),
  });
  return { code, ...answer };
}

function membershipOf({ session }: SignedIn, inboxId: string) {
  const found = session.memberships.find((membership) => membership.inboxId === inboxId);
  if (!found) throw new Error('This inbox is not hers.');
  return found;
}

type Membership = ReturnType<typeof membershipOf>;

function grantsFor(me: SignedIn, { colleagues }: Membership, key: PrivateKey) {
  const { id: handlerId, publicKey } = me.session.handler;
  const others = colleagues.filter((one) => one.handlerId !== handlerId);
  return Promise.all(
    [{ handlerId, publicKey }, ...others].map(async (to) => ({
      handlerId: to.handlerId,
      grant: await grantKey(key, to.publicKey),
    })),
  );
}

async function ownerGrantOf({ owner }: Membership, key: PrivateKey) {
  if (!owner?.key) return null;
  return { ownerKid: owner.key.kid, grant: await grantKey(key, owner.key) };
}

/** The keys that a printed code opens, by kid: through the inbox's own recovery pair, or directly on an older sheet. */
export async function openedBy(
  { pair, sheets }: z.infer<typeof recoveryAnswer>,
  code: string,
): Promise<{ keys: PrivateKey[]; pair: PrivateKey | null }> {
  const own = pair && (await openWithRecoveryCode(pair.sealedKey, code).catch(() => null));
  const keys = await Promise.all([
    ...(own ? pair.grants.map(({ grant }) => openGrant(grant, own)) : []),
    ...sheets.map(({ sealedKey }) => openWithRecoveryCode(sealedKey, code).catch(() => null)),
  ]);
  return { keys: keys.filter((key) => key !== null), pair: own };
}

/** Types a printed code back, gives herself every key that it opens, and says that the sheet is in order. */
export async function recover(me: SignedIn, inboxId: string, recoveryCode: string): Promise<void> {
  const papers = await ask<z.infer<typeof recoveryAnswer>>(me, `/inboxes/${inboxId}/recovery`);
  const { keys, pair } = await openedBy(papers, recoveryCode);
  if (keys.length === 0) throw new Error('The code opens no key of this inbox.');
  await giveKeys(me, inboxId, keys, me.session.handler);
  await ask(me, `/inboxes/${inboxId}/recovery-confirmations`, {
    method: 'POST',
    body: {},
    headers: await possessing(me, pair ? [pair] : keys),
  });
  await fill(me);
}

async function giveKeys(
  me: SignedIn,
  inboxId: string,
  keys: PrivateKey[],
  to: { id: string; publicKey: PublicKey },
): Promise<void> {
  const grants = await Promise.all(
    keys.map(async (key) => ({ kid: key.kid, grant: await grantKey(key, to.publicKey) })),
  );
  const body = { inboxId, handlerId: to.id, grants };
  await ask(me, '/grants', { method: 'POST', body, headers: await possessing(me, keys) });
}

/** Lets everybody in who waits and whose inbox key is at hand; answers how many. */
export async function letAllIn(me: SignedIn): Promise<number> {
  const { waiting } = await ask<DeskAnswer>(me, '/desk');
  let count = 0;
  for (const { inboxId, handlerId, publicKey } of waiting) {
    const key = me.inboxKeys.get(inboxId);
    if (!key) continue;
    await giveKeys(me, inboxId, [key], { id: handlerId, publicKey });
    count += 1;
  }
  return count;
}

/** Lets one colleague in who waits, with every key that is hers to give; answers whether she was there to be let in. */
export async function letIn(me: SignedIn, inboxId: string, handlerId: string): Promise<boolean> {
  await fill(me);
  const { waiting } = await ask<DeskAnswer>(me, '/desk');
  const found = waiting.find((one) => one.inboxId === inboxId && one.handlerId === handlerId);
  const key = me.inboxKeys.get(inboxId);
  if (!found || !key) return false;
  const retired = me.session.memberships.find((one) => one.inboxId === inboxId)?.retired ?? [];
  const earlier = me.retiredKeys.filter(({ kid }) => retired.some((row) => row.kid === kid));
  await giveKeys(me, inboxId, [key, ...earlier], { id: handlerId, publicKey: found.publicKey });
  return true;
}

/** Which keys of the inbox a printed sheet opens, as kids; none where the inbox has no paper. */
export async function opensBySheet(me: SignedIn, inboxId: string, code: string): Promise<string[]> {
  const papers = await ask<z.infer<typeof recoveryAnswer>>(
    me,
    `/inboxes/${inboxId}/recovery`,
  ).catch((error: unknown) => {
    if (error instanceof Refused && error.status === 404) return null;
    throw error;
  });
  return papers ? (await openedBy(papers, code)).keys.map(({ kid }) => kid).sort() : [];
}
