/**
 * On what it rests that a paper of a case is not for the public: dated data, for laws change and old papers keep the law of their day.
 * `law` is a code; the desk writes it out in its languages.
 */

export type WithheldLaw = 'offl-13';

const laws: { validFrom: string; law: WithheldLaw }[] = [
  // Offentleglova § 13, with forvaltningsloven § 13 first paragraph no. 1: what is personal is withheld.
  { validFrom: '2009-01-01', law: 'offl-13' },
];

/**
 * The law on a day (Europe/Oslo), or null: it binds public bodies. A private owner and a sports club are none, and their paper says
 * that it is withheld without naming a law that does not hold for them.
 */
export function withheldBy(
  day: string,
  { isPrivate, sector }: { isPrivate: boolean; sector: string },
): WithheldLaw | null {
  if (isPrivate || sector === 'sport') return null;
  return laws.findLast(({ validFrom }) => validFrom <= day)?.law ?? null;
}
