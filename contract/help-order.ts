/**
 * Which help lines suit whom, and in which order they are shown, by their keys: a school's parent, a student and a child in a
 * club are not helped by the same. The words and numbers of the lines are each organisation's own (`help-lines.ts`).
 */
import type { Register, Sector } from './facts.ts';

/** Shown alone when somebody is, or may be, in danger. */
export const inDanger = ['police', 'ambulance', 'out-of-hours-doctor', 'children-danger'] as const;

/** In the order of the screen: three are shown, the others behind "more". */
export const toTalkTo = {
  school: {
    child: ['children', 'kors-pa-halsen', 'snakk-om-mobbing', 'ung', 'slettmeg', 'mental-helse'],
    adult: [
      'parents',
      'children',
      'mental-helse',
      'slettmeg',
      'ombudsperson-for-children',
      'police-not-urgent',
    ],
  },
  kindergarten: {
    child: ['children', 'kors-pa-halsen', 'snakk-om-mobbing'],
    adult: [
      'parents',
      'children',
      'mental-helse',
      'ombudsperson-for-children',
      'police-not-urgent',
    ],
  },
  sport: {
    child: ['children', 'kors-pa-halsen', 'snakk-om-mobbing', 'mitt-varsel', 'ung', 'slettmeg'],
    adult: ['mitt-varsel', 'children', 'mental-helse', 'police-not-urgent'],
  },
  university: {
    child: ['mental-helse', 'children', 'ung'],
    adult: ['mental-helse', 'kirkens-sos', 'slettmeg', 'dinutvei', 'police-not-urgent'],
  },
  workplace: {
    child: ['mental-helse', 'children', 'ung'],
    adult: ['mental-helse', 'kirkens-sos', 'dinutvei', 'police-not-urgent'],
  },
} as const satisfies Record<Sector, Record<Register, readonly string[]>>;

type Line = { key: string; audience: Register | 'all'; when: 'danger' | 'help' };

/**
 * Of an organisation's lines those to talk to, for this reader: the listed ones in their order, then what the organisation has
 * added itself. What is listed for others only is left out, and so is what the organisation keeps for another audience.
 */
export function linesToTalkTo<Given extends Line>(
  lines: readonly Given[],
  sector: Sector,
  register: Register,
): Given[] {
  const meant = lines.filter(
    ({ when, audience }) => when === 'help' && (audience === 'all' || audience === register),
  );
  const order: readonly string[] = toTalkTo[sector][register];
  const listed = new Set<string>(
    Object.values(toTalkTo).flatMap(({ child, adult }) => [...child, ...adult]),
  );
  return [
    ...order.flatMap((key) => meant.filter((line) => line.key === key)),
    ...meant.filter(({ key }) => !listed.has(key)),
  ];
}
