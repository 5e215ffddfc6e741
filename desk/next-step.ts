/**
 * What a handler should do next with a case: one answer, from what is known about the case.
 * The most dangerous omission comes first.
 */
import type { CaseAnswer } from '../contract/api/cases.ts';
import { isFinished as hasEnded, isUnacknowledged as isUntold } from '../contract/cases/status.ts';

export type NextStep =
  | 'closed'
  | 'set-apart'
  | 'urgent'
  | 'urgent-read'
  | 'unread'
  | 'acknowledge'
  | 'first-word'
  | 'follow-up'
  | 'copy'
  | 'copy-unread';

export function isFinished({ status }: Pick<CaseAnswer, 'status'>): boolean {
  return hasEnded(status);
}

/** Nobody who answers for it has told the reporter yet that it is read. */
export function isUnacknowledged({ status }: Pick<CaseAnswer, 'status'>): boolean {
  return isUntold(status);
}

export function nextStep(
  item: Pick<CaseAnswer, 'status' | 'urgent' | 'unread' | 'intake' | 'as' | 'history'>,
): NextStep {
  if (isFinished(item)) return 'closed';
  const hasWritten = item.history.some(({ action }) => action === 'message-sent');
  if (item.urgent && item.unread) return 'urgent';
  // Whoever reads along neither moves nor confirms it.
  if (item.as === 'copy') return item.unread ? 'copy-unread' : 'copy';
  // Whether it is genuine comes before what to do about it.
  if (item.intake === 'quarantine') return 'set-apart';
  if (item.unread) return 'unread';
  if (item.urgent && !hasWritten) return 'urgent-read';
  if (isUnacknowledged(item)) return 'acknowledge';
  return hasWritten ? 'follow-up' : 'first-word';
}
