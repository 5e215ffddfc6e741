/**
 * The deadlines of one case: which are open, which were met, when, by whom and by what, and which passed, stopped or are not
 * relevant. Closing stops and never meets; only a record of what was done, or an answer that was sent, meets one. Pure.
 */
import { dueAt, osloDay } from '../clock.ts';
import type { About, Facts } from '../facts.ts';
import { isHandlersDeadline, type Deadline, type DeadlineKind } from '../policy.ts';
import { firstRing, inOrder } from './ringing.ts';

/** What can be recorded as done. Only the days and codes are in clear; the words are sealed. */
export const actKinds = ['call', 'talk', 'meeting', 'plan', 'owner-told'] as const;
export type ActKind = (typeof actKinds)[number];

/** With whom: the child or the person whom it is about, whoever reported, parents or guardians, somebody else. */
export const actPartners = ['concerned', 'reporter', 'parents', 'others'] as const;
export type ActPartner = (typeof actPartners)[number];

/** Who did it: whoever writes it down, or a colleague. */
export const actDoers = ['self', 'colleague'] as const;
export type ActDoer = (typeof actDoers)[number];

/** Something that was done outside Mobbeknapp. `on`: the day, in Norway. */
export type RecordedAct = { kind: ActKind; with: ActPartner; doneBy: ActDoer; on: string };

/** By what a deadline was met. */
export type Through = 'reading' | 'acknowledgement' | 'message' | ActKind;

export const notRelevantReasons = [
  'nobody-known',
  'asked-not-to',
  'not-needed',
  'done-elsewhere',
] as const;
export type NotRelevantReason = (typeof notRelevantReasons)[number];

/**
 * How a deadline ended. `at`: when that was written down, in milliseconds since 1970. `on`: the day on which it was done, where
 * that is not the same. `by`: the handler's id; null, as `through`, in cases from before that was written down.
 */
export type DeadlineEnd =
  | { as: 'met'; at: number; on?: string; by: string | null; through: Through | null }
  | { as: 'stopped'; at: number }
  | { as: 'not-relevant'; at: number; by: string; reason: NotRelevantReason };

/**
 * As it is stored. Times are milliseconds since 1970. `ringsAt`: when somebody is told next; null where nobody is any more;
 * `unsettled`: it is of before deadlines rang, and the first look decides (`ringing.ts`).
 */
export type CaseDeadline = {
  kind: DeadlineKind;
  standing: 'goal' | 'right';
  basis: string | null;
  dueAt: number;
  ringsAt: number | null | 'unsettled';
  end: DeadlineEnd | null;
};

export const deadlineStates = ['open', 'passed', 'met', 'stopped', 'not-relevant', 'date'] as const;
/** `date`: a right of the family, from a day on. Nobody owes anything on it, and it is never done. */
export type DeadlineState = (typeof deadlineStates)[number];

const unreadKinds = [
  'urgent-unread',
  'unread-reminder',
  'unread-owner-told',
  'unread-next-reader',
] as const satisfies DeadlineKind[];

function isUnreadKind(kind: DeadlineKind): boolean {
  return unreadKinds.some((unread) => unread === kind);
}

export function stateOf({ kind, dueAt: due, end }: CaseDeadline, now: Date): DeadlineState {
  if (!isHandlersDeadline(kind)) return 'date';
  if (end) return end.as;
  return due < now.getTime() ? 'passed' : 'open';
}

/** Whether somebody still owes it, in time or late. */
export function isOpen({ kind, end }: Pick<CaseDeadline, 'kind' | 'end'>): boolean {
  return end === null && isHandlersDeadline(kind);
}

/** The first that somebody still owes. */
export function nextOf(deadlines: readonly CaseDeadline[]): CaseDeadline | null {
  return inOrder(deadlines).find(isOpen) ?? null;
}

/** Those of a case that comes now. */
export function begun(deadlines: readonly Deadline[], from: Date, urgent: boolean): CaseDeadline[] {
  const begin = ({ clock: kind, standing, basis, span }: Deadline): CaseDeadline => {
    const due = dueAt(from, span).getTime();
    const ringsAt = firstRing(kind, due, urgent);
    return { ...{ kind, standing, basis, dueAt: due, ringsAt }, end: null };
  };
  return inOrder(deadlines.map(begin));
}

/** What a handler did: a report was opened or confirmed, an answer sent, or something recorded. `about`: whom the report is about. */
export type Met = {
  by: string;
  at: Date;
  about: About;
  through: 'reading' | 'acknowledgement' | 'message' | RecordedAct;
};

/**
 * With what was done met. What ended before stays as it was, so that nothing is met twice; what is done late is met late.
 * The family's rights are days, and nothing meets them.
 */
export function met(deadlines: readonly CaseDeadline[], act: Met): CaseDeadline[] {
  const kinds = kindsMetBy(act, deadlines);
  const { through, by, at } = act;
  const how = typeof through === 'string' ? { through } : { through: through.kind, on: through.on };
  const end: DeadlineEnd = { as: 'met', at: at.getTime(), by, ...how };
  return deadlines.map((one) =>
    isOpen(one) && kinds.includes(one.kind) ? { ...one, ringsAt: null, end } : one,
  );
}

/** Which kinds it meets where they are open. */
export function kindsMetBy(
  { through, about, at }: Pick<Met, 'through' | 'about' | 'at'>,
  deadlines: readonly CaseDeadline[],
): DeadlineKind[] {
  if (through === 'reading' || through === 'acknowledgement') return [...unreadKinds];
  if (through === 'message') {
    // Whoever writes to the child who reported, or to the parent, has been in touch.
    const contact: DeadlineKind[] = isConcerned(about) ? ['first-contact'] : [];
    return [...contact, 'word-back', ...(isFurtherWord(deadlines, at) ? preliminary : [])];
  }
  if (through.kind === 'plan') return ['plan'];
  if (through.kind === 'owner-told') return [];
  const isContact =
    through.with === 'concerned' ||
    through.with === 'parents' ||
    (through.with === 'reporter' && isConcerned(about));
  const isWordBack =
    through.with === 'reporter' ||
    (through.with === 'concerned' && about === 'me') ||
    (through.with === 'parents' && about === 'my-child');
  return [
    ...(isContact ? (['first-contact'] as const) : []),
    ...(isWordBack ? (['word-back'] as const) : []),
  ];
}

const preliminary: DeadlineKind[] = ['preliminary-reply'];

function isConcerned(about: Facts['about']): boolean {
  return about === 'me' || about === 'my-child';
}

/** "It is read" in the first days is word back, and no reply that the law asks for within a month: that is a further answer, or a late first one. */
function isFurtherWord(deadlines: readonly CaseDeadline[], at: Date): boolean {
  const first = deadlines.find(({ kind }) => kind === 'word-back');
  return first === undefined || stateOf(first, at) !== 'open';
}

/** The case is closed: what nobody did is not done by that. */
export function stopped(deadlines: readonly CaseDeadline[], at: Date): CaseDeadline[] {
  const end: DeadlineEnd = { as: 'stopped', at: at.getTime() };
  return deadlines.map((one) => (isOpen(one) ? { ...one, ringsAt: null, end } : one));
}

/**
 * The case is open again, and unread: what was stopped is owed again, and whoever answers for it reads it anew, within the time
 * that `owed` gives, the deadlines of a case of today. What was due meanwhile has passed and rings no more.
 */
export function resumed(
  deadlines: readonly CaseDeadline[],
  owed: readonly Deadline[],
  at: Date,
  urgent: boolean,
): CaseDeadline[] {
  const resume = (one: CaseDeadline): CaseDeadline => {
    if (one.end?.as !== 'stopped') return one;
    const isLate = one.dueAt < at.getTime();
    return { ...one, ringsAt: isLate ? null : firstRing(one.kind, one.dueAt, urgent), end: null };
  };
  const others = deadlines.filter(({ kind }) => !isUnreadKind(kind)).map(resume);
  const reading = owed.filter(({ clock }) => isUnreadKind(clock));
  return inOrder([...begun(reading, at, urgent), ...others]);
}

/** Null where that may not be said: of what is not owed any more, of a report that nobody has read, and of what the law gives. */
export function notRelevant(
  deadlines: readonly CaseDeadline[],
  said: { kind: DeadlineKind; reason: NotRelevantReason; by: string; at: Date },
): CaseDeadline[] | null {
  const { kind, reason, by, at } = said;
  const found = deadlines.find((one) => one.kind === kind && isOpen(one));
  if (!found || !mayBeNotRelevant(kind)) return null;
  const end: DeadlineEnd = { as: 'not-relevant', at: at.getTime(), by, reason };
  return deadlines.map((one) => (one === found ? { ...one, ringsAt: null, end } : one));
}

/** What is owed and is not the reading itself. */
export function mayBeNotRelevant(kind: DeadlineKind): boolean {
  return isHandlersDeadline(kind) && !isUnreadKind(kind);
}

/** The day on which it ended, in Norway. */
export function endedOn(end: DeadlineEnd): string {
  return (end.as === 'met' && end.on) || osloDay(new Date(end.at));
}
