/**
 * The route of a report: who reads it, who reads along, to whom it can escalate, and what is due when.
 * One pure function, used by the server, the simulator, the set-up and the tests; total, and never to the accused.
 */
import type { Facts } from './facts.ts';
import { isUrgent } from './facts.ts';
import type { Deadline, Policy } from './policy.ts';
import type { Tree, TreeOrganisation } from './tree.ts';
import { barredBy, chainOf, independentsOf, liveMembers } from './tree.ts';
import type { Walk } from './walk.ts';
import {
  escalation,
  firstReader,
  mainInboxes,
  matchingRules,
  ownerOf,
  ownerOfUnit,
  wayUp,
  withLive,
} from './walk.ts';

export { chainOf, liveReaders, organisationKinds } from './tree.ts';
export type {
  OrganisationKind,
  Rule,
  Tree,
  TreeInbox,
  TreeMember,
  TreeOrganisation,
} from './tree.ts';

/** Why an inbox is in a route; a code, explained in the three languages by the faces. */
export type Reason =
  | 'unit'
  | 'owner'
  | 'leader-accused'
  | 'adult-accused-owner-reads-along'
  | 'own-line-accused'
  | 'independent'
  | 'danger-owner-told'
  | 'rule'
  | 'nearest-live'
  | 'no-live-reader'
  | 'escalation';

export type RouteStep = {
  inboxId: string;
  as: 'reader' | 'copy' | 'escalation';
  reason: Reason;
  ruleId?: string;
};

export type Route = {
  urgent: boolean;
  /** They answer for the case. Never empty. */
  readers: string[];
  /** They read along. */
  copies: string[];
  /** It can be taken to these later: sealed to them, given to them only then. */
  escalation: string[];
  /** The accused's own inboxes. Whoever is a member of one of them never reads this report, through whichever inbox. */
  excluded: string[];
  /** True when no reader is live: stored all the same, and the operator is alarmed. */
  alarm: boolean;
  deadlines: Deadline[];
  because: RouteStep[];
};

/**
 * The route for these facts. `facts.unitId` must be in the tree, and the tree valid (`treeProblems`): else it throws a RangeError.
 * No caller catches that: every tree that is stored went through `provePlan` (`server/organisations`), which refuses an
 * invalid one, and what changes later (keys, members, who is away, the day) cannot make it throw. A tree that somebody
 * broke by hand in the database is shown at /health/ready, and answers `internal` until it is mended.
 * Order: the rules from the unit upwards, then the sector's policy, then what no rule may undo: the accused never reads,
 * the owner reads along when an adult is accused, danger tells the owner too, and a dead inbox hands on to the nearest live one.
 */
export function route(facts: Facts, tree: Tree): Route {
  const chain = chainOf(facts.unitId, tree);
  const unit = chain[0]!;
  const policy = tree.policies[unit.sector];
  const excluded = accusedInboxes(facts, unit, policy, tree);
  const barred = barredBy(excluded, tree);
  const isLive = (inboxId: string) =>
    liveMembers(inboxId, tree).some(({ handlerId }) => !barred.has(handlerId));
  const mayRead = (inboxId: string) =>
    tree.inboxes.has(inboxId) &&
    !excluded.includes(inboxId) &&
    (isLive(inboxId) || liveMembers(inboxId, tree).length === 0);
  const ownLine = isOwnLine(facts, policy);
  const walk: Walk = { facts, tree, unit, chain, ownLine, mayRead, isLive };

  const steps: RouteStep[] = [];
  const add = (as: RouteStep['as'], reason: Reason, inboxId: string, ruleId?: string) => {
    if (!mayRead(inboxId) || steps.some((step) => step.inboxId === inboxId)) return;
    steps.push(ruleId === undefined ? { inboxId, as, reason } : { inboxId, as, reason, ruleId });
  };
  const readers = () => steps.filter(({ as }) => as === 'reader').map(({ inboxId }) => inboxId);

  const { deciding, also } = matchingRules(walk);
  for (const inboxId of deciding?.to ?? []) add('reader', 'rule', inboxId, deciding!.id);
  if (steps.length === 0) for (const first of firstReader(walk)) add('reader', ...first);
  if (!readers().some(isLive)) {
    const nearest = readers()
      .flatMap((inboxId) => wayUp(inboxId, walk))
      .find(isLive);
    if (nearest !== undefined) add('reader', 'nearest-live', nearest);
  }

  if (facts.accused === 'adult')
    for (const owner of withLive(ownerOfUnit(walk), walk))
      add('copy', 'adult-accused-owner-reads-along', owner);
  for (const rule of also) for (const inboxId of rule.to) add('copy', 'rule', inboxId, rule.id);
  if (isUrgent(facts))
    for (const reader of readers())
      for (const owner of withLive(ownerOf(reader, walk), walk))
        add('copy', 'danger-owner-told', owner);

  if (!readers().some(isLive)) {
    const reading = steps.find(({ inboxId }) => isLive(inboxId));
    if (reading) reading.as = 'reader';
  }
  if (readers().length === 0) steps.push(lastResort(excluded, walk));
  for (const { inboxId } of [...steps])
    for (const above of escalation(inboxId, walk)) add('escalation', 'escalation', above);
  // At the top nobody is above: the independent inbox stands in, so that a case can leave those who could not solve it.
  if (steps.every(({ as }) => as === 'reader'))
    for (const independent of independentsOf(chain)) add('escalation', 'independent', independent);

  const idsOf = (as: RouteStep['as']) =>
    steps.filter((step) => step.as === as).map((step) => step.inboxId);
  return {
    urgent: isUrgent(facts),
    readers: readers(),
    copies: idsOf('copy'),
    escalation: idsOf('escalation'),
    excluded,
    alarm: !readers().some(isLive),
    deadlines: deadlinesFor(facts, policy, chain),
    because: steps,
  };
}

function isOwnLine(facts: Facts, policy: Policy): boolean {
  return (
    facts.accused === 'leader' ||
    (facts.accused === 'adult' && policy.adultAccused === 'outside-own-line')
  );
}

/**
 * The accused's own inboxes: the unit's line; and when its leader is accused, also the teams that the leader has appointed.
 * An independent inbox of the unit is neither. In order of id, whatever the order of the tree.
 */
function accusedInboxes(
  facts: Facts,
  unit: TreeOrganisation,
  policy: Policy,
  tree: Tree,
): string[] {
  if (!isOwnLine(facts, policy)) return [];
  const own = facts.accused === 'leader' ? ['line', 'team'] : ['line'];
  return [...tree.inboxes.values()]
    .filter((inbox) => inbox.organisationId === unit.id && own.includes(inbox.standing))
    .map(({ id }) => id)
    .sort();
}

/** Nobody but the accused's own people could open any inbox now: it is kept for the first that is not the accused's own, with an alarm. */
function lastResort(excluded: readonly string[], { chain, tree, unit }: Walk): RouteStep {
  const inboxId = [...mainInboxes(chain), ...independentsOf(chain).reverse()].find(
    (id) => tree.inboxes.has(id) && !excluded.includes(id),
  );
  if (inboxId === undefined)
    throw new RangeError(
      `No inbox above ${unit.id} may read this report: name an independent inbox.`,
    );
  return { inboxId, as: 'reader', reason: 'no-live-reader' };
}

/** What a public body owes by law is our goal, not a right, where the owner is private. */
function deadlinesFor(
  facts: Facts,
  policy: Policy,
  chain: readonly TreeOrganisation[],
): Deadline[] {
  const isPrivate = chain.at(-1)!.private;
  return policy.deadlines
    .filter(({ lane }) => lane === undefined || lane.includes(facts.lane ?? 'serious'))
    .map((deadline) =>
      isPrivate && deadline.publicBody === true
        ? { ...deadline, standing: 'goal', basis: null }
        : deadline,
    );
}
