/**
 * Whose inboxes stay out of a report, because it is about them: the own line of whoever is accused.
 * Nobody is trusted to say of an inbox of her own organisation that it is not hers.
 */
import type { Facts } from './facts.ts';
import type { Policy } from './policy.ts';
import type { Tree, TreeOrganisation } from './tree.ts';

export function isOwnLine(facts: Facts, policy: Policy): boolean {
  return (
    facts.accused === 'leader' ||
    (facts.accused === 'adult' && policy.adultAccused === 'outside-own-line')
  );
}

/**
 * The accused's own inboxes, among those of the unit and of all that its leader leads: every one of them, whatever standing
 * it was given there. Nobody is above the top of a tree and above a private owner: of theirs the independent inbox that
 * they have named stays out of it, and, where no leader is accused, the teams. In order of id, whatever the order of the tree.
 */
export function accusedInboxes(
  facts: Facts,
  chain: readonly TreeOrganisation[],
  policy: Policy,
  own: readonly string[],
  tree: Tree,
): string[] {
  if (!isOwnLine(facts, policy)) return [];
  const top = chain.at(-1)!;
  return own.filter((id) => {
    const { organisationId, standing } = tree.inboxes.get(id)!;
    if (organisationId !== top.id) return true;
    return facts.accused === 'leader' ? id !== top.independentInboxId : standing === 'line';
  });
}
