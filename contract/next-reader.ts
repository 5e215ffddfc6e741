/**
 * Who answers for a case next, when nobody is left in the inboxes that did: the reader stepped aside, or left.
 * A case has a reader, not only people who read along; the rule is pure, and the act is in `server/cases/hand-over.ts`.
 */
import type { RouteStep } from './route.ts';

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

/** Whether an inbox answers for the case: an escalation that was reached does like any reader. */
export function answers({ as, reached }: Pick<Lying, 'as' | 'reached'>): boolean {
  return as !== 'copy' && reached;
}
