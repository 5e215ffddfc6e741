/**
 * Tells when very many reports without proof of work come. What is counted are reports, by unit and by the organisation whose
 * button was used, in the memory of this process: nothing of whoever sent them.
 */
import type { Clock } from '../../contract/clock.ts';
import type { Burst } from './lane.ts';
import { openLevels, type Levels } from './levels.ts';
import type { ProofState } from './proof.ts';

type Measure = {
  /** Reports that may come at once. */
  most: number;
  /** Reports that are forgotten each second. */
  forgottenPerSecond: number;
};
export const bursts = {
  /** Two classes of thirty at one school; after that, one every ten seconds. */
  unit: { most: 60, forgottenPerSecond: 0.1 },
  /** For a flood that is spread over many units; what one unit's measure has caught does not count here. */
  organisation: { most: 300, forgottenPerSecond: 0.5 },
} as const satisfies Record<string, Measure>;

export type Bursts = {
  /** Counts a report. `takeBack` when it is not stored, or was stored before. */
  enter(report: { organisation: string; unitId: string; proof: ProofState }): {
    burst: Burst;
    takeBack(): void;
  };
};

export function openBursts(clock: Clock): Bursts {
  const units = measured(bursts.unit);
  const organisations = measured(bursts.organisation);
  return {
    enter({ organisation, unitId, proof }) {
      // A proof makes a report cost something: however many of those come, they are no burst.
      if (proof === 'valid') return { burst: 'none', takeBack: () => undefined };
      const now = clock.now().getTime();
      if (units.add(unitId, 1, now) > bursts.unit.most)
        return { burst: 'burst', takeBack: () => void units.add(unitId, -1, now) };
      const level = organisations.add(organisation, 1, now);
      return {
        burst: level > bursts.organisation.most ? 'burst' : 'none',
        takeBack() {
          units.add(unitId, -1, now);
          organisations.add(organisation, -1, now);
        },
      };
    },
  };
}

/** Ten minutes after the last report of a flood of any length there is no burst. */
function measured({ most, forgottenPerSecond }: Measure): Levels {
  return openLevels({ ceiling: 2 * most, forgottenPerSecond });
}
