/** Policies for kindergartens: barnehageloven chapter VIII (in force 1 January 2021). It gives no week after which to go to Statsforvalteren. */
import type { Policy } from '../policy.ts';
import { unreadDeadlines } from './unread.ts';

export const kindergartenPolicies: Policy[] = [
  {
    sector: 'kindergarten',
    validFrom: '2021-01-01',
    adultAccused: 'unit-and-owner',
    deadlines: [
      ...unreadDeadlines({
        reminder: { amount: 1, unit: 'working-days' },
        ownerTold: { amount: 2, unit: 'working-days' },
        nextReader: { amount: 3, unit: 'working-days' },
      }),
      {
        clock: 'first-contact',
        span: { amount: 3, unit: 'working-days' },
        standing: 'goal',
        basis: null,
      },
      {
        clock: 'plan',
        span: { amount: 5, unit: 'working-days' },
        standing: 'goal',
        basis: 'barnehageloven § 42',
      },
      {
        clock: 'word-back',
        span: { amount: 5, unit: 'working-days' },
        standing: 'goal',
        basis: null,
      },
      {
        clock: 'preliminary-reply',
        span: { amount: 1, unit: 'months' },
        standing: 'right',
        basis: 'forvaltningsloven § 11 a',
        publicBody: true,
      },
    ],
  },
];
