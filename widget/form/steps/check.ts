/** The answers in one view before anything is sent, and who will read them: the reporter decides with open eyes. */
import { html, nothing } from 'lit';
import { heading, secondary } from '../fields.ts';
import type { Screen } from '../screen.ts';
import { readersOf } from '../views/readers.ts';
import { stepOf, type Step } from './steps.ts';
import { unitTitle } from './unit-and-role.ts';

export const check: Step = {
  name: 'check',
  title: 'check.title',
  check: () => null,
  answer: () => '',
  render: (screen) => {
    const { t } = screen;
    return html`${heading(t('check.title'), 'progress')}
      <p>${t('check.not-sent')}</p>
      <dl class="answers">${asked(screen).map((name) => row(screen, name))}</dl>
      <section class="readers" aria-labelledby="readers">
        <h3 id="readers">${t('readers.title')}</h3>
        ${readers(screen)}
      </section>`;
  },
};

/** The place is shown, and can be changed, also where the page had set it. */
function asked({ steps }: Screen) {
  const [danger, ...others] = steps.filter((name) => name !== 'check' && name !== 'unit');
  return [danger!, 'unit' as const, ...others];
}

function row(screen: Screen, name: Step['name']) {
  const { t } = screen;
  const step = stepOf(name);
  const title = name === 'unit' ? unitTitle(screen) : t(step.title);
  const answer = step.answer(screen);
  const only = name === 'unit' && screen.settings.units.length === 1;
  return html`<div>
    <dt>${title}</dt>
    <dd class=${answer ? '' : 'empty'}>${answer || t('check.empty')}</dd>
    ${only
      ? nothing
      : html`<dd class="change">
          <button type="button" class="link" @click=${() => screen.goTo(name)}>
            ${t('check.change')}<span class="spoken">: ${title}</span>
          </button>
        </dd>`}
  </div>`;
}

function readers(screen: Screen) {
  const { t, readers } = screen;
  switch (readers.state) {
    case 'asking':
      return html`<p role="status">${t('readers.asking')}</p>`;
    case 'failed':
      return html`<p role="status">${t('readers.failed')}</p>
        ${secondary(t('again'), screen.askReaders)}`;
    case 'known':
      return readersOf(screen, readers.route);
  }
}
