/** The list of cases of the desk's fake network: the filters and pages of the server, over a world in memory. */
import type { World } from './world.ts';

export function listOf(world: World, search: URLSearchParams, pageLength: number) {
  const show = search.get('show') ?? 'open';
  const from = Number(search.get('cursor') ?? 0);
  const cases = world.cases
    .map(({ item }) => item)
    .filter((item) => show === 'all' || (show === 'closed') === (item.status === 'closed'))
    .filter((item) => show !== 'unread' || item.unread)
    .filter(
      ({ intake }) =>
        show === 'all' ||
        show === 'closed' ||
        (intake === 'quarantine') === (show === 'quarantine'),
    )
    .filter((item) => !search.get('inbox') || item.inboxId === search.get('inbox'))
    .filter((item) => !search.get('sector') || item.sector === search.get('sector'));
  const to = from + pageLength;
  return { cases: cases.slice(from, to), next: to < cases.length ? String(to) : null };
}
