/** How a deadline stands, in words and with a tone: how long is left, or when it was met and by what, was stopped, or why it is not relevant. */
import type { CaseAnswer } from '../contract/api/cases.ts';
import type { Language } from '../contract/facts.ts';
import { clockWords, type ClockWords } from './clock-words.ts';
import type { Texts } from './texts/index.ts';
import { dayWords } from './words.ts';

export type Deadline = CaseAnswer['clocks'][number];
/** `how`: by what and by whom it was met, or why it is not relevant; null where there is nothing to say. */
export type DeadlineWords = ClockWords & { how: string | null };

export function deadlineWords(
  deadline: Deadline,
  at: { now: Date; language: Language },
  texts: Texts,
): DeadlineWords {
  const { state, dueOn, doneOn, endedOn, by, through, reason } = deadline;
  const words = texts.deadlines;
  const left = clockWords({ ...deadline, doneOn: null }, at, texts);
  const day = endedOn === null ? '' : dayWords(endedOn, at.language);
  switch (state) {
    case 'met': {
      const isLate = doneOn !== null && doneOn > dueOn;
      const how = through === null ? by : words.how(words.through[through], by);
      return { ...left, text: isLate ? words.metLate(day) : words.met(day), tone: 'done', how };
    }
    case 'stopped':
      return { ...left, text: words.stopped(day), tone: 'calm', how: null };
    case 'not-relevant':
      return {
        ...{ ...left, text: words.notRelevant, tone: 'calm' },
        how: reason === null ? by : words.how(words.reasons[reason], by),
      };
    default:
      return { ...left, how: null };
  }
}
