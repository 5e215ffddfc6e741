/** Choices of which several may be made. */
import { html, type TemplateResult } from 'lit';
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
  const toggle = (code: Code) => {
    if (chosen.includes(code)) choose(chosen.filter((other) => other !== code));
    else choose(code === alone ? [alone] : [...chosen.filter((other) => other !== alone), code]);
  };
  return html`<div class="choices">
    ${choices.map(({ code, label, picture }) => {
      const id = `${name}-${code}`;
      return html`<div class="choice">
        <input
          type="checkbox"
          id=${id}
          .checked=${chosen.includes(code)}
          @change=${() => toggle(code)}
        />
        <label for=${id}>${drawn(picture)}${label}</label>
      </div>`;
    })}
  </div>`;
}
