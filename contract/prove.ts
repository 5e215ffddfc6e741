/**
 * Proves that a tree lets no report get lost: every unit, category, accused, danger, role and lane has at least one live
 * reader, and never one of the accused's own. Only answers that some rule or policy looks at are told apart.
 */
import { accusedCodes, choices, dangers, type Facts } from './facts.ts';
import { route } from './route.ts';
import { liveReaders, type Tree, type TreeOrganisation } from './tree.ts';

export type Gap = { unitId: string; facts: Facts; why: 'no-live-reader' | 'no-inbox' };

/** `proved`: the number of combinations that were tried. At most `most` gaps are named. */
export function proveTotal(tree: Tree, most = 5): { proved: number; gaps: Gap[] } {
  const gaps: Gap[] = [];
  let proved = 0;
  const units = [...tree.organisations.values()].filter(({ isUnit }) => isUnit);
  for (const unit of units)
    for (const facts of combinations(unit, tree)) {
      if (gaps.length >= most) return { proved, gaps };
      const why = gapOf(facts, tree);
      if (why === null) proved += 1;
      else gaps.push({ unitId: unit.id, facts, why });
    }
  return { proved, gaps };
}

function gapOf(facts: Facts, tree: Tree): Gap['why'] | null {
  try {
    const { readers, excluded } = route(facts, tree);
    const isRead = readers.some((inboxId) => liveReaders(inboxId, excluded, tree).length > 0);
    return isRead ? null : 'no-live-reader';
  } catch (error) {
    if (error instanceof RangeError) return 'no-inbox';
    throw error;
  }
}

/** Every answer that could change the route: one role and one category stand for all where no rule names any. */
function* combinations(unit: TreeOrganisation, tree: Tree): Generator<Facts> {
  const { roles, categories, lanes } = choices[unit.sector];
  const rules = [...tree.organisations.values()].flatMap((organisation) => organisation.rules);
  const named = (field: 'role' | 'what') => rules.some(({ when }) => when[field] !== undefined);
  for (const danger of dangers)
    for (const accused of accusedCodes)
      for (const role of named('role') ? roles : roles.slice(0, 1))
        for (const category of named('what') ? [null, ...categories] : [null])
          for (const lane of [null, ...lanes])
            yield {
              danger,
              unitId: unit.id,
              role,
              about: 'not-said',
              accused,
              what: category === null ? [] : [category],
              where: [],
              duration: 'not-said',
              lane,
            };
}
