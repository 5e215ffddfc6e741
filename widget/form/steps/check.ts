/** The last step: its screen comes with what follows the questions. */
import { check as asked } from '../../questions/all.ts';
import type { Step } from './steps.ts';

export const check: Step = { ...asked, render: ({ lookOver }) => lookOver() };
