/** Policies for workplaces: arbeidsmiljøloven § 2 A-3 asks for an inquiry within reasonable time and names no days. */
import type { Policy } from '../policy.ts';
import { unreadDeadlines } from './unread.ts';

export const workplacePolicies: Policy[] = [
  {
    sector: 'workplace',
    validFrom: '2021-01-01',
    adultAccused: 'outside-own-line',
    deadlines: [
      ...unreadDeadlines({
        reminder: { amount: 1, unit: 'working-days' },
        ownerTold: { amount: 3, unit: 'working-days' },
        nextReader: { amount: 4, unit: 'working-days' },
      }),
      {
        clock: 'first-contact',
        span: { amount: 5, unit: 'working-days' },
        standing: 'goal',
        basis: null,
      },
      { clock: 'word-back', span: { amount: 7, unit: 'days' }, standing: 'goal', basis: null },
    ],
  },
];
