/**
 * One field of a form: label, hint, input and message, tied together for screen readers.
 * Messages say what to do, and come when the form is sent, never while one types.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { hidePasswords, revealButton } from './reveal.ts';
import type { Texts } from '../texts/index.ts';

export type FieldOptions = {
  id: string;
  label: string;
  /** What is put in; from then on the page has the last word, because browsers fill in fields without telling (`sentFields`). */
  value: string;
  onInput: (value: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
  type?: 'text' | 'email' | 'password';
  autocomplete?: string;
  inputmode?: 'numeric' | 'text';
  /** Characters for which the field is made. */
  size?: number;
};

export function field(options: FieldOptions, texts: Texts): TemplateResult {
  const { id, label, hint, error, type = 'text' } = options;
  return html`<div class="ds-field">
    <label class="ds-label" id="${id}-label" for=${id}>${label}</label>
    ${hint ? html`<div data-field="description" id="${id}-hint">${hint}</div>` : nothing}
    ${type === 'password' ? html`<div class="revealed">${input(options)}${revealButton(id, texts)}</div>` : input(options)}
    ${fieldError(id, error, texts)}
  </div>`;
}

/**
 * For `submit`: stops the browser's own sending, hides passwords again, and answers what stands in the fields now, by name. A password manager or autofill
 * fills them without an `input` event, so what was heard while one typed may be old or empty.
 */
export function sentFields(event: Event): Partial<Record<string, string>> {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  hidePasswords(form);
  return Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  );
}

function input({ id, hint, error, type = 'text', ...options }: FieldOptions): TemplateResult {
  return html`<input
    class="ds-input"
    id=${id}
    name=${id}
    type=${type}
    size=${options.size ?? nothing}
    autocomplete=${options.autocomplete ?? 'off'}
    inputmode=${options.inputmode ?? nothing}
    spellcheck="false"
    autocapitalize="none"
    .value=${options.value}
    aria-invalid=${error ? 'true' : nothing}
    aria-describedby=${describedBy(id, hint, error)}
    @input=${(event: InputEvent) => options.onInput((event.target as HTMLInputElement).value)}
  />`;
}

/** The message of a field, with the word "Error" for those who do not see its colour and sign. */
export function fieldError(id: string, error: string | undefined, { frame }: Texts): unknown {
  if (!error) return nothing;
  return html`<p class="ds-validation-message" id="${id}-error">
    <span class="ds-sr-only">${frame.errorPrefix}</span>${error}
  </p>`;
}

export function describedBy(id: string, hint?: string, error?: string): string | typeof nothing {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((name) => name !== '');
  return ids.length > 0 ? ids.join(' ') : nothing;
}
