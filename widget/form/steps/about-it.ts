/** How the questions look of what happens, to whom, by whom, where and how long. What they ask is in `questions/about-it.ts`. */
import * as ask from '../../questions/about-it.ts';
import { pictured } from '../../questions/pictures.ts';
import { checkboxes } from '../checkboxes.ts';
import { question, radios } from '../fields.ts';
import type { Step } from './steps.ts';

export const about: Step = {
  ...ask.about,
  render: (screen) =>
    question(
      screen,
      screen.t('about.title'),
      [],
      radios('about', ask.aboutChoices(screen), screen.draft.about, (about) =>
        screen.change({ about }),
      ),
    ),
};

export const accused: Step = {
  ...ask.accused,
  render: (screen) =>
    question(
      screen,
      screen.t('accused.title'),
      [screen.t('accused.hint')],
      radios('accused', ask.accusedChoices(screen), screen.draft.accused, (accused) =>
        screen.change({ accused }),
      ),
    ),
};

export const lane: Step = {
  ...ask.lane,
  render: (screen) =>
    question(
      screen,
      screen.t('lane.title'),
      [screen.t('optional')],
      radios('lane', ask.laneChoices(screen), screen.draft.lane, (lane) => screen.change({ lane })),
    ),
};

export const what: Step = {
  ...ask.what,
  render: (screen) =>
    question(
      screen,
      screen.t('what.title'),
      [screen.t('several')],
      checkboxes(
        'what',
        pictured(screen.register, 'what', ask.whatChoices(screen)),
        screen.draft.what,
        'not-said',
        (what) => screen.change({ what }),
      ),
    ),
};

export const where: Step = {
  ...ask.where,
  render: (screen) =>
    question(
      screen,
      screen.t('where.title'),
      [screen.t('several')],
      checkboxes(
        'where',
        pictured(screen.register, 'where', ask.whereChoices(screen)),
        screen.draft.where,
        'not-said',
        (where) => screen.change({ where }),
      ),
    ),
};

export const duration: Step = {
  ...ask.duration,
  render: (screen) =>
    question(
      screen,
      screen.t('duration.title'),
      [screen.t('optional')],
      radios('duration', ask.durationChoices(screen), screen.draft.duration, (duration) =>
        screen.change({ duration }),
      ),
    ),
};
