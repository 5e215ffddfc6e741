/**
 * Which screen an address means. Addresses live in the fragment, which a browser never sends to a server,
 * and hold ids and codes only.
 */
import type { ListQuery } from './api.ts';

export type Place =
  | { screen: 'front' }
  | { screen: 'cases'; query: ListQuery }
  | { screen: 'case'; id: string }
  | { screen: 'recovery' | 'new-code' | 'first-key'; inboxId: string }
  | { screen: 'invitation'; token: string }
  | { screen: 'nowhere' };

const shows = ['open', 'unread', 'quarantine', 'closed', 'all'] as const;

/** `hash` as in `location.hash`, with or without its #. */
export function readHash(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?');
  const [first, second, third, fourth] = path.split('/').filter((part) => part !== '');
  if (first === undefined) return { screen: 'front' };
  if (first === 'cases')
    return second ? { screen: 'case', id: second } : { screen: 'cases', query: readQuery(search) };
  if (first === 'inboxes' && second && third === 'recovery')
    return { screen: fourth === 'new' ? 'new-code' : 'recovery', inboxId: second };
  if (first === 'inboxes' && second && third === 'key')
    return { screen: 'first-key', inboxId: second };
  if (first === 'invitations' && second) return { screen: 'invitation', token: second };
  return { screen: 'nowhere' };
}

/** Where the first reader of an inbox makes its key. */
export function firstKeyHash(inboxId: string): string {
  return `#/inboxes/${inboxId}/key`;
}

/** The address of the list with these filters; what is as usual is left out. */
export function listHash(query: ListQuery): string {
  const search = new URLSearchParams();
  if (query.inbox) search.set('inbox', query.inbox);
  if (query.show && query.show !== 'open') search.set('show', query.show);
  if (query.sector) search.set('sector', query.sector);
  const text = search.toString();
  return text === '' ? '#/cases' : `#/cases?${text}`;
}

function readQuery(search: string): ListQuery {
  const params = new URLSearchParams(search);
  const inbox = params.get('inbox');
  const sector = params.get('sector');
  const show = shows.find((name) => name === params.get('show')) ?? 'open';
  return { show, ...(inbox ? { inbox } : {}), ...(sector ? { sector } : {}) };
}
