/**
 * The steps of `route()`: the rules from the unit upwards, the owner's inbox, and the way up from an inbox in which nobody can read.
 * Nothing here knows who was accused of what; it asks the walk who may read.
 */
import type { Facts } from './facts.ts';
import type { Reason } from './route.ts';
import type { Rule, Tree, TreeOrganisation } from './tree.ts';

/** One report on its way: what is worked out once for these facts. */
export type Walk = {
  facts: Facts;
  tree: Tree;
  unit: TreeOrganisation;
  /** The unit and those above it, on this side of a private border. */
  chain: TreeOrganisation[];
  /** Those of the chain that others lead than the unit. */
  above: TreeOrganisation[];
  /** Independent inboxes that were named from above, the nearest first. */
  independents: string[];
  /** The accused's own line is kept out. */
  ownLine: boolean;
  /** The unit, and what its leader leads besides. */
  isOwn(organisation: TreeOrganisation): boolean;
  /** The accused's own inbox. */
  isExcluded(inboxId: string): boolean;
  /** Has a key and members, is not the accused's own, and not an inbox that at present only the accused's own people can open. */
  mayRead(inboxId: string): boolean;
  isLive(inboxId: string): boolean;
};

/** The sector's policy: the nearest inbox that may read, and at the top the independent one. Empty when there is none. */
export function firstReader(walk: Walk): [Reason, string][] {
  const { chain, facts, independents, ownLine, unit, mayRead } = walk;
  const organisation = chain.find(({ inboxId }) => inboxId !== null && mayRead(inboxId));
  if (organisation === undefined)
    return independents
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
    for (const given of organisation.rules) {
      if (!matches(given, walk)) continue;
      const rule = asItCounts(given, organisation, walk);
      if (rule === undefined) continue;
      if (rule.mode === 'also') also.push(rule);
      else if (deciding === undefined && rule.to.some(mayRead)) {
        deciding = rule;
        // The organisation's own later rules are passed over; those above still say who reads along.
        break;
      }
    }
  return { deciding, also };
}

/**
 * Nobody decides who reads a complaint about herself: of the rules of the accused's own organisations, those count that name
 * the case and add an owner above to those who read, and they count for that owner alone.
 */
function asItCounts(rule: Rule, organisation: TreeOrganisation, walk: Walk): Rule | undefined {
  if (!walk.ownLine || !walk.isOwn(organisation)) return rule;
  if (rule.mode !== 'also' || rule.when.accused === undefined) return undefined;
  const owners = [...mainInboxes(walk.above), ...walk.independents];
  return { ...rule, to: rule.to.filter((inboxId) => owners.includes(inboxId)) };
}

function matches({ when }: Rule, { facts, unit }: Walk): boolean {
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

/** The inbox of the owner of all that the unit's leader leads, as it is asked when an adult there is accused; at the top the independent one. */
export function ownerOfUnit({ above, independents, mayRead }: Walk): string | undefined {
  return [...mainInboxes(above), ...independents].find(mayRead);
}

/** The inbox above a reader: of the owner, or, for a team of an owner, of the organisation that appointed it. */
export function ownerOf(reader: string, walk: Walk): string | undefined {
  const { chain, independents, isOwn, mayRead, unit } = walk;
  // The unit's own inbox stands at the unit, also where it belongs to one further up: those between are above the unit.
  const place = reader === unit.inboxId ? 0 : placeOf(reader, walk);
  const isMain = chain[place]!.inboxId === reader;
  const isAppointed = place > 0 && !isMain;
  const above = chain.slice(isAppointed ? place : place + 1);
  // Whoever leads both need not be told of what she reads.
  const others = isAppointed || !isOwn(chain[place]!) ? above : above.filter((one) => !isOwn(one));
  return [...mainInboxes(others), ...independents].find(
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
  const { independents } = walk;
  const up = escalation(inboxId, walk).filter((above) => !independents.includes(above));
  return [...up, ...independents].filter(walk.mayRead);
}

/** To whom a case can be taken from an inbox: where it says so, and to each owner's inbox above; never past a private border. */
export function escalation(inboxId: string, walk: Walk): string[] {
  const { chain, independents, isExcluded, tree, unit } = walk;
  const within = (id: string) => chain.some(({ id: known }) => known === organisationOf(id, tree));
  const isIndependent = independents.includes(inboxId);
  const start = placeOf(inboxId, walk);
  // A rule that passed over the unit's own inbox is not undone by climbing.
  const passed = organisationOf(inboxId, tree) !== unit.id && start === 0 ? 1 : start;
  const way = isIndependent ? [inboxId] : [inboxId, ...mainInboxes(chain.slice(passed))];
  const seen = new Set<string>();
  for (const begin of way)
    for (
      let id: string | null = begin;
      // Where the accused's own inbox would send it is not followed either.
      id !== null && !seen.has(id) && !isExcluded(id) && (within(id) || id === inboxId);
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
