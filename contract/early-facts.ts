/** The few facts that the form's first screen needs, apart from the long lists of `facts.ts`, which everybody else reads. */
import type { Role, Sector } from './facts.ts';

export const dangers = ['yes', 'unsure', 'no'] as const;
export type Danger = (typeof dangers)[number];

export const languages = ['nb', 'nn', 'en'] as const;
export type Language = (typeof languages)[number];

/** The only sector that asks what kind of report it is; `choices.ts` has the kinds. */
export const sectorWithLanes: Sector = 'university';

/** The register of the texts: a child is spoken to as a child. */
export type Register = 'child' | 'adult';

export function registerOf(role: Role): Register {
  return role === 'pupil' || role === 'athlete' ? 'child' : 'adult';
}

/**
 * Danger now, or a reporter who is unsure of it, makes a report urgent: several people are told at once. Before the question is
 * answered (null) nothing is.
 */
export function isUrgent({ danger }: { danger: Danger | null }): boolean {
  return danger !== null && danger !== 'no';
}
