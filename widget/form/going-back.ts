/** The way back to the screen before. */
import { html, type TemplateResult } from 'lit/html.js';
import type { MobbeSkjema } from './mobbe-skjema.ts';

/** The button above every screen but the first. */
export function back({ t, goBack }: MobbeSkjema): TemplateResult {
  return html`<button type="button" class="link back" .onclick=${goBack}>
    <span aria-hidden="true">‹</span> ${t('back')}
  </button>`;
}

export function goBack(form: MobbeSkjema): void {
  form.stopTrying();
  if (form.stage !== 'writing') return void form.show('writing');
  if (form.looksOver) return void form.enter('check');
  const { steps, step } = form;
  void form.enter(steps[steps.indexOf(step) - 1] ?? steps[0]!);
}
