/**
 * Hands out one picture or document, sealed as it came, by the same rule as the report itself, and writes down in the same
 * transaction that it was asked for.
 */
import type { AttachmentReadingAnswer } from '../../contract/api/cases.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { act } from './act.ts';

/** Throws as `act` does, and `not-found` where the report has none with this id. */
export function readAttachment(
  caseId: string,
  attachmentId: string,
  handler: SignedInHandler,
  parts: Pick<Parts, 'store' | 'trees' | 'clock' | 'wake'>,
): Promise<AttachmentReadingAnswer> {
  return act(
    {
      act: 'read',
      caseId,
      async change({ records, seen: { case: row, own } }) {
        const found = await records.attachments.get(row.rootId, row.reportId, attachmentId);
        if (!found) throw new Problem('not-found');
        const { protected: header, aad, iv, tag, ciphertext } = found;
        const sealed = { aad, iv, ciphertext: ciphertext.toString('base64url'), tag };
        const params = { inboxId: own[0].inboxId, attachmentId };
        return {
          entries: [{ action: 'read-attachment', params }],
          answer: () => ({ sealed: { protected: header, ...sealed } }),
        };
      },
    },
    handler,
    parts,
  );
}
