/** Policies for sport: volunteers answer, so days count, not working days; the guidance is NIF's five steps against bullying. */
import type { Policy } from '../policy.ts';

export const sportPolicies: Policy[] = [
  {
    sector: 'sport',
    validFrom: '2021-01-01',
    adultAccused: 'unit-and-owner',
    deadlines: [
      {
        clock: 'unread-reminder',
        span: { amount: 1, unit: 'days' },
        standing: 'goal',
        basis: null,
      },
      {
        clock: 'unread-owner-told',
        span: { amount: 3, unit: 'days' },
        standing: 'goal',
        basis: null,
      },
      { clock: 'first-contact', span: { amount: 3, unit: 'days' }, standing: 'goal', basis: null },
      { clock: 'word-back', span: { amount: 7, unit: 'days' }, standing: 'goal', basis: null },
    ],
  },
];
