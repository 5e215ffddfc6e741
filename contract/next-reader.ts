/**
 * Who answers for a case next, when nobody is left in the inboxes that did: the reader stepped aside, or left.
 * A case has a reader, not only people who read along; the rule is pure, and the act is in `server/cases/hand-over.ts`.
 */
import type { Facts } from './facts.ts';
import { route, type RouteStep } from './route.ts';
import { liveReaders, type Tree } from './tree.ts';

/** One inbox of the route of a case. `reached`: it can be read there; an escalation that was not reached waits. */
export type Lying = Pick<RouteStep, 'inboxId' | 'as'> & { reached: boolean };

/** `stays`: somebody answers for it. `next`: this inbox does from now on. `nobody`: none that has it can read it now. */
export type Next =
  { outcome: 'stays' } | { outcome: 'next'; inboxId: string } | { outcome: 'nobody' };

/**
 * The nearest of those who read along, for they know it; else the next inbox to which it can escalate.
 * `lying` holds every inbox of the case, the nearest first. `isLive`: somebody there can read this case now.
 */
export function nextReader(lying: readonly Lying[], isLive: (inboxId: string) => boolean): Next {
  const live = lying.filter(({ inboxId }) => isLive(inboxId));
  if (live.some(answers)) return { outcome: 'stays' };
  const next = live.find(({ as }) => as === 'copy') ?? live.find(({ reached }) => !reached);
  return next ? { outcome: 'next', inboxId: next.inboxId } : { outcome: 'nobody' };
}

/** The same as if all who answer for it were gone: where it goes that they do not read, or have closed too early. */
export function nextBesides(lying: readonly Lying[], isLive: (inboxId: string) => boolean): Next {
  return nextReader(
    lying.filter((one) => !answers(one)),
    isLive,
  );
}

/** An inbox of a case as it is stored. */
type Stored = { inboxId: string; as: string; state: string };

/** The nearest first, as the route of today has them; an inbox that it does not name any more comes last. */
export function lyingOf(inboxes: readonly Stored[], facts: Facts, tree: Tree): Lying[] {
  const order = route(facts, tree).because.map(({ inboxId }) => inboxId);
  const place = ({ inboxId }: Stored) =>
    order.includes(inboxId) ? order.indexOf(inboxId) : order.length;
  return [...inboxes].sort((one, other) => place(one) - place(other)).map(asLying);
}

export function asLying({ inboxId, as, state }: Stored): Lying {
  return { inboxId, as: as as Lying['as'], reached: state !== 'waiting' };
}

/**
 * Whether somebody in an inbox can read the case now: not away, holding its key, and not kept out. `excluded`: ids of the accused's own
 * inboxes; `keptOut`: of handlers.
 */
export function liveBesides(
  { excluded, keptOut }: { excluded: readonly string[]; keptOut: readonly string[] },
  tree: Tree,
): (inboxId: string) => boolean {
  return (inboxId) =>
    liveReaders(inboxId, excluded, tree).some(({ handlerId }) => !keptOut.includes(handlerId));
}

/** Whether an inbox answers for the case: an escalation that was reached does like any reader. */
export function answers({ as, reached }: Pick<Lying, 'as' | 'reached'>): boolean {
  return as !== 'copy' && reached;
}
