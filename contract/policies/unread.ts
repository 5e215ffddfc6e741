/**
 * What happens while nobody has read a report, in every sector alike: a reminder, then those above are told, then one of them has it.
 * An urgent one is told again after an hour, and goes on after two, day and night.
 */
import type { Deadline, Span } from '../policy.ts';

export function unreadDeadlines(after: {
  reminder: Span;
  ownerTold: Span;
  nextReader: Span;
}): Deadline[] {
  const goal = { standing: 'goal', basis: null } as const;
  return [
    { clock: 'urgent-unread', span: { amount: 1, unit: 'hours' }, ...goal, urgent: true },
    { clock: 'unread-reminder', span: after.reminder, ...goal },
    { clock: 'unread-owner-told', span: after.ownerTold, ...goal, urgent: false, above: true },
    { clock: 'unread-next-reader', span: after.nextReader, ...goal, urgent: false, above: true },
    {
      ...{ clock: 'unread-next-reader', span: { amount: 2, unit: 'hours' }, ...goal },
      ...{ urgent: true, above: true },
    },
  ];
}
