/** Policies for schools: opplæringslova chapter 12 (in force 1 August 2024) and what municipalities do in practice. */
import type { Policy } from '../policy.ts';
import { unreadDeadlines } from './unread.ts';

export const schoolPolicies: Policy[] = [
  {
    sector: 'school',
    validFrom: '2024-08-01',
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
        basis: 'opplæringslova § 12-4',
      },
      {
        clock: 'word-back',
        span: { amount: 5, unit: 'working-days' },
        standing: 'goal',
        basis: null,
      },
      {
        clock: 'family-may-go-on',
        span: { amount: 1, unit: 'weeks' },
        standing: 'right',
        basis: 'opplæringslova § 12-6',
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
