/**
 * Which inboxes a case can be handed down to: they had no key when it came, so it went past them, and they would read it today.
 * Pure; a reader of the case does the act at her desk (`server/cases/hand-down.ts`), never the server by itself.
 */
import type { Facts } from './facts.ts';
import { mostRecipients, route, type RouteStep } from './route.ts';
import { barredBy, type Tree } from './tree.ts';

/** A case as it lies: the inboxes that have it, also those to which it waits to go up. `keptOut`: handlers for whom it does not exist. */
export type Lies = {
  facts: Facts;
  receivedAt: Date;
  inboxIds: readonly string[];
  excluded: readonly string[];
  keptOut: readonly string[];
};

/**
 * The steps of the route of now, in its order, that the case can still be given to: readers, and those who read along.
 * `firstKeys`: when each inbox got the first key it ever had, by inbox id. An inbox that had one when the case came was passed over
 * for another reason, and is not named; nor one that was the accused's own then or now, or that only people can open who are kept out.
 * Empty where one more inbox, and the reporter, would be more than a message can be sealed to.
 */
export function handDownsOf(
  { facts, receivedAt, inboxIds, excluded, keptOut }: Lies,
  tree: Tree,
  firstKeys: ReadonlyMap<string, Date>,
): RouteStep[] {
  const isLate = (inboxId: string) => (firstKeys.get(inboxId)?.getTime() ?? 0) > +receivedAt;
  const late = [...tree.inboxes.keys()].filter((id) => isLate(id) && !inboxIds.includes(id));
  if (late.length === 0 || inboxIds.length + 2 > mostRecipients) return [];
  // A unit that was taken out of the tree since has no route of now.
  if (!tree.organisations.has(facts.unitId)) return [];
  const today = route(facts, tree);
  // Where nobody else is there, the route keeps a report even in an inbox that only the accused's own people can open.
  const barred = new Set([...barredBy([...excluded, ...today.excluded], tree), ...keptOut]);
  const canBeRead = (inboxId: string) =>
    tree.inboxes
      .get(inboxId)!
      .members.some(({ handlerId, holdsKey }) => holdsKey && !barred.has(handlerId));
  return today.because.filter(
    ({ inboxId, as }) =>
      as !== 'escalation' &&
      late.includes(inboxId) &&
      !excluded.includes(inboxId) &&
      canBeRead(inboxId),
  );
}
