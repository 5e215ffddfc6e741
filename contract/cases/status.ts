/** What the statuses of a case mean for whoever works with it. */
import type { caseStatuses } from '../api/public.ts';

export type CaseStatus = (typeof caseStatuses)[number];

const finished: readonly CaseStatus[] = ['closed', 'redirected', 'merged', 'not-genuine'];

export function isFinished(status: CaseStatus): boolean {
  return finished.includes(status);
}

/** Nobody who answers for it has told the reporter yet that it is read. */
export const unacknowledgedStatuses = ['received', 'reopened'] as const satisfies CaseStatus[];

export function isUnacknowledged(status: string): boolean {
  return unacknowledgedStatuses.some((one) => one === status);
}

/** In an inbox in this state the case lies among what was set apart, read or not. */
export function isQuarantine(state: string): boolean {
  return state === 'quarantine' || state === 'quarantine-read';
}
