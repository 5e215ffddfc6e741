/**
 * Hands out one picture or document, sealed as it came, by the same rule as the report itself, and writes down in the same
 * transaction that it was asked for.
 */
import type { AttachmentReadingAnswer } from '../../contract/api/cases.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { openedCase } from './access.ts';

/** Throws `not-found`, and `not-allowed` where she holds no key yet. */
export async function readAttachment(
  caseId: string,
  attachmentId: string,
  handler: SignedInHandler,
  { store, trees, clock }: Pick<Parts, 'store' | 'trees' | 'clock'>,
): Promise<AttachmentReadingAnswer> {
  const { rootId } = handler;
  return store.transaction(async (records) => {
    const { case: row, own } = await openedCase(records, handler, caseId, trees);
    const found = await records.attachments.get(rootId, row.reportId, attachmentId);
    if (!found) throw new Problem('not-found');
    await records.audit.append(rootId, caseId, {
      action: 'read-attachment',
      handlerId: handler.id,
      params: { inboxId: own[0].inboxId, attachmentId },
      at: clock.now(),
    });
    const { protected: header, aad, iv, tag, ciphertext } = found;
    return {
      sealed: { protected: header, aad, iv, ciphertext: ciphertext.toString('base64url'), tag },
    };
  });
}
