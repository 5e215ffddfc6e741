/**
 * What the desk does with her keys right after unlocking, without asking: answers for what was sealed to her, makes the next key where
 * somebody has left, and seals keys to the inbox above. What fails is done at the next unlocking.
 */
import type { SessionAnswer } from '../contract/api/people.ts';
import { newKeyPair, type PrivateKey } from '../contract/sealing/keys.ts';
import { mostPossessions } from '../contract/sealing/possession.ts';
import type { Membership } from './access.ts';
import type { Api } from './api.ts';
import { nextKeyBody } from './first-key.ts';
import { keysToGive, sealTo, unprovedOwnerGrants, type KeyRing } from './keys.ts';
import { slugOf } from './problem.ts';

type Hands = { api: Api; session: SessionAnswer; ring: KeyRing };
/** `renewed`: the inboxes that got their next key. `changed`: the session is another than before. */
export type Settled = { renewed: Membership[]; changed: boolean };

export async function settleKeys(hands: Hands): Promise<Settled> {
  const { session, ring } = hands;
  const proved = await quietly(() => proveGrants(hands));
  const renewed: Membership[] = [];
  let isChanged = Boolean(proved);
  for (const membership of session.memberships) {
    // Locked meanwhile: the keys are gone.
    if (ring.handlerKey === null) break;
    const held = ring.inboxKeys.get(membership.inboxId);
    if (!held) continue;
    if (membership.renewal) {
      const outcome = await quietly(() => renew(membership, held, hands));
      if (outcome === 'renewed') renewed.push(membership);
      if (outcome === 'by another') isChanged = true;
    } else if (await quietly(() => giveToOwner(membership, hands))) isChanged = true;
  }
  return { renewed, changed: isChanged || renewed.length > 0 };
}

/** How many grants count from now on that did not before. */
async function proveGrants({ api, session, ring }: Hands): Promise<number> {
  const own = session.memberships
    .filter(({ proved }) => !proved)
    .flatMap(({ inboxId }) => [
      ...(ring.inboxKeys.has(inboxId) ? [ring.inboxKeys.get(inboxId)!] : []),
      ...ring.retiredKeys.filter((row) => row.inboxId === inboxId).map(({ key }) => key),
    ]);
  const below = await unprovedOwnerGrants(ring);
  const claims: Claim[] = [
    ...own.map((key) => ({ keys: [key], kids: [key.kid], ownerGrants: [] })),
    ...below.map(({ key, ownerKey }) => ({
      ...{ keys: [key, ownerKey], kids: [] },
      ownerGrants: [{ kid: key.kid, ownerKid: ownerKey.kid }],
    })),
  ];
  let proved = 0;
  for (const { keys, ...named } of inRequests(claims))
    proved += (await api.prove(named, () => keys)).proved;
  return proved;
}

/** What she opened: by which grant, and the keys that answer for it. */
type Claim = {
  keys: PrivateKey[];
  kids: string[];
  ownerGrants: { kid: string; ownerKid: string }[];
};

/** As few requests as take them all; the keys of one claim stay together. */
function inRequests(claims: Claim[]): Claim[] {
  const requests: Claim[] = [];
  for (const { keys, kids, ownerGrants } of claims) {
    const last = requests.at(-1);
    if (last && last.keys.length + keys.length <= mostPossessions) {
      last.keys.push(...keys);
      last.kids.push(...kids);
      last.ownerGrants.push(...ownerGrants);
    } else requests.push({ keys: [...keys], kids: [...kids], ownerGrants: [...ownerGrants] });
  }
  return requests;
}

/** `by another`: a colleague, or she in another window, was faster, and the session of before is old. */
async function renew(
  membership: Membership,
  held: PrivateKey,
  { api, session, ring }: Hands,
): Promise<'renewed' | 'by another' | undefined> {
  const { inboxId, key } = membership;
  if (!key) return undefined;
  const next = await newKeyPair();
  const myself = { ring, handlerId: session.handler.id };
  const body = await nextKeyBody(next, { ...membership, key }, myself);
  try {
    await api.nextKey(inboxId, body, () => [held, next.privateKey]);
    return 'renewed';
  } catch (error) {
    if (slugOf(error) === 'key-changed') return 'by another';
    throw error;
  }
}

/** The inbox above got a key, or another, since this one's was made. */
async function giveToOwner({ inboxId, owner }: Membership, { api, ring }: Hands) {
  if (!owner?.key || owner.granted) return false;
  const keys = (await keysToGive(ring, inboxId)).slice(0, mostPossessions);
  const grants = await sealTo(keys, owner.key);
  await api.grantToOwner(inboxId, { ownerKid: owner.key.kid, grants }, () => keys);
  return true;
}

/** She came to read, not to look after keys: the front page tells what is left to do, and the next unlocking tries again. */
async function quietly<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  return work().catch(() => undefined);
}
