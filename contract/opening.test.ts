/** Opening hours on Norwegian clocks: weekdays, holidays, midnight, and instants that are another day elsewhere. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  isOpen,
  openDays,
  opensNext,
  openUntil,
  osloTime,
  secondsUnchanged,
  type Opening,
} from './opening.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const school: Opening = [{ days: [...weekdays], from: '08:00', to: '15:30' }];
const everyDay: Opening = [
  { days: [...weekdays, 'saturday', 'sunday'], from: '14:00', to: '22:00' },
  { days: ['holiday'], from: '16:00', to: '22:00' },
];
/** The instant of a clock in Norway; of the two in autumn the first. */
const at = (day: string, time: string) =>
  [2, 1]
    .map((ahead) => new Date(Date.parse(`${day}T${time}:00Z`) - ahead * 3_600_000))
    .find((instant) => osloTime(instant).time === time)!;
const told = (day: string, time: string) => ({ day, time });

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
    expect(opensNext(school, at('2026-11-28', '19:30'))).toEqual(told('2026-11-30', '08:00'));
    expect(opensNext(school, at('2026-11-30', '07:00'))).toEqual(told('2026-11-30', '08:00'));
    expect(opensNext(school, at('2026-11-30', '08:00'))).toEqual(told('2026-12-01', '08:00'));
  });

  it('comes after Easter, which is five days without a working day', () => {
    expect(opensNext(school, at('2027-03-24', '16:00'))).toEqual(told('2027-03-30', '08:00'));
  });

  it('is not told where there is none', () => {
    expect(opensNext([], at('2026-11-28', '19:30'))).toBeNull();
  });
});

it('what is told holds until something changes, and never past midnight', () => {
  const seconds = (time: string, opening: Opening, times: string[] = []) =>
    secondsUnchanged(at('2026-11-30', time), [opening], times);
  expect(seconds('14:10', school)).toBe(80 * 60);
  expect(seconds('14:10', school, ['14:20'])).toBe(10 * 60);
  expect(seconds('23:30', school)).toBe(30 * 60);
  expect(seconds('08:00', school, ['08:00', '09:00'])).toBe(60 * 60);
  // Not from the beginning of the minute.
  expect(secondsUnchanged(new Date('2026-11-30T14:29:45.600Z'), [school], [])).toBe(14);
  expect(secondsUnchanged(new Date('2026-11-30T14:29:59.900Z'), [school], [])).toBe(1);
});

describe('in the nights in which the clocks are changed', () => {
  const nights: Opening = [
    { days: ['sunday'], from: '00:30', to: '02:30' },
    { days: ['sunday'], from: '03:30', to: '06:00' },
  ];

  it('an hour less passes in spring, and an hour more in autumn', () => {
    const early: Opening = [{ days: ['sunday'], from: '04:00', to: '05:00' }];
    expect(secondsUnchanged(at('2026-03-29', '01:30'), [early], [])).toBe(90 * 60);
    expect(secondsUnchanged(at('2026-10-25', '01:30'), [early], [])).toBe(210 * 60);
  });

  it('what ends in the hour that is left out ends as it begins, and what begins in it, when it is over', () => {
    expect(openUntil(nights, at('2026-03-29', '01:45'))).toEqual(told('2026-03-29', '03:00'));
    const within: Opening = [{ days: ['sunday'], from: '02:30', to: '06:00' }];
    expect(opensNext(within, at('2026-03-29', '01:45'))).toEqual(told('2026-03-29', '03:00'));
    const gone: Opening = [{ days: ['sunday'], from: '02:10', to: '02:40' }];
    expect(opensNext(gone, at('2026-03-29', '01:45'))).toEqual(told('2026-04-12', '02:10'));
  });

  it('holds to the second for any opening: nothing changes before, and no opening is later than told', () => {
    const minute = fc
      .nat({ max: 24 * 12 })
      .map(
        (fives) =>
          `${`${Math.floor(fives / 12)}`.padStart(2, '0')}:${`${(fives % 12) * 5}`.padStart(2, '0')}`,
      );
    const span = fc
      .record({ days: fc.subarray([...openDays], { minLength: 1 }), from: minute, to: minute })
      .filter(({ from, to }) => from < to);
    const changes = ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z'];
    const near = fc.record({
      change: fc.constantFrom(...changes),
      seconds: fc.integer({ min: -30 * 3600, max: 30 * 3600 }),
    });
    fc.assert(
      fc.property(
        fc.array(span, { minLength: 1, maxLength: 3 }),
        near,
        (opening, { change, seconds }) => {
          const from = Date.parse(change) + seconds * 1000;
          const now = new Date(from);
          const unchanged = secondsUnchanged(now, [opening], []);
          const until = JSON.stringify(openUntil(opening, now));
          const next = JSON.stringify(opensNext(opening, now));
          for (const share of [0.25, 0.5, 0.999]) {
            const later = new Date(from + Math.floor(unchanged * 1000 * share));
            expect(JSON.stringify(openUntil(opening, later))).toBe(until);
            expect(JSON.stringify(opensNext(opening, later))).toBe(next);
          }
          // A moment later something has changed, or the day has.
          const then = new Date(from + unchanged * 1000);
          expect(
            // What ends within another stretch changes nothing.
            opening.length > 1 ||
              osloTime(then).time === '00:00' ||
              isOpen(opening, then) !== (until !== 'null') ||
              JSON.stringify([openUntil(opening, then), opensNext(opening, then)]) !==
                `[${until},${next}]`,
          ).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
