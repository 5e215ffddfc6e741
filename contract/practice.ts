/**
 * When a class goes through the button together: announced with its end, and over by itself. What is written as a practice never
 * leaves the browser, so the server knows no more of it than these two times.
 */
import { osloTime } from './opening.ts';

/** Times of a clock on a wall in Norway, as 'YYYY-MM-DDTHH:MM', on one day. `from` is within, `to` is not. */
export type Practice = { from: string; to: string };

/** The longest practice, in hours: what goes on for days is forgotten, and each real report then meets one question more. */
export const longestPractice = 4;

/** The time of day at which the practice ends, as 'HH:MM'; null where none goes on. */
export function practiceUntil(practice: Practice | null, now: Date): string | null {
  if (practice === null) return null;
  const { day, time } = osloTime(now);
  const at = `${day}T${time}`;
  return practice.from <= at && at < practice.to ? practice.to.slice(11) : null;
}

/** What is wrong with it; null where nothing is. */
export function wrongWith({ from, to }: Practice): 'day' | 'order' | 'long' | null {
  if (from.slice(0, 10) !== to.slice(0, 10)) return 'day';
  if (from >= to) return 'order';
  const hours = (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 3_600_000;
  return hours > longestPractice ? 'long' : null;
}
