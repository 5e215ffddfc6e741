/** The names of the questions in their order, and which of them a sector is asked: known before the questions themselves are fetched. */
import type { Settings } from '../../contract/api/public.ts';
import { isUrgent, sectorWithLanes } from '../../contract/early-facts.ts';
import type { Sector } from '../../contract/facts.ts';
import { emptyDraft, type Draft } from './draft.ts';

const names = [
  'danger',
  'call',
  'unit',
  'role',
  'about',
  'accused',
  'lane',
  'what',
  'where',
  'duration',
  'tell',
  'names',
  'contact',
  'safe',
  'silence',
  'check',
] as const;
export type StepName = (typeof names)[number];

/** The steps of this sector. Numbers to call come where somebody is in danger; the place is not asked for where the page has set it; what is safe, only of who wants to be reached. */
export function stepsFor(
  sector: Sector,
  unitIsSet: boolean,
  draft: Pick<Draft, 'danger' | 'contact'> = emptyDraft,
): StepName[] {
  const skipped = [
    !isUrgent(draft) && 'call',
    unitIsSet && 'unit',
    sector !== sectorWithLanes && 'lane',
    draft.contact !== 'reach' && 'safe',
  ];
  return names.filter((name) => !skipped.includes(name));
}

/** Of the chosen place, else of the organisation. */
export function sectorOf({ unitId }: Draft, { units, organisation }: Settings): Sector {
  return units.find(({ id }) => id === unitId)?.sector ?? organisation.sector;
}
