/**
 * Which inboxes need a new key: those that somebody leaves who could open them. She has held the private key in her browser, and
 * no row that is deleted takes it out of her memory; so what comes once a member has made the next key is sealed to another.
 */
import type { OwnerGrantRow, StoredTree } from '../store/records.ts';
import type { Plan } from './plan.ts';
import { membersToRemove } from './members.ts';

/**
 * Ids of inboxes. Those that she leaves and whose key she was given, and all below whose key is granted to one of them: with
 * the owner's key she could have opened theirs too. `ownerGrants`: all of the tree.
 */
export function inboxesToRenew(
  plan: Plan,
  tree: StoredTree | undefined,
  ownerGrants: readonly OwnerGrantRow[],
): Set<string> {
  const renewed = new Set<string>();
  if (!tree) return renewed;
  const kidOf = (inboxId: string) => tree.keys.get(inboxId)?.kid;
  for (const { inboxId, handlerId } of membersToRemove(plan, tree))
    if (tree.grants.has(`${kidOf(inboxId)} ${handlerId}`)) renewed.add(inboxId);
  const described = new Set(plan.inboxes.map(({ id }) => id));
  const isCurrent = (row: OwnerGrantRow) =>
    row.kid === kidOf(row.inboxId) && row.ownerKid === kidOf(row.ownerInboxId);
  const grants = ownerGrants.filter((row) => isCurrent(row) && described.has(row.inboxId));
  // A set that grows while it is walked: an owner's inbox may itself be granted to the one above.
  for (const ownerInboxId of renewed)
    for (const row of grants) if (row.ownerInboxId === ownerInboxId) renewed.add(row.inboxId);
  return renewed;
}
