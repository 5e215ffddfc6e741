/**
 * When something is open: an inbox that is read, a help line that answers. Times of day are those of a clock on a wall in Norway,
 * whatever clock the reader's device has, and on a public holiday only what is said of holidays counts.
 */
import { osloDay, publicHolidays } from './clock.ts';

export const openDays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'holiday',
] as const;
export type OpenDay = (typeof openDays)[number];

/** `from` and `to` as 'HH:MM', `from` before `to`; the end of a day is '24:00', so what goes on past midnight is two spans. */
export type OpeningSpan = { days: OpenDay[]; from: string; to: string };
export type Opening = 'always' | OpeningSpan[];

/** `day` as from `osloDay`, `time` as 'HH:MM'. */
export type WallTime = { day: string; time: string };

const wall = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Oslo',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

export const osloTime = (instant: Date): WallTime => ({
  day: osloDay(instant),
  time: wall.format(instant),
});

/** The spans of one day in their order. */
export function spansOn(opening: Opening, day: string): OpeningSpan[] {
  const name = openDayOf(day);
  if (opening === 'always') return [{ days: [name], from: '00:00', to: '24:00' }];
  return opening
    .filter(({ days }) => days.includes(name))
    .sort((one, other) => one.from.localeCompare(other.from));
}

export function isOpen(opening: Opening, { day, time }: WallTime): boolean {
  return spansOn(opening, day).some(({ from, to }) => from <= time && time < to);
}

/** Further ahead nobody plans; no run of holidays is as long. */
const mostDays = 14;

/** The next time that it opens, after this one; null where that is not within two weeks. */
export function opensNext(opening: Opening, { day, time }: WallTime): WallTime | null {
  for (let ahead = 0; ahead <= mostDays; ahead++) {
    const then = dayAfter(day, ahead);
    const span = spansOn(opening, then).find(({ from }) => ahead > 0 || from > time);
    if (span) return { day: then, time: span.from };
  }
  return null;
}

/** Seconds from this time of day until the first of the given ones, or until the day ends. */
export function secondsUntil(time: string, boundaries: string[]): number {
  const next = [...boundaries, '24:00'].filter((boundary) => boundary > time).sort()[0]!;
  return 60 * (minutesOf(next) - minutesOf(time));
}

function openDayOf(day: string): OpenDay {
  if (publicHolidays(Number(day.slice(0, 4))).includes(day)) return 'holiday';
  return openDays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]!;
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return 60 * hours! + minutes!;
}
