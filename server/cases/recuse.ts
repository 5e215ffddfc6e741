/**
 * A handler steps aside: she recognises herself or a colleague. From then on the case does not exist for her; and where
 * nobody who answers for it is left, it has another reader at once, so that it never lies where nobody reads.
 */
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { seenCase } from './access.ts';
import { handOver, type HandedOver } from './hand-over.ts';

export type Recusal = HandedOver['outcome'];

/** Never refused, also not because somebody changed the case meanwhile. Throws `not-found`. */
export async function recuse(
  caseId: string,
  handler: SignedInHandler,
  { store, trees, clock }: Pick<Parts, 'store' | 'trees' | 'clock'>,
): Promise<Recusal> {
  const { rootId, id: handlerId } = handler;
  return store.transaction(async (records) => {
    // Whoever else takes a reader away waits: two at once would each see the other as the one who is left.
    await records.cases.hold(rootId, caseId);
    const seen = await seenCase(records, handler, caseId);
    const now = clock.now();
    await records.cases.keepOut(caseId, handlerId, now);
    const stored = await trees.of(records, rootId);
    const { outcome, to } = await handOver(records, seen, { stored, handlerId, now });
    await records.audit.append(rootId, caseId, {
      action: 'recused',
      handlerId,
      params: to.length === 0 ? {} : { wentTo: to.join(' ') },
      at: now,
    });
    return outcome;
  });
}
