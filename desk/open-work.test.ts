/** What waits is counted from all pages, and only what is hers to do. */
import { describe, expect, it } from 'vitest';
import type { ListAnswer } from '../contract/api/cases.ts';
import { fetchOpenCases, openWork } from './open-work.ts';
import { someFacts } from './testing/world-cases.ts';

type Summary = ListAnswer['cases'][number];
const now = new Date('2026-11-23T09:00:00Z');
const held = new Set(['mine']);

const due = (dueOn: string): Summary['next'] => ({
  clock: 'word-back',
  standing: 'goal',
  dueOn,
  basis: null,
  doneOn: null,
});
const summary = (over: Partial<Summary>): Summary => ({
  id: 'id',
  number: '2026-00001',
  status: 'read',
  urgent: false,
  unread: false,
  intake: 'ordinary',
  as: 'reader',
  inboxId: 'mine',
  unitName: 'Luftslottet skole',
  sector: 'school',
  receivedOn: '2026-11-20',
  facts: someFacts,
  next: null,
  taken: null,
  ...over,
});
const count = (cases: Summary[]) => openWork({ cases, counted: 'all' }, held, now);

describe('open work', () => {
  it('is what nobody confirmed, and what is due', () => {
    const cases = [
      summary({ status: 'received' }),
      summary({ next: due('2026-11-22') }),
      summary({ next: due('2026-11-23') }),
      summary({ next: due('2026-11-26') }),
      summary({ next: due('2026-11-25') }),
    ];
    expect(count(cases)).toEqual({
      cases: 5,
      unacknowledged: 1,
      overdue: 1,
      dueToday: 1,
      dueLater: 2,
      nextDay: '2026-11-25',
      counted: 'all',
    });
  });

  it.each([
    ['unread', { unread: true }],
    ['only read along', { as: 'copy' as const }],
    ['in an inbox that she cannot open', { inboxId: 'another' }],
  ])('is none where the case is %s', (_, over) => {
    const { cases, overdue, unacknowledged } = count([
      summary({ status: 'received', next: due('2026-11-20'), ...over }),
    ]);
    expect([cases, overdue, unacknowledged]).toEqual([0, 0, 0]);
  });

  it('is none where nothing is due', () => {
    expect(count([summary({})]).cases).toBe(0);
  });
});

describe('fetching', () => {
  const pages = (of: number) => {
    const asked: unknown[] = [];
    return {
      asked,
      cases: (query: object) => {
        asked.push(query);
        return Promise.resolve({
          cases: [summary({})],
          next: asked.length < of ? `page ${asked.length}` : null,
        });
      },
    };
  };

  it('asks for every page', async () => {
    const api = pages(3);
    const { cases, counted } = await fetchOpenCases(api);
    expect([cases.length, counted]).toEqual([3, 'all']);
    expect(api.asked[2]).toEqual({ show: 'open', limit: 100, cursor: 'page 2' });
  });

  it('stops somewhere, and says so', async () => {
    expect((await fetchOpenCases(pages(1000))).counted).toBe('part');
  });
});
