/**
 * The facts of a report: every answer that is a code from a list. They are stored in clear, because they
 * route, count and time a report; everything a person writes freely is content and is sealed (`sealing/`).
 */
import type { Danger, Language } from './early-facts.ts';

export {
  dangers,
  isUrgent,
  languages,
  registerOf,
  type Danger,
  type Language,
  type Register,
} from './early-facts.ts';

export const sectors = ['school', 'kindergarten', 'sport', 'university', 'workplace'] as const;
export type Sector = (typeof sectors)[number];

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
