/**
 * The key ring: the handler's own private key and the keys of her inboxes, in memory while the desk is unlocked.
 * Nothing here is ever written to the browser's storage; locking drops the ring.
 */
import type { SessionAnswer } from '../contract/api/people.ts';
import { grantKey, openGrant, unlockKey } from '../contract/sealing/grant.ts';
import type { PrivateKey, PublicKey } from '../contract/sealing/keys.ts';
import { openWithRecoveryCode } from '../contract/sealing/recovery.ts';
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
  /** Keys that inboxes of hers can open for an inbox below: still sealed, opened when needed. `kid`: of the key that must be in it. */
  ownerGrants: { inboxId: string; ownerInboxId: string; kid: string; grant: string }[];
  /** Inboxes whose grant did not open or held another key than the inbox's. */
  broken: string[];
};

/** Throws SealingError `wrong-key` where the password behind `unlockSecret` is not hers. */
export async function openKeyRing(
  session: SessionAnswer,
  unlockSecret: Uint8Array,
): Promise<KeyRing> {
  const handlerKey = await unlockKey(session.handler.lockedKey, unlockSecret);
  if (handlerKey.kid !== session.handler.publicKey.kid) throw new SealingError('wrong-key');
  return fillKeyRing(session, handlerKey);
}

/** The ring anew after a colleague or the printed code let her in; her own key is already unlocked. */
export async function fillKeyRing(
  session: SessionAnswer,
  handlerKey: PrivateKey,
): Promise<KeyRing> {
  const ring: KeyRing = { handlerKey, inboxKeys: new Map(), ownerGrants: [], broken: [] };
  for (const membership of session.memberships) {
    if (membership.grant === null) continue;
    const key = await openOwnGrant(membership, handlerKey);
    if (!key) {
      ring.broken.push(membership.inboxId);
      continue;
    }
    ring.inboxKeys.set(membership.inboxId, key);
    for (const { inboxId, kid, grant } of membership.ownerGrants)
      ring.ownerGrants.push({ inboxId, ownerInboxId: membership.inboxId, kid, grant });
  }
  return ring;
}

/** References are all that a script can drop; the browser frees the memory. */
export function emptyKeyRing(ring: KeyRing): void {
  ring.handlerKey = null;
  ring.inboxKeys.clear();
  ring.ownerGrants.length = 0;
}

/** The inbox's private key, by her own grant or by that of an inbox above; undefined where neither opens it. */
export async function keyOfInbox(ring: KeyRing, inboxId: string): Promise<PrivateKey | undefined> {
  const held = ring.inboxKeys.get(inboxId);
  if (held) return held;
  const grants = ring.ownerGrants.filter((row) => row.inboxId === inboxId);
  for (const { ownerInboxId, kid, grant } of grants) {
    const key = await openGrant(grant, ring.inboxKeys.get(ownerInboxId)!).catch(nothing);
    // As with her own grants: what the server stored may hold another key than it says.
    if (key?.kid !== kid) continue;
    ring.inboxKeys.set(inboxId, key);
    return key;
  }
  return undefined;
}

/** The inbox's key sealed to a colleague's public key. Throws SealingError `not-a-recipient` where it is not ours to give. */
export async function grantTo(ring: KeyRing, inboxId: string, to: PublicKey): Promise<string> {
  const key = await keyOfInbox(ring, inboxId);
  if (!key) throw new SealingError('not-a-recipient');
  return grantKey(key, to);
}

/**
 * Opens what was sealed to any inbox of the ring, in its right place only. Throws SealingError: `moved` where it belongs
 * to another report or organisation, `not-a-recipient` where no key of the ring fits.
 */
export async function openSealed(ring: KeyRing, sealed: Sealed, binding: Binding): Promise<Json> {
  const kids = kidsOf(sealed);
  const fitting = () => [...ring.inboxKeys.values()].find(({ kid }) => kids.includes(kid));
  let key = fitting();
  if (!key) {
    for (const { inboxId } of ring.ownerGrants) await keyOfInbox(ring, inboxId);
    key = fitting();
  }
  if (!key) throw new SealingError('not-a-recipient');
  return open(sealed, key, binding);
}

/**
 * The printed code of an inbox, typed back: checks that it opens this inbox's key, and seals that key to the handler.
 * Throws SealingError `wrong-key` where the code does not open it, `damaged` where it opens another key.
 */
export async function grantFromRecoveryCode(
  sealedKey: string,
  code: string,
  inbox: Pick<Membership, 'key'>,
  to: PublicKey,
): Promise<string> {
  const key = await openWithRecoveryCode(sealedKey, code);
  if (key.kid !== inbox.key.kid) throw new SealingError('damaged');
  return grantKey(key, to);
}

async function openOwnGrant({ grant, key }: Membership, handlerKey: PrivateKey) {
  const opened = await openGrant(grant!, handlerKey).catch(nothing);
  // The server stores grants without seeing into them: that it holds this inbox's key shows only here.
  return opened?.kid === key.kid ? opened : undefined;
}

function nothing(): undefined {
  return undefined;
}
