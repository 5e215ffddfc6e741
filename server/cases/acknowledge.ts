/** "Mottatt og lest": a handler says that the report is read, and the reporter sees it through the code. */
import type { CaseAnswer } from '../../contract/api/cases.ts';
import { met } from '../../contract/cases/deadlines.ts';
import { isUnacknowledged } from '../../contract/cases/status.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { isAnswering } from './access.ts';
import { act } from './act.ts';
import { takenForGenuine } from './place.ts';
import { showCase } from './show.ts';

/**
 * Meets the deadlines of what is unread and no other: it is neither contact nor word back. Said twice it changes nothing.
 * `revision` is the one that the handler saw. Throws as `act` does.
 */
export function acknowledge(
  caseId: string,
  revision: number,
  handler: SignedInHandler,
  parts: Pick<Parts, 'store' | 'trees' | 'clock' | 'wake'>,
): Promise<CaseAnswer> {
  return act(
    {
      act: 'acknowledge',
      caseId,
      revision,
      again: ({ records, seen }) =>
        isAnswering(seen) && !isUnacknowledged(seen.case.status)
          ? showCase(records, caseId, handler, parts)
          : undefined,
      async change({ records, seen, at }) {
        const { case: row } = seen;
        const genuine = await takenForGenuine(records, seen);
        const done = {
          by: handler.id,
          at,
          about: row.facts.about,
          through: 'acknowledgement',
        } as const;
        await records.cases.changeDeadlines(row.rootId, caseId, (all) => met(all, done));
        return {
          entries: [...genuine.entries, { action: 'acknowledged', params: {} }],
          values: { status: 'read', readAt: row.readAt ?? at },
          asks: genuine.asks,
          answer: (then) => showCase(then, caseId, handler, parts),
        };
      },
    },
    handler,
    parts,
  );
}
