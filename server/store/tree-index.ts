/**
 * Ways into a stored tree that do not go through all of it: a tree of 10,000 units is asked at each press of the button. Made at the
 * first question and kept as long as the tree, which is never changed once it is read.
 */
import type { MembershipRow, OrganisationRow, StoredTree } from './records.ts';

/** Makes an index of a tree once. */
function indexed<T>(make: (tree: StoredTree) => T): (tree: StoredTree) => T {
  const made = new WeakMap<StoredTree, { index: T }>();
  return (tree) => {
    const known = made.get(tree) ?? { index: make(tree) };
    made.set(tree, known);
    return known.index;
  };
}

function grouped<T>(rows: Iterable<T>, by: (row: T) => string | null): Map<string | null, T[]> {
  const groups = new Map<string | null, T[]>();
  for (const row of rows) {
    const group = groups.get(by(row));
    if (group) group.push(row);
    else groups.set(by(row), [row]);
  }
  return groups;
}

const byInbox = indexed((tree) => grouped(tree.memberships, ({ inboxId }) => inboxId));
const byHandler = indexed((tree) => grouped(tree.memberships, ({ handlerId }) => handlerId));
const byParent = indexed((tree) =>
  grouped(tree.organisations.values(), ({ parentId }) => parentId),
);
const framed = indexed((tree) => {
  const requiring = [...tree.organisations.values()].filter(({ requiresFrame }) => requiresFrame);
  return new Set(requiring.flatMap(({ id }) => pathOf(tree, id).map((row) => row.id)));
});
const everyOrigin = indexed(
  (tree) => new Set([...tree.organisations.values()].flatMap(({ origins }) => origins)),
);

/** The members of an inbox. */
export function membersIn(tree: StoredTree, inboxId: string): readonly MembershipRow[] {
  return byInbox(tree).get(inboxId) ?? [];
}

/** The memberships of a handler. */
export function membershipsOf(tree: StoredTree, handlerId: string): readonly MembershipRow[] {
  return byHandler(tree).get(handlerId) ?? [];
}

/** The organisations right below this one, in the order of the tree. */
export function childrenOf(tree: StoredTree, organisationId: string): readonly OrganisationRow[] {
  return byParent(tree).get(organisationId) ?? [];
}

/** The organisation and those above it, from the bottom. */
export function pathOf(tree: StoredTree, organisationId: string): OrganisationRow[] {
  const path: OrganisationRow[] = [];
  let organisation = tree.organisations.get(organisationId);
  while (organisation) {
    path.push(organisation);
    organisation = tree.organisations.get(organisation.parentId ?? '');
  }
  return path;
}

/** Whether it, or one below it, requires the frame. */
export function requiresFrameBelow(tree: StoredTree, organisationId: string): boolean {
  return framed(tree).has(organisationId);
}

/** Whether any organisation of the tree lists this site. */
export function listsOrigin(tree: StoredTree, origin: string): boolean {
  return everyOrigin(tree).has(origin);
}
