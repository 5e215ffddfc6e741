/**
 * What is told of a report in which somebody may be in danger: by when it should be read, and nothing of days in which others are begun.
 * The same words in the form and on the page without JavaScript.
 */
import type { FollowUpAnswer, ReportAnswer } from '../../contract/api/public.ts';
import type { Translate } from '../texts/translate.ts';

/** The goal of this day or night in a sentence; null where the server does not tell the hour, as those of before. */
export function goalOfNow(
  { receivedOn, deadlines }: Pick<ReportAnswer, 'receivedOn' | 'deadlines'>,
  t: Translate,
): string | null {
  const due = deadlines.find(({ clock }) => clock === 'urgent-unread');
  if (due?.time === undefined) return null;
  const day = t(due.dueOn === receivedOn ? 'hours.today' : 'urgent.tonight');
  return t('urgent.goal', { time: due.time, day });
}

/** The reporter's rights stay; of our goals those that are counted in days are none to tell whoever is in danger. */
export function rightsOf({ deadlines }: Pick<ReportAnswer, 'deadlines'>) {
  return deadlines.filter(({ standing }) => standing === 'right');
}

/** To whoever comes back with the code. */
export function stillDue({ urgent, deadlines }: Pick<FollowUpAnswer, 'urgent' | 'deadlines'>) {
  return urgent ? deadlines.filter(({ clock }) => clock !== 'first-contact') : deadlines;
}
