/** Who reads a report, sorted as it is told: roles and organisations, never persons, as the route gave them. */
import type { RouteAnswer } from '../../contract/api/public.ts';
import type { Language } from '../../contract/facts.ts';

/** `later`: the inboxes that it goes up to, in one line. */
export function toldReaders({ readers }: RouteAnswer, language: Language) {
  const as = (kind: 'reader' | 'copy' | 'escalation') =>
    readers.filter((reader) => reader.as === kind);
  const later = as('escalation').map(
    ({ name, organisationName }) => `${name[language]} (${organisationName})`,
  );
  return { reader: as('reader'), copy: as('copy'), later: later.join(', ') };
}
