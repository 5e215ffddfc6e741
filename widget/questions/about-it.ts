/** What happens, to whom, by whom, where and how long: choices only, all of which may be skipped. */
import { choices } from '../../contract/choices.ts';
import {
  durations,
  type About,
  type Accused,
  type Category,
  type Duration,
  type Lane,
  type Place,
} from '../../contract/facts.ts';
import { aboutsFor } from './fitted.ts';
import type { TextKey } from '../texts/texts.ts';
import { worded, type Asked, type Choice, type Question } from './question.ts';

const nothingLacks = () => null;
const notSaid = ({ t }: Asked): Choice<'not-said'> => ({ code: 'not-said', label: t('not-said') });
const unknown = ({ t }: Asked): Choice<'not-said'> => ({ code: 'not-said', label: t('unknown') });

export const about: Question = {
  name: 'about',
  title: 'about.title',
  check: nothingLacks,
  answer: ({ draft, t }) => answered(t, 'about', draft.about),
};

export const aboutChoices = (asked: Asked): Choice<About>[] => [
  ...worded(asked, 'about', aboutsFor(asked.sector, asked.draft.role)),
  notSaid(asked),
];

export const accused: Question = {
  name: 'accused',
  title: 'accused.title',
  check: nothingLacks,
  answer: ({ draft, t }) =>
    draft.accused === 'unknown' ? t('unknown') : answered(t, 'accused', draft.accused),
};

export const accusedChoices = (asked: Asked): Choice<Accused>[] => [
  ...worded(
    asked,
    'accused',
    choices[asked.sector].accused.filter((code) => code !== 'unknown'),
  ),
  { code: 'unknown', label: asked.t('unknown') },
  notSaid(asked),
];

export const lane: Question = {
  name: 'lane',
  title: 'lane.title',
  check: nothingLacks,
  answer: ({ draft, t }) => answered(t, 'lane', draft.lane),
};

export const laneChoices = (asked: Asked): Choice<Lane>[] =>
  worded(asked, 'lane', choices[asked.sector].lanes);

export const what: Question = {
  name: 'what',
  title: 'what.title',
  check: nothingLacks,
  answer: ({ draft, t }) => draft.what.map((code) => answered(t, 'what', code)).join('\n'),
};

export const whatChoices = (asked: Asked): Choice<Category | 'not-said'>[] => [
  ...worded(asked, 'what', choices[asked.sector].categories),
  notSaid(asked),
];

export const where: Question = {
  name: 'where',
  title: 'where.title',
  check: nothingLacks,
  answer: ({ draft, t }) =>
    draft.where
      .map((code) => (code === 'not-said' ? t('unknown') : answered(t, 'where', code)))
      .join('\n'),
};

export const whereChoices = (asked: Asked): Choice<Place | 'not-said'>[] => [
  ...worded(asked, 'where', choices[asked.sector].places),
  unknown(asked),
];

export const duration: Question = {
  name: 'duration',
  title: 'duration.title',
  check: nothingLacks,
  answer: ({ draft, t }) =>
    draft.duration === 'not-said' ? t('unknown') : answered(t, 'duration', draft.duration),
};

export const durationChoices = (asked: Asked): Choice<Duration>[] => [
  ...worded(
    asked,
    'duration',
    durations.filter((code) => code !== 'not-said'),
  ),
  unknown(asked),
];

function answered(t: Asked['t'], prefix: string, code: string | null): string {
  if (code === null) return '';
  return code === 'not-said' ? t('not-said') : t(`${prefix}.${code}` as TextKey);
}
