/** What happens, to whom, by whom, where and how long: choices only, all of which may be skipped. */
import { html } from 'lit';
import { choices, durations } from '../../../contract/facts.ts';
import type { TextKey } from '../../texts/texts.ts';
import { checkboxes } from '../checkboxes.ts';
import { aboutsFor } from '../draft.ts';
import { heading, hintLines, question, radios, worded, type Choice } from '../fields.ts';
import type { Screen } from '../screen.ts';
import type { Step } from './steps.ts';

const nothingLacks = () => null;

const notSaid = ({ t }: Screen): Choice<'not-said'> => ({ code: 'not-said', label: t('not-said') });
const unknown = ({ t }: Screen): Choice<'not-said'> => ({ code: 'not-said', label: t('unknown') });

export const about: Step = {
  name: 'about',
  title: 'about.title',
  check: nothingLacks,
  answer: ({ draft, t }) => answered(t, 'about', draft.about),
  render: (screen) =>
    question(
      screen,
      screen.t('about.title'),
      [],
      radios(
        'about',
        [...worded(screen, 'about', aboutsFor(screen.sector, screen.draft.role)), notSaid(screen)],
        screen.draft.about,
        (about) => screen.change({ about }),
      ),
    ),
};

export const accused: Step = {
  name: 'accused',
  title: 'accused.title',
  check: nothingLacks,
  answer: ({ draft, t }) =>
    draft.accused === 'unknown' ? t('unknown') : answered(t, 'accused', draft.accused),
  render: (screen) => {
    const persons = choices[screen.sector].accused.filter((code) => code !== 'unknown');
    const list = [
      ...worded(screen, 'accused', persons),
      { code: 'unknown' as const, label: screen.t('unknown') },
      notSaid(screen),
    ];
    return question(
      screen,
      screen.t('accused.title'),
      [screen.t('accused.hint')],
      radios('accused', list, screen.draft.accused, (accused) => screen.change({ accused })),
    );
  },
};

export const lane: Step = {
  name: 'lane',
  title: 'lane.title',
  check: nothingLacks,
  answer: ({ draft, t }) => answered(t, 'lane', draft.lane),
  render: (screen) =>
    question(
      screen,
      screen.t('lane.title'),
      [screen.t('optional')],
      radios(
        'lane',
        worded(screen, 'lane', choices[screen.sector].lanes),
        screen.draft.lane,
        (lane) => screen.change({ lane }),
      ),
    ),
};

export const what: Step = {
  name: 'what',
  title: 'what.title',
  check: nothingLacks,
  answer: ({ draft, t }) => draft.what.map((code) => answered(t, 'what', code)).join('\n'),
  render: (screen) =>
    question(
      screen,
      screen.t('what.title'),
      [screen.t('several')],
      checkboxes(
        'what',
        [...worded(screen, 'what', choices[screen.sector].categories), notSaid(screen)],
        screen.draft.what,
        'not-said',
        (what) => screen.change({ what }),
      ),
    ),
};

export const where: Step = {
  name: 'where',
  title: 'where.title',
  check: nothingLacks,
  answer: ({ draft, t }) =>
    [
      ...draft.where.map((code) =>
        code === 'not-said' ? t('unknown') : answered(t, 'where', code),
      ),
      draft.duration === 'not-said' ? t('unknown') : answered(t, 'duration', draft.duration),
    ]
      .filter(Boolean)
      .join('\n'),
  render: (screen) => {
    const { draft, t, change } = screen;
    const places = [...worded(screen, 'where', choices[screen.sector].places), unknown(screen)];
    const spans = [
      ...worded(
        screen,
        'duration',
        durations.filter((code) => code !== 'not-said'),
      ),
      unknown(screen),
    ];
    return html`${heading(t('where.title'), 'progress')} ${hintLines([t('optional')])}
      <fieldset aria-describedby="several">
        <legend><h3>${t('where.places')}</h3></legend>
        <p class="hint" id="several">${t('several')}</p>
        ${checkboxes('where', places, draft.where, 'not-said', (where) => change({ where }))}
      </fieldset>
      <fieldset>
        <legend><h3>${t('duration.title')}</h3></legend>
        ${radios('duration', spans, draft.duration, (duration) => change({ duration }))}
      </fieldset>`;
  },
};

function answered(t: Screen['t'], prefix: string, code: string | null): string {
  if (code === null) return '';
  return code === 'not-said' ? t('not-said') : t(`${prefix}.${code}` as TextKey);
}
