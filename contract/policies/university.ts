/** Policies for universities: the lanes and answer times are practice in the sector; whoever is accused never reads through the own line. */
import type { Policy } from '../policy.ts';
import { unreadDeadlines } from './unread.ts';

export const universityPolicies: Policy[] = [
  {
    sector: 'university',
    validFrom: '2024-08-01',
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
      {
        clock: 'word-back',
        span: { amount: 7, unit: 'days' },
        standing: 'goal',
        basis: null,
        lane: ['serious'],
      },
      {
        clock: 'word-back',
        span: { amount: 21, unit: 'days' },
        standing: 'goal',
        basis: null,
        lane: ['improvement', 'praise'],
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
