/** An inbox that only reads along takes a case over: it answers for it from now on, beside those who did, and all who read are told. */
import type { CaseAnswer } from '../../contract/api/cases.ts';
import { isFinished, type CaseStatus } from '../../contract/cases/status.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { act } from './act.ts';
import { showCase } from './show.ts';

/** She has it then, unless it is closed. `revision` is the one that she saw. Throws as `act` does. */
export function takeOver(
  caseId: string,
  revision: number,
  handler: SignedInHandler,
  parts: Pick<Parts, 'store' | 'trees' | 'clock' | 'wake'>,
): Promise<CaseAnswer> {
  return act(
    {
      act: 'take-over',
      caseId,
      revision,
      async change({ records, seen: { case: row, own }, at }) {
        const { inboxId } = own[0];
        await records.cases.takeOver(row.rootId, caseId, inboxId);
        const isOpen = !isFinished(row.status as CaseStatus);
        return {
          entries: [{ action: 'taken-over', params: { inboxId } }],
          ...(isOpen && { values: { takenBy: handler.id, takenAt: at } }),
          answer: (then) => showCase(then, caseId, handler, parts),
        };
      },
    },
    handler,
    parts,
  );
}
