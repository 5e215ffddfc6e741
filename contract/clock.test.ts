/** Working days, holidays and due days, against calendars that were printed, and for every day of a century. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueAt,
  isWorkingDay,
  osloDay,
  publicHolidays,
  systemClock,
  workingDaysLeft,
} from './clock.ts';
import type { Span } from './policy.ts';

const instants = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2099-12-31T23:59:59Z'),
  noInvalidDate: true,
});
const spans = fc.record({
  amount: fc.nat({ max: 40 }),
  unit: fc.constantFrom<Span['unit']>('working-days', 'days', 'weeks', 'months'),
});

describe('the day in Oslo', () => {
  it.each([
    ['2026-11-22T22:59:59.999Z', '2026-11-22'],
    ['2026-11-22T23:00:00.000Z', '2026-11-23'],
    ['2026-06-30T21:59:59.999Z', '2026-06-30'],
    ['2026-06-30T22:00:00.000Z', '2026-07-01'],
    ['2025-12-31T23:00:00.000Z', '2026-01-01'],
  ])('of %s is %s', (instant, day) => {
    expect(osloDay(new Date(instant))).toBe(day);
  });
});

describe('public holidays', () => {
  it('of 2026 are the twelve of the calendar', () => {
    expect(publicHolidays(2026)).toEqual([
      '2026-01-01',
      '2026-04-02',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-17',
      '2026-05-24',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it('name a day once, also where two fall together: Ascension Day was 1 May in 2008, Whit Monday 17 May in 2027', () => {
    expect(publicHolidays(2008).filter((day) => day === '2008-05-01')).toHaveLength(1);
    expect(publicHolidays(2027).filter((day) => day === '2027-05-17')).toHaveLength(1);
    expect(publicHolidays(2027)).toHaveLength(11);
  });

  it.each([
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
  ])('have Easter of %i on %s', (year, easter) => {
    expect(publicHolidays(year)).toContain(easter);
    expect(new Date(easter).getUTCDay()).toBe(0);
  });

  it('keep Easter Sunday between 22 March and 25 April, and Whit Sunday seven weeks after it', () => {
    for (let year = 1990; year < 2200; year += 1) {
      const sundays = publicHolidays(year).filter(
        (day) =>
          new Date(day).getUTCDay() === 0 && day.slice(5) >= '03-22' && day.slice(5) <= '06-13',
      );
      const easter = sundays.find((day) => publicHolidays(year).includes(shifted(day, 1)))!;
      expect(easter.slice(5) >= '03-22' && easter.slice(5) <= '04-25').toBe(true);
      expect(sundays).toContain(shifted(easter, 49));
    }
  });
});

describe('a working day', () => {
  it.each(['2026-11-23', '2026-12-24', '2026-12-31', '2026-05-18'])('is %s', (day) => {
    expect(isWorkingDay(day)).toBe(true);
  });

  it.each(['2026-11-22', '2026-11-21', '2026-05-14', '2026-05-01', '2024-05-17', '2026-12-25'])(
    'is not %s',
    (day) => {
      expect(isWorkingDay(day)).toBe(false);
    },
  );
});

describe('something is due at the end of the day', () => {
  it.each<[string, Span, string]>([
    // Thursday evening before a week-end: Friday is one, Monday two.
    ['2026-11-19T20:00:00Z', { amount: 2, unit: 'working-days' }, '2026-11-23T22:59:59.999Z'],
    // Over Easter 2026: Wednesday 1 April, then Tuesday 7 April.
    ['2026-04-01T08:00:00Z', { amount: 1, unit: 'working-days' }, '2026-04-07T21:59:59.999Z'],
    // A report at night belongs to the day that has begun in Oslo.
    ['2026-06-30T22:30:00Z', { amount: 1, unit: 'days' }, '2026-07-02T21:59:59.999Z'],
    // Over both changes of the clocks.
    ['2026-03-28T12:00:00Z', { amount: 1, unit: 'days' }, '2026-03-29T21:59:59.999Z'],
    ['2026-10-24T12:00:00Z', { amount: 1, unit: 'days' }, '2026-10-25T22:59:59.999Z'],
    ['2026-11-23T08:00:00Z', { amount: 1, unit: 'weeks' }, '2026-11-30T22:59:59.999Z'],
    ['2026-01-31T08:00:00Z', { amount: 1, unit: 'months' }, '2026-02-28T22:59:59.999Z'],
    ['2028-01-31T08:00:00Z', { amount: 1, unit: 'months' }, '2028-02-29T22:59:59.999Z'],
    ['2026-12-15T08:00:00Z', { amount: 1, unit: 'months' }, '2027-01-15T22:59:59.999Z'],
    ['2026-11-23T08:00:00Z', { amount: 0, unit: 'working-days' }, '2026-11-23T22:59:59.999Z'],
  ])('from %s with %o: %s', (from, span, due) => {
    expect(dueAt(new Date(from), span).toISOString()).toBe(due);
  });

  it('of a day in Oslo, whatever the span and the season', () => {
    fc.assert(
      fc.property(instants, spans, (from, span) => {
        const due = dueAt(from, span);
        expect(due.getTime()).toBeGreaterThanOrEqual(from.getTime());
        expect(osloDay(new Date(due.getTime() + 1))).toBe(shifted(osloDay(due), 1));
      }),
    );
  });

  it('never earlier for a report that came later', () => {
    fc.assert(
      fc.property(instants, instants, spans, (one, other, span) => {
        const [first, second] = one <= other ? [one, other] : [other, one];
        expect(dueAt(first, span).getTime()).toBeLessThanOrEqual(dueAt(second, span).getTime());
      }),
    );
  });

  it('on a working day that leaves exactly as many working days as were given', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 60 }), (from, amount) => {
        const due = dueAt(from, { amount, unit: 'working-days' });
        expect(isWorkingDay(osloDay(due))).toBe(true);
        expect(workingDaysLeft(from, due)).toBe(amount);
      }),
    );
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('not with an amount of %d', (amount) => {
    expect(() => dueAt(new Date(), { amount, unit: 'days' })).toThrow(RangeError);
  });
});

describe('working days left', () => {
  const due = new Date('2026-11-23T22:59:59.999Z');

  it.each([
    ['2026-11-19T08:00:00Z', 2],
    ['2026-11-20T08:00:00Z', 1],
    ['2026-11-21T08:00:00Z', 1],
    ['2026-11-23T08:00:00Z', 0],
    ['2026-11-24T08:00:00Z', -1],
    ['2026-11-28T08:00:00Z', -4],
  ])('on %s: %i', (now, left) => {
    expect(workingDaysLeft(new Date(now), due)).toBe(left);
  });

  it('is 0, and not minus 0, on the Saturday after a Friday', () => {
    const friday = dueAt(new Date('2026-11-20T08:00:00Z'), { amount: 0, unit: 'days' });
    expect(workingDaysLeft(new Date('2026-11-21T08:00:00Z'), friday)).toBe(0);
  });

  it('mirror each other', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 200 }), (one, days) => {
        const other = new Date(one.getTime() + days * 86_400_000);
        expect(workingDaysLeft(one, other) + workingDaysLeft(other, one)).toBe(0);
      }),
    );
  });
});

it('the clock of the system is now', () => {
  const before = Date.now();
  expect(systemClock.now().getTime()).toBeGreaterThanOrEqual(before);
});

function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
