/** The list of cases of the desk's fake network: the filters and pages of the server, over a world in memory. */
import type { ListAnswer } from '../../contract/api/cases.ts';
import { isTaken } from '../../contract/cases/taken.ts';
import { osloDay } from '../../contract/clock.ts';
import { now, type World } from './world.ts';

type Summary = ListAnswer['cases'][number];

const isShown: Record<string, (item: Summary) => boolean> = {
  open: ({ status, intake }) => status !== 'closed' && intake === 'ordinary',
  unread: (item) => isShown['open']!(item) && item.unread,
  read: (item) => isShown['open']!(item) && !item.unread,
  quarantine: ({ status, intake }) => status !== 'closed' && intake === 'quarantine',
  closed: ({ status }) => status === 'closed',
  all: () => true,
};

export function listOf(world: World, search: URLSearchParams, pageLength: number): ListAnswer {
  const from = Number(search.get('cursor') ?? 0);
  const today = osloDay(now);
  const is = (name: string, value: (item: Summary) => string | undefined) => (item: Summary) =>
    !search.get(name) || search.get(name) === value(item);
  const cases = world.cases
    .map(({ item }) => item)
    .filter(isShown[search.get('show') ?? 'open']!)
    .filter(is('inbox', ({ inboxId }) => inboxId))
    .filter(is('sector', ({ sector }) => sector))
    .filter(is('unit', ({ facts }) => facts.unitId))
    .filter(is('who', (item) => (isTaken(item) ? 'me' : 'nobody')))
    .filter(is('as', ({ as }) => (as === 'copy' ? 'copy' : 'reader')))
    .filter(
      is('due', ({ next }) => {
        if (next === null || next.doneOn !== null || next.dueOn > today) return undefined;
        return next.dueOn === today ? 'today' : 'overdue';
      }),
    );
  const to = from + Math.min(Number(search.get('limit') ?? 50), pageLength);
  const isCounted = search.get('total') === 'with';
  return {
    cases: cases.slice(from, to),
    next: to < cases.length ? String(to) : null,
    total: isCounted ? { cases: cases.length, counted: 'all' } : null,
    units: isCounted ? world.units : null,
  };
}
