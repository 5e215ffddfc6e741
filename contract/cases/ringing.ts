/**
 * When a deadline rings, and what is told then. Ordinary ones ring in the morning, urgent ones by the clock, day and night. What is
 * unread climbs one step at a time, so that a machine that has slept for a week does not pass over anybody's head. Pure.
 */
import { dueAt } from '../clock.ts';
import { isHandlersDeadline, type DeadlineKind } from '../policy.ts';
import type { CaseDeadline } from './deadlines.ts';

const hourMs = 3_600_000;
/** A due day ends at midnight in Oslo. In the two nights of the year in which clocks change this is an hour off. */
const morningMs = 7 * hourMs;
const dayMs = 24 * hourMs;

/** The steps of what is unread, in their order. */
const climb: DeadlineKind[] = [
  'urgent-unread',
  'unread-reminder',
  'unread-owner-told',
  'unread-next-reader',
];

/** Whoever was told has this long until the next step, however late the step before came. Less than a day, so that mornings stay mornings. */
function gapMs(urgent: boolean): number {
  return urgent ? hourMs : 20 * hourMs;
}

/**
 * When a deadline rings first, in milliseconds since 1970; null where it never does. What is unread rings when it is over; what
 * is to be done on the morning of its last day, while it can still be kept.
 */
export function firstRing(kind: DeadlineKind, due: number, urgent: boolean): number | null {
  if (!isHandlersDeadline(kind)) return null;
  if (!climb.includes(kind)) return due + 1 - dayMs + morningMs;
  return urgent ? due : due + 1 + morningMs;
}

/** What rings of one case now. `steps`: of what is unread, at most one. `due`: what is to be done today, or was. */
export type Ringing = { step: DeadlineKind | null; due: DeadlineKind[]; deadlines: CaseDeadline[] };

/** At one moment: what rings, and the deadlines as they are when it has rung. */
export function ringing(deadlines: readonly CaseDeadline[], now: Date, urgent: boolean): Ringing {
  const time = now.getTime();
  const ringsNow = deadlines.filter(
    ({ end, ringsAt }) => end === null && typeof ringsAt === 'number' && ringsAt <= time,
  );
  const [step = null] = climb.filter((kind) => ringsNow.some((one) => one.kind === kind));
  const due = ringsNow.map(({ kind }) => kind).filter((kind) => !climb.includes(kind));
  const later = time + gapMs(urgent);
  return {
    step,
    due,
    deadlines: deadlines.map((one) => {
      if (one.kind === step || due.includes(one.kind)) return { ...one, ringsAt: null };
      const isLater = step !== null && climb.includes(one.kind) && typeof one.ringsAt === 'number';
      return isLater ? { ...one, ringsAt: Math.max(one.ringsAt as number, later) } : one;
    }),
  };
}

/** There is one more to whom it can go: the last step comes again, for whoever has it now. */
export function climbsOn(
  deadlines: readonly CaseDeadline[],
  now: Date,
  urgent: boolean,
): CaseDeadline[] {
  const ringsAt = now.getTime() + gapMs(urgent);
  return deadlines.map((one) =>
    one.kind === 'unread-next-reader' && one.end === null ? { ...one, ringsAt } : one,
  );
}

/** When the case is to be looked at next; null where nothing rings any more. Milliseconds since 1970. */
export function nextRing(deadlines: readonly CaseDeadline[]): number | null {
  const times = deadlines.flatMap(({ end, ringsAt }) => {
    if (end !== null || ringsAt === null) return [];
    return ringsAt === 'unsettled' ? [0] : [ringsAt];
  });
  return times.length === 0 ? null : Math.min(...times);
}

/** Nobody has read it, and nobody is left to tell: every step has been taken, or was over before deadlines rang. */
export function isLeftUnread(deadlines: readonly CaseDeadline[]): boolean {
  const steps = deadlines.filter(({ kind, end }) => climb.includes(kind) && end === null);
  return steps.length > 0 && steps.every(({ ringsAt }) => ringsAt === null);
}

export function isUnsettled(deadlines: readonly CaseDeadline[]): boolean {
  return deadlines.some(({ ringsAt, end }) => ringsAt === 'unsettled' && end === null);
}

/**
 * Of before deadlines rang: what is over has passed and rings no more, what is to come rings like any. `isAnybodyNext`: there is
 * an inbox to which the case can go; then it goes there a working day after those above were told, as one of today does.
 */
export function settled(
  deadlines: readonly CaseDeadline[],
  { now, urgent, isAnybodyNext }: { now: Date; urgent: boolean; isAnybodyNext: boolean },
): { deadlines: CaseDeadline[]; hasPassed: boolean } {
  const time = now.getTime();
  let hasPassed = false;
  const settle = (one: CaseDeadline): CaseDeadline => {
    if (one.ringsAt !== 'unsettled') return one;
    if (one.end !== null || !isHandlersDeadline(one.kind)) return { ...one, ringsAt: null };
    if (one.dueAt >= time) {
      const first = firstRing(one.kind, one.dueAt, urgent)!;
      // Its morning may be over already.
      return { ...one, ringsAt: first < time ? null : first };
    }
    hasPassed = true;
    return { ...one, ringsAt: null };
  };
  const all = deadlines.map(settle);
  const told = all.find(({ kind, end }) => kind === 'unread-owner-told' && end === null);
  if (told === undefined || told.ringsAt === null || !isAnybodyNext)
    return { deadlines: all, hasPassed };
  const due = dueAt(new Date(told.dueAt), { amount: 1, unit: 'working-days' }).getTime();
  const kind = 'unread-next-reader';
  const next = { ...told, kind, dueAt: due, ringsAt: firstRing(kind, due, urgent) } as const;
  return { deadlines: inOrder([...all, next]), hasPassed };
}

/** The next morning at seven or so: nothing that is old is told in the night in which a server was brought up to date. */
export function nextMorning(endOfToday: Date): Date {
  return new Date(endOfToday.getTime() + 1 + morningMs);
}

/** By the day, then by name: the order in which they are stored and shown, and a retry finds them. */
export function inOrder(deadlines: readonly CaseDeadline[]): CaseDeadline[] {
  return [...deadlines].sort(
    (one, other) => one.dueAt - other.dueAt || (one.kind < other.kind ? -1 : 1),
  );
}
