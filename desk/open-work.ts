/**
 * What of the read cases still waits for her: those that nobody has confirmed, and those with a deadline. Counted from
 * the list itself, page by page, so that the front page never says "nothing" over a deadline.
 */
import type { ListAnswer } from '../contract/api/cases.ts';
import { osloDay } from '../contract/clock.ts';
import type { Api } from './api.ts';
import { isUnacknowledged } from './next-step.ts';

type Summary = ListAnswer['cases'][number];

/** Numbers of cases. `nextDay`: the first deadline after today; null where there is none. */
export type OpenWork = {
  cases: number;
  unacknowledged: number;
  overdue: number;
  dueToday: number;
  dueLater: number;
  nextDay: string | null;
  counted: 'all' | 'part';
};

const pageLength = 100;
/** Whoever has more open cases than this is told that not all are counted. */
const mostPages = 20;

/** Open cases of all her inboxes, and whether those are all. */
export async function fetchOpenCases(
  api: Pick<Api, 'cases'>,
): Promise<{ cases: Summary[]; counted: OpenWork['counted'] }> {
  const cases: Summary[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const query = { show: 'open', limit: pageLength, ...(cursor ? { cursor } : {}) } as const;
    const answer: ListAnswer = await api.cases(query);
    cases.push(...answer.cases);
    cursor = answer.next;
    if (!cursor) return { cases, counted: 'all' };
  }
  return { cases, counted: 'part' };
}

/** Unread cases are counted apart, and those that she only reads along are others' work. `inboxes`: those that she can read. */
export function openWork(
  { cases, counted }: Awaited<ReturnType<typeof fetchOpenCases>>,
  inboxes: Set<string>,
  now: Date,
): OpenWork {
  const today = osloDay(now);
  const hers = cases.filter(
    ({ unread, as, inboxId }) => !unread && as !== 'copy' && inboxes.has(inboxId),
  );
  const days = hers.flatMap(({ next }) => (next && next.doneOn === null ? [next.dueOn] : []));
  const later = days.filter((day) => day > today).sort();
  return {
    cases: hers.filter((item) => isUnacknowledged(item) || item.next?.doneOn === null).length,
    unacknowledged: hers.filter(isUnacknowledged).length,
    overdue: days.filter((day) => day < today).length,
    dueToday: days.filter((day) => day === today).length,
    dueLater: later.length,
    nextDay: later[0] ?? null,
    counted,
  };
}
