/** The fields that are written in. Nothing of them is sent anywhere while it is written. */
import { html, nothing, type TemplateResult } from 'lit/html.js';

type TextField = {
  id: string;
  label: unknown;
  value: string;
  write: (value: string) => void;
  type?: 'text' | 'tel' | 'email' | 'search';
  /** Ids of what else describes the field. */
  describedBy?: string;
  wrong?: boolean;
  longest?: number;
  /** Instead of going on to the next question. */
  enter?: (field: HTMLInputElement) => void;
};

/** Spelling help is off, because some browsers send the text to a server for it; so is autofill, on a shared machine. */
export function textField(field: TextField): TemplateResult {
  const write = (event: Event) => field.write((event.target as HTMLInputElement).value);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !field.enter) return;
    event.preventDefault();
    // Told at the window (`keys.ts`), where the target is the form's element.
    field.enter(event.composedPath()[0] as HTMLInputElement);
  };
  return html`<div class="field">
    <label for=${field.id}>${field.label}</label>
    <input
      id=${field.id}
      dir="auto"
      type=${field.type ?? 'text'}
      .value=${field.value}
      maxlength=${field.longest ?? 500}
      aria-describedby=${field.describedBy ?? nothing}
      aria-invalid=${field.wrong ? 'true' : nothing}
      autocomplete="off"
      spellcheck="false"
      writingsuggestions="false"
      .oninput=${write}
      .onchange=${write}
      .onkeydown=${press}
    />
  </div>`;
}

export function longText(field: TextField & { rows: number }): TemplateResult {
  const write = (event: Event) => field.write((event.target as HTMLTextAreaElement).value);
  return html`<textarea
    id=${field.id}
    dir="auto"
    rows=${field.rows}
    maxlength=${field.longest ?? nothing}
    .value=${field.value}
    aria-labelledby="heading"
    aria-describedby=${field.describedBy ?? nothing}
    aria-invalid=${field.wrong ? 'true' : nothing}
    autocomplete="off"
    spellcheck="false"
    writingsuggestions="false"
    .oninput=${write}
    .onchange=${write}
  ></textarea>`;
}
