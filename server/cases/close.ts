/** Closes a case with a reason. What was written stays sealed and is deleted by the clock of the organisation, not here. */
import type { z } from 'zod';
import type { CaseAnswer, closeRequest } from '../../contract/api/cases.ts';
import { stopped } from '../../contract/cases/deadlines.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { act } from './act.ts';
import { showCase } from './show.ts';

/** The reporter sees it as read, which it is: nobody closes what she has not opened. `revision` is the one that the handler saw. Throws as `act` does. */
export function closeCase(
  caseId: string,
  { revision, reason }: z.infer<typeof closeRequest>,
  handler: SignedInHandler,
  parts: Pick<Parts, 'store' | 'trees' | 'clock' | 'wake'>,
): Promise<CaseAnswer> {
  return act(
    {
      act: 'close',
      caseId,
      revision,
      async change({ records, seen: { case: row }, at }) {
        const { rootId } = row;
        await records.cases.setInboxState(rootId, caseId, 'closed');
        await records.cases.changeDeadlines(rootId, caseId, (all) => stopped(all, at));
        return {
          entries: [{ action: 'closed', params: { reason } }],
          values: {
            ...{ status: 'closed', closedAt: at, closeReason: reason, readAt: row.readAt ?? at },
            ...nobodyHasIt,
          },
          answer: (then) => showCase(then, caseId, handler, parts),
        };
      },
    },
    handler,
    parts,
  );
}

/** Values of a case that lies with nobody. */
export const nobodyHasIt = { takenBy: null, takenAt: null };
