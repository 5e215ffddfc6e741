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

/** Of one opening: milliseconds since 1970, `end` not within it. */
type Stretch = { start: number; end: number; from: string; to: string };

/** What is open on a day, in order. Where both clocks' times come twice, only what is open in any case: nobody is promised too much. */
function stretchesOn(opening: Opening, day: string): Stretch[] {
  const name = openDayOf(day);
  const spans =
    opening === 'always'
      ? [{ from: '00:00', to: '24:00' }]
      : opening.filter(({ days }) => days.includes(name));
  return spans
    .map(({ from, to }) => ({
      from,
      to,
      start: instantOf(day, from).last,
      end: instantOf(day, to).first,
    }))
    .filter(({ start, end }) => start < end)
    .sort((one, other) => one.start - other.start);
}

export function isOpen(opening: Opening, now: Date): boolean {
  return openUntil(opening, now) !== null;
}

/** Until when it is open, as a time of today (the end of a day is '24:00'); null where it is shut. */
export function openUntil(opening: Opening, now: Date): WallTime | null {
  const day = osloDay(now);
  const at = now.getTime();
  const last = stretchesOn(opening, day)
    .filter(({ start, end }) => start <= at && at < end)
    .sort((one, other) => one.end - other.end)
    .at(-1);
  if (!last) return null;
  return { day, time: last.to === '24:00' ? last.to : osloTime(new Date(last.end)).time };
}

/** Further ahead nobody plans; no run of holidays is as long. */
const mostDays = 14;

/** The next time that it opens, after this moment; null where that is not within two weeks. */
export function opensNext(opening: Opening, now: Date): WallTime | null {
  const day = osloDay(now);
  for (let ahead = 0; ahead <= mostDays; ahead++) {
    const found = stretchesOn(opening, dayAfter(day, ahead)).find(
      ({ start }) => start > now.getTime(),
    );
    if (found) return osloTime(new Date(found.start));
  }
  return null;
}

/**
 * Whole seconds from now during which nothing opens or shuts, none of these times of day comes, and the day does not end: true
 * ones, also in the night in which the clocks are changed. At least 1.
 */
export function secondsUnchanged(now: Date, openings: Opening[], times: string[]): number {
  const day = osloDay(now);
  const at = now.getTime();
  const moments = [
    instantOf(day, '24:00').first,
    ...times.map((time) => instantOf(day, time).first),
    ...openings.flatMap((opening) =>
      stretchesOn(opening, day).flatMap(({ start, end }) => [start, end]),
    ),
  ].filter((moment) => moment > at);
  return Math.max(1, Math.floor((Math.min(...moments) - at) / 1000));
}

function openDayOf(day: string): OpenDay {
  if (publicHolidays(Number(day.slice(0, 4))).includes(day)) return 'holiday';
  return openDays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]!;
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

const hourMs = 3_600_000;

/**
 * When a clock in Norway shows this time: once, or twice in the night in which clocks are put back. In the hour that is left out in
 * spring, the moment at which they are put forward. '24:00' is the midnight that ends the day.
 */
function instantOf(day: string, time: string): { first: number; last: number } {
  const minutes = minutesOf(time);
  const wallMs = Date.parse(`${day}T00:00:00Z`) + 60_000 * minutes;
  const found = [2, 1]
    .map((ahead) => wallMs - ahead * hourMs)
    .filter((instant) => hoursAhead(instant) * hourMs === wallMs - instant);
  const leapt = Math.floor((wallMs - hourMs) / hourMs) * hourMs;
  return { first: found[0] ?? leapt, last: found.at(-1) ?? leapt };
}

/** Asking Intl takes long, and clocks are changed at whole hours of UTC: each hour is asked for once. */
const aheadByHour = new Map<number, number>();
const mostHours = 1_000;

/** How many hours Norway is ahead of UTC: 1 in winter, 2 in summer. */
function hoursAhead(instant: number): number {
  const hour = Math.floor(instant / hourMs);
  const known = aheadByHour.get(hour);
  if (known !== undefined) return known;
  const shown = Number(wall.format(new Date(instant)).slice(0, 2));
  const ahead = (shown - (((hour % 24) + 24) % 24) + 24) % 24;
  if (aheadByHour.size >= mostHours) aheadByHour.clear();
  aheadByHour.set(hour, ahead);
  return ahead;
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return 60 * hours! + minutes!;
}
