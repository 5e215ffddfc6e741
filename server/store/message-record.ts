/**
 * What the history keeps of a message, and what a stored message is against it: whoever writes to the database can put a row among the
 * messages, and cannot put the entry for it into a chain that is still whole. Pure; for where a message is sent and where it is handed out.
 */
import { hash } from 'node:crypto';
import type { Recording } from '../../contract/api/cases.ts';
import type { AuditRow, MessageRow } from './records.ts';

const action = 'message-sent' as const;
/** Of what a handler has done elsewhere. */
const recorded = 'recorded' as const;

/** The entry of a message that is sent now, or of what was done elsewhere. No content: the hash is that of the ciphertext. */
export function recordOf({
  id,
  reportId,
  handlerId,
  sealed,
  sentAt,
  act = null,
}: Pick<MessageRow, 'id' | 'reportId' | 'handlerId' | 'sealed' | 'sentAt'> &
  Partial<Pick<MessageRow, 'act'>>) {
  const params = { messageId: id, reportId, sealed: hashOfSealed(sealed), ...codesOf(act) };
  return { action, handlerId, params, at: sentAt };
}

function codesOf(act: MessageRow['act']): Record<string, string> {
  if (act === null) return {};
  const { kind, with: partner, doneBy, on } = act;
  return { kind, with: partner, doneBy, on };
}

/** `history`: the entries of its case. Whether their chain is whole is for the caller to say. */
export function recordingOf(
  message: MessageRow,
  history: readonly Pick<AuditRow, 'action' | 'handlerId' | 'params' | 'at'>[],
): Recording {
  const entry = history.find(
    (one) =>
      one.action === (message.act ? recorded : action) && one.params['messageId'] === message.id,
  );
  const { handlerId, sentAt } = message;
  if (entry?.handlerId !== handlerId || entry.at.getTime() !== sentAt.getTime()) return 'no';
  const codes = Object.entries(codesOf(message.act));
  if (codes.some(([name, code]) => entry.params[name] !== code)) return 'no';
  const { reportId, sealed } = entry.params;
  // Entries from before messages were bound name the message alone.
  if (reportId === undefined && sealed === undefined) return 'earlier';
  return reportId === message.reportId && sealed === hashOfSealed(message.sealed) ? 'bound' : 'no';
}

/** Of everything but the recipients, which change when it is handed over to an inbox's new key. */
function hashOfSealed({ protected: header, aad, iv, ciphertext, tag }: MessageRow['sealed']) {
  return hash('sha256', JSON.stringify([header, aad, iv, ciphertext, tag]), 'base64url');
}
