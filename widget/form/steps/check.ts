/** The last step has no question: the answers are looked over before anything is sent. Its screen comes with what follows the questions. */
import type { Step } from './steps.ts';

export const check: Step = {
  name: 'check',
  title: 'check.title',
  check: () => null,
  answer: () => '',
  render: ({ lookOver }) => lookOver(),
};
