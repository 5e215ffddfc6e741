/**
 * Days as people in Norway count them: calendar days in Europe/Oslo, working days, and when something is due.
 * No library and no table of time zones: Intl knows them, in a browser and in Node alike.
 */
import type { Span } from './policy.ts';

export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

const dayMs = 86_400_000;
const hourMs = 3_600_000;

const oslo = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Oslo',
  calendar: 'gregory',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Asking Intl takes ten times as long as all the rest of this file, and the server asks thirty times for one report. */
const dayByHour = new Map<number, string>();
const mostHours = 1_000;

/** The calendar day of an instant in Europe/Oslo: '2026-11-23'. */
export function osloDay(instant: Date): string {
  // Since 1895 Norway is whole hours ahead of UTC: a day never ends within an hour.
  const hour = Math.floor(instant.getTime() / hourMs);
  const known = dayByHour.get(hour);
  if (known !== undefined) return known;
  const parts = Object.fromEntries(
    oslo.formatToParts(instant).map(({ type, value }) => [type, value]),
  );
  const day = `${parts['year']!.padStart(4, '0')}-${parts['month']!}-${parts['day']!}`;
  if (hour < 0) return day;
  if (dayByHour.size >= mostHours) dayByHour.clear();
  dayByHour.set(hour, day);
  return day;
}

/**
 * The last millisecond, in Europe/Oslo, of the day on which something is due; where it is due in hours, so many after `from`,
 * whatever the clocks on the walls do meanwhile. The day of `from` does not count;
 * working days are Monday to Friday less public holidays; a month ends on the same date, or on the last of a shorter month.
 * Throws a RangeError for an amount that is no whole number from 0.
 */
export function dueAt(from: Date, span: Span): Date {
  const { amount, unit } = span;
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new RangeError(`A span is a whole number of days, weeks or months, not ${amount}.`);
  if (unit === 'hours') return new Date(from.getTime() + amount * hourMs);
  const day = osloDay(from);
  const key = `${day} ${amount} ${unit}`;
  const known = dueBySpan.get(key);
  if (known !== undefined) return new Date(known);
  const due = endOfDay(dayAfter(day, amount, unit));
  if (dueBySpan.size >= mostSpans) dueBySpan.clear();
  dueBySpan.set(key, due.getTime());
  return due;
}

/** The same handful of spans is asked for with each report of a day. */
const dueBySpan = new Map<string, number>();
const mostSpans = 1_000;

/** The first moment, in Europe/Oslo, of the day after that of `instant`. */
export function tomorrow(instant: Date): Date {
  return new Date(dueAt(instant, { amount: 0, unit: 'days' }).getTime() + 1);
}

/**
 * Working days after today until and with the due day; 0 when it is due today or before the next working day.
 * Below 0: that many working days have come since it was due, today among them.
 */
export function workingDaysLeft(now: Date, due: Date): number {
  const today = osloDay(now);
  const last = osloDay(due);
  return today <= last ? workingDaysBetween(today, last) : 0 - workingDaysBetween(last, today);
}

/** Monday to Friday, and no public holiday. `day` as from `osloDay`. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(day.slice(0, 4))).has(day);
}

/**
 * The public holidays of a year in order: the fixed ones of lov om helligdager and of 1 and 17 May, and those that follow Easter.
 * Christmas Eve and New Year's Eve are working days by law, though short ones.
 */
export function publicHolidays(year: number): string[] {
  return [...holidaysOf(year)];
}

const holidaysByYear = new Map<number, Set<string>>();

function holidaysOf(year: number): Set<string> {
  const known = holidaysByYear.get(year);
  if (known) return known;
  const easter = easterSunday(year);
  // Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension Day, Whit Sunday and Monday.
  const moving = [-3, -2, 0, 1, 39, 49, 50].map((days) => addDays(easter, days));
  const fixed = ['01-01', '05-01', '05-17', '12-25', '12-26'].map(
    (date) => `${String(year).padStart(4, '0')}-${date}`,
  );
  const holidays = new Set([...fixed, ...moving].sort());
  holidaysByYear.set(year, holidays);
  return holidays;
}

/** The anonymous Gregorian computus, as in Meeus, Astronomical Algorithms, chapter 8; letters are his. */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const l = (32 + 2 * e + 2 * i - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return toDay(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1));
}

function dayAfter(day: string, amount: number, unit: Exclude<Span['unit'], 'hours'>): string {
  if (unit === 'months') return addMonths(day, amount);
  if (unit === 'weeks') return addDays(day, amount * 7);
  if (unit === 'days') return addDays(day, amount);
  let due = day;
  for (let left = amount; left > 0;) {
    due = addDays(due, 1);
    if (isWorkingDay(due)) left -= 1;
  }
  return due;
}

function workingDaysBetween(after: string, until: string): number {
  let count = 0;
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1))
    if (isWorkingDay(day)) count += 1;
  return count;
}

function addDays(day: string, days: number): string {
  return toDay(Date.parse(`${day}T00:00:00Z`) + days * dayMs);
}

function addMonths(day: string, months: number): string {
  const start = new Date(`${day}T00:00:00Z`);
  const year = start.getUTCFullYear();
  const month = start.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return toDay(Date.UTC(year, month, Math.min(start.getUTCDate(), lastOfMonth)));
}

function toDay(utcMidnight: number): string {
  return new Date(utcMidnight).toISOString().slice(0, 10);
}

/** Clocks in Norway are put forward and back at night but never at midnight, so every day has one first instant. */
function endOfDay(day: string): Date {
  const next = addDays(day, 1);
  const utcMidnight = Date.parse(`${next}T00:00:00Z`);
  // Summer time is two hours ahead of UTC, winter time one: midnight in Oslo is the first of the two that has the new day.
  const midnight = [utcMidnight - 2 * hourMs, utcMidnight - hourMs].find(
    (instant) => osloDay(new Date(instant)) === next,
  );
  return new Date(midnight! - 1);
}
