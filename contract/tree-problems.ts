/**
 * What is wrong with a tree of organisations before any person is looked at. In a tree without problems `route()` always
 * finds an inbox that is not the accused's own; whether somebody in it can read is proved in `prove.ts`.
 */
import type { Tree, TreeInbox, TreeOrganisation } from './tree.ts';
import { chainOf } from './tree.ts';

export const treeProblemKinds = [
  /** An organisation above is not in the tree. */
  'owner-unknown',
  /** An organisation is above itself. */
  'owner-circle',
  /** The organisation that it is led with is not in the tree. */
  'led-with-unknown',
  /** An organisation is led with itself, by whatever way: each but one of them names another. */
  'led-with-circle',
  /** An inbox that is named is not in the tree. */
  'inbox-unknown',
  /** An organisation receives through an inbox that is neither its own nor one of an organisation above it. */
  'inbox-elsewhere',
  /** A unit has no inbox, and no organisation above it has one. */
  'inbox-missing',
  /** The top of a tree, or a private owner, has named no independent inbox. */
  'independent-missing',
  /** The independent inbox has not the standing `independent`, or receives in the ordinary way too. */
  'independent-not-apart',
  /** A member of the independent inbox is also a member of the line or a team of the organisation that it is independent of. */
  'independent-shares-members',
  /** A case would go round in a circle. */
  'escalation-circle',
  /** A case would go to an inbox that is not above: another branch, or beyond a private border. */
  'escalation-aside',
  /** A rule names no inbox, or one that is not in the tree. */
  'rule-without-inbox',
  /** Two rules of an organisation have the same id. */
  'rule-twice',
] as const;

export type TreeProblem = {
  what: (typeof treeProblemKinds)[number];
  organisationId: string;
  inboxId?: string;
  ruleId?: string;
};

/** Every problem of the tree, in the order of its organisations and inboxes; empty when there is none. */
export function treeProblems(tree: Tree): TreeProblem[] {
  const broken = [...tree.organisations.values()].flatMap((organisation) =>
    brokenWay(organisation, tree),
  );
  // Nothing above a broken way can be judged.
  if (broken.length > 0) return broken;
  return [
    ...[...tree.organisations.values()].flatMap((organisation) => [
      ...leaderProblems(organisation, tree),
      ...inboxProblems(organisation, tree),
      ...independentProblems(organisation, tree),
      ...ruleProblems(organisation, tree),
    ]),
    ...[...tree.inboxes.values()].flatMap((inbox) => escalationProblems(inbox, tree)),
  ];
}

function brokenWay({ id, parentId }: TreeOrganisation, tree: Tree): TreeProblem[] {
  const seen = [id];
  for (let at = parentId; at !== null; at = tree.organisations.get(at)!.parentId) {
    if (!tree.organisations.has(at)) return [{ what: 'owner-unknown', organisationId: id }];
    if (seen.includes(at)) return [{ what: 'owner-circle', organisationId: id }];
    seen.push(at);
  }
  return [];
}

function leaderProblems({ id, ledWith }: TreeOrganisation, tree: Tree): TreeProblem[] {
  const seen = [id];
  for (let at = ledWith; at !== null; at = tree.organisations.get(at)?.ledWith ?? null) {
    if (at === id) return [{ what: 'led-with-circle', organisationId: id }];
    // Another circle further on: its own organisations report it.
    if (seen.includes(at)) break;
    seen.push(at);
  }
  const isUnknown = ledWith !== null && !tree.organisations.has(ledWith);
  return isUnknown ? [{ what: 'led-with-unknown', organisationId: id }] : [];
}

function inboxProblems(organisation: TreeOrganisation, tree: Tree): TreeProblem[] {
  const { id: organisationId, inboxId, isUnit } = organisation;
  const chain = chainOf(organisationId, tree);
  if (inboxId === null) {
    const isMissing = isUnit && chain.every((above) => above.inboxId === null);
    return isMissing ? [{ what: 'inbox-missing', organisationId }] : [];
  }
  const inbox = tree.inboxes.get(inboxId);
  if (!inbox) return [{ what: 'inbox-unknown', organisationId, inboxId }];
  const isNear = chain.some(({ id }) => id === inbox.organisationId);
  return isNear ? [] : [{ what: 'inbox-elsewhere', organisationId, inboxId }];
}

function independentProblems(organisation: TreeOrganisation, tree: Tree): TreeProblem[] {
  const { id: organisationId, independentInboxId: inboxId } = organisation;
  if (inboxId === null) {
    const isTop = chainOf(organisationId, tree).length === 1;
    return isTop ? [{ what: 'independent-missing', organisationId }] : [];
  }
  const inbox = tree.inboxes.get(inboxId);
  if (!inbox) return [{ what: 'inbox-unknown', organisationId, inboxId }];
  const receives = [...tree.organisations.values()].some((known) => known.inboxId === inboxId);
  if (inbox.standing !== 'independent' || inbox.organisationId !== organisationId || receives)
    return [{ what: 'independent-not-apart', organisationId, inboxId }];
  const own = [...tree.inboxes.values()].filter(
    (other) => other.organisationId === organisationId && other.standing !== 'independent',
  );
  const line = new Set(own.flatMap(({ members }) => members.map(({ handlerId }) => handlerId)));
  const shares = inbox.members.some(({ handlerId }) => line.has(handlerId));
  return shares ? [{ what: 'independent-shares-members', organisationId, inboxId }] : [];
}

function ruleProblems({ id: organisationId, rules }: TreeOrganisation, tree: Tree): TreeProblem[] {
  return rules.flatMap(({ id: ruleId, to }, index): TreeProblem[] => {
    const isTwice = rules.findIndex(({ id }) => id === ruleId) < index;
    const isEmpty = to.length === 0 || to.some((inboxId) => !tree.inboxes.has(inboxId));
    return [
      ...(isTwice ? [{ what: 'rule-twice', organisationId, ruleId } as const] : []),
      ...(isEmpty ? [{ what: 'rule-without-inbox', organisationId, ruleId } as const] : []),
    ];
  });
}

function escalationProblems(inbox: TreeInbox, tree: Tree): TreeProblem[] {
  const { id: inboxId, organisationId, escalatesTo } = inbox;
  if (!tree.organisations.has(organisationId))
    return [{ what: 'owner-unknown', organisationId, inboxId }];
  if (escalatesTo === null) return [];
  const next = tree.inboxes.get(escalatesTo);
  if (!next) return [{ what: 'inbox-unknown', organisationId, inboxId: escalatesTo }];
  const seen = [inboxId];
  for (let at: TreeInbox | undefined = next; at; at = tree.inboxes.get(at.escalatesTo ?? '')) {
    if (at.id === inboxId) return [{ what: 'escalation-circle', organisationId, inboxId }];
    // Another circle further up: its own inboxes report it.
    if (seen.includes(at.id)) break;
    seen.push(at.id);
  }
  const isAbove = chainOf(organisationId, tree).some(({ id }) => id === next.organisationId);
  return isAbove ? [] : [{ what: 'escalation-aside', organisationId, inboxId }];
}
