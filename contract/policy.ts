/**
 * The policy of a sector: which deadlines a case has, how long they are, and on what they rest; and who may read when an adult is accused.
 * Policies are dated data (`policies/`), because laws and goals change and old cases keep the policy of their day.
 */
import type { Lane, Sector } from './facts.ts';

export const deadlineKinds = [
  'urgent-unread',
  'unread-reminder',
  'unread-owner-told',
  'unread-next-reader',
  'first-contact',
  'plan',
  'word-back',
  'preliminary-reply',
  'family-may-go-on',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** Working days are Monday to Friday less Norwegian public holidays; the day itself does not count. Hours go on day and night. */
export type Span = { amount: number; unit: 'hours' | 'working-days' | 'days' | 'weeks' | 'months' };

export type Deadline = {
  /** `clock`, because answers to release 0.1.0 of the form call it so. */
  clock: DeadlineKind;
  span: Span;
  /** `goal`: what we aim at; `right`: what the law gives the reporter. The two are never mixed in a text. */
  standing: 'goal' | 'right';
  /** The law or practice it rests on, as shown to the handler; null where it is our own goal. */
  basis: string | null;
  /** University: only for these lanes. */
  lane?: Lane[];
  /** Only for urgent reports, or only for the others. */
  urgent?: boolean;
  /** Only where somebody above can be told, or can be given the case. */
  above?: true;
  /** What the law asks of public bodies: for a private owner it is our goal, and rests on nothing. */
  publicBody?: true;
};

export type Policy = {
  sector: Sector;
  /** ISO date (Europe/Oslo) from which it is in force, until the next one of its sector. */
  validFrom: string;
  adultAccused: 'unit-and-owner' | 'outside-own-line';
  deadlines: Deadline[];
};

/** Whether the handler owes it. The family's right to go on is theirs, and only shown to the handler. */
export function isHandlersDeadline(kind: string): boolean {
  return kind !== ('family-may-go-on' satisfies DeadlineKind);
}
