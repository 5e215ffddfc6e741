/**
 * Proves that no report can be lost: for every unit, category, accused, danger, role and lane there is somebody who can
 * read it, and never one of the accused's own. A change of the tree that leaves a gap is not saved, and the gap names the combination.
 */
import type { Accused, Danger, Facts } from './facts.ts';
import { choices } from './choices.ts';
import { dangers } from './facts.ts';
import { ledTogether } from './leaders.ts';
import { mostRecipients, wholeRoute as route, type Route } from './route.ts';
import type { Rule, Tree, TreeOrganisation } from './tree.ts';
import { chainOf } from './tree.ts';

export { mostRecipients };

export type Gap = {
  unitId: string;
  /** One combination of answers; `about`, `where` and `duration` never move a report and are left at "not said". */
  facts: Facts;
  /**
   * `no-inbox`: none may read it at all. `no-key`: of those that may, none has a key yet. `no-live-reader`: nobody in those
   * that may holds the key and is here.
   * `too-many-readers`: it would be sealed to more keys than a report may name, and so be refused.
   */
  why: 'no-inbox' | 'no-key' | 'no-live-reader' | 'too-many-readers';
  /** Where the unit's leader is accused who leads others too: ids of all that she leads, in the order of the tree. */
  ledTogether?: string[];
  /** Of `too-many-readers`: the rules that name who reads it, by id, in the order of the walk. */
  ruleIds?: string[];
};

/** `as-is`: keys as they are held and proved. `invited-members-will-hold-keys`: as if all who are invited had come in. */
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
  const found = unitsOf(judged).map((unit) => proveUnit(unit, judged));
  return {
    proved: found.reduce((sum, one) => sum + one.proved, 0),
    gaps: found.flatMap(({ gaps }) => gaps).slice(0, mostGaps),
  };
}

/**
 * Ids of the units for which every combination has a live reader: a person who holds a key and is here, and whom it is not
 * about. Such a unit can open. One that would be sealed to too many is among them: `route()` leaves out who is one too many.
 */
export function openUnits(tree: Tree): string[] {
  return unitsOf(tree)
    .filter((unit) => isOpen(unit, tree))
    .map(({ id }) => id);
}

/** How many persons are members of an inbox of which they hold no key: invited, or waiting to be let in. */
export function toComeIn(tree: Tree): number {
  const waiting = [...tree.inboxes.values()].flatMap(({ members }) =>
    members.filter(({ holdsKey }) => !holdsKey).map(({ handlerId }) => handlerId),
  );
  return new Set(waiting).size;
}

/** How far a tree has come, as the set-up and /health/ready say it. */
export type Readiness = {
  units: number;
  /** For how many every report has a reader today. */
  open: number;
  /** For how many it would have one if all who are invited had come in. */
  openWithInvited: number;
  /** Persons who hold no key of an inbox of theirs yet. */
  toComeIn: number;
};

export function readinessOf(tree: Tree): Readiness {
  const units = unitsOf(tree).length;
  const open = openUnits(tree).length;
  const openWithInvited = open === units ? units : openUnits(withKeysHeld(tree)).length;
  return { units, open, openWithInvited, toComeIn: toComeIn(tree) };
}

function unitsOf(tree: Tree): TreeOrganisation[] {
  return [...tree.organisations.values()].filter(({ isUnit }) => isUnit);
}

function proveUnit(unit: TreeOrganisation, tree: Tree) {
  const gaps: Gap[] = [];
  let proved = 0;
  for (const { facts, stands } of combinations(unit, tree)) {
    const gap = gapOf(facts, tree) ?? gapTogether(facts, tree);
    if (gap === null) proved += stands;
    else if (gaps.length < mostGaps) gaps.push(gap);
  }
  return { proved, gaps };
}

function isOpen(unit: TreeOrganisation, tree: Tree): boolean {
  for (const { facts } of combinations(unit, tree)) {
    const gap = gapOf(facts, tree);
    if (gap !== null && gap.why !== 'too-many-readers') return false;
  }
  return true;
}

function gapOf(facts: Facts, tree: Tree): Gap | null {
  const { unitId } = facts;
  try {
    const found = route(facts, tree);
    if (found.alarm) {
      const why = found.readers.length === 0 ? 'no-key' : 'no-live-reader';
      return { unitId, facts, why, ...whoLeads(facts, tree) };
    }
    if (sizeOf(found) < mostRecipients) return null;
    const ruleIds = found.because.flatMap(({ ruleId }) => ruleId ?? []);
    return { unitId, facts, why: 'too-many-readers', ruleIds: [...new Set(ruleIds)] };
  } catch (error) {
    if (error instanceof RangeError) return { unitId, facts, why: 'no-inbox' };
    throw error;
  }
}

function whoLeads({ accused, unitId }: Facts, tree: Tree): Pick<Gap, 'ledTogether'> {
  const { organisations } = ledTogether(unitId, tree);
  if (accused !== 'leader' || organisations.size < 2) return {};
  return { ledTogether: [...tree.organisations.keys()].filter((id) => organisations.has(id)) };
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
    // The first of them makes it.
    const hasKey = inbox.hasKey || members.length > 0;
    return [inbox.id, { ...inbox, hasKey, members }] as const;
  });
  return { ...tree, inboxes: new Map(inboxes) };
}
