/** A step of the form: back, progress, question and "continue". */
import { choices } from '../../../contract/choices.ts';
import { html, type Html } from '../html.ts';
import type { Screen } from '../screen.ts';
import type { StepName } from '../../../widget/questions/order.ts';
import type { Sheet } from './document.ts';
import { button } from './fields.ts';
import { openNow } from './talk.ts';
import { questionPages } from './questions.ts';

export function step(screen: Screen, name: Exclude<StepName, 'check'>): Sheet {
  const { t, steps } = screen;
  const { asks, show } = questionPages[name];
  const isFirst = name === steps[0];
  return {
    asks,
    enter: 'next',
    ...(screen.lack && { summary: summary(screen, fieldOf[name] ?? firstField(screen, name)) }),
    body: html`${isFirst ? null : back(screen)}${progress(screen, name)} ${show(screen)}
      <div class="actions">${button('next', t('continue'))}</div>
      ${isFirst ? [openNow(screen), foot(screen)] : null}`,
  };
}

export function back({ t }: Pick<Screen, 't'>): Html {
  return html`<button class="link back" name="go" value="back">
    <span aria-hidden="true">‹</span> ${t('back')}
  </button>`;
}

export function progress({ t, steps }: Screen, name: StepName): Html | null {
  const index = steps.indexOf(name);
  if (index < 0) return null;
  return html`<p class="progress" id="progress">
    ${t('progress', { step: index + 1, all: steps.length })}
  </p>`;
}

function foot({ t }: Screen): Html {
  return html`<div class="foot">
    <button class="link" name="go" value="code">${t('return.link')}</button>
    <p>${t('danger.stored')} ${t('plain.how', { send: t('send') })} ${t('exit.history')}</p>
  </div>`;
}

/** Where the first field stands that must be mended. */
const fieldOf: Partial<Record<StepName, string>> = {
  danger: 'danger-yes',
  tell: 'text',
  names: 'names',
};

/** After the pattern of GOV.UK's error summary; `autofocus` brings a screen reader to it without a script. */
export function summary({ lack, t }: Screen, field: string): Html {
  return html`<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="summary">
    <h2 id="summary">${t('summary.title')}</h2>
    <ul>
      <li><a href="#${field}">${t(lack!.key, lack!.values)}</a></li>
    </ul>
  </div>`;
}

function firstField({ lack, sector, settings }: Screen, name: StepName): string {
  if (name === 'unit') return `unit-${settings.units[0]?.id ?? ''}`;
  if (name === 'role') return `role-${choices[sector].roles[0]!}`;
  return lack?.key === 'contact.email.problem' ? 'email' : 'phone';
}
