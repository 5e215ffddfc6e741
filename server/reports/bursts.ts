/**
 * Tells when very many reports without proof of work come. What is counted are reports, by unit and by the organisation whose
 * button was used, in the memory of this process: nothing of whoever sent them.
 */
import type { Clock } from '../../contract/clock.ts';
import type { Burst } from './lane.ts';
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

const sweepMs = 5 * 60_000;

export type Bursts = {
  /** Counts a report. `takeBack` when it is not stored, or was stored before. */
  enter(report: { organisation: string; unitId: string; proof: ProofState }): {
    burst: Burst;
    takeBack(): void;
  };
};

export function openBursts(clock: Clock): Bursts {
  const units = openLevels(bursts.unit);
  const organisations = openLevels(bursts.organisation);
  return {
    enter({ organisation, unitId, proof }) {
      // A proof makes a report cost something: however many of those come, they are no burst.
      if (proof === 'valid') return { burst: 'none', takeBack: () => undefined };
      const now = clock.now().getTime();
      if (units.add(unitId, 1, now) === 'over')
        return { burst: 'burst', takeBack: () => void units.add(unitId, -1, now) };
      const level = organisations.add(organisation, 1, now);
      return {
        burst: level === 'over' ? 'burst' : 'none',
        takeBack() {
          units.add(unitId, -1, now);
          organisations.add(organisation, -1, now);
        },
      };
    },
  };
}

/**
 * Levels that sink with time. None rises above twice what may come: ten minutes after the last report of a flood, however
 * long it was, there is no burst.
 */
function openLevels({ most, forgottenPerSecond }: Measure) {
  const levels = new Map<string, { level: number; at: number }>();
  let sweptAt = 0;
  return {
    add(key: string, count: 1 | -1, now: number): 'within' | 'over' {
      if (now - sweptAt >= sweepMs) sweep(now);
      const level = Math.min(Math.max(levelOf(key, now) + count, 0), 2 * most);
      if (level === 0) levels.delete(key);
      else levels.set(key, { level, at: now });
      return level > most ? 'over' : 'within';
    },
  };

  function levelOf(key: string, now: number): number {
    const known = levels.get(key);
    if (!known) return 0;
    return Math.max(0, known.level - (Math.max(0, now - known.at) / 1_000) * forgottenPerSecond);
  }
  function sweep(now: number): void {
    for (const key of levels.keys()) if (levelOf(key, now) === 0) levels.delete(key);
    sweptAt = now;
  }
}
