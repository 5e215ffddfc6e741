/** From page to page without a server: the order, the ways back, what is lacking, and any form that anybody might send. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../contract/api/public.ts';
import { fieldsOf, newVisit, readVisit, type Visit } from './visit.ts';
import { stepsOf, walk } from './walk.ts';

const id = (end: number) => `018f0000-0000-7000-8000-00000000000${end}`;
const unit = (end: number, sector: 'school' | 'kindergarten') => ({
  id: id(end),
  slug: `sted-${end}`,
  name: `Oppdiktet sted ${end}`,
  kind: 'school' as const,
  sector,
  ownerName: null,
});
const settings: Settings = {
  organisation: {
    id: id(9),
    slug: 'oppdiktet',
    name: 'Oppdiktet kommune',
    sector: 'school',
    rootId: id(9),
    language: 'nb',
  },
  units: [unit(1, 'school'), unit(2, 'kindergarten')],
  helpLines: [],
  exitUrl: 'https://www.example.no',
  keysThumbprint: '',
  texts: {},
};
const begin = (query = '') => newVisit(settings, new URLSearchParams(query));
const carried = (visit: Visit) => readVisit(new URLSearchParams(fieldsOf(visit)), settings);

const answered = (): Visit => {
  const visit = begin();
  const draft = { ...visit.draft, danger: 'no', unitId: id(1), role: 'pupil' } as const;
  return { ...visit, draft };
};

test('a place that is named and not open is asked for, though only one other is open', () => {
  const [first] = settings.units;
  const setBy = (
    units: Settings['units'],
    query: string,
    organisationId = id(9),
    more: Partial<Settings> = {},
  ) => {
    const organisation = { ...settings.organisation, id: organisationId };
    const asked = { ...settings, organisation, units, ...more };
    const visit = newVisit(asked, new URLSearchParams(query));
    return [visit.unitSetBy, visit.draft.unitId];
  };
  expect(setBy([first!], 'unit=sted-2')).toEqual(['reporter', null]);
  expect(setBy([first!], 'unit=sted-1')).toEqual(['page', id(1)]);
  expect(setBy([first!], '')).toEqual(['page', id(1)]);
  // Others are still to open: hers may be one of them.
  expect(setBy([first!], '', id(9), { unitsToCome: true })).toEqual(['reporter', null]);
  // The page of the school itself: there is nothing to choose.
  expect(setBy([first!], 'unit=sted-2', id(1))).toEqual(['page', id(1)]);
});

describe('the way', () => {
  test('goes through every step in order, and back the same way', () => {
    let visit = answered();
    const steps = stepsOf(visit, settings);
    const seen = [visit.page];
    while (visit.page !== 'check') {
      visit = carried(walk(visit, 'next', settings).visit);
      seen.push(visit.page);
    }
    expect(seen).toEqual(steps);
    while (visit.page !== 'danger') {
      visit = carried(walk(visit, 'back', settings).visit);
      expect(visit.page).toBe(seen.at(-2));
      seen.pop();
    }
  });

  test('shows numbers to call between the first two questions where somebody is in danger', () => {
    const visit = answered();
    const inDanger: Visit = { ...visit, draft: { ...visit.draft, danger: 'unsure' } };
    const call = walk(inDanger, 'next', settings).visit;
    expect(call.page).toBe('call');
    expect(walk(call, 'back', settings).visit.page).toBe('danger');
    expect(walk(call, 'next', settings).visit.page).toBe('unit');
  });

  test('stays where something is lacking, and says what', () => {
    const arrival = walk(begin(), 'next', settings);
    expect([arrival.visit.page, arrival.lack]).toEqual(['danger', { key: 'danger.problem' }]);
  });

  test('a changed answer leads back to where answers are looked over, by what it made lacking', () => {
    const check: Visit = { ...answered(), page: 'check' };
    const tell = walk(check, 'to-tell', settings).visit;
    expect(carried(walk(tell, 'next', settings).visit).page).toBe('check');
    expect(walk(tell, 'back', settings).visit.page).toBe('check');
    // No pupil is in a kindergarten: who it is has to be said anew.
    const moved = { ...walk(check, 'to-unit', settings).visit };
    const kindergarten = carried({ ...moved, draft: { ...moved.draft, unitId: id(2) } });
    const asked = walk(kindergarten, 'next', settings);
    expect([asked.visit.page, asked.lack]).toEqual(['role', { key: 'role.problem' }]);
  });

  test('a place that the link has set is not asked for, and can be changed in the end', () => {
    const visit = begin('unit=sted-2&language=nn');
    expect(stepsOf(visit, settings)).not.toContain('unit');
    expect([visit.draft.unitId, visit.language]).toEqual([id(2), 'nn']);
    expect(walk({ ...visit, page: 'check' }, 'to-unit', settings).visit.page).toBe('unit');
  });
});

describe('what is carried along', () => {
  const text = fc.string({ unit: 'grapheme' });
  const plain = (given: string) => given.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '');

  test('comes back as it was, in every language', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom('nb', 'nn', 'en'), (one, other, language) => {
        const visit = answered();
        const draft = { ...visit.draft, text: plain(one), names: plain(other) };
        const spoken = walk({ ...visit, draft, page: 'tell' }, `say-${language}`, settings).visit;
        const back = carried(spoken);
        expect(back.draft).toEqual(draft);
        expect([back.language, back.page]).toEqual([language, 'tell']);
        expect([back.reportId, back.code]).toEqual([visit.reportId, visit.code]);
      }),
    );
  });

  test('is never taken at its word: what is no choice counts as not answered', () => {
    const form = new URLSearchParams(fieldsOf(answered()));
    for (const name of ['danger', 'unit', 'role', 'page', 'report', 'code', 'language'])
      form.set(name, '<script>');
    const visit = readVisit(form, settings);
    expect(visit.draft).toMatchObject({ danger: null, unitId: null, role: null });
    expect([visit.page, visit.language]).toEqual(['danger', 'nb']);
    expect(visit.code).toMatch(/^\w{16}$/);
  });

  test('"will not say" beside answers is not meant', () => {
    const form = new URLSearchParams([
      ...fieldsOf(answered()),
      ['what', 'words'],
      ['what', 'not-said'],
      ['what', 'words'],
    ]);
    expect(readVisit(form, settings).draft.what).toEqual(['words']);
  });

  test('any form is read, and any button leads somewhere', () => {
    const name = fc.constantFrom(...fieldsOf(answered()).map(([one]) => one), 'search', 'typed');
    const value = fc.oneof(text, fc.constantFrom('check', 'to-unit', 'unit', 'yes', id(1), '-'));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), value, (fields, go) => {
        const visit = readVisit(new URLSearchParams(fields), settings);
        const arrival = walk(visit, go, settings);
        expect(typeof arrival.visit.page).toBe('string');
      }),
    );
  });
});
