import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyDraft, type Draft } from './draft.ts';
import { stepsFor } from './order.ts';
import { firstLacking, questionOf } from './all.ts';
import { contactLack, longest, looksLikeIdentityNumber } from './written.ts';
import { matching } from './unit-and-role.ts';

const all = [
  'danger',
  'unit',
  'role',
  'about',
  'accused',
  'what',
  'where',
  'duration',
  'tell',
  'names',
  'contact',
  'silence',
  'check',
];

test('the questions come in their order, danger first and the look-over last', () => {
  expect(stepsFor('school', false)).toEqual(all);
});

test('a university is asked for the lane too', () => {
  expect(stepsFor('university', false)).toEqual(all.toSpliced(5, 0, 'lane'));
});

test('what is safe is asked of who wants to be reached, and of nobody else', () => {
  expect(stepsFor('school', false, { ...emptyDraft, contact: 'reach' })).toEqual(
    all.toSpliced(-2, 0, 'safe'),
  );
  expect(stepsFor('school', false, { ...emptyDraft, contact: 'code' })).toEqual(all);
});

test.each(['yes', 'unsure'] as const)(
  'after danger that is answered "%s" come the numbers to call, and then the ordinary way',
  (danger) => {
    const steps = stepsFor('school', false, { ...emptyDraft, danger });
    expect(steps).toEqual(all.toSpliced(1, 0, 'call'));
    expect(questionOf('call').check(emptyDraft)).toBeNull();
  },
);

test('a place that the page has set is not asked for', () => {
  expect(stepsFor('sport', true)).toEqual(all.filter((name) => name !== 'unit'));
});

test('only danger, place and role must be answered', () => {
  const steps = stepsFor('university', false);
  expect(steps.filter((name) => questionOf(name).check(emptyDraft) !== null)).toEqual([
    'danger',
    'unit',
    'role',
  ]);
  expect(firstLacking({ ...emptyDraft, danger: 'yes' }, steps)).toBe('unit');
  expect(
    firstLacking({ ...emptyDraft, danger: 'yes', unitId: 'x', role: 'student' }, steps),
  ).toBeUndefined();
});

test.each(['yes', 'unsure', 'no'] as const)('danger never stops anybody: %s', (danger) => {
  expect(questionOf('danger').check({ ...emptyDraft, danger })).toBeNull();
});

describe('tell', () => {
  const check = (text: string) => questionOf('tell').check({ ...emptyDraft, text });

  test('takes 4,000 characters, and says how many are too many', () => {
    expect(check('x'.repeat(longest))).toBeNull();
    expect(check('x'.repeat(longest + 3))).toEqual({ key: 'tell.problem', values: { count: 3 } });
  });

  test.each(['01010112345', '010101 12345', 'hun er 010101-12345.'])(
    'sees an identity number in "%s"',
    (text) => {
      expect(looksLikeIdentityNumber(text)).toBe(true);
      expect(check(text)).toBeNull();
    },
  );

  test.each(['', '12345678', '0101011234', '010101123456', '116 111 og 116 117'])(
    'sees none in "%s"',
    (text) => {
      expect(looksLikeIdentityNumber(text)).toBe(false);
    },
  );
});

describe('contact', () => {
  const lack = (answers: Partial<Draft>) => contactLack({ ...emptyDraft, ...answers })?.key;

  test('may be skipped, and a code alone needs nothing', () => {
    expect(lack({})).toBeUndefined();
    expect(lack({ contact: 'code' })).toBeUndefined();
  });

  test('whoever wants to be reached gives a phone or an e-mail', () => {
    expect(lack({ contact: 'reach', name: 'Kari' })).toBe('contact.problem');
    expect(lack({ contact: 'reach', phone: '000 00 000' })).toBeUndefined();
    expect(lack({ contact: 'reach', email: 'kari@eksempel.no' })).toBeUndefined();
  });

  test('what surely is no e-mail is pointed out', () => {
    expect(lack({ contact: 'reach', email: 'kari.eksempel.no' })).toBe('contact.email.problem');
    expect(lack({ contact: 'reach', email: 'feil', phone: '1' })).toBe('contact.email.problem');
  });
});

describe('search for a place', () => {
  const units = ['Fjellvika skole', 'Havnes ungdomsskole', 'Ås skole'].map((name) => ({ name }));
  const found = (search: string) => matching(units, search).map(({ name }) => name);

  test('finds by any part, in any case, in any order', () => {
    expect(found('FJELL')).toEqual(['Fjellvika skole']);
    expect(found('skole havnes')).toEqual(['Havnes ungdomsskole']);
    expect(found('ås')).toEqual(['Ås skole']);
    expect(found('ingen')).toEqual([]);
  });

  test('finds without accents, spelled out with aa and oe, and without full stops; after what has it as typed', () => {
    const names = [
      'Bodø',
      'Boden',
      'Kárášjoga skuvla',
      'Våler',
      'Vaaler gård',
      'Trinn 1.–7.',
      'Bærum',
      'Sør-Varanger',
      'A\u030aseral',
    ];
    const of = (search: string) =>
      matching(
        names.map((name) => ({ name })),
        search,
      ).map(({ name }) => name);
    expect(of('bodo')).toEqual(['Bodø']);
    expect(of('bodoe')).toEqual(['Bodø']);
    expect(of('karasjoga')).toEqual(['Kárášjoga skuvla']);
    expect(of('vaaler')).toEqual(['Vaaler gård', 'Våler']);
    expect(of('våler')).toEqual(['Våler', 'Vaaler gård']);
    expect(of('valer')).toEqual(['Våler']);
    expect(of('1-7')).toEqual(['Trinn 1.–7.']);
    expect(of('baerum')).toEqual(['Bærum']);
    expect(of('barum')).toEqual(['Bærum']);
    expect(of('sorvaranger')).toEqual(['Sør-Varanger']);
    expect(of('åseral')).toEqual(['A\u030aseral']);
    expect(of('bode')).toEqual(['Boden']);
  });

  test('without a search every place is there, and a place is always found by its own name', () => {
    expect(found('')).toHaveLength(3);
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => matching([{ name }], name).length === 1),
    );
  });
});
