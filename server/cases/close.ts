/** Closes a case with a reason. What was written stays sealed and is deleted by the clock of the organisation, not here. */
import type { z } from 'zod';
import type { CaseAnswer, closeRequest } from '../../contract/api/cases.ts';
import { stopped } from '../../contract/cases/deadlines.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { changeCase, openedCase } from './access.ts';
import { showCase } from './show.ts';

/** `revision` is the one that the handler saw. Throws `not-found`, `not-allowed` and `case-changed`, which also says that it is closed already. */
export async function closeCase(
  caseId: string,
  { revision, reason }: z.infer<typeof closeRequest>,
  handler: SignedInHandler,
  { store, trees, clock }: Pick<Parts, 'store' | 'trees' | 'clock'>,
): Promise<CaseAnswer> {
  const { rootId, id: handlerId } = handler;
  return store.transaction(async (records) => {
    const { case: row } = await openedCase(records, handler, caseId, trees);
    if (row.status === 'closed')
      throw new Problem('case-changed', { detail: 'The case is closed already.' });
    const at = clock.now();
    await changeCase(records, row, revision, {
      status: 'closed',
      closedAt: at,
      closeReason: reason,
    });
    await records.cases.setInboxState(rootId, caseId, 'closed');
    await records.cases.changeDeadlines(rootId, caseId, (all) => stopped(all, at));
    await records.audit.append(rootId, caseId, {
      action: 'closed',
      handlerId,
      params: { reason },
      at,
    });
    return showCase(records, caseId, handler, { trees, clock });
  });
}
