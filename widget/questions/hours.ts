/** What time it is in Norway and when a report is read, in words: for the first screen, so that nobody waits for somebody who is not there. */
import type { Reading } from '../../contract/api/public.ts';
import { dayText } from '../texts/translate.ts';
import type { Asked } from './question.ts';

type Asking = Pick<Asked, 'settings' | 'draft' | 'language' | 't'>;

/** One or two sentences. Where nothing is known, only what is true everywhere: nobody reads at once. */
export function toldHours(asked: Asking): string {
  const { settings, t } = asked;
  const { hours } = settings;
  if (!hours) return t('danger.unread');
  const { day, time } = hours.now;
  const when = t(`hours.${partOfDay(time)}`, { day: weekday(day, t) });
  return `${t('hours.now', { when })} ${toldReading(readingFor(asked), asked)}`;
}

/** Before a place is chosen only what holds for every place. */
function readingFor({ settings, draft }: Asking): Reading | undefined {
  const { reading } = settings.hours!;
  if (draft.unitId) return reading[draft.unitId];
  const [first, ...others] = settings.units.map(({ id }) => reading[id]);
  const same = others.every((other) => JSON.stringify(other) === JSON.stringify(first));
  return same ? first : undefined;
}

function toldReading(reading: Reading | undefined, { settings, language, t }: Asking): string {
  if (!reading) return t('danger.unread');
  if (reading.state === 'said') return reading.words[language];
  const { time } = reading;
  const day = dayFrom(settings.hours!.now.day, reading.day, t, language);
  return t(reading.state === 'now' ? 'hours.reads' : 'hours.later', { day, time });
}

/** Within a week by its name, after that by its date. */
function dayFrom(today: string, day: string, t: Asked['t'], language: Asked['language']): string {
  const ahead = (Date.parse(day) - Date.parse(today)) / 86_400_000;
  if (ahead < 2) return t(ahead < 1 ? 'hours.today' : 'hours.tomorrow');
  return ahead < 7 ? weekday(day, t) : dayText(day, language);
}

/** Not from Intl: not every browser knows nynorsk. Monday comes first. */
function weekday(day: string, t: Asked['t']): string {
  return t('hours.days').split(' ')[(new Date(day).getUTCDay() + 6) % 7]!;
}

/** The server tells anew when these change (`server/organisations/hours.ts`). */
function partOfDay(time: string) {
  if (time < '05') return 'night';
  if (time < '09') return 'morning';
  if (time < '12') return 'forenoon';
  return time < '18' ? 'afternoon' : 'evening';
}
