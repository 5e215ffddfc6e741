/** Policies for sport: volunteers answer, so days count, not working days; the guidance is NIF's five steps against bullying. */
import type { Policy } from '../policy.ts';
import { unreadDeadlines } from './unread.ts';

export const sportPolicies: Policy[] = [
  {
    sector: 'sport',
    validFrom: '2021-01-01',
    adultAccused: 'unit-and-owner',
    deadlines: [
      ...unreadDeadlines({
        reminder: { amount: 1, unit: 'days' },
        ownerTold: { amount: 3, unit: 'days' },
        nextReader: { amount: 4, unit: 'days' },
      }),
      { clock: 'first-contact', span: { amount: 3, unit: 'days' }, standing: 'goal', basis: null },
      { clock: 'word-back', span: { amount: 7, unit: 'days' }, standing: 'goal', basis: null },
    ],
  },
];
