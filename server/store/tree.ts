/**
 * Trees in memory: one per tenant, read again when the counter 'tree' has risen, so that a route costs one small query.
 * And a stored tree in the shape of `route()`.
 */
import { osloDay } from '../../contract/clock.ts';
import { policiesOn } from '../../contract/policies/index.ts';
import type { OrganisationKind, Tree, TreeInbox } from '../../contract/route.ts';
import type { Sector } from '../../contract/facts.ts';
import type { OrganisationRow, Records, StoredTree } from './records.ts';

export type TreeCache = {
  of(records: Records, rootId: string): Promise<StoredTree>;
  bySlug(
    records: Records,
    slug: string,
  ): Promise<{ organisation: OrganisationRow; tree: StoredTree } | undefined>;
};

export function openTreeCache(): TreeCache {
  let version = -1;
  let trees = new Map<string, StoredTree>();
  let slugs = new Map<string, OrganisationRow>();

  async function refresh(records: Records): Promise<void> {
    const current = await records.organisations.treeVersion();
    if (current === version) return;
    version = current;
    trees = new Map();
    slugs = new Map();
  }
  async function of(records: Records, rootId: string): Promise<StoredTree> {
    const known = trees.get(rootId);
    if (known) return known;
    const into = trees;
    const tree = await records.organisations.tree(rootId);
    into.set(rootId, tree);
    return tree;
  }
  return {
    async of(records, rootId) {
      await refresh(records);
      return of(records, rootId);
    },
    async bySlug(records, slug) {
      await refresh(records);
      const into = slugs;
      const organisation = slugs.get(slug) ?? (await records.organisations.bySlug(slug));
      if (!organisation) return undefined;
      into.set(slug, organisation);
      return { organisation, tree: await of(records, organisation.rootId) };
    },
  };
}

export function isMember(tree: StoredTree, inboxId: string, handlerId: string): boolean {
  return tree.memberships.some(
    (member) => member.inboxId === inboxId && member.handlerId === handlerId,
  );
}

/** Whether she is an active member with a grant for the key of today. */
export function holdsKey(tree: StoredTree, inboxId: string, handlerId: string): boolean {
  const kid = tree.keys.get(inboxId)?.kid;
  const isActive = tree.handlers.get(handlerId)?.state === 'active';
  return (
    kid !== undefined &&
    isActive &&
    isMember(tree, inboxId, handlerId) &&
    tree.grants.has(`${kid} ${handlerId}`)
  );
}

const routeTrees = new WeakMap<
  StoredTree,
  { tree: Tree; day: string; from: number; until: number }
>();

/** The tree for `route()`, with who is away now and the policies of the day. Kept until the day ends or somebody comes back. */
export function toRouteTree(stored: StoredTree, now: Date): Tree {
  const day = osloDay(now);
  const kept = routeTrees.get(stored);
  const time = now.getTime();
  if (kept && kept.day === day && time >= kept.from && time < kept.until) return kept.tree;
  const returns = [...stored.handlers.values()]
    .flatMap(({ awayUntil }) => (awayUntil ? [awayUntil.getTime()] : []))
    .filter((returns) => returns > time);
  const tree = makeRouteTree(stored, now, day);
  const until = Math.min(...returns, Number.MAX_SAFE_INTEGER);
  routeTrees.set(stored, { tree, day, from: time, until });
  return tree;
}

function makeRouteTree(stored: StoredTree, now: Date, day: string): Tree {
  const inboxes = [...stored.inboxes.values()].map((row): [string, TreeInbox] => [
    row.id,
    {
      id: row.id,
      organisationId: row.organisationId,
      standing: row.standing as TreeInbox['standing'],
      name: row.name,
      escalatesTo: row.escalatesTo,
      hasKey: stored.keys.has(row.id),
      members: stored.memberships
        .filter(({ inboxId }) => inboxId === row.id)
        .map(({ handlerId, deputy }) => {
          const handler = stored.handlers.get(handlerId);
          const awayUntil = handler?.awayUntil ?? null;
          return {
            handlerId,
            deputy,
            holdsKey:
              handler?.state === 'active' && stored.grants.has(`${row.currentKid} ${handlerId}`),
            away: awayUntil !== null && awayUntil.getTime() > now.getTime(),
          };
        }),
    },
  ]);
  const organisations = [...stored.organisations.values()].map(
    (row) =>
      [
        row.id,
        { ...row, kind: row.kind as OrganisationKind, sector: row.sector as Sector },
      ] as const,
  );
  return {
    organisations: new Map(organisations),
    inboxes: new Map(inboxes),
    policies: policiesOn(day),
  };
}
