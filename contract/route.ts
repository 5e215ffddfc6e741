/**
 * The route of a report: who reads it, who reads along, to whom it can escalate, and what is due when.
 * One pure function, used by the server, the simulator, the set-up and the tests; total, and never to the accused.
 */
import { accusedInboxes, isOwnLine } from './accused.ts';
import type { Facts } from './facts.ts';
import { isUrgent } from './facts.ts';
import { ledTogether } from './leaders.ts';
import type { Deadline, Policy } from './policy.ts';
import type { Tree, TreeOrganisation } from './tree.ts';
import { barredBy, chainOf } from './tree.ts';
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

/** The most keys that one sealed part may name, as `api/common.ts` takes it: the inboxes of the route, and the reporter's own. */
export const mostRecipients = 24;

export type Route = {
  urgent: boolean;
  /** They answer for the case. Empty only where no inbox on the way has a key: then nothing can be sealed, and nothing is taken. */
  readers: string[];
  /** They read along. */
  copies: string[];
  /** It can be taken to these later: sealed to them, given to them only then. */
  escalation: string[];
  /** The accused's own inboxes. Whoever is a member of one of them never reads this report, through whichever inbox. */
  excluded: string[];
  /** True when no reader is live: stored all the same where there is a key, and the operator is alarmed. */
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
 * An inbox without a key, and one that nobody is a member of, is passed over. It never names more inboxes than a report can
 * be sealed to: where more would read, those to whom it could escalate last are left out, then those who read along.
 */
export function route(facts: Facts, tree: Tree): Route {
  return withinBounds(wholeRoute(facts, tree), tree);
}

/** The same, however many read: for the proof, which refuses what would not fit. */
export function wholeRoute(facts: Facts, tree: Tree): Route {
  const chain = chainOf(facts.unitId, tree);
  const unit = chain[0]!;
  const policy = tree.policies[unit.sector];
  const own = ledTogether(unit.id, tree);
  const excluded = accusedInboxes(facts, chain, policy, own.inboxes, tree);
  const barred = barredBy(excluded, tree);
  const isLive = (inboxId: string) => stateOf(inboxId, barred, tree) === 'live';
  const mayRead = (inboxId: string) => stateOf(inboxId, barred, tree) !== 'nobody';
  const ownLine = isOwnLine(facts, policy);
  const isOwn = ({ id }: TreeOrganisation) => own.organisations.has(id);
  const walk: Walk = {
    ...{ facts, tree, unit, chain, ownLine, mayRead, isLive },
    isOwn,
    isExcluded: (inboxId) => excluded.includes(inboxId),
    above: chain.filter((organisation) => !isOwn(organisation)),
    independents: independentsOf(chain, isOwn),
  };

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
  if (readers().length === 0) keepSomewhere(steps, barred, walk);
  for (const { inboxId } of [...steps])
    for (const above of escalation(inboxId, walk)) add('escalation', 'escalation', above);
  // At the top nobody is above: the independent inbox stands in, so that a case can leave those who could not solve it.
  if (steps.every(({ as }) => as === 'reader'))
    for (const independent of walk.independents) add('escalation', 'independent', independent);

  return {
    urgent: isUrgent(facts),
    ...byStanding(steps),
    excluded,
    alarm: !readers().some(isLive),
    deadlines: deadlinesFor(facts, policy, chain, hasNext(steps)),
  };
}

/**
 * `live`: somebody can open it now whom it is not about. `dead`: at present none of its members can. `nobody`: it has no key
 * or no members but the accused's own, or only those can open it now.
 */
function stateOf(
  inboxId: string,
  barred: ReadonlySet<string>,
  tree: Tree,
): 'live' | 'dead' | 'nobody' {
  const inbox = tree.inboxes.get(inboxId);
  if (!inbox?.hasKey) return 'nobody';
  let [others, theirs] = [false, false];
  for (const { handlerId, holdsKey, away } of inbox.members) {
    const isBarred = barred.has(handlerId);
    if (holdsKey && !away) {
      if (!isBarred) return 'live';
      theirs = true;
    }
    others ||= !isBarred;
  }
  return others && !theirs ? 'dead' : 'nobody';
}

function byStanding(because: RouteStep[]) {
  const idsOf = (as: RouteStep['as']) =>
    because.filter((step) => step.as === as).map((step) => step.inboxId);
  return {
    readers: idsOf('reader'),
    copies: idsOf('copy'),
    escalation: idsOf('escalation'),
    because,
  };
}

/** A set-up with more is refused, but a key or a member that comes or goes later can make one more of them. */
function withinBounds(found: Route, tree: Tree): Route {
  const { because, excluded } = found;
  const most = mostRecipients - 1;
  if (because.length <= most) return found;
  const barred = barredBy(excluded, tree);
  const isLive = ({ inboxId }: RouteStep) => stateOf(inboxId, barred, tree) === 'live';
  const order = ['reader', 'copy', 'escalation'];
  const rank = (step: RouteStep) => 2 * order.indexOf(step.as) + (isLive(step) ? 0 : 1);
  const kept = new Set([...because].sort((one, other) => rank(one) - rank(other)).slice(0, most));
  return { ...found, ...byStanding(because.filter((step) => kept.has(step))) };
}

/** The independent inboxes that were named from above, or by the top for itself; the nearest first. */
function independentsOf(
  chain: readonly TreeOrganisation[],
  isOwn: (organisation: TreeOrganisation) => boolean,
): string[] {
  return chain
    .filter((organisation, place) => place === chain.length - 1 || !isOwn(organisation))
    .flatMap(({ independentInboxId }) => independentInboxId ?? []);
}

/**
 * Nobody could open any inbox now, but for the accused's own people: it is kept, with an alarm, for the first that is not the
 * accused's own and has somebody else in it, or at least a key. Where none has a key, nowhere.
 */
function keepSomewhere(
  steps: RouteStep[],
  barred: ReadonlySet<string>,
  { chain, independents, isExcluded, tree, unit }: Walk,
): void {
  const possible = [...mainInboxes(chain), ...[...independents].reverse()].filter(
    (id) => tree.inboxes.has(id) && !isExcluded(id),
  );
  if (possible.length === 0)
    throw new RangeError(
      `No inbox above ${unit.id} may read this report: name an independent inbox.`,
    );
  const manned = possible.find((id) => {
    const { hasKey, members } = tree.inboxes.get(id)!;
    return hasKey && members.some(({ handlerId }) => !barred.has(handlerId));
  });
  if (manned === undefined && steps[0]) {
    steps[0].as = 'reader';
    return;
  }
  const inboxId = manned ?? possible.find((id) => tree.inboxes.get(id)!.hasKey);
  if (inboxId !== undefined) steps.push({ inboxId, as: 'reader', reason: 'no-live-reader' });
}

/** Whether there is somebody who can be told of what is unread, or can have it then. */
function hasNext(steps: readonly RouteStep[]): boolean {
  return steps.some(({ as }) => as !== 'reader');
}

/** What a public body owes by law is our goal, not a right, where the owner is private. Nothing is promised that nobody is there for. */
function deadlinesFor(
  facts: Facts,
  policy: Policy,
  chain: readonly TreeOrganisation[],
  isAnybodyNext: boolean,
): Deadline[] {
  const isPrivate = chain.at(-1)!.private;
  const urgency = isUrgent(facts);
  return policy.deadlines
    .filter(({ lane }) => lane === undefined || lane.includes(facts.lane ?? 'serious'))
    .filter(({ urgent }) => urgent === undefined || urgent === urgency)
    .filter(({ above }) => above === undefined || isAnybodyNext)
    .map((deadline) =>
      isPrivate && deadline.publicBody === true
        ? { ...deadline, standing: 'goal', basis: null }
        : deadline,
    );
}
