/** The form in which a printed recovery code is typed: from the sheet in the cupboard, or back from a new one. */
import { html, type TemplateResult } from 'lit';
import { readCharacters } from '../../contract/sealing/code-alphabet.ts';
import { recoveryCodeLength } from '../../contract/sealing/recovery.ts';
import type { Texts } from '../texts/index.ts';
import { field, sentFields } from './field.ts';
import { workButton, type WorkButton } from './pieces.ts';
import type { Saying } from './screen.ts';

export type CodeForm = {
  label: string;
  typed: string;
  wrong: Saying | undefined;
  onInput: (typed: string) => void;
  onSend: (event: Event) => void;
  button: WorkButton;
};

/** The field's id is `code`. */
export function codeForm(
  { label, typed, wrong, onInput, onSend, button }: CodeForm,
  texts: Texts,
): TemplateResult {
  const send = (event: Event) => {
    // Also what came into the field without a word, from a password manager.
    onInput(sentFields(event)['code'] ?? '');
    onSend(event);
  };
  return html`<form novalidate @submit=${send}>
    ${field({ id: 'code', label, size: 36, value: typed, error: wrong?.(texts), onInput }, texts)}
    ${workButton(button)}
  </form>`;
}

/** What is said of a code that cannot be right; undefined where it is whole and without a slip. */
export function slipIn(typed: string): Saying | undefined {
  const { state } = readCharacters(typed, recoveryCodeLength);
  return state === 'complete' ? undefined : ({ recovery }) => recovery.typing[state];
}
