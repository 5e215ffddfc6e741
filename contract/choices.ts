/** What each sector's form offers for each fact, and what is wrong with facts that say something else. Apart from `facts.ts`, because the form's first screen needs none of it. */
import {
  categories,
  lanes,
  type About,
  type Accused,
  type Category,
  type Facts,
  type Lane,
  type Place,
  type Role,
  type Sector,
} from './facts.ts';

/** The choices of one sector's form, in the order in which they are shown. */
export type Choices = {
  roles: readonly Role[];
  abouts: readonly About[];
  accused: readonly Accused[];
  categories: readonly Category[];
  places: readonly Place[];
  lanes: readonly Lane[];
};

export const choices: Record<Sector, Choices> = {
  school: {
    roles: ['pupil', 'parent', 'bystander', 'employee', 'other'],
    abouts: ['me', 'my-child', 'someone-else'],
    accused: ['child', 'several', 'adult', 'leader', 'unknown'],
    categories,
    places: [
      'classroom',
      'break',
      'changing-room',
      'way',
      'after-school',
      'online',
      'home',
      'other',
    ],
    lanes: [],
  },
  kindergarten: {
    roles: ['parent', 'bystander', 'employee', 'other'],
    abouts: ['my-child', 'someone-else'],
    accused: ['child', 'several', 'adult', 'leader', 'unknown'],
    categories: ['left-out', 'words', 'violence', 'threats', 'racism', 'environment', 'other'],
    places: ['indoors', 'outdoors', 'changing-room', 'travel', 'other'],
    lanes: [],
  },
  sport: {
    roles: ['athlete', 'parent', 'coach', 'bystander', 'other'],
    abouts: ['me', 'my-child', 'someone-else'],
    accused: ['child', 'several', 'adult', 'leader', 'unknown'],
    categories,
    places: ['training', 'match', 'changing-room', 'travel', 'online', 'other'],
    lanes: [],
  },
  university: {
    roles: ['student', 'employee', 'bystander', 'other'],
    abouts: ['me', 'someone-else'],
    accused: ['child', 'several', 'adult', 'leader', 'unknown'],
    categories,
    places: ['teaching', 'campus', 'placement', 'workplace', 'online', 'other'],
    lanes,
  },
  workplace: {
    roles: ['employee', 'bystander', 'other'],
    abouts: ['me', 'someone-else'],
    accused: ['child', 'several', 'adult', 'leader', 'unknown'],
    categories: [
      'left-out',
      'words',
      'violence',
      'threats',
      'online',
      'racism',
      'sexual-harassment',
      'environment',
      'other',
    ],
    places: ['workplace', 'travel', 'online', 'other'],
    lanes: [],
  },
};

/**
 * What is wrong with facts for a sector, field by field; empty when nothing is.
 * `not-said` is always allowed where a question may be skipped.
 */
export function factProblems(
  facts: Facts,
  sector: Sector,
): { field: keyof Facts; detail: string }[] {
  const allowed = choices[sector];
  const problems: { field: keyof Facts; detail: string }[] = [];
  const check = (field: keyof Facts, given: readonly string[], list: readonly string[]) => {
    const foreign = given.find((code) => !list.includes(code));
    if (foreign !== undefined)
      problems.push({
        field,
        detail: `"${foreign}" is not a choice in the sector ${sector}. Choose one of: ${list.join(', ')}.`,
      });
    else if (new Set(given).size < given.length)
      problems.push({ field, detail: 'The same choice is given twice. Give each choice once.' });
  };
  check('role', [facts.role], allowed.roles);
  check('about', [facts.about], [...allowed.abouts, 'not-said']);
  check('accused', [facts.accused], [...allowed.accused, 'not-said']);
  check('what', facts.what, allowed.categories);
  check('where', facts.where, allowed.places);
  check('lane', facts.lane === null ? [] : [facts.lane], allowed.lanes);
  return problems;
}
