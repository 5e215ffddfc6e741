/** Choices of which several may be made. */
import { html, type TemplateResult } from 'lit/html.js';
import type { Choice } from '../questions/question.ts';
import { drawn } from './fields.ts';

/** Several may be chosen; `alone` is an answer of its own and takes the others away; null where there is none. */
export function checkboxes<Code extends string>(
  name: string,
  choices: Choice<Code>[],
  chosen: readonly Code[],
  alone: Code | null,
  choose: (codes: Code[]) => void,
): TemplateResult {
  const take = (code: Code, isChecked: boolean) => {
    if (isChecked === chosen.includes(code)) return;
    if (!isChecked) choose(chosen.filter((other) => other !== code));
    else choose(code === alone ? [alone] : [...chosen.filter((other) => other !== alone), code]);
  };
  return html`<div class="choices">
    ${choices.map(({ code, label, picture }) => {
      const id = `${name}-${code}`;
      return html`<div class="choice" id="choice-${id}">
        <input
          type="checkbox"
          id=${id}
          .checked=${chosen.includes(code)}
          .onchange=${({ target }: Event) => take(code, (target as HTMLInputElement).checked)}
        />
        <label for=${id}>${drawn(picture)}${label}</label>
      </div>`;
    })}
  </div>`;
}
