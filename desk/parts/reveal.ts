/**
 * "Show password": the field shows what is typed until the button is pressed again or the form is sent. Who types twelve letters on a telephone
 * wants to see them; who has sent them has left them on the screen for the next who walks by.
 */
import { html, svg, type TemplateResult } from 'lit';
import type { Texts } from '../texts/index.ts';

/** Its name stays and `aria-pressed` tells the rest; the field's label says of which password. */
export function revealButton(fieldId: string, { signIn }: Texts): TemplateResult {
  return html`<button
    class="ds-button reveal"
    data-variant="tertiary"
    type="button"
    aria-pressed="false"
    aria-controls=${fieldId}
    aria-describedby="${fieldId}-label"
    @click=${toggle}
  >
    ${eye} ${signIn.showPassword}
  </button>`;
}

/** All that a form shows, before it is read. */
export function hidePasswords(form: HTMLFormElement): void {
  for (const button of form.querySelectorAll<HTMLElement>('.reveal')) show(button, false);
}

function toggle({ currentTarget }: Event): void {
  const button = currentTarget as HTMLElement;
  show(button, button.getAttribute('aria-pressed') !== 'true');
}

/** On the elements themselves: nothing else of the screen depends on it, and drawing it anew leaves it as it is. */
function show(button: HTMLElement, isShown: boolean): void {
  const input = document.getElementById(button.getAttribute('aria-controls')!) as HTMLInputElement;
  input.type = isShown ? 'text' : 'password';
  button.setAttribute('aria-pressed', String(isShown));
}

const eye = html`<svg
  class="icon"
  viewBox="0 0 24 24"
  aria-hidden="true"
  fill="none"
  stroke="currentColor"
  stroke-width="2"
>
  ${svg`<path d="M2 12c2.5-4.5 6-7 10-7s7.5 2.5 10 7c-2.5 4.5-6 7-10 7s-7.5-2.5-10-7Z" /><circle cx="12" cy="12" r="3" /><path class="struck" d="M4 20 20 4" />`}
</svg>`;
