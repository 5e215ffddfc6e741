/** "Mottatt og lest": a handler says that the report is read, and the reporter sees it through the code. */
import type { CaseAnswer } from '../../contract/api/cases.ts';
import { met } from '../../contract/cases/deadlines.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { changeCase, openedCase } from './access.ts';
import { takeForGenuine } from './place.ts';
import { showCase } from './show.ts';

/**
 * Meets the deadlines of what is unread and no other: it is neither contact nor word back. Said twice it changes nothing.
 * `revision` is the one that the handler saw. Throws `not-found`, `not-allowed` and `case-changed`.
 */
export async function acknowledge(
  caseId: string,
  revision: number,
  handler: SignedInHandler,
  { store, trees, clock }: Pick<Parts, 'store' | 'trees' | 'clock'>,
): Promise<CaseAnswer> {
  const { rootId, id: handlerId } = handler;
  return store.transaction(async (records) => {
    const seen = await openedCase(records, handler, caseId, trees);
    const { case: row } = seen;
    if (row.status === 'received' || row.status === 'reopened') {
      const at = clock.now();
      await changeCase(records, row, revision, { status: 'read', readAt: row.readAt ?? at });
      await takeForGenuine(records, seen, handler, await trees.of(records, rootId), at);
      const act = { by: handlerId, at, about: row.facts.about, through: 'acknowledgement' } as const;
      if (seen.own.some(({ as }) => as !== 'copy'))
        await records.cases.changeDeadlines(rootId, caseId, (all) => met(all, act));
      await records.audit.append(rootId, caseId, {
        action: 'acknowledged',
        handlerId,
        params: {},
        at,
      });
    }
    return showCase(records, caseId, handler, { trees, clock });
  });
}
