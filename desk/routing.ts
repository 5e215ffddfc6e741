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
  /** The beginning of an address: a mail program broke the line, or somebody copied a part of it. */
  | { screen: 'cut'; of: 'invitation' | 'other' }
  | { screen: 'nowhere' };

/** What the list can be asked, in the order of its address. */
const choices = {
  show: ['open', 'unread', 'read', 'quarantine', 'closed', 'all'],
  due: ['overdue', 'today'],
  who: ['me', 'nobody'],
  as: ['reader', 'copy'],
} as const satisfies { [Key in keyof ListQuery]?: readonly ListQuery[Key][] };
/** More than these are not fetched at once when one comes back: the others are a press away. */
const mostShown = 500;

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
    if (!second) return readList(search);
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
