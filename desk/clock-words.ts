/**
 * How much time is left until something is due, in words and with a tone. Schools and kindergartens count working days
 * where the goal is our own; a right that the law counts in weeks and months is counted in days as they come.
 */
import type { CaseAnswer } from '../contract/api/cases.ts';
import { osloDay, workingDaysLeft } from '../contract/clock.ts';
import type { Language, Sector } from '../contract/facts.ts';
import type { Texts } from './texts/index.ts';
import { dayWords } from './words.ts';

export type CaseClock = CaseAnswer['clocks'][number];
/** `late` and `today` are told by the words too: a tone is never the only sign. */
export type Tone = 'calm' | 'today' | 'late' | 'done';
export type ClockWords = { text: string; tone: Tone };

const dayMs = 86_400_000;

export function clockWords(
  clock: CaseClock,
  at: { sector: Sector; now: Date; language: Language },
  { clocks }: Texts,
): ClockWords {
  if (clock.doneOn !== null)
    return { text: clocks.done(dayWords(clock.doneOn, at.language)), tone: 'done' };
  // Nobody owes anything on this day: from then on the family may go further.
  if (clock.clock === 'family-may-go-on')
    return { text: clocks.possible(dayWords(clock.dueOn, at.language)), tone: 'calm' };
  const today = osloDay(at.now);
  if (clock.dueOn === today) return { text: clocks.today, tone: 'today' };
  const { count, unit } = distance(clock, at);
  if (clock.dueOn > today) {
    const text = unit === 'working-days' ? clocks.workingDaysLeft(count) : clocks.daysLeft(count);
    return { text, tone: 'calm' };
  }
  const text = unit === 'working-days' ? clocks.workingOverdue(count) : clocks.overdue(count);
  return { text, tone: 'late' };
}

/** At least one. On a weekend there may be no working day between today and the due day: then days as they come are told. */
function distance(
  clock: CaseClock,
  { sector, now }: { sector: Sector; now: Date },
): { count: number; unit: 'working-days' | 'days' } {
  const isSchool = sector === 'school' || sector === 'kindergarten';
  if (isSchool && clock.standing === 'goal') {
    // Noon in UTC lies in the same day in Oslo, summer and winter.
    const working = Math.abs(workingDaysLeft(now, new Date(`${clock.dueOn}T12:00:00Z`)));
    if (working > 0) return { count: working, unit: 'working-days' };
  }
  const days = (Date.parse(clock.dueOn) - Date.parse(osloDay(now))) / dayMs;
  return { count: Math.abs(days), unit: 'days' };
}
