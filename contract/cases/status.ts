/** What the statuses of a case mean for whoever works with it. */
import type { caseStatuses } from '../api/public.ts';

export type CaseStatus = (typeof caseStatuses)[number];

const finished: readonly CaseStatus[] = ['closed', 'redirected', 'merged', 'not-genuine'];

export function isFinished(status: CaseStatus): boolean {
  return finished.includes(status);
}

/** Nobody who answers for it has told the reporter yet that it is read. */
export function isUnacknowledged(status: CaseStatus): boolean {
  return status === 'received' || status === 'reopened';
}
