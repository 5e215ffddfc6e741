/**
 * Which letters an event gives, and to whom: rooms add them to the outbox in their own transaction.
 * A letter in the outbox is ids and a kind; its text is made when it is sent (`compose.ts`), so nothing of it is stored.
 */
import type { Intake } from '../../contract/facts.ts';
import { newId } from '../../contract/ids.ts';
import type { HandlerRow, MembershipRow, NewLetter, StoredTree } from '../store/records.ts';
import { membersIn } from '../store/tree-index.ts';

export { hashToken, invitationToken } from './invitation-token.ts';
export { recognitionWord } from './recognition.ts';

export const letterKinds = [
  'report',
  'reports',
  'quarantine',
  'still-unread',
  'unread-below',
  'deadlines',
  'case-news',
  'cases-news',
  'invitation',
  'let-in-wanted',
  'let-in',
  'code-renewed',
] as const;
export type LetterKind = (typeof letterKinds)[number];

const minute = 60_000;

/**
 * After a letter about a report, milliseconds until the next one of its kind to the same handler: what comes meanwhile is told
 * in one. An urgent letter waits for no other, except in a burst, where the one before has just called her to the desk; and
 * what is set apart is told of once a day.
 */
export function reportPauseMs(
  urgent: boolean,
  { intake, burst }: { intake: Intake; burst: 'none' | 'burst' } = usual,
): number {
  if (intake === 'quarantine') return 24 * 60 * minute;
  if (urgent) return burst === 'burst' ? 5 * minute : 0;
  return 10 * minute;
}
const usual = { intake: 'ordinary', burst: 'none' } as const;

/**
 * One letter to each handler who should know of a report; never one to a member of an excluded inbox.
 *
 * Urgent: every member of these inboxes, deputies and those away too. Otherwise the ordinary members who are not
 * away, and an inbox's deputies only where it has no such member; if they are away as well, all of them,
 * because a letter read in a week is better than none. Handlers who have not accepted their invitation get it too:
 * it is how they learn that somebody waits. `inboxes` and `excluded` are ids.
 */
export function reportLetters(of: {
  rootId: string;
  caseId: string;
  urgent: boolean;
  inboxes: readonly string[];
  excluded: readonly string[];
  tree: StoredTree;
  now: Date;
  intake?: Intake;
}): NewLetter[] {
  const kind = of.intake === 'quarantine' ? 'quarantine' : 'report';
  return lettersOf({ ...of, kind, to: of.urgent ? 'everybody' : 'members' });
}

/** What rings: somebody has not read, those below have not, something is due; or a case goes on, and is told of as when it comes. */
export type RingKind = 'still-unread' | 'unread-below' | 'deadlines' | 'report' | 'quarantine';

/** Milliseconds between letters of one kind to one handler: a morning's deadlines are told in one. */
export function ringPauseMs(kind: RingKind, urgent: boolean): number {
  if (kind === 'quarantine') return reportPauseMs(urgent, { intake: 'quarantine', burst: 'none' });
  if (kind === 'report') return reportPauseMs(urgent);
  return urgent ? 5 * minute : 12 * 60 * minute;
}

/** To the members of these inboxes as of any report, or to everybody in them, deputies and those away too. */
export function ringLetters(
  of: Omit<Parameters<typeof lettersOf>[0], 'kind'> & { kind: RingKind },
): NewLetter[] {
  const isUrgent = of.urgent && of.kind !== 'quarantine' && of.kind !== 'deadlines';
  return lettersOf({ ...of, urgent: isUrgent });
}

function lettersOf(of: {
  rootId: string;
  caseId: string;
  urgent: boolean;
  inboxes: readonly string[];
  excluded: readonly string[];
  tree: StoredTree;
  now: Date;
  kind: LetterKind;
  to: 'members' | 'everybody';
}): NewLetter[] {
  const { rootId, caseId, urgent, tree, now, kind, to } = of;
  const barred = new Set(
    of.excluded.flatMap((inboxId) => membersIn(tree, inboxId)).map(({ handlerId }) => handlerId),
  );
  const told = of.inboxes
    .filter((inboxId) => !of.excluded.includes(inboxId))
    .flatMap((inboxId) => toldIn(membersOf(tree, inboxId, barred), to, tree, now));
  return [...new Set(told)].map((handlerId) =>
    newLetter({ rootId, handlerId, kind, urgent, caseId, now }),
  );
}

/** Milliseconds between letters that tell one handler what colleagues did with her cases: what comes meanwhile is told in one. */
export const newsPauseMs = 10 * minute;

/** That a colleague has done something with a case: to the same as of a report that does not hurry. `inboxes` and `excluded` are ids. */
export function newsLetters(
  of: Omit<Parameters<typeof reportLetters>[0], 'urgent' | 'intake'>,
): NewLetter[] {
  return reportLetters({ ...of, urgent: false }).map((letter) => ({
    ...letter,
    kind: 'case-news' satisfies LetterKind,
  }));
}

/** The letter that brings a handler her link; the token is made from the invitation's id when it is sent. */
export function invitationLetter(of: {
  rootId: string;
  handlerId: string;
  invitationId: string;
  now: Date;
}): NewLetter {
  return newLetter({ ...of, kind: 'invitation' });
}

/** To those who can let a waiting colleague in (`people/keys.ts` says who); the letter does not say whom. */
export function letInWantedLetters(of: {
  rootId: string;
  to: readonly string[];
  now: Date;
}): NewLetter[] {
  const { rootId, now } = of;
  return [...new Set(of.to)].map((handlerId) =>
    newLetter({ rootId, handlerId, kind: 'let-in-wanted', now }),
  );
}

/** To the one who was let in. */
export function letInLetters(of: { rootId: string; handlerId: string; now: Date }): NewLetter[] {
  return [newLetter({ ...of, kind: 'let-in' })];
}

/** To the colleagues of whoever made a new recovery code: the sheet that one of them may keep opens nothing any more. */
export function codeRenewedLetters(of: {
  rootId: string;
  to: readonly string[];
  now: Date;
}): NewLetter[] {
  const { rootId, now } = of;
  return of.to.map((handlerId) => newLetter({ rootId, handlerId, kind: 'code-renewed', now }));
}

function newLetter(of: {
  rootId: string;
  handlerId: string;
  kind: LetterKind;
  now: Date;
  urgent?: boolean;
  caseId?: string;
  invitationId?: string;
}): NewLetter {
  const { rootId, handlerId, kind, now } = of;
  return {
    id: newId(now.getTime()),
    rootId,
    handlerId,
    kind,
    urgent: of.urgent ?? false,
    caseId: of.caseId ?? null,
    invitationId: of.invitationId ?? null,
    createdAt: now,
    dueAt: now,
  };
}

function membersOf(tree: StoredTree, inboxId: string, barred: Set<string>): MembershipRow[] {
  return membersIn(tree, inboxId).filter(
    ({ handlerId }) => tree.handlers.get(handlerId)?.state !== 'disabled' && !barred.has(handlerId),
  );
}

function toldIn(
  members: MembershipRow[],
  to: 'members' | 'everybody',
  tree: StoredTree,
  now: Date,
): string[] {
  const here = members.filter(({ handlerId }) => !isAway(tree.handlers.get(handlerId), now));
  const ordinary = here.filter(({ deputy }) => !deputy);
  const chosen =
    [to === 'everybody' ? members : ordinary, here, members].find((some) => some.length > 0) ?? [];
  return chosen.map(({ handlerId }) => handlerId);
}

function isAway(handler: HandlerRow | undefined, now: Date): boolean {
  return handler?.awayUntil != null && handler.awayUntil > now;
}
