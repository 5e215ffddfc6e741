/**
 * The key ring: the handler's own private key and the keys of her inboxes, of now and earlier, in memory while the desk is unlocked.
 * Nothing here is ever written to the browser's storage; locking drops the ring.
 */
import type { SessionAnswer } from '../contract/api/people.ts';
import { grantKey, openGrant, unlockKey } from '../contract/sealing/grant.ts';
import { publicHalf, type PrivateKey, type PublicKey } from '../contract/sealing/keys.ts';
import {
  kidsOf,
  open,
  SealingError,
  type Binding,
  type Json,
  type Sealed,
} from '../contract/sealing/seal.ts';

type Membership = SessionAnswer['memberships'][number];

export type KeyRing = {
  /** Null once the ring was emptied. */
  handlerKey: PrivateKey | null;
  /** By inbox: those that she belongs to and holds, and after use those below them. */
  inboxKeys: Map<string, PrivateKey>;
  /** Earlier keys of inboxes of hers: what nobody has opened since a change is still sealed to them. */
  retiredKeys: { inboxId: string; key: PrivateKey }[];
  /** Keys that inboxes of hers can open for an inbox below: still sealed, opened when needed. `kid`: of the key that must be in it. */
  ownerGrants: OwnerGrant[];
  /** Inboxes whose grant did not open or held another key than the inbox's. */
  broken: string[];
};

type OwnerGrant = Membership['ownerGrants'][number] & { ownerInboxId: string };
type KeyGrant = { kid: string; grant: string };

/** Throws SealingError `wrong-key` where the password behind `unlockSecret` is not hers. */
export async function openKeyRing(
  session: SessionAnswer,
  unlockSecret: Uint8Array,
): Promise<KeyRing> {
  return fillKeyRing(session, await unlockKey(session.handler.lockedKey, unlockSecret));
}

/**
 * The ring anew after a key was made, or a colleague or the printed code let her in; her own key is already unlocked. Throws
 * SealingError `wrong-key` where the session says that another is hers.
 */
export async function fillKeyRing(
  session: SessionAnswer,
  handlerKey: PrivateKey,
): Promise<KeyRing> {
  if (handlerKey.kid !== session.handler.publicKey.kid) throw new SealingError('wrong-key');
  const ring: KeyRing = {
    handlerKey,
    inboxKeys: new Map(),
    retiredKeys: [],
    ownerGrants: [],
    broken: [],
  };
  for (const membership of session.memberships) {
    const { inboxId, grant, key: inboxKey, retired, ownerGrants } = membership;
    if (grant === null || inboxKey === null) continue;
    const key = await openExpected({ kid: inboxKey.kid, grant }, handlerKey);
    if (!key) {
      ring.broken.push(inboxId);
      continue;
    }
    ring.inboxKeys.set(inboxId, key);
    for (const earlier of retired) {
      const opened = await openExpected(earlier, handlerKey);
      if (opened) ring.retiredKeys.push({ inboxId, key: opened });
    }
    for (const each of ownerGrants) ring.ownerGrants.push({ ...each, ownerInboxId: inboxId });
  }
  return ring;
}

/** Her own public key, from the private one that her password opened: never what the server says that it is. Throws SealingError once the ring is emptied. */
export function ownKey({ handlerKey }: KeyRing): PublicKey {
  if (!handlerKey) throw new SealingError('not-a-recipient');
  return publicHalf(handlerKey);
}

/** References are all that a script can drop; the browser frees the memory. */
export function emptyKeyRing(ring: KeyRing): void {
  ring.handlerKey = null;
  ring.inboxKeys.clear();
  ring.retiredKeys.length = 0;
  ring.ownerGrants.length = 0;
}

/** The inbox's private key, by her own grant or by that of an inbox above; undefined where neither opens it. */
export async function keyOfInbox(ring: KeyRing, inboxId: string): Promise<PrivateKey | undefined> {
  const held = ring.inboxKeys.get(inboxId);
  if (held) return held;
  for (const row of ring.ownerGrants) {
    if (row.inboxId !== inboxId || !row.current) continue;
    const key = await openOwnerGrant(ring, row);
    if (!key) continue;
    ring.inboxKeys.set(inboxId, key);
    return key;
  }
  return undefined;
}

/** The inbox's keys that are ours to give: that of now first, then earlier ones. Throws SealingError `not-a-recipient` where that of now is not. */
export async function keysToGive(
  ring: KeyRing,
  inboxId: string,
): Promise<[PrivateKey, ...PrivateKey[]]> {
  const key = await keyOfInbox(ring, inboxId);
  if (!key) throw new SealingError('not-a-recipient');
  return [key, ...(await earlierKeys(ring, inboxId))];
}

/** Each key sealed to one public key: a colleague's, an owner's, a recovery pair's. Throws SealingError `wrong-key` where that is not what its `kid` says. */
export function sealTo(keys: readonly PrivateKey[], to: PublicKey): Promise<KeyGrant[]> {
  return Promise.all(keys.map(async (key) => ({ kid: key.kid, grant: await grantKey(key, to) })));
}

async function earlierKeys(ring: KeyRing, inboxId: string): Promise<PrivateKey[]> {
  const keys = new Map<string, PrivateKey>();
  for (const row of ring.retiredKeys) if (row.inboxId === inboxId) keys.set(row.key.kid, row.key);
  for (const row of ring.ownerGrants) {
    if (row.inboxId !== inboxId || row.current || keys.has(row.kid)) continue;
    const key = await openOwnerGrant(ring, row);
    if (key) keys.set(key.kid, key);
  }
  return [...keys.values()];
}

/** An owner's grant that nobody has answered for, opened: with `key` and `ownerKey` one does. */
export async function unprovedOwnerGrants(
  ring: KeyRing,
): Promise<{ key: PrivateKey; ownerKey: PrivateKey }[]> {
  const opened = await Promise.all(
    ring.ownerGrants
      .filter(({ proved }) => !proved)
      .map(async (row) => ({
        key: await openOwnerGrant(ring, row),
        ownerKey: ownerKeyOf(ring, row),
      })),
  );
  return opened.flatMap(({ key, ownerKey }) => (key && ownerKey ? [{ key, ownerKey }] : []));
}

/** By the key of the owner's inbox to which it was given, of now or earlier. */
async function openOwnerGrant(ring: KeyRing, row: OwnerGrant) {
  const by = ownerKeyOf(ring, row);
  return by && openExpected(row, by);
}

function ownerKeyOf(ring: KeyRing, { ownerKid, ownerInboxId }: OwnerGrant) {
  const held = ring.inboxKeys.get(ownerInboxId);
  const earlier = ring.retiredKeys.find(({ key }) => key.kid === ownerKid)?.key;
  return held?.kid === ownerKid ? held : earlier;
}

/**
 * Opens what was sealed to any inbox of the ring, in its right place only. Throws SealingError: `moved` where it belongs
 * to another report or organisation, `not-a-recipient` where no key of the ring fits.
 */
export async function openSealed(ring: KeyRing, sealed: Sealed, binding: Binding): Promise<Json> {
  return open(sealed, await keyFor(ring, sealed), binding);
}

/** A key of the ring, or one that it opens, to which it is sealed. Throws SealingError `not-a-recipient`. */
export async function keyFor(ring: KeyRing, sealed: Sealed): Promise<PrivateKey> {
  const kids = kidsOf(sealed);
  const fitting = () =>
    [...ring.inboxKeys.values(), ...ring.retiredKeys.map(({ key }) => key)].find(({ kid }) =>
      kids.includes(kid),
    );
  let key = fitting();
  if (!key) {
    for (const { inboxId } of ring.ownerGrants) await keyOfInbox(ring, inboxId);
    key = fitting();
  }
  if (!key) throw new SealingError('not-a-recipient');
  return key;
}

/** The key in a grant; undefined where it does not open, or is another than `kid`. */
export async function openExpected({ kid, grant }: KeyGrant, by: PrivateKey) {
  const opened = await openGrant(grant, by).catch(nothing);
  // The server stores grants without seeing into them: that one holds the key that it should shows only here.
  return opened?.kid === kid ? opened : undefined;
}

function nothing(): undefined {
  return undefined;
}
