/**
 * What the requests that make keys have in common: a key pair that nobody has yet, and grants of it to people who are there.
 * All of it is checked before anything is written; the private halves the server never sees.
 */
import type { PublicKey } from '../../contract/sealing/keys.ts';
import { Problem } from '../http/problem.ts';
import type { KeyGrantRow, Records, StoredTree } from '../store/records.ts';
import { ownerInboxOf } from '../store/tree.ts';
import { isGrantFor } from './jwe-header.ts';
import { isSealable } from './possession.ts';
import { wrong } from './wrong.ts';

type MemberGrant = { handlerId: string; grant: string };
type GivenOwnerGrant = { ownerKid: string; grant: string } | null;
type GivenKey = { publicKey: PublicKey; grants: MemberGrant[]; ownerGrant: GivenOwnerGrant };

/** Throws `invalid-request`. Not in a transaction. */
export async function checkNewKey(key: PublicKey, pointer: string): Promise<void> {
  if (!(await isSealable(key))) throw wrong(pointer, 'Give a point on P-256 and its thumbprint.');
}

/** A new key is nobody's: neither an inbox's nor a person's. Throws `invalid-request`. */
export function checkUnused(tree: StoredTree, kid: string, pointer: string): void {
  const isTaken =
    [...tree.keys.values()].some((key) => key.kid === kid) ||
    tree.retiredKeys.has(kid) ||
    [...tree.recoveryKeys.values()].some((pair) => pair.kid === kid) ||
    [...tree.handlers.values()].some(({ publicKey }) => publicKey?.kid === kid);
  if (isTaken) throw wrong(pointer, 'Make a new key pair: this one is in use.');
}

/**
 * `fitting`: the public key of each person who may get the key, by handler id. Throws `invalid-request` where a grant is for
 * anybody else, where there are two for one, or none for the maker.
 */
export function checkMemberGrants(
  grants: readonly MemberGrant[],
  fitting: ReadonlyMap<string, PublicKey>,
  maker: string,
): void {
  const seen = new Set<string>();
  for (const [index, { handlerId, grant }] of grants.entries()) {
    const to = fitting.get(handlerId);
    if (!to || seen.has(handlerId))
      throw wrong(
        `/grants/${index}/handlerId`,
        'Give each member who may have the key one grant: ask for your session again.',
      );
    seen.add(handlerId);
    if (!isGrantFor(grant, to.kid))
      throw wrong(`/grants/${index}/grant`, "Seal the key to the member's public key.");
  }
  if (!seen.has(maker)) throw wrong('/grants', 'Seal the key to yourself too.');
}

/** The rows: the maker has answered for the key, the others have not yet. */
function memberGrantRows(
  grants: readonly MemberGrant[],
  { kid, rootId, maker, at }: { kid: string; rootId: string; maker: string; at: Date },
): KeyGrantRow[] {
  return grants.map(({ handlerId, grant }) => ({
    ...{ kid, handlerId, rootId, grant, grantedBy: maker, createdAt: at },
    provedAt: handlerId === maker ? at : null,
    trustedUntil: null,
  }));
}

/**
 * The owner's inbox to whose key it is sealed; null where nothing was given. It may always be given later (`owner-grants.ts`), so
 * that an owner who makes her key at the same moment stops nobody. Throws `invalid-request`.
 */
function ownerOfGrant(
  given: GivenOwnerGrant,
  tree: StoredTree,
  inboxId: string,
): { ownerInboxId: string; ownerKid: string; grant: string } | null {
  if (given === null) return null;
  const ownerInboxId = ownerInboxOf(tree, inboxId);
  const ownerKid = tree.keys.get(ownerInboxId ?? '')?.kid;
  if (ownerInboxId === null || given.ownerKid !== ownerKid)
    throw wrong(
      '/ownerGrant/ownerKid',
      'Seal it to the key of now of the inbox above that may open this one: ask for your session again.',
    );
  if (!isGrantFor(given.grant, ownerKid))
    throw wrong('/ownerGrant/grant', "Seal the key to the owner's key.");
  return { ownerInboxId, ...given };
}

/**
 * Writes the key in the place of the one that it `replaces` ('' for none), with its grants: the maker's counts, the others wait for
 * their owners' answers. Throws `key-changed` where the inbox has another key, and `invalid-request`.
 */
export async function putNewKey(
  organisations: Records['organisations'],
  tree: StoredTree,
  { publicKey, grants, ownerGrant }: GivenKey,
  of: { inboxId: string; replaces: string; rootId: string; maker: string; at: Date },
): Promise<void> {
  const { inboxId, replaces, rootId, maker, at } = of;
  const { kid } = publicKey;
  const owner = ownerOfGrant(ownerGrant, tree, inboxId);
  if (!(await organisations.changeCurrentKey(rootId, inboxId, replaces, kid)))
    throw new Problem('key-changed');
  const isNew = await organisations.addInboxKey({
    ...{ kid, rootId, inboxId, publicKey, createdAt: at, retiredAt: null },
    ...{ recoverySealed: null, recoveryState: 'none' },
  });
  if (!isNew) throw wrong('/publicKey', 'Make a new key pair: this one is in use.');
  for (const row of memberGrantRows(grants, { kid, rootId, maker, at }))
    await organisations.putKeyGrant(row);
  const unproved = { provedAt: null, trustedUntil: null };
  if (owner) await organisations.putOwnerGrant({ kid, rootId, inboxId, ...owner, ...unproved });
}
