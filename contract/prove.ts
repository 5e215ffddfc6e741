/**
 * Proves that no report can be lost: for every unit, category, accused, danger, role and lane there is somebody who can
 * read it, and never one of the accused's own. A change of the tree that leaves a gap is not saved, and the gap names the combination.
 */
import type { Accused, Danger, Facts } from './facts.ts';
import { choices } from './choices.ts';
import { dangers } from './facts.ts';
import { route, type Route } from './route.ts';
import type { Rule, Tree, TreeOrganisation } from './tree.ts';
import { chainOf } from './tree.ts';

/** The most keys that one sealed part may name, as `api/common.ts` takes it: the inboxes of the route, and the reporter's own. */
export const mostRecipients = 24;

export type Gap = {
  unitId: string;
  /** One combination of answers; `about`, `where` and `duration` never move a report and are left at "not said". */
  facts: Facts;
  /**
   * `no-inbox`: none may read it at all. `no-live-reader`: nobody in those that may has the key and is here.
   * `too-many-readers`: it would be sealed to more keys than a report may name, and so be refused.
   */
  why: 'no-inbox' | 'no-live-reader' | 'too-many-readers';
  /** Of `too-many-readers`: the rules that name who reads it, by id, in the order of the walk. */
  ruleIds?: string[];
};

/** `as-is`: keys as they are held. `invited-members-will-hold-keys`: for a set-up whose members have not come in yet. */
export type Assumption = 'as-is' | 'invited-members-will-hold-keys';

const mostGaps = 5;

/**
 * `proved`: how many combinations have a reader. At most five gaps are named, and the first is a gap whenever there is one.
 *
 * Only an answer that a rule on the unit's way up names, or that `route()` itself looks at, can move a report: the others are
 * tried once for all of them, and counted. Whether somebody reads needs no trial of several categories in one report: the
 * rule that decides for them decides for one of them alone, and more categories only add who reads along. How many read does:
 * what several categories add together is tried for each rule that can decide (`withSeveral`).
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
      const gap = gapOf(facts, judged) ?? gapTogether(facts, judged);
      if (gap === null) proved += stands;
      else if (gaps.length < mostGaps) gaps.push(gap);
    }
  return { proved, gaps };
}

function gapOf(facts: Facts, tree: Tree): Gap | null {
  const { unitId } = facts;
  try {
    const found = route(facts, tree);
    if (found.alarm) return { unitId, facts, why: 'no-live-reader' };
    if (sizeOf(found) < mostRecipients) return null;
    const ruleIds = found.because.flatMap(({ ruleId }) => ruleId ?? []);
    return { unitId, facts, why: 'too-many-readers', ruleIds: [...new Set(ruleIds)] };
  } catch (error) {
    if (error instanceof RangeError) return { unitId, facts, why: 'no-inbox' };
    throw error;
  }
}

/** The same answers with several categories: tried once, beside those that name no category. */
function gapTogether(facts: Facts, tree: Tree): Gap | null {
  if (facts.what.length > 0) return null;
  for (const several of withSeveral(facts, tree)) {
    const gap = gapOf(several, tree);
    if (gap !== null) return gap;
  }
  return null;
}

/**
 * For each rule that can decide, the most categories with which it still does: those that no earlier deciding rule names. Any
 * other report for which it decides names some of these, and so has no other reader.
 */
function* withSeveral(facts: Facts, tree: Tree): Generator<Facts> {
  const unit = tree.organisations.get(facts.unitId)!;
  const rules = rulesFor(unit, tree);
  if (rules.every(({ when }) => when.what === undefined)) return;
  let what = [...choices[unit.sector].categories];
  while (what.length > 0) {
    const several = { ...facts, what };
    yield several;
    const ids = route(several, tree).because.map(({ ruleId }) => ruleId);
    const deciding = rules.find(({ id, mode }) => mode === 'instead' && ids.includes(id));
    if (deciding?.when.what === undefined) return;
    what = what.filter((code) => !deciding.when.what!.includes(code));
  }
}

/** How many inboxes a report is sealed to. */
function sizeOf({ readers, copies, escalation }: Route): number {
  return new Set([...readers, ...copies, ...escalation]).size;
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
