/**
 * How much time is left until something is due, in words and with a tone: days as they come in the calendar, and always
 * the day itself. The server has counted working days already where a deadline is set in them; nobody counts again here.
 */
import type { CaseAnswer } from '../contract/api/cases.ts';
import { osloDay } from '../contract/clock.ts';
import type { Language } from '../contract/facts.ts';
import type { Texts } from './texts/index.ts';
import { dayWords, weekdayWords } from './words.ts';

export type CaseClock = NonNullable<CaseAnswer['next']>;
/** `late` and `today` are told by the words too: a tone is never the only sign. */
export type Tone = 'calm' | 'today' | 'late' | 'done';
/** `day`: when it is due, as `onsdag 25. november`. */
export type ClockWords = { text: string; day: string; tone: Tone };

const dayMs = 86_400_000;

export function clockWords(
  clock: CaseClock,
  at: { now: Date; language: Language },
  { clocks }: Texts,
): ClockWords {
  const today = osloDay(at.now);
  const day = weekdayWords(clock.dueOn, today, at.language);
  if (clock.doneOn !== null)
    return { text: clocks.done(dayWords(clock.doneOn, at.language)), day, tone: 'done' };
  // Nobody owes anything on this day: from then on the family may go further.
  if (clock.clock === 'family-may-go-on') return { text: clocks.possible(day), day, tone: 'calm' };
  const left = daysBetween(today, clock.dueOn);
  if (left === 0) return { text: clocks.today, day, tone: 'today' };
  if (left === 1) return { text: clocks.tomorrow, day, tone: 'calm' };
  if (left > 1) return { text: clocks.daysLeft(left), day, tone: 'calm' };
  return { text: clocks.overdue(-left), day, tone: 'late' };
}

/** Both are midnights in UTC, where no day is shorter or longer than another. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs;
}
