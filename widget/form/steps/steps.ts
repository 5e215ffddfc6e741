/**
 * The questions. A step is data and two functions: what is lacking in its answer, and how it looks. Steps know neither the
 * server nor the element, so each can be tested without a browser. All but the first come with what follows it (`ending.ts`).
 */
import type { TemplateResult } from 'lit';
import type { TextKey } from '../../texts/texts.ts';
import type { Draft } from '../draft.ts';
import type { Answered, Lack, Screen } from '../screen.ts';
import { about, accused, lane, what, where } from './about-it.ts';
import { check } from './check.ts';
import { contact, names } from './contact.ts';
import { danger } from './danger.ts';
import type { StepName } from './order.ts';
import { tell } from './tell.ts';
import { role, unit, unitTitle } from './unit-and-role.ts';

export type Step = {
  name: StepName;
  title: TextKey;
  /** What must be mended before the next step; null when nothing is. */
  check: (draft: Draft) => Lack | null;
  render: (screen: Screen) => TemplateResult;
  /** What was answered, in words, for the page where answers are looked over; empty when nothing was. */
  answer: (screen: Screen) => string;
};

const all: Step[] = [
  danger,
  unit,
  role,
  about,
  accused,
  lane,
  what,
  where,
  tell,
  names,
  contact,
  check,
];

export const stepOf = (name: StepName): Step => all.find((step) => step.name === name)!;

/** The first step that still lacks something, in the order in which they are asked. */
export function firstLacking(draft: Draft, steps: readonly StepName[]): StepName | undefined {
  return steps.find((name) => stepOf(name).check(draft) !== null);
}

/** Every answer in words. The place is shown, and can be changed, also where the page had set it. */
export function answersOf(screen: Screen): Answered[] {
  const [first, ...others] = screen.steps.filter((name) => name !== 'check' && name !== 'unit');
  return [first!, 'unit' as const, ...others].map((name) => {
    const step = stepOf(name);
    return {
      name,
      title: name === 'unit' ? unitTitle(screen) : screen.t(step.title),
      answer: step.answer(screen),
      canChange: name !== 'unit' || screen.settings.units.length > 1,
    };
  });
}
