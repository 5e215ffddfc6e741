/** A private owner is a border; a university has no line upwards that the accused is not part of. */
import { factsAt } from './facts.make.ts';
import { describe, expect, it } from 'vitest';
import type { Facts } from './facts.ts';
import { route } from './route.ts';
import { rule } from './trees.make.ts';
import { found, municipality, university, withRules } from './places.make.ts';

describe('a private owner is a border', () => {
  it.each<[Partial<Facts>, string[], string[]]>([
    [{}, ['privat-styrer'], []],
    [{ accused: 'adult' }, ['privat-styrer'], ['privat-eier']],
    [{ accused: 'leader' }, ['privat-eier'], []],
    [{ accused: 'leader', danger: 'yes' }, ['privat-eier'], ['styret']],
  ])('%o: nothing of it goes to the municipality', (facts, readers, copies) => {
    const route = found(municipality(), 'privat', facts);
    expect(route).toMatchObject({ readers, copies });
    expect([...route.readers, ...route.copies, ...route.escalation]).not.toContain('skoleeier');
  });

  it('also where everybody on this side is away: it waits, with an alarm', () => {
    const tree = municipality({
      people: { 'privat-styrer': 'pia(away)', 'privat-eier': 'per(away)', styret: '' },
    });
    const route = found(tree, 'privat');
    expect(route).toMatchObject({ readers: ['privat-styrer'], alarm: true });
    expect([...route.copies, ...route.escalation]).toEqual(['privat-eier']);
  });

  it('also where an inbox says that it escalates to the other side', () => {
    const tree = municipality({ inboxes: { 'privat-eier': { escalatesTo: 'skoleeier' } } });
    expect(found(tree, 'privat').escalation).toEqual(['privat-eier']);
  });

  it('that the rules of the municipality do not cross, but a rule of the owner does', () => {
    const above = withRules('kommune', [rule('r', { to: ['team'], mode: 'also' })]);
    expect(found(above, 'privat').copies).toEqual([]);
    const own = withRules('eier', [rule('r', { to: ['skoleeier'], mode: 'also' })]);
    expect(found(own, 'privat').copies).toEqual(['skoleeier']);
  });

  it('and what the law asks of public bodies is there a goal, not a right', () => {
    const standing = (unitId: string) =>
      route(factsAt(unitId), municipality()).deadlines.find(
        ({ clock }) => clock === 'preliminary-reply',
      );
    expect(standing('barnehage')).toMatchObject({
      standing: 'right',
      basis: 'forvaltningsloven § 11 a',
    });
    expect(standing('privat')).toMatchObject({ standing: 'goal', basis: null });
  });
});

describe('a university', () => {
  it.each(['adult', 'leader'] as const)(
    'never lets the own line of the accused read: %s',
    (accused) => {
      expect(found(university(), 'fakultet', { accused, role: 'student' })).toMatchObject({
        readers: ['hr'],
        excluded: ['studieleder'],
        alarm: false,
      });
    },
  );

  it('lets the faculty read what is between students', () => {
    expect(found(university(), 'fakultet', { role: 'student' })).toMatchObject({
      readers: ['studieleder'],
      excluded: [],
    });
  });

  it('with an adult of the university itself accused: those whom it appointed read, and the independent inbox reads along', () => {
    expect(found(university(), 'universitet', { accused: 'adult' })).toMatchObject({
      readers: ['hr'],
      copies: ['revisjon'],
    });
  });

  it.each([
    ['serious', 7],
    [null, 7],
    ['improvement', 21],
    ['praise', 21],
  ] as const)('answers in the lane %s within %i days', (lane, days) => {
    const { deadlines } = route(factsAt('fakultet', { lane }), university());
    expect(deadlines.filter(({ clock }) => clock === 'word-back').map(({ span }) => span)).toEqual([
      { amount: days, unit: 'days' },
    ]);
  });
});
