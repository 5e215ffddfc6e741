/** The fields of the form as markup: label, hint, error and field tied together by plain HTML. */
import type { Language } from '../../../contract/facts.ts';
import type { HelpLine } from '../../../widget/questions/help.ts';
import type { Choice } from '../../../widget/questions/question.ts';
import { address, attributes, html, type Html } from '../html.ts';
import type { Screen } from '../screen.ts';

export const heading = (text: string): Html => html`<h2 id="heading">${text}</h2>`;

export function hints(lines: string[]): Html | null {
  if (lines.length === 0) return null;
  return html`<div id="hint">${lines.map((line) => html`<p class="hint">${line}</p>`)}</div>`;
}

/** A question whose answer is a choice: the heading is the legend, so it is read once. */
export function question(screen: Screen, title: string, lines: string[], body: Html): Html {
  const ids = [lines.length > 0 && 'hint', screen.lack && 'lack'].filter(Boolean).join(' ');
  return html`<fieldset${attributes({ 'aria-describedby': ids || null })}>
<legend>${heading(title)}</legend>
${hints(lines)}${lack(screen)}${body}
</fieldset>`;
}

/** Above the field; the summary at the top of the page links to it. */
export function lack({ lack: missing, t }: Screen): Html | null {
  if (!missing) return null;
  return html`<p id="lack" class="lack">
    <span class="spoken">${t('error')} </span>${t(missing.key, missing.values)}
  </p>`;
}

/** `more`: what belongs to a choice and stands under it. */
export function radios<Code extends string>(
  name: string,
  choices: Choice<Code>[],
  chosen: string | null,
  more: Partial<Record<Code, Html>> = {},
): Html {
  return html`<div class="choices">
    ${choices.map(
      (choice) =>
        html`${box('radio', name, choice, choice.code === chosen)}${more[choice.code] ?? null}`,
    )}
  </div>`;
}

export function checkboxes<Code extends string>(
  name: string,
  choices: Choice<Code>[],
  chosen: readonly Code[],
): Html {
  return html`<div class="choices">
    ${choices.map((choice) => box('checkbox', name, choice, chosen.includes(choice.code)))}
  </div>`;
}

/** Beside the words and never instead of them, so nobody needs to hear of it. */
function drawn(picture: string | undefined): Html | null {
  if (!picture) return null;
  return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${picture}" /></svg>`;
}

function box(
  type: 'radio' | 'checkbox',
  name: string,
  { code, label, hint, picture }: Choice<string>,
  checked: boolean,
): Html {
  const id = `${name}-${code}`;
  const described = hint ? `${id}-hint` : null;
  return html`<div class="choice"><input${attributes({ type, id, name, value: code, checked, 'aria-describedby': described })}><label for="${id}">${drawn(picture)}${label}</label>${
    hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : null
  }</div>
`;
}

type TextField = {
  id: string;
  label: string;
  value: string;
  inputmode?: 'tel' | 'email' | 'search';
  longest?: number;
  describedBy?: string;
  wrong?: boolean;
};

/** Help with spelling and writing is off, because some browsers send the text to a server for it; so is autofill, on a shared machine. */
export function textField(field: TextField): Html {
  const { id, label, value, inputmode = null, longest = 500, describedBy = null, wrong } = field;
  return html`<div class="field"><label for="${id}">${label}</label><input${attributes({
    type: 'text',
    id,
    name: id,
    dir: 'auto',
    value,
    inputmode,
    maxlength: longest,
    'aria-describedby': describedBy,
    'aria-invalid': wrong ? 'true' : null,
    autocomplete: 'off',
    spellcheck: 'false',
    writingsuggestions: 'false',
  })}></div>
`;
}

export function longText(id: string, rows: number, value: string, wrong: boolean): Html {
  // The first line end after the tag is not part of the text.
  return html`<textarea${attributes({
    id,
    name: id,
    dir: 'auto',
    rows,
    'aria-labelledby': 'heading',
    'aria-describedby': wrong ? 'hint lack' : 'hint',
    'aria-invalid': wrong ? 'true' : null,
    autocomplete: 'off',
    spellcheck: 'false',
    writingsuggestions: 'false',
  })}>
${value}</textarea>`;
}

export function button(go: string, text: string, kind: 'primary' | 'secondary' = 'primary'): Html {
  return html`<button class="${kind}" name="go" value="${go}">${text}</button>`;
}

/** Numbers to call, with the digits to be read as well: a school's tablet cannot call. */
export function helpList(lines: HelpLine[], language: Language): Html {
  return html`<ul class="lines">
    ${lines.map(
      ({ name, phone, shownPhone, url, hours }) =>
        html`<li>
          ${
            phone
              ? html`<a href="tel:${phone}"
                  ><b>${shownPhone ?? phone}</b> <span>${name[language]}</span></a
                >`
              : html`<a${attributes({ href: address(url), target: '_blank', rel: 'noreferrer noopener' })}><span>${name[language]}</span></a>`
          }${hours ? html`<span class="hours">${hours[language]}</span>` : null}
        </li> `,
    )}
  </ul>`;
}
