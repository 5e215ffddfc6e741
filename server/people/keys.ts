/**
 * Who holds which inbox's key, and who can hand it on: read from the stored tree, without a database.
 * The server can open none of these keys; it only knows to whom they were sealed.
 */
import { sectors, type Sector } from '../../contract/facts.ts';
import type { MembershipRow, OwnerGrantRow, StoredTree } from '../store/records.ts';
import { holdsKey } from '../store/tree.ts';

export function membersOf(tree: StoredTree, inboxId: string): MembershipRow[] {
  return tree.memberships.filter((member) => member.inboxId === inboxId);
}

export function inboxesOf(tree: StoredTree, handlerId: string): string[] {
  return tree.memberships
    .filter((member) => member.handlerId === handlerId)
    .map(({ inboxId }) => inboxId);
}

export function holdersOf(tree: StoredTree, inboxId: string): string[] {
  return membersOf(tree, inboxId)
    .map(({ handlerId }) => handlerId)
    .filter((handlerId) => holdsKey(tree, inboxId, handlerId));
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
export function whoCanLetIn(tree: StoredTree, rows: OwnerGrantRow[], inboxId: string): string[] {
  const holders = holdersOf(tree, inboxId);
  return holders.length > 0 ? holders : ownersWhoCanOpen(tree, rows, inboxId);
}

export function ownersWhoCanOpen(
  tree: StoredTree,
  rows: OwnerGrantRow[],
  inboxId: string,
): string[] {
  return currentOwnerGrants(tree, rows, inboxId).flatMap((row) =>
    holdersOf(tree, row.ownerInboxId),
  );
}

/** Whether she can open the inbox's key: by her own grant, or by the owner's grant to an inbox whose key she holds. */
export function canOpen(
  tree: StoredTree,
  rows: OwnerGrantRow[],
  inboxId: string,
  handlerId: string,
): boolean {
  return (
    holdsKey(tree, inboxId, handlerId) || ownersWhoCanOpen(tree, rows, inboxId).includes(handlerId)
  );
}

/** Whether an earlier key of the inbox is hers to hand on: it was given to her, or to an owner's key that she has. */
export function canOpenRetired(
  tree: StoredTree,
  rows: OwnerGrantRow[],
  inboxId: string,
  kid: string,
  handlerId: string,
): boolean {
  const has = (held: string, at: string) =>
    tree.grants.has(`${held} ${handlerId}`) && holdsKey(tree, at, handlerId);
  return (
    has(kid, inboxId) || rows.some((row) => row.kid === kid && has(row.ownerKid, row.ownerInboxId))
  );
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
