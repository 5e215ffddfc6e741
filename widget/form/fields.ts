/**
 * What the first screen and most others are made of, as functions from values to templates: label, hint, error and field always
 * in one root, so that plain HTML ties them together for a screen reader. Fields to write in are in `text-fields.ts`.
 */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Choice } from '../questions/question.ts';
import type { Screen } from './screen.ts';
import type { HelpLine } from '../questions/help.ts';

/** `more` stands under the choice once it is made. */
type ShownChoice<Code extends string> = Choice<Code> & { more?: unknown };

/** The heading of every screen. It takes the focus when the screen comes, so the question is what is heard first. */
export function heading(text: string, describedBy: string | null = null): TemplateResult {
  return html`<h2 id="heading" tabindex="-1" aria-describedby=${describedBy ?? nothing}>
    ${text}
  </h2>`;
}

/**
 * A question whose answer is a choice. The heading names the group and is not its legend: with the focus on it, a screen reader would
 * say the question as the group's name and then as the heading.
 */
export function question(
  screen: Screen,
  title: string,
  hints: string[],
  body: unknown,
  describedBy = 'progress',
): TemplateResult {
  const ids = [hints.length > 0 && 'hint', screen.lack && 'lack'].filter(Boolean).join(' ');
  return html`${heading(title, describedBy)}
    <fieldset aria-labelledby="heading" aria-describedby=${ids || nothing}>
      ${hintLines(hints)} ${lack(screen)} ${body}
    </fieldset>`;
}

export function hintLines(hints: string[]): TemplateResult | typeof nothing {
  if (hints.length === 0) return nothing;
  return html`<div id="hint">${hints.map((hint) => html`<p class="hint">${hint}</p>`)}</div>`;
}

/** What must be done before the next step, above the field, with the focus on it. */
export function lack({ lack: missing, t }: Screen): TemplateResult | typeof nothing {
  if (!missing) return nothing;
  return html`<p id="lack" class="lack" tabindex="-1">
    ${`${t('error')} ${t(missing.key, missing.values)}`}
  </p>`;
}

export function radios<Code extends string>(
  name: string,
  choices: ShownChoice<Code>[],
  chosen: Code | null,
  choose: (code: Code) => void,
): TemplateResult {
  return html`<div class="choices">
    ${choices.map(({ code, label, hint, picture, more }) => {
      const id = `${name}-${code}`;
      return html`<div class="choice" id="choice-${id}">
          <input
            type="radio"
            id=${id}
            name=${name}
            .checked=${chosen === code}
            aria-describedby=${hint ? `${id}-hint` : nothing}
            .onchange=${() => choose(code)}
          />
          <label for=${id}>${drawn(picture)}${label}</label>
          ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
        </div>
        ${chosen === code ? (more ?? nothing) : nothing}`;
    })}
  </div>`;
}

/** Beside the words and never instead of them, so nobody needs to hear of it. */
export function drawn(picture: string | undefined): TemplateResult | typeof nothing {
  if (!picture) return nothing;
  return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${picture} /></svg>`;
}

/** Numbers to call, with the digits to be read as well: a school's tablet cannot call. */
export function helpList(lines: HelpLine[], language: Screen['language']): TemplateResult {
  return html`<ul class="lines">
    ${lines.map(
      ({ name, phone, shownPhone, url, hours }) =>
        html`<li>
          ${
            phone
              ? html`<a href="tel:${phone}"
                  ><b>${shownPhone ?? phone}</b> <span>${name[language]}</span></a
                >`
              : html`<a href=${url ?? nothing} target="_blank" rel="noreferrer noopener"
                  ><span>${name[language]}</span></a
                >`
          }
          ${hours ? html`<span class="hours">${hours[language]}</span>` : nothing}
        </li>`,
    )}
  </ul>`;
}

export function primary(text: string, act: () => void, busy = false): TemplateResult {
  // Not `disabled`: the focus would be lost while it waits.
  return html`<button
    type="button"
    class="primary"
    aria-disabled=${busy ? 'true' : nothing}
    .onclick=${() => busy || act()}
  >
    ${text}
  </button>`;
}

export function submit(text: string, busy = false): TemplateResult {
  return html`<button class="primary" aria-disabled=${busy ? 'true' : nothing}>${text}</button>`;
}

export function secondary(text: string, act: () => void): TemplateResult {
  return html`<button type="button" class="secondary" .onclick=${act}>${text}</button>`;
}
