/**
 * Proves that no report can be lost: for every unit, category, accused, danger, role and lane there is somebody who can
 * read it, and never one of the accused's own. A change of the tree that leaves a gap is not saved, and the gap names the combination.
 */
import type { Accused, Danger, Facts } from './facts.ts';
import { choices, dangers } from './facts.ts';
import { route } from './route.ts';
import type { Rule, Tree, TreeOrganisation } from './tree.ts';
import { chainOf } from './tree.ts';

export type Gap = {
  unitId: string;
  /** One combination of answers; `about`, `where` and `duration` never move a report and are left at "not said". */
  facts: Facts;
  /** `no-inbox`: none may read it at all. `no-live-reader`: nobody in those that may has the key and is here. */
  why: 'no-inbox' | 'no-live-reader';
};

/** `as-is`: keys as they are held. `invited-members-will-hold-keys`: for a set-up whose members have not come in yet. */
export type Assumption = 'as-is' | 'invited-members-will-hold-keys';

const mostGaps = 5;

/**
 * `proved`: how many combinations have a reader. At most five gaps are named, and the first is a gap whenever there is one.
 *
 * Only an answer that a rule on the unit's way up names, or that `route()` itself looks at, can move a report: the others are
 * tried once for all of them, and counted. Several categories in one report need no trial of their own: the rule that decides
 * for them decides for one of them alone, and more categories only add who reads along.
 */
export function proveTotal(
  tree: Tree,
  assume: Assumption = 'as-is',
): { proved: number; gaps: Gap[] } {
  const judged = assume === 'as-is' ? tree : withKeysHeld(tree);
  const units = [...judged.organisations.values()].filter(({ isUnit }) => isUnit);
  const gaps: Gap[] = [];
  let proved = 0;
  for (const unit of units)
    for (const { facts, stands } of combinations(unit, judged)) {
      const why = gapOf(facts, judged);
      if (why === null) proved += stands;
      else if (gaps.length < mostGaps) gaps.push({ unitId: unit.id, facts, why });
    }
  return { proved, gaps };
}

function gapOf(facts: Facts, tree: Tree): Gap['why'] | null {
  try {
    return route(facts, tree).alarm ? 'no-live-reader' : null;
  } catch (error) {
    if (error instanceof RangeError) return 'no-inbox';
    throw error;
  }
}

/** `stands`: for how many combinations of the form this one stands. */
function* combinations(
  unit: TreeOrganisation,
  tree: Tree,
): Generator<{ facts: Facts; stands: number }> {
  const offered = choices[unit.sector];
  const rules = rulesFor(unit, tree);
  const named = (field: keyof Rule['when']) =>
    rules.flatMap(({ when }): readonly string[] => when[field] ?? []);
  // A report may name no category and no lane, and say nothing of who does it.
  const categories = kindsOf([null, ...offered.categories], named('what'));
  const accused = kindsOf<Accused>(
    [...offered.accused, 'not-said'],
    ['adult', 'leader', ...named('accused')],
  );
  const danger = kindsOf<Danger>(dangers, ['no', ...named('danger')]);
  const roles = kindsOf(offered.roles, named('role'));
  const lanes = kindsOf([null, ...offered.lanes], named('lane'));
  for (const what of categories)
    for (const by of accused)
      for (const urgency of danger)
        for (const role of roles)
          for (const lane of lanes)
            yield {
              facts: {
                unitId: unit.id,
                what: what.value === null ? [] : [what.value],
                accused: by.value,
                danger: urgency.value,
                role: role.value,
                lane: lane.value,
                about: 'not-said',
                where: [],
                duration: 'not-said',
              },
              stands: what.stands * by.stands * urgency.stands * role.stands * lane.stands,
            };
}

function rulesFor(unit: TreeOrganisation, tree: Tree): Rule[] {
  try {
    return chainOf(unit.id, tree).flatMap(({ rules }) => rules);
  } catch {
    // The way up is broken: `route()` says so for the first combination.
    return [];
  }
}

/** Each named value by itself, and one that stands for all others. */
function kindsOf<Value extends string | null>(
  values: readonly Value[],
  named: readonly string[],
): { value: Value; stands: number }[] {
  const isNamed = (value: Value) => value !== null && named.includes(value);
  const others = values.filter((value) => !isNamed(value));
  const alone = values.filter(isNamed).map((value) => ({ value, stands: 1 }));
  return others[0] === undefined ? alone : [...alone, { value: others[0], stands: others.length }];
}

function withKeysHeld(tree: Tree): Tree {
  const inboxes = [...tree.inboxes.values()].map((inbox) => {
    const members = inbox.members.map((member) => ({ ...member, holdsKey: true }));
    return [inbox.id, { ...inbox, members }] as const;
  });
  return { ...tree, inboxes: new Map(inboxes) };
}
