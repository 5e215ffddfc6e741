/**
 * The questions. A step is a question and how it looks. Steps know neither the
 * server nor the element, so each can be tested without a browser. All but the first come with what follows it (`ending.ts`).
 */
import type { TemplateResult } from 'lit/html.js';
import type { Question } from '../../questions/question.ts';
import type { Screen } from '../screen.ts';
import { about, accused, duration, lane, what, where } from './about-it.ts';
import { check } from './check.ts';
import { contact, names, safe, silence } from './contact.ts';
import { danger } from './danger.ts';
import type { StepName } from '../../questions/order.ts';
import { tell } from './tell.ts';
import { role, unit } from './unit-and-role.ts';

export type Step = Question & { render: (screen: Screen) => TemplateResult };

const all: Step[] = [
  danger,
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
];

export const stepOf = (name: StepName): Step => all.find((step) => step.name === name)!;
