/** All questions by name, and what can be said of a whole draft: what it still lacks, and every answer in words. */
import type { Draft } from './draft.ts';
import type { StepName } from './order.ts';
import { about, accused, duration, lane, what, where } from './about-it.ts';
import { call, danger } from './danger.ts';
import type { Asked, Question } from './question.ts';
import { role, unit, unitTitle } from './unit-and-role.ts';
import { contact, names, safe, silence, tell } from './written.ts';

/** The last step has no question: the answers are looked over before anything is sent. */
export const check: Question = {
  name: 'check',
  title: 'check.title',
  check: () => null,
  answer: () => '',
};

const questions: Record<StepName, Question> = {
  danger,
  call,
  unit,
  role,
  about,
  accused,
  lane,
  what,
  where,
  duration,
  tell,
  names,
  contact,
  safe,
  silence,
  check,
};

export const questionOf = (name: StepName): Question => questions[name];

/** The first step that still lacks something, in the order in which they are asked. */
export function firstLacking(draft: Draft, steps: readonly StepName[]): StepName | undefined {
  return steps.find((name) => questions[name].check(draft) !== null);
}

/** One answer as it is looked over before sending. */
export type Answered = { name: StepName; title: string; answer: string; canChange: boolean };

/** Every answer in words. The place is shown, and can be changed, also where the page had set it. */
export function answersOf(asked: Asked & { steps: readonly StepName[] }): Answered[] {
  const [first, ...others] = asked.steps.filter(
    (name) => !['call', 'unit', 'check'].includes(name),
  );
  return [first!, 'unit' as const, ...others].map((name) => ({
    name,
    title: name === 'unit' ? unitTitle(asked) : asked.t(questions[name].title),
    answer: questions[name].answer(asked),
    canChange: name !== 'unit' || asked.settings.units.length > 1,
  }));
}
