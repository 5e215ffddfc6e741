import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choices, factProblems } from '../../contract/choices.ts';
import { sectors } from '../../contract/facts.ts';
import { emptyDraft, isWritten, type Draft } from './draft.ts';
import { aboutsFor, fitted } from './fitted.ts';
import { toContent, toFacts, toIdentity } from './report-of.ts';

const required = { danger: 'no', unitId: 'unit', role: 'pupil' } as const;

test('three answers make facts; everything else may be skipped', () => {
  expect(toFacts({ ...emptyDraft, ...required })).toEqual({
    ...required,
    about: 'not-said',
    accused: 'not-said',
    what: [],
    where: [],
    duration: 'not-said',
    lane: null,
  });
});

test.each(['danger', 'unitId', 'role'] as const)('without %s there are no facts', (missing) => {
  expect(() => toFacts({ ...emptyDraft, ...required, [missing]: null })).toThrow(RangeError);
});

test('whoever does not want to say gives no category', () => {
  expect(
    toFacts({ ...emptyDraft, ...required, what: ['not-said'], where: ['not-said'] }),
  ).toMatchObject({ what: [], where: [] });
});

test('for any answers, what is left after the place has changed suits the sector', () => {
  const any = fc.record({
    from: fc.constantFrom(...sectors),
    to: fc.constantFrom(...sectors),
    pick: fc.array(fc.nat(20), { minLength: 6, maxLength: 6 }),
  });
  fc.assert(
    fc.property(any, ({ from, to, pick }) => {
      const lists = choices[from];
      const one = <T>(list: readonly T[], index: number): T | null =>
        list.length > 0 ? list[pick[index]! % list.length]! : null;
      const draft: Draft = {
        ...emptyDraft,
        ...required,
        role: one(lists.roles, 0),
        about: one(lists.abouts, 1),
        accused: one(lists.accused, 2),
        what: lists.categories.slice(0, pick[3]),
        where: [...lists.places.slice(0, pick[4]), 'not-said'],
        lane: one(lists.lanes, 5),
      };
      const kept = fitted(draft, to);
      expect(
        factProblems(toFacts({ ...kept, role: kept.role ?? choices[to].roles[0]! }), to),
      ).toEqual([]);
    }),
  );
});

describe('whom a report can be about', () => {
  test.each([
    ['school', 'pupil', ['me', 'someone-else']],
    ['school', 'parent', ['my-child', 'me', 'someone-else']],
    ['school', 'employee', ['me', 'someone-else']],
    ['sport', 'athlete', ['me', 'someone-else']],
    ['sport', 'coach', ['me', 'someone-else']],
    ['university', 'student', ['me', 'someone-else']],
    ['school', 'other', ['me', 'my-child', 'someone-else']],
    ['kindergarten', 'employee', ['my-child', 'someone-else']],
  ] as const)('in %s for %s', (sector, role, abouts) => {
    expect(aboutsFor(sector, role)).toEqual(abouts);
  });

  test('is a choice that the server takes, and always a choice, in every sector and role', () => {
    for (const sector of sectors)
      for (const role of choices[sector].roles) {
        const abouts = aboutsFor(sector, role);
        expect(abouts.length).toBeGreaterThan(1);
        for (const about of abouts) {
          const facts = toFacts({ ...emptyDraft, ...required, role, about });
          expect(factProblems(facts, sector)).toEqual([]);
        }
      }
  });

  test('is asked anew of a parent who turns out to be a pupil', () => {
    const draft: Draft = { ...emptyDraft, ...required, role: 'pupil', about: 'my-child' };
    expect(fitted(draft, 'school').about).toBeNull();
    expect(fitted({ ...draft, role: 'parent' }, 'school').about).toBe('my-child');
  });
});

test('nothing is written before the reporter has answered; a place set by the page does not count', () => {
  expect(isWritten(emptyDraft)).toBe(false);
  expect(isWritten({ ...emptyDraft, unitId: 'unit' })).toBe(false);
  expect(isWritten({ ...emptyDraft, danger: 'no' })).toBe(true);
  expect(isWritten({ ...emptyDraft, text: 'x' })).toBe(true);
  expect(isWritten({ ...emptyDraft, what: ['words'] })).toBe(true);
});

const reachable = {
  name: ' Kari ',
  phone: '000 00 000',
  email: 'k@x.no',
  safeTime: 'etter fire',
  mustNotKnow: 'trener',
};

test('the sealed parts: words in the content, names and contact in the identity', () => {
  const draft: Draft = {
    ...emptyDraft,
    ...reachable,
    text: ' De slo \n',
    names: ' Ola ',
    contact: 'reach',
  };
  expect(toContent(draft)).toEqual({ text: 'De slo' });
  expect(toIdentity(draft)).toEqual({
    names: 'Ola',
    contact: {
      how: 'reach',
      name: 'Kari',
      phone: '000 00 000',
      email: 'k@x.no',
      safeTime: 'etter fire',
      times: [],
      ways: [],
      mustNotKnow: 'trener',
    },
  });
});

test('whoever changes their mind about being reached leaves no number behind', () => {
  expect(toIdentity({ ...emptyDraft, ...reachable, contact: 'code' }).contact).toEqual({
    how: 'code',
    name: '',
    phone: '',
    email: '',
    safeTime: '',
    times: [],
    ways: [],
    mustNotKnow: 'trener',
  });
});

test('an empty draft has both parts, so that their being there says nothing', () => {
  expect(toContent(emptyDraft)).toEqual({ text: '' });
  expect(toIdentity(emptyDraft).contact.how).toBe('not-said');
});
