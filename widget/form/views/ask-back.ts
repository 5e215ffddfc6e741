/** Two parts of the code, asked back before the form is closed. It helps and does not hold: two buttons lead past it. */
import { html, type TemplateResult } from 'lit/html.js';
import { heading, lack, secondary, submit } from '../fields.ts';
import { checkParts, slippedIn } from '../keeping.ts';
import type { MobbeSkjema } from '../mobbe-skjema.ts';
import { screenOf } from '../screen-of.ts';
import { textField } from '../text-fields.ts';

export function codeAskedBack(form: MobbeSkjema): TemplateResult {
  const { t, codeParts, lack: missing } = form;
  const [first, second] = codeParts;
  const isWrong = (part: number) => missing !== null && slippedIn(missing).includes(part);
  const check = (event: Event) => {
    event.preventDefault();
    checkParts(form);
  };
  return html`<form novalidate autocomplete="off" .onsubmit=${check}>
      ${heading(t('sent.kept'), 'hint')}
      <p class="hint" id="hint">${t('code.parts', { first, second })}</p>
      ${lack(screenOf(form))}
      <div class="parts">
        ${codeParts.map((part, index) =>
          textField({
            id: `part-${index}`,
            label: t('code.part', { part }),
            value: form.typedParts[index]!,
            longest: 12,
            describedBy: isWrong(part) ? 'lack' : 'hint',
            wrong: isWrong(part),
            write(typed) {
              const [one, other] = form.typedParts;
              form.typedParts = index === 0 ? [typed, other] : [one, typed];
            },
          }),
        )}
      </div>
      <div class="actions">
        ${submit(t('code.check'))} ${secondary(t('sent.kept.no'), () => form.answer('stay'))}
      </div>
    </form>
    <div class="foot">
      ${(['sent.kept.yes', 'code.without'] as const).map(
        (way) =>
          html`<p>
            <button type="button" class="link" .onclick=${() => form.answer('go')}>
              ${t(way)}
            </button>
          </p>`,
      )}
      <p>${t('code.without.hint')}</p>
    </div>`;
}
