/** Policies for workplaces: arbeidsmiljøloven § 2 A-3 asks for an inquiry within reasonable time and names no days. */
import type { Policy } from '../policy.ts';

export const workplacePolicies: Policy[] = [
  {
    sector: 'workplace',
    validFrom: '2021-01-01',
    adultAccused: 'outside-own-line',
    deadlines: [
      {
        clock: 'unread-reminder',
        span: { amount: 1, unit: 'working-days' },
        standing: 'goal',
        basis: null,
      },
      {
        clock: 'unread-owner-told',
        span: { amount: 3, unit: 'working-days' },
        standing: 'goal',
        basis: null,
      },
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
