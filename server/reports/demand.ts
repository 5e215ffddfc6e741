/**
 * How much a reporter's browser must reckon: little at rest, more while very many ask of one organisation, and never beyond a
 * ceiling. Challenges are counted, not reporters: nothing of whoever asks is kept.
 */
import type { Clock } from '../../contract/clock.ts';
import { openLevels } from './levels.ts';

export const demand = {
  /**
   * Tries at rest, at most; half as many on average. With `costOfTry` 300,000 iterations: half of what the follow-up code costs
   * the same browser anyway.
   */
  tries: 150,
  /** Iterations of PBKDF2 for one try: few enough that the server makes a challenge within a millisecond or two. */
  costOfTry: 2_000,
  /** Challenges of one organisation before the tries double, and before they double again: two classes of thirty. */
  step: 60,
  /** Times that they double. */
  mostDoublings: 3,
  /** Challenges that are forgotten each second. */
  forgottenPerSecond: 0.2,
} as const;

/** Twenty minutes after a flood of any length little is asked again. */
const ceiling = (demand.mostDoublings + 1) * demand.step;

export type Demand = {
  /** Counts a challenge for the organisation and says how many tries it may ask, at most. */
  ask(organisationId: string): number;
};

export function openDemand(clock: Clock): Demand {
  const levels = openLevels({ ceiling, forgottenPerSecond: demand.forgottenPerSecond });
  return {
    ask(organisationId) {
      const now = clock.now().getTime();
      const asked = levels.of(organisationId, now);
      levels.add(organisationId, 1, now);
      return mostTries(asked);
    },
  };
}

/** `level`: challenges that were asked before and are not forgotten. */
export function mostTries(level: number): number {
  const doublings = Math.min(Math.floor(level / demand.step), demand.mostDoublings);
  return demand.tries * 2 ** doublings;
}
