/** Answers for tests and the bench: those that a test does not care about are filled in. */
import type { Facts } from './facts.ts';

/** What a pupil answers who is left out by others; at this unit. */
export function factsAt(unitId: string, over: Partial<Facts> = {}): Facts {
  return {
    danger: 'no',
    unitId,
    role: 'pupil',
    about: 'me',
    accused: 'child',
    what: ['left-out'],
    where: ['break'],
    duration: 'weeks',
    lane: null,
    ...over,
  };
}
