/** The steps of an invitation as templates, but for the app's, which is in `invitation-app.ts`; `invitation.ts` holds what was answered and does the work. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../contract/facts.ts';
import { field, fieldError } from '../parts/field.ts';
import { emailAddress, notice, pageHeading } from '../parts/pieces.ts';
import { strengthOf } from '../password-strength.ts';
import type { Texts } from '../texts/index.ts';
import type { InvitationScreen } from './invitation.ts';

const steps = 4;

export function welcomeStep(
  { invitation }: InvitationScreen,
  texts: Texts,
  language: Language,
  onNext: () => void,
): TemplateResult {
  const { name, email, inboxes } = invitation!;
  const words = texts.invitation;
  return html`
    ${stepLine(1, texts)} ${pageHeading(words.title)}
    <p class="ds-paragraph" data-size="lg">${words.lead(name)}</p>
    <dl class="facts">
      <dt>${words.youAre}</dt>
      <dd>${name}, ${emailAddress(email)}</dd>
      <dt>${words.inboxes}</dt>
      <dd>
        <ul class="plain-list">
          ${inboxes.map((inbox) => html`<li>${inbox.name[language]}, ${inbox.organisationName}</li>`)}
        </ul>
      </dd>
    </dl>
    <h2 class="ds-heading" data-size="2xs">${words.whatHappens}</h2>
    <ol class="ds-list">
      ${words.whatHappensList.map((line) => html`<li>${line}</li>`)}
    </ol>
    <p class="ds-paragraph">${words.takes}</p>
    <button class="ds-button" type="button" @click=${onNext}>${words.begin}</button>
  `;
}

export function passwordStep(
  screen: InvitationScreen,
  texts: Texts,
  onSend: (event: Event) => void,
  onBack: () => void,
): TemplateResult {
  const { invitation, wrong, password } = screen;
  const words = texts.invitation;
  const strength = strengthOf(password, [invitation!.email, invitation!.name]);
  return html`
    ${stepLine(2, texts)} ${pageHeading(words.passwordTitle)}
    <p class="ds-paragraph">${words.passwordWarning}</p>
    <form novalidate @submit=${onSend}>
      <input type="text" autocomplete="username" .value=${invitation!.email} hidden readonly />
      ${field(
        {
          id: 'password',
          label: words.password,
          hint: words.passwordLead,
          type: 'password',
          autocomplete: 'new-password',
          value: password,
          error: wrong.password?.(texts),
          onInput: (value) => {
            screen.password = value;
            screen.typedIn('password');
          },
        },
        texts,
      )}
      <p class="strength" data-strength=${strength} role="status">
        ${password === '' || wrong.password ? nothing : words.strength[strength]}
      </p>
      ${field(
        {
          id: 'repeat',
          label: words.repeat,
          type: 'password',
          autocomplete: 'new-password',
          value: screen.repeat,
          error: wrong.repeat?.(texts),
          onInput: (value) => {
            screen.repeat = value;
            screen.typedIn('repeat');
          },
        },
        texts,
      )}
      ${forwardAndBack(words.finish, onBack, texts)}
    </form>
  `;
}

export function recoveryCodesStep(
  screen: InvitationScreen,
  codes: string[],
  texts: Texts,
  onDone: () => void,
): TemplateResult {
  const words = texts.invitation;
  return html`
    ${stepLine(4, texts)} ${pageHeading(words.codesTitle)}
    <p class="ds-paragraph">${words.codesLead}</p>
    <p class="ds-paragraph print-only">${words.printFor(screen.invitation!.email)}</p>
    <ol class="codes" aria-label=${words.codes}>
      ${codes.map((code) => html`<li><code class="code">${code}</code></li>`)}
    </ol>
    <div class="buttons">
      <button
        class="ds-button"
        data-variant="secondary"
        type="button"
        @click=${() => screen.copy(codes.join('\n'))}
      >
        ${words.copy}
      </button>
      <button
        class="ds-button"
        data-variant="secondary"
        type="button"
        @click=${() => window.print()}
      >
        ${words.print}
      </button>
    </div>
    ${screen.copyState === 'copied' ? notice('success', words.copied) : nothing}
    ${screen.copyState === 'failed' ? notice('warning', words.copyFailed) : nothing}
    <div class="ds-field screen-only">
      <input
        class="ds-input"
        type="checkbox"
        id="kept"
        aria-invalid=${screen.wrong.kept ? 'true' : nothing}
        aria-describedby=${screen.wrong.kept ? 'kept-error' : nothing}
        @change=${() => screen.typedIn('kept')}
      />
      <label class="ds-label" data-weight="regular" for="kept">${words.kept}</label>
      ${fieldError('kept', screen.wrong.kept?.(texts), texts)}
    </div>
    <button class="ds-button" type="button" @click=${onDone}>${words.done}</button>
  `;
}

export function stepLine(step: number, { invitation }: Texts): TemplateResult {
  return html`<p class="quiet ds-paragraph" data-size="sm">${invitation.steps(step, steps)}</p>`;
}

/** While it is busy both stay where they are, with the focus; the form and `onBack` see to it that nothing is done twice. */
export function forwardAndBack(
  forward: string,
  onBack: () => void,
  { frame }: Texts,
  isBusy = false,
): TemplateResult {
  const disabled = isBusy ? 'true' : nothing;
  return html`<div class="buttons">
    <button class="ds-button" type="submit" aria-disabled=${disabled}>${forward}</button>
    <button
      class="ds-button"
      data-variant="tertiary"
      type="button"
      aria-disabled=${disabled}
      @click=${isBusy ? nothing : onBack}
    >
      ${frame.back}
    </button>
  </div>`;
}
