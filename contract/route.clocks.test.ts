/** The deadlines of the table: what is due when, and what is a right and by which law. */
import { factsAt } from './facts.make.ts';
import { describe, expect, it } from 'vitest';
import { route } from './route.ts';
import { municipality, sport, university } from './places.make.ts';

describe('the deadlines of the table', () => {
  const wd = (amount: number) => ({ amount, unit: 'working-days' });
  const days = (amount: number) => ({ amount, unit: 'days' });
  const month = { amount: 1, unit: 'months' };
  const rows = {
    skole: {
      'unread-reminder': wd(1),
      'unread-owner-told': wd(2),
      'unread-next-reader': wd(3),
      'first-contact': wd(3),
      plan: wd(5),
      'word-back': wd(5),
      'family-may-go-on': { amount: 1, unit: 'weeks' },
      'preliminary-reply': month,
    },
    barnehage: {
      'unread-reminder': wd(1),
      'unread-owner-told': wd(2),
      'unread-next-reader': wd(3),
      'first-contact': wd(3),
      plan: wd(5),
      'word-back': wd(5),
      'preliminary-reply': month,
    },
    fakultet: {
      'unread-reminder': wd(1),
      'unread-owner-told': wd(3),
      'unread-next-reader': wd(4),
      'first-contact': wd(5),
      'word-back': days(7),
      'preliminary-reply': month,
    },
    klubb: {
      'unread-reminder': days(1),
      'unread-owner-told': days(3),
      'unread-next-reader': days(4),
      'first-contact': days(3),
      'word-back': days(7),
    },
  };

  it.each(Object.entries(rows))('of %s', (unitId, expected) => {
    const tree =
      unitId === 'klubb' ? sport() : unitId === 'fakultet' ? university() : municipality();
    const { deadlines } = route(factsAt(unitId), tree);
    expect(Object.fromEntries(deadlines.map(({ clock, span }) => [clock, span]))).toEqual(expected);
  });

  it('of danger ring after one hour and go on after two, whatever day it is', () => {
    const { deadlines } = route(factsAt('skole', { danger: 'yes' }), municipality());
    const spans = Object.fromEntries(deadlines.map(({ clock, span }) => [clock, span]));
    expect(spans).toMatchObject({
      'urgent-unread': { amount: 1, unit: 'hours' },
      'unread-next-reader': { amount: 2, unit: 'hours' },
    });
    expect(spans).not.toHaveProperty('unread-owner-told');
  });

  it('promise nobody above where nobody is', () => {
    const tree = municipality();
    const { readers, copies, escalation, deadlines } = route(
      factsAt('skole', { accused: 'leader' }),
      { ...tree, inboxes: new Map([...tree.inboxes].filter(([id]) => id === 'skoleeier')) },
    );
    expect([readers.length, copies.length, escalation.length]).toEqual([1, 0, 0]);
    const kinds = deadlines.map(({ clock }) => clock);
    expect(kinds).toContain('unread-reminder');
    expect(kinds).not.toContain('unread-owner-told');
    expect(kinds).not.toContain('unread-next-reader');
  });

  it('call only what a law gives a right, and say which law', () => {
    for (const [unitId, tree] of [
      ['skole', municipality()],
      ['fakultet', university()],
      ['klubb', sport()],
    ] as const)
      for (const { clock, standing, basis } of route(factsAt(unitId), tree).deadlines) {
        expect([clock, standing]).toEqual([
          clock,
          ['family-may-go-on', 'preliminary-reply'].includes(clock) ? 'right' : 'goal',
        ]);
        if (standing === 'right') expect(basis).toMatch(/lov/);
      }
  });
});
