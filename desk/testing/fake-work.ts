/** What waits in the cases of the desk's fake network, counted as the server counts it: over a world in memory, where each case lies in one inbox. */
import type { DeskAnswer } from '../../contract/api/people.ts';
import { isTaken } from '../../contract/cases/taken.ts';
import { osloDay } from '../../contract/clock.ts';
import { now, type World } from './world.ts';

type Work = DeskAnswer['work'];

export function workOf({ cases, session }: World): Work {
  const open = cases
    .map(({ item }) => item)
    .filter(({ status, intake }) => status !== 'closed' && intake === 'ordinary');
  const held = session.memberships
    .filter(({ state }) => state === 'holding')
    .map(({ inboxId }) => inboxId);
  const hers = open.filter(({ inboxId }) => held.includes(inboxId));
  return {
    answersFor: count(hers.filter(({ as }) => as !== 'copy')),
    along: count(hers.filter(({ as }) => as === 'copy')),
    elsewhere: open.length - hers.length,
    counted: 'all',
  };
}

function count(cases: World['cases'][number]['item'][]): Work['along'] {
  const today = osloDay(now);
  const untaken = cases.filter((item) => !isTaken(item));
  const days = cases.flatMap(({ next }) => (next?.doneOn === null ? [next.dueOn] : []));
  const later = days.filter((day) => day > today).sort();
  return {
    cases: cases.length,
    unread: cases.filter(({ unread }) => unread).length,
    urgentUnread: untaken.filter(({ unread, urgent }) => unread && urgent).length,
    untaken: untaken.filter(({ unread }) => !unread).length,
    urgentUntaken: untaken.filter(({ unread, urgent }) => !unread && urgent).length,
    overdue: days.filter((day) => day < today).length,
    dueToday: days.filter((day) => day === today).length,
    dueLater: later.length,
    nextDueOn: later[0] ?? null,
  };
}
