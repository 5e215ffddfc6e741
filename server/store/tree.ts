/**
 * Trees in memory: one per tenant, read again when the counter of that tree has risen, so that a route costs one small query and a
 * change in one municipality costs the others nothing. And a stored tree in the shape of `route()`.
 */
import { osloDay } from '../../contract/clock.ts';
import { policiesOn } from '../../contract/policies/index.ts';
import type { OrganisationKind, Tree, TreeInbox } from '../../contract/route.ts';
import type { Sector } from '../../contract/facts.ts';
import type { GrantState, OrganisationRow, Records, StoredTree } from './records.ts';
import { membersIn } from './tree-index.ts';

export type TreeCache = {
  of(records: Pick<Records, 'organisations'>, rootId: string): Promise<StoredTree>;
  bySlug(
    records: Pick<Records, 'organisations'>,
    slug: string,
  ): Promise<{ organisation: OrganisationRow; tree: StoredTree } | undefined>;
};

export function openTreeCache(): TreeCache {
  const trees = new Map<string, { version: number; tree: StoredTree }>();
  const slugs = new Map<string, Pick<OrganisationRow, 'id' | 'rootId'>>();

  async function of(records: Pick<Records, 'organisations'>, rootId: string): Promise<StoredTree> {
    // Before the tree: what is read after it may be newer, and is then read once more, but never older.
    const version = await records.organisations.treeVersion(rootId);
    const known = trees.get(rootId);
    if (known?.version === version) return known.tree;
    const tree = await records.organisations.tree(rootId);
    trees.set(rootId, { version, tree });
    return tree;
  }
  return {
    of,
    async bySlug(records, slug) {
      const known = slugs.get(slug);
      if (known) {
        const tree = await of(records, known.rootId);
        const organisation = tree.organisations.get(known.id);
        if (organisation?.slug === slug) return { organisation, tree };
        slugs.delete(slug);
      }
      const organisation = await records.organisations.bySlug(slug);
      if (!organisation) return undefined;
      const { id, rootId } = organisation;
      slugs.set(slug, { id, rootId });
      return { organisation, tree: await of(records, rootId) };
    },
  };
}

export function isMember(tree: StoredTree, inboxId: string, handlerId: string): boolean {
  return membersIn(tree, inboxId).some((member) => member.handlerId === handlerId);
}

/** Whether a key of today was given to her, an active member: what she may ask for while she answers for the key. */
export function hasGrant(tree: StoredTree, inboxId: string, handlerId: string): boolean {
  return grantOf(tree, inboxId, handlerId) !== undefined;
}

/** Whether she has answered for the key of today. */
export function holdsKey(tree: StoredTree, inboxId: string, handlerId: string): boolean {
  return (grantOf(tree, inboxId, handlerId)?.provedAt ?? null) !== null;
}

/** Whether she counts as somebody who can open the inbox: for routes, health, openness and the ways that are left, and for nothing else. */
export function countsAsHolder(
  tree: StoredTree,
  inboxId: string,
  handlerId: string,
  now: Date,
): boolean {
  const grant = grantOf(tree, inboxId, handlerId);
  return grant !== undefined && counts(grant, now);
}

/** A grant counts once it is proved; one of before the upgrade for a while without that. */
export function counts(
  { provedAt, trustedUntil }: Pick<GrantState, 'provedAt' | 'trustedUntil'>,
  now: Date,
): boolean {
  return provedAt !== null || (trustedUntil !== null && trustedUntil.getTime() > now.getTime());
}

function grantOf(tree: StoredTree, inboxId: string, handlerId: string): GrantState | undefined {
  const kid = tree.keys.get(inboxId)?.kid;
  if (kid === undefined || tree.handlers.get(handlerId)?.state !== 'active') return undefined;
  return isMember(tree, inboxId, handlerId) ? tree.grants.get(`${kid} ${handlerId}`) : undefined;
}

/**
 * Who else may open an inbox: for a second one, its organisation's main inbox; for that one, the owner's above, unless
 * it may not. What is independent is opened by nobody else: null.
 */
export function ownerInboxOf(tree: StoredTree, inboxId: string): string | null {
  const inbox = tree.inboxes.get(inboxId);
  if (!inbox || inbox.standing === 'independent') return null;
  let at = tree.organisations.get(inbox.organisationId);
  if (!at) return null;
  if (at.inboxId !== null && at.inboxId !== inbox.id) return at.inboxId;
  const seen = new Set<string>();
  while (at.ownerMayOpen && !seen.has(at.id)) {
    seen.add(at.id);
    const owner: OrganisationRow | undefined = tree.organisations.get(at.parentId ?? '');
    if (!owner) return null;
    if (owner.inboxId !== null) return owner.inboxId === inboxId ? null : owner.inboxId;
    at = owner;
  }
  return null;
}

const routeTrees = new WeakMap<
  StoredTree,
  { tree: Tree; day: string; from: number; until: number }
>();

/** The tree for `route()`, with who is away now and the policies of the day. Kept until the day ends, somebody comes back, or a grant ends that was trusted for a while. */
export function toRouteTree(stored: StoredTree, now: Date): Tree {
  const day = osloDay(now);
  const kept = routeTrees.get(stored);
  const time = now.getTime();
  if (kept && kept.day === day && time >= kept.from && time < kept.until) return kept.tree;
  const ends = [
    ...[...stored.handlers.values()].map(({ awayUntil }) => awayUntil),
    ...[...stored.grants.values()].map(({ trustedUntil }) => trustedUntil),
  ]
    .flatMap((end) => (end ? [end.getTime()] : []))
    .filter((end) => end > time);
  const tree = makeRouteTree(stored, now, day);
  const until = ends.reduce((one, other) => Math.min(one, other), Number.MAX_SAFE_INTEGER);
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
      members: membersIn(stored, row.id).map(({ handlerId, deputy }) => {
        const handler = stored.handlers.get(handlerId);
        const awayUntil = handler?.awayUntil ?? null;
        return {
          handlerId,
          deputy,
          holdsKey: countsAsHolder(stored, row.id, handlerId, now),
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
