/**
 * The steps of `route()`: the rules from the unit upwards, the owner's inbox, and the way up from an inbox in which nobody can read.
 * Nothing here knows who was accused of what; it asks the walk who may read.
 */
import type { Facts } from './facts.ts';
import type { Reason } from './route.ts';
import type { Rule, Tree, TreeOrganisation } from './tree.ts';
import { independentsOf } from './tree.ts';

/** One report on its way: what is worked out once for these facts. */
export type Walk = {
  facts: Facts;
  tree: Tree;
  unit: TreeOrganisation;
  /** The unit and those above it, on this side of a private border. */
  chain: TreeOrganisation[];
  /** The accused's own line is kept out. */
  ownLine: boolean;
  /** Not the accused's own, and not an inbox that at present only the accused's own people can open. */
  mayRead(inboxId: string): boolean;
  isLive(inboxId: string): boolean;
};

/** The sector's policy: the nearest inbox that may read, and at the top the independent one. Empty when there is none. */
export function firstReader(walk: Walk): [Reason, string][] {
  const { chain, facts, ownLine, unit, mayRead } = walk;
  const organisation = chain.find(({ inboxId }) => inboxId !== null && mayRead(inboxId));
  if (organisation === undefined)
    return independentsOf(chain)
      .filter(mayRead)
      .slice(0, 1)
      .map((inboxId) => ['independent', inboxId]);
  const reason = (): Reason => {
    if (facts.accused === 'leader') return 'leader-accused';
    if (ownLine) return 'own-line-accused';
    return organisation === unit ? 'unit' : 'owner';
  };
  return [[reason(), organisation.inboxId!]];
}

/** The first rule that decides and still can, and all that name who reads along. */
export function matchingRules(walk: Walk): { deciding: Rule | undefined; also: Rule[] } {
  const { chain, mayRead } = walk;
  const also: Rule[] = [];
  let deciding: Rule | undefined;
  for (const organisation of chain)
    for (const rule of organisation.rules) {
      if (!matches(rule, organisation, walk)) continue;
      if (rule.mode === 'also') also.push(rule);
      else if (deciding === undefined && rule.to.some(mayRead)) {
        deciding = rule;
        // The organisation's own later rules are passed over; those above still say who reads along.
        break;
      }
    }
  return { deciding, also };
}

function matches({ when }: Rule, organisation: TreeOrganisation, walk: Walk): boolean {
  const { facts, ownLine, unit } = walk;
  // A general rule of the accused's own organisation was not made for a report on its leader: it must name the case.
  if (ownLine && organisation === unit && when.accused === undefined) return false;
  const holds = <T>(list: T[] | undefined, answers: readonly T[]) =>
    list === undefined || answers.some((answer) => list.includes(answer));
  return (
    holds(when.sector, [unit.sector]) &&
    holds(when.danger, [facts.danger]) &&
    holds(when.accused, [facts.accused]) &&
    holds(when.what, facts.what) &&
    holds(when.role, [facts.role]) &&
    holds(when.lane, facts.lane === null ? [] : [facts.lane])
  );
}

/** The owner's inbox, as it is asked when an adult in the unit is accused; at the top the independent one. */
export function ownerOfUnit({ chain, mayRead }: Walk): string | undefined {
  return [...mainInboxes(chain.slice(1)), ...independentsOf(chain)].find(mayRead);
}

/** The inbox above a reader: of the owner, or, for a team of an owner, of the organisation that appointed it. */
export function ownerOf(reader: string, walk: Walk): string | undefined {
  const { chain, mayRead } = walk;
  const place = placeOf(reader, walk);
  const isMain = chain[place]!.inboxId === reader;
  const above = chain.slice(place === 0 || isMain ? place + 1 : place);
  return [...mainInboxes(above), ...independentsOf(chain)].find(
    (inboxId) => inboxId !== reader && mayRead(inboxId),
  );
}

/** The inbox, and where nobody in it can read now, the nearest live one above it. */
export function withLive(inboxId: string | undefined, walk: Walk): string[] {
  if (inboxId === undefined) return [];
  if (walk.isLive(inboxId)) return [inboxId];
  const nearest = wayUp(inboxId, walk).find(walk.isLive);
  return nearest === undefined ? [inboxId] : [inboxId, nearest];
}

/** The inboxes above one, in the order in which a report climbs: where it escalates to, each owner's, the independent ones last. */
export function wayUp(inboxId: string, walk: Walk): string[] {
  const independents = independentsOf(walk.chain);
  const up = escalation(inboxId, walk).filter((above) => !independents.includes(above));
  return [...up, ...independents].filter(walk.mayRead);
}

/** To whom a case can be taken from an inbox: where it says so, and to each owner's inbox above; never past a private border. */
export function escalation(inboxId: string, walk: Walk): string[] {
  const { chain, tree, unit } = walk;
  const within = (id: string) => chain.some(({ id: known }) => known === organisationOf(id, tree));
  const isIndependent = independentsOf(chain).includes(inboxId);
  const start = placeOf(inboxId, walk);
  // A rule that passed over the unit's own inbox is not undone by climbing.
  const passed = organisationOf(inboxId, tree) !== unit.id && start === 0 ? 1 : start;
  const way = isIndependent ? [inboxId] : [inboxId, ...mainInboxes(chain.slice(passed))];
  const seen = new Set<string>();
  for (const begin of way)
    for (
      let id: string | null = begin;
      id !== null && !seen.has(id) && (within(id) || id === inboxId);
      id = tree.inboxes.get(id)?.escalatesTo ?? null
    )
      seen.add(id);
  seen.delete(inboxId);
  return [...seen];
}

/** Where in the chain an inbox belongs; one that a rule named from outside it counts as the unit's. */
function placeOf(inboxId: string, { chain, tree }: Walk): number {
  return Math.max(
    0,
    chain.findIndex(({ id }) => id === organisationOf(inboxId, tree)),
  );
}

function organisationOf(inboxId: string, tree: Tree): string | undefined {
  return tree.inboxes.get(inboxId)?.organisationId;
}

export function mainInboxes(organisations: readonly TreeOrganisation[]): string[] {
  return organisations.flatMap(({ inboxId }) => inboxId ?? []);
}
