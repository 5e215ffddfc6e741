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
  /** The beginning of an address: a mail program broke the line, or somebody copied a part of it. */
  | { screen: 'cut'; of: 'invitation' | 'other' }
  | { screen: 'nowhere' };

const shows = ['open', 'unread', 'quarantine', 'closed', 'all'] as const;

/** 32 bytes in base64url (`server/mail/invitation-token.ts`). */
const tokenLength = 43;
const wholeId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/;
const beginningOfId = /^[\da-f]{1,8}$|^[\da-f]{8}-[\da-f-]{0,26}$/;
const firstWords = ['invitations', 'inboxes', 'cases'];

/**
 * `hash` as in `location.hash`, with or without its #. Forgives what mail programs and chats do to an address: signs that are
 * written as %2F, and a full stop or a bracket that was taken for its end.
 */
export function readHash(hash: string): Place {
  const [path = '', search = ''] = decoded(hash.replace(/^#/, ''))
    // What a chat puts in unseen, and where a line was broken.
    .replace(/[\p{Cf}\s]/gu, '')
    .split('?');
  const [first, second, third, fourth] = path
    .split('/')
    .map((part) => part.replace(/[^\w-]+$/, ''))
    .filter((part) => part !== '');
  if (first === undefined) return { screen: 'front' };
  if (first === 'cases') {
    if (!second) return { screen: 'cases', query: readQuery(search) };
    const isCut = beginningOfId.test(second);
    return isCut
      ? { screen: 'cut', of: 'other' }
      : { screen: 'case', id: wholeId.exec(second)?.[0] ?? second };
  }
  if (first === 'inboxes' && second && third === 'recovery')
    return { screen: fourth === 'new' ? 'new-code' : 'recovery', inboxId: second };
  if (first === 'inboxes' && second && third === 'key')
    return { screen: 'first-key', inboxId: second };
  if (first === 'invitations' && second?.length === tokenLength)
    return { screen: 'invitation', token: second };
  const begun = firstWords.find((word) => word.startsWith(first));
  if (begun) return { screen: 'cut', of: begun === 'invitations' ? 'invitation' : 'other' };
  return { screen: 'nowhere' };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
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
