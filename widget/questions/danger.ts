/** Is anyone in danger now? The first of the three questions that must be answered; and the numbers to call, where somebody is. */
import { dangers, type Danger } from '../../contract/early-facts.ts';
import { worded, type Asked, type Choice, type Question } from './question.ts';

export const danger: Question = {
  name: 'danger',
  title: 'danger.title',
  check: ({ danger }) => (danger === null ? { key: 'danger.problem' } : null),
  answer: ({ draft, t }) => (draft.danger ? t(`danger.${draft.danger}`) : ''),
};

export const dangerChoices = (asked: Asked): Choice<Danger>[] => worded(asked, 'danger', dangers);

/** Between the danger and the next question. It asks nothing, and stops nobody. */
export const call: Question = {
  name: 'call',
  title: 'danger.call',
  check: () => null,
  answer: () => '',
};
