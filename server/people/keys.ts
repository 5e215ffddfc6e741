/**
 * Who holds which inbox's key, and who can hand it on: read from the stored tree, without a database.
 * The server can open none of these keys; it only knows to whom they were sealed.
 */
import { sectors, type Sector } from '../../contract/facts.ts';
import type { PublicKey } from '../../contract/sealing/keys.ts';
import type { HandlerRow, OwnerGrantRow, StoredTree } from '../store/records.ts';
import { counts, countsAsHolder, hasGrant } from '../store/tree.ts';
import { membersIn, membershipsOf } from '../store/tree-index.ts';

export function inboxesOf(tree: StoredTree, handlerId: string): string[] {
  return membershipsOf(tree, handlerId).map(({ inboxId }) => inboxId);
}

/** Those who count as holding the inbox's key now. */
export function holdersOf(tree: StoredTree, inboxId: string, now: Date): string[] {
  return membersIn(tree, inboxId)
    .map(({ handlerId }) => handlerId)
    .filter((handlerId) => countsAsHolder(tree, inboxId, handlerId, now));
}

/** Whether an owner's grant opens the key of today with the owner's key of today. */
export function isCurrentOwnerGrant(tree: StoredTree, row: OwnerGrantRow): boolean {
  return (
    row.kid === tree.keys.get(row.inboxId)?.kid &&
    row.ownerKid === tree.keys.get(row.ownerInboxId)?.kid
  );
}

/** `rows`: of any inbox. */
function currentOwnerGrants(
  tree: StoredTree,
  rows: OwnerGrantRow[],
  inboxId: string,
): OwnerGrantRow[] {
  return rows.filter((row) => row.inboxId === inboxId && isCurrentOwnerGrant(tree, row));
}

/** Those who can let somebody into this inbox: its own holders; where there is none, the owner's. */
export function whoCanLetIn(
  tree: StoredTree,
  rows: OwnerGrantRow[],
  inboxId: string,
  now: Date,
): string[] {
  const holders = holdersOf(tree, inboxId, now);
  return holders.length > 0 ? holders : ownersWhoCanOpen(tree, rows, inboxId, now);
}

/** Holders of the owner's key, where its grant counts. */
export function ownersWhoCanOpen(
  tree: StoredTree,
  rows: OwnerGrantRow[],
  inboxId: string,
  now: Date,
): string[] {
  return currentOwnerGrants(tree, rows, inboxId)
    .filter((row) => counts(row, now))
    .flatMap((row) => holdersOf(tree, row.ownerInboxId, now));
}

/**
 * Whether the inbox's key was given to her: by a grant of her own, or by the owner's to an inbox whose key she was given. Whether
 * she has it, only her answer says (`possession.ts`).
 */
export function mayOpen(
  tree: StoredTree,
  rows: OwnerGrantRow[],
  inboxId: string,
  handlerId: string,
): boolean {
  return (
    hasGrant(tree, inboxId, handlerId) ||
    currentOwnerGrants(tree, rows, inboxId).some((row) =>
      hasGrant(tree, row.ownerInboxId, handlerId),
    )
  );
}

/** Whether an earlier key of the inbox is hers to hand on: it was given to her, or to an owner's key that she has. */
export function mayOpenRetired(
  tree: StoredTree,
  rows: OwnerGrantRow[],
  inboxId: string,
  kid: string,
  handlerId: string,
): boolean {
  const has = (held: string, at: string) =>
    tree.grants.has(`${held} ${handlerId}`) && hasGrant(tree, at, handlerId);
  return (
    has(kid, inboxId) || rows.some((row) => row.kid === kid && has(row.ownerKid, row.ownerInboxId))
  );
}

/** A key of the inbox, of now or an earlier one. */
export function isKeyOf(tree: StoredTree, inboxId: string, kid: string): boolean {
  return tree.keys.get(inboxId)?.kid === kid || tree.retiredKeys.get(kid)?.inboxId === inboxId;
}

/** Members who have come in, with their keys: to them a key can be sealed. */
export function colleaguesIn(
  tree: StoredTree,
  inboxId: string,
): (HandlerRow & { publicKey: PublicKey })[] {
  return membersIn(tree, inboxId).flatMap(({ handlerId }) => {
    const handler = tree.handlers.get(handlerId);
    if (handler?.state !== 'active' || handler.publicKey === null) return [];
    return [{ ...handler, publicKey: handler.publicKey }];
  });
}

/**
 * The inboxes for which she answers: her own, and those of the organisations below hers. An administrator answers for all.
 * A private owner is a border, as for routes: what lies beyond it is not in sight from above.
 */
export function inboxesInSight(
  tree: StoredTree,
  handlerId: string,
  isAdministrator: boolean,
): string[] {
  const all = [...tree.inboxes.keys()];
  if (isAdministrator) return all;
  const mine = inboxesOf(tree, handlerId);
  const from = new Set(mine.map((inboxId) => tree.inboxes.get(inboxId)?.organisationId));
  return all.filter((inboxId) => {
    const organisationId = tree.inboxes.get(inboxId)!.organisationId;
    return (
      mine.includes(inboxId) || ownersAbove(tree, organisationId).some((owner) => from.has(owner))
    );
  });
}

/** The sectors of the units at or below an organisation, in the contract's order. A unit has nothing below it. */
export function sectorsUnder(tree: StoredTree, organisationId: string): Sector[] {
  const all = [...tree.organisations.values()];
  const owners = new Set(all.map(({ parentId }) => parentId));
  const units = all.filter(
    ({ id }) =>
      !owners.has(id) && (id === organisationId || ownersAbove(tree, id).includes(organisationId)),
  );
  return sectors.filter((name) => units.some(({ sector }) => sector === name));
}

function ownersAbove(tree: StoredTree, organisationId: string): string[] {
  const owners: string[] = [];
  let below = tree.organisations.get(organisationId);
  while (below?.parentId != null) {
    const owner = tree.organisations.get(below.parentId);
    if (!owner || owners.includes(owner.id) || (below.private && !owner.private)) break;
    owners.push(owner.id);
    below = owner;
  }
  return owners;
}
