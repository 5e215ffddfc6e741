/** The policy packs of the product, and the one in force on a day. */
import type { Sector } from '../facts.ts';
import type { Policy } from '../policy.ts';
import { sectors } from '../facts.ts';
import { kindergartenPolicies } from './kindergarten.ts';
import { schoolPolicies } from './school.ts';
import { sportPolicies } from './sport.ts';
import { universityPolicies } from './university.ts';
import { workplacePolicies } from './workplace.ts';

const packs: Record<Sector, Policy[]> = {
  school: schoolPolicies,
  kindergarten: kindergartenPolicies,
  sport: sportPolicies,
  university: universityPolicies,
  workplace: workplacePolicies,
};

/** The policies in force on an ISO date ('2026-11-23'). Throws a RangeError for a day before the first policy of a sector. */
export function policiesOn(day: string): Record<Sector, Policy> {
  const entries = sectors.map((sector): [Sector, Policy] => {
    const inForce = packs[sector]
      .filter((policy) => policy.validFrom <= day)
      .sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0];
    if (!inForce) throw new RangeError(`No policy for the sector ${sector} is in force on ${day}.`);
    return [sector, inForce];
  });
  return Object.fromEntries(entries) as Record<Sector, Policy>;
}
