/**
 * The facts of a report: every answer that is a code from a list. They are stored in clear, because they
 * route, count and time a report; everything a person writes freely is content and is sealed (`sealing/`).
 */

export const sectors = ['school', 'kindergarten', 'sport', 'university', 'workplace'] as const;
export type Sector = (typeof sectors)[number];

export const dangers = ['yes', 'unsure', 'no'] as const;
export type Danger = (typeof dangers)[number];

export const roles = [
  'pupil',
  'student',
  'athlete',
  'parent',
  'bystander',
  'coach',
  'employee',
  'other',
] as const;
export type Role = (typeof roles)[number];

export const abouts = ['me', 'my-child', 'someone-else', 'not-said'] as const;
export type About = (typeof abouts)[number];

/** Who does it. This answer drives the route: `adult` works there, `leader` leads the unit. */
export const accusedCodes = ['child', 'several', 'adult', 'leader', 'unknown', 'not-said'] as const;
export type Accused = (typeof accusedCodes)[number];

export const categories = [
  'left-out',
  'words',
  'violence',
  'threats',
  'online',
  'racism',
  'sexual-harassment',
  'environment',
  'lonely',
  'other',
] as const;
export type Category = (typeof categories)[number];

export const lanes = ['serious', 'improvement', 'praise'] as const;
export type Lane = (typeof lanes)[number];

export const places = [
  'classroom',
  'break',
  'changing-room',
  'way',
  'after-school',
  'training',
  'match',
  'travel',
  'indoors',
  'outdoors',
  'teaching',
  'campus',
  'placement',
  'workplace',
  'online',
  'home',
  'other',
] as const;
export type Place = (typeof places)[number];

export const durations = [
  'today',
  'this-week',
  'weeks',
  'months',
  'over-half-a-year',
  'not-said',
] as const;
export type Duration = (typeof durations)[number];

export const languages = ['nb', 'nn', 'en'] as const;
export type Language = (typeof languages)[number];

/** A short text in the three languages of the product. */
export type Names = Record<Language, string>;

/** How a report was written; kept with the case, because it says what could be read on the way. */
export const writtenBy = ['page', 'frame', 'own-page', 'no-javascript', 'handler'] as const;
/** What a reporter's browser may say of itself; the others are for the server to say. */
export const writtenInBrowser = ['page', 'frame', 'own-page'] as const;

/** Where a report lies when it has come in: in the list of its readers, or set apart for them to look through. */
export const intakes = ['ordinary', 'quarantine'] as const;
export type Intake = (typeof intakes)[number];

export type Facts = {
  danger: Danger;
  /** Id of the organisation in which it happens: a school, a club, a faculty. */
  unitId: string;
  role: Role;
  about: About;
  accused: Accused;
  /** May be empty: the question may be skipped. No code twice. */
  what: Category[];
  where: Place[];
  duration: Duration;
  /** University only; null elsewhere. */
  lane: Lane | null;
};

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

/** The register of the texts: a child is spoken to as a child. */
export type Register = 'child' | 'adult';

export function registerOf(role: Role): Register {
  return role === 'pupil' || role === 'athlete' ? 'child' : 'adult';
}

/** Danger now, or a reporter who is unsure of it, makes a report urgent: several people are told at once. */
export function isUrgent(facts: Pick<Facts, 'danger'>): boolean {
  return facts.danger !== 'no';
}

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
