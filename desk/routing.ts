/**
 * Which screen an address means. Addresses live in the fragment, which a browser never sends to a server,
 * and hold ids and codes only.
 */
import type { ListQuery } from './api.ts';

export type Place =
  | { screen: 'front' }
  /** `shown`: how many cases stood there when it was left; 0 where only the first page did. */
  | { screen: 'cases'; query: ListQuery; shown: number }
  | { screen: 'case'; id: string }
  | { screen: 'recovery' | 'new-code' | 'first-key'; inboxId: string }
  | { screen: 'invitation'; token: string }
  | { screen: 'nowhere' };

/** What the list can be asked, in the order of its address. */
const choices = {
  show: ['open', 'unread', 'read', 'quarantine', 'closed', 'all'],
  due: ['overdue', 'today'],
  who: ['me', 'nobody'],
  as: ['reader', 'copy'],
} as const satisfies { [Key in keyof ListQuery]?: readonly ListQuery[Key][] };
/** More than these are not fetched at once when one comes back: the others are a press away. */
export const mostShown = 500;

/** `hash` as in `location.hash`, with or without its #. */
export function readHash(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?');
  const [first, second, third, fourth] = path.split('/').filter((part) => part !== '');
  if (first === undefined) return { screen: 'front' };
  if (first === 'cases') return second ? { screen: 'case', id: second } : readList(search);
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

/** The address of the list with these filters, and as many cases as stood there; what is as usual is left out. */
export function listHash(query: ListQuery, shown = 0): string {
  const search = new URLSearchParams();
  for (const key of ['inbox', 'show', 'sector', 'unit', 'due', 'who', 'as'] as const) {
    const value = query[key];
    if (value && value !== 'open') search.set(key, value);
  }
  if (shown > 0) search.set('shown', String(shown));
  const text = search.toString();
  return text === '' ? '#/cases' : `#/cases?${text}`;
}

function readList(search: string): Place {
  const params = new URLSearchParams(search);
  const query: Record<string, string> = {};
  for (const key of ['inbox', 'sector', 'unit']) {
    const value = params.get(key);
    if (value) query[key] = value;
  }
  for (const [key, known] of Object.entries(choices)) {
    const value = known.find((name) => name === params.get(key));
    if (value) query[key] = value;
  }
  const shown = Number(params.get('shown') ?? 0);
  const isNumber = Number.isSafeInteger(shown) && shown > 0;
  return {
    screen: 'cases',
    query: { show: 'open', ...query },
    shown: isNumber ? Math.min(shown, mostShown) : 0,
  };
}
