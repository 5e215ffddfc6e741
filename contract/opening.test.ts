/** Opening hours on Norwegian clocks: weekdays, holidays, midnight, and instants that are another day elsewhere. */
import { describe, expect, it } from 'vitest';
import { isOpen, opensNext, osloTime, secondsUntil, type Opening } from './opening.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const school: Opening = [{ days: [...weekdays], from: '08:00', to: '15:30' }];
const everyDay: Opening = [
  { days: [...weekdays, 'saturday', 'sunday'], from: '14:00', to: '22:00' },
  { days: ['holiday'], from: '16:00', to: '22:00' },
];
const at = (day: string, time: string) => ({ day, time });

describe('a clock on a wall in Norway', () => {
  it.each([
    ['winter', '2026-11-28T18:30:00Z', '2026-11-28', '19:30'],
    ['summer', '2026-07-01T22:15:00Z', '2026-07-02', '00:15'],
    ['the hour that comes twice', '2026-10-25T01:30:00Z', '2026-10-25', '02:30'],
  ])('tells the time in %s', (_when, instant, day, time) => {
    expect(osloTime(new Date(instant))).toEqual({ day, time });
  });
});

describe('open', () => {
  it('from the first minute, and not in the last', () => {
    expect(isOpen(school, at('2026-11-27', '07:59'))).toBe(false);
    expect(isOpen(school, at('2026-11-27', '08:00'))).toBe(true);
    expect(isOpen(school, at('2026-11-27', '15:29'))).toBe(true);
    expect(isOpen(school, at('2026-11-27', '15:30'))).toBe(false);
  });

  it('is not what is said of weekdays on a public holiday, also on a Sunday', () => {
    // 17 May 2027 is a Monday, 26 December 2027 a Sunday.
    expect(isOpen(school, at('2027-05-17', '10:00'))).toBe(false);
    expect(isOpen(everyDay, at('2027-05-17', '15:00'))).toBe(false);
    expect(isOpen(everyDay, at('2027-05-17', '16:00'))).toBe(true);
    expect(isOpen(everyDay, at('2027-12-26', '15:00'))).toBe(false);
  });

  it('day and night is always', () => {
    for (const time of ['00:00', '04:59', '23:59'])
      expect(isOpen('always', at('2026-12-25', time))).toBe(true);
  });
});

describe('the next opening', () => {
  it('comes after the week-end', () => {
    expect(opensNext(school, at('2026-11-28', '19:30'))).toEqual(at('2026-11-30', '08:00'));
    expect(opensNext(school, at('2026-11-30', '07:00'))).toEqual(at('2026-11-30', '08:00'));
    expect(opensNext(school, at('2026-11-30', '08:00'))).toEqual(at('2026-12-01', '08:00'));
  });

  it('comes after Easter, which is five days without a working day', () => {
    expect(opensNext(school, at('2027-03-24', '16:00'))).toEqual(at('2027-03-30', '08:00'));
  });

  it('is not told where there is none', () => {
    expect(opensNext([], at('2026-11-28', '19:30'))).toBeNull();
  });
});

it('what is told holds until something changes, and never past midnight', () => {
  expect(secondsUntil('14:10', ['08:00', '15:30', '18:00'])).toBe(80 * 60);
  expect(secondsUntil('23:30', ['08:00'])).toBe(30 * 60);
  expect(secondsUntil('08:00', ['08:00', '09:00'])).toBe(60 * 60);
});
