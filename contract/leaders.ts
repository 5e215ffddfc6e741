/**
 * Which organisations one person leads: a head teacher who also leads the after-school and the kindergarten, and whoever
 * has no inbox and so lives under the leader of the inbox that reads for it. Who is accused as leader of one is so in all.
 */
import type { Tree, TreeOrganisation } from './tree.ts';
import { chainOf } from './tree.ts';

export type LedTogether = {
  /** Ids of organisations, of which the one asked for is one. */
  organisations: ReadonlySet<string>;
  /** Ids of all their inboxes, whatever their standing, in order of id. */
  inboxes: readonly string[];
};

/** By organisation; worked out once for a tree, because the proof asks for each of thousands of reports. */
const groupsOf = new WeakMap<Tree, Map<string, LedTogether>>();

export function ledTogether(organisationId: string, tree: Tree): LedTogether {
  const groups = groupsOf.get(tree) ?? findGroups(tree);
  groupsOf.set(tree, groups);
  return groups.get(organisationId) ?? { organisations: new Set([organisationId]), inboxes: [] };
}

function findGroups(tree: Tree): Map<string, LedTogether> {
  type Group = { organisations: Set<string>; inboxes: string[] };
  const groups = new Map(
    [...tree.organisations.keys()].map((id): [string, Group] => [
      id,
      { organisations: new Set([id]), inboxes: [] },
    ]),
  );
  const join = (one: string, other: string) => {
    const [into, from] = [groups.get(one)!, groups.get(other)];
    if (from === undefined || into === from) return;
    for (const id of from.organisations) {
      into.organisations.add(id);
      groups.set(id, into);
    }
  };
  for (const { id, ledWith } of tree.organisations.values()) {
    if (ledWith !== null) join(id, ledWith);
    for (const other of leaderFrom(id, tree)) join(id, other);
  }
  for (const id of [...tree.inboxes.keys()].sort())
    groups.get(tree.inboxes.get(id)!.organisationId)?.inboxes.push(id);
  return groups;
}

/** Of an organisation without an inbox of its own: the one whose inbox reads for it, and the one that has it from there. */
function leaderFrom(organisationId: string, tree: Tree): string[] {
  const ownerOf = (inboxId: string | null) => tree.inboxes.get(inboxId ?? '')?.organisationId;
  if (ownerOf(tree.organisations.get(organisationId)!.inboxId) === organisationId) return [];
  const receives = wayUp(organisationId, tree).find(({ inboxId }) => inboxId !== null);
  const owner = ownerOf(receives?.inboxId ?? null);
  return receives && owner !== undefined ? [receives.id, owner] : [];
}

/** Where it is broken `route()` says so for the reports that it concerns; the other branches are served. */
function wayUp(organisationId: string, tree: Tree): TreeOrganisation[] {
  try {
    return chainOf(organisationId, tree);
  } catch {
    return [];
  }
}
