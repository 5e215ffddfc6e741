/** The answers in one view before anything is sent, and who will read them: the reporter decides with open eyes. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { heading, primary, secondary } from '../fields.ts';
import type { MobbeSkjema } from '../mobbe-skjema.ts';
import { answersOf, type Answered } from '../../questions/all.ts';
import type { Screen } from '../screen.ts';
import { send } from '../sending.ts';
import { askWhetherPractice, mayPractise } from './practice.ts';
import { readersOf } from './readers.ts';

export function lookOver(screen: Screen): TemplateResult {
  const { t } = screen;
  return html`${heading(t('check.title'), 'progress')}
    <p>${t('check.not-sent')}</p>
    <dl class="answers">${answersOf(screen).map((answered) => row(screen, answered))}</dl>
    <section class="readers" aria-labelledby="readers">
      <h3 id="readers">${t('readers.title')}</h3>
      ${readers(screen)}
    </section>`;
}

/** In the place where the other screens have "Continue". */
export function sendButton(form: MobbeSkjema): TemplateResult {
  const sending = form.stage === 'sending';
  const practises = mayPractise(form);
  const offered = form.t(practises ? 'practice.no' : 'send');
  const said = sending ? form.progress || form.t('sending') : offered;
  const button = primary(said, () => void send(form), sending);
  return practises ? askWhetherPractice(form, button) : button;
}

/** A browser that translates the page would send what was written to whoever translates. */
function row({ t, goTo }: Screen, { name, title, answer, canChange }: Answered) {
  return html`<div>
    <dt>${title}</dt>
    <dd class=${answer ? '' : 'empty'} dir="auto" translate="no">${answer || t('check.empty')}</dd>
    ${
      canChange
        ? html`<dd class="change">
            <button type="button" class="link" .onclick=${() => goTo(name)}>
              ${t('check.change')}<span class="spoken"> ${title}</span>
            </button>
          </dd>`
        : nothing
    }
  </div>`;
}

function readers(screen: Screen) {
  const { t, readers } = screen;
  // One and the same line through all three, because what comes together with its text is not always spoken.
  return html`<p role="status">${readers.state === 'known' ? '' : t(`readers.${readers.state}`)}</p>
    ${readers.state === 'failed' ? secondary(t('again'), screen.askReaders) : nothing}
    ${readers.state === 'known' ? readersOf(screen, readers.route) : nothing}`;
}
