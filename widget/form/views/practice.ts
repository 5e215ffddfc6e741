/**
 * A practice that the organisation has announced: said on the first screen, asked before sending, and then nothing is sent. Who is in
 * danger is asked nothing, and who has tried to send already is not told afterwards that nothing was sent.
 */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { isUrgent } from '../../../contract/facts.ts';
import { heading, primary, secondary } from '../fields.ts';
import type { MobbeSkjema } from '../mobbe-skjema.ts';
import type { Screen } from '../screen.ts';
import { readersOf } from './readers.ts';

export function practiceNotice({ t, draft, settings }: Screen) {
  const { practice } = settings;
  if (!practice || isUrgent(draft)) return nothing;
  return html`<section class="readers" aria-labelledby="practice">
    <h3 id="practice">${t('practice.title', { time: practice.until })}</h3>
    <p>${t('practice.text')} ${t('practice.really')}</p>
  </section>`;
}

export function mayPractise({ settings, draft, doubtedCode }: MobbeSkjema): boolean {
  return (
    settings?.practice !== undefined &&
    draft.danger !== null &&
    !isUrgent(draft) &&
    doubtedCode === ''
  );
}

/** Two answers, and none is given beforehand: what is meant seriously must not be taken for a practice, nor the other way. */
export function askWhetherPractice(form: MobbeSkjema, send: TemplateResult): TemplateResult {
  const { t, stage } = form;
  return html`<section class="practice" aria-labelledby="practice">
    <h3 id="practice">${t('practice.question')}</h3>
    <div class="actions">
      ${send}
      ${stage === 'writing' ? secondary(t('practice.yes'), () => void form.show('practised')) : nothing}
    </div>
  </section>`;
}

export function practised(form: MobbeSkjema, screen: Screen): TemplateResult {
  const { t, readers } = form;
  return html`${heading(t('practised.title'))}
    <p>${t('practised.text')}</p>
    ${
      readers.state === 'known'
        ? html`<section class="readers" aria-labelledby="readers">
            <h3 id="readers">${t('practised.readers')}</h3>
            ${readersOf(screen, readers.route)}
          </section>`
        : nothing
    }
    <p>${t('practice.really')}</p>
    <div class="actions">
      ${primary(t('sent.done'), form.askToClose)} ${secondary(t('practised.back'), form.goBack)}
    </div>`;
}
