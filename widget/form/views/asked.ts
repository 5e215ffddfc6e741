/** What is asked before something written is thrown away: on closing, when nobody seems to be there, and on coming back to it. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { heading, primary, secondary } from '../fields.ts';
import { hasSomething } from '../leaving.ts';
import type { MobbeSkjema } from '../mobbe-skjema.ts';
import { codeAskedBack } from './ask-back.ts';

/** In place of the screen that stands. */
export function asked(form: MobbeSkjema): TemplateResult {
  const { t, answer, asking } = form;
  if (asking === 'code-kept') return codeAskedBack(form);
  const [stay, go] = [() => answer('stay'), () => answer('go')];
  const inDoubt = form.stage === 'in-doubt' || form.stage === 'trying-again';
  const [title, text, keep] =
    asking === 'idle'
      ? [t('idle.title'), t('idle.text', { seconds: form.secondsLeft }), t('idle.stay')]
      : [t('leave.title'), t(inDoubt ? 'leave.doubt' : 'leave.text'), t('leave.no')];
  return ask(title, text, { text: keep, act: stay }, { text: t('leave.yes'), act: go });
}

/** Opened again after a close that nobody asked for. */
export function kept(form: MobbeSkjema): TemplateResult {
  const { t } = form;
  return ask(
    t('kept.title'),
    null,
    { text: t('kept.yes'), act: () => void form.show('writing') },
    { text: t('kept.no'), act: form.startAnew },
  );
}

/** Asks whether anybody is there, and says how long there is to answer. */
export function warnOfIdle(form: MobbeSkjema, seconds: number): void {
  if (!hasSomething(form)) return;
  form.secondsLeft = seconds;
  form.announce(form.t('idle.text', { seconds }));
  if (form.asking === 'idle') return;
  form.asking = 'idle';
  form.focusOn('#heading');
}

/** A yes and a no; the one that loses nothing comes first. */
function ask(
  title: string,
  text: string | null,
  keep: { text: string; act: () => void },
  give: { text: string; act: () => void },
): TemplateResult {
  return html`${heading(title)} ${text === null ? nothing : html`<p>${text}</p>`}
    <div class="actions">${primary(keep.text, keep.act)} ${secondary(give.text, give.act)}</div>`;
}
