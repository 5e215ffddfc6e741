/**
 * A handler steps aside: she recognises herself or a colleague. From then on the case does not exist for her; and where
 * nobody who answers for it is left, it has another reader at once, so that it never lies where nobody reads.
 */
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { act } from './act.ts';
import { nobodyHasIt } from './close.ts';
import { handOver, wentTo, type HandedOver } from './hand-over.ts';

export type Recusal = HandedOver['outcome'];

/** Never refused, also not because somebody changed the case meanwhile. Throws `not-found`. */
export function recuse(
  caseId: string,
  handler: SignedInHandler,
  parts: Pick<Parts, 'store' | 'trees' | 'clock' | 'wake'>,
): Promise<Recusal> {
  return act(
    {
      act: 'step-aside',
      caseId,
      async change({ records, seen, tree, at }) {
        await records.cases.keepOut(caseId, handler.id, at);
        const { outcome, to } = await handOver(records, seen, { stored: tree, now: at });
        return {
          entries: [{ action: 'recused', params: wentTo(to) }],
          ...(seen.case.takenBy === handler.id && { values: nobodyHasIt }),
          asks: to,
          answer: () => outcome,
        };
      },
    },
    handler,
    parts,
  );
}
