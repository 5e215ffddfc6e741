/**
 * The step of an invitation in which the authenticator app is connected. A telephone cannot point its camera at its own screen, so there the app's link
 * comes first, and the picture for a camera elsewhere; both ways are always there.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { field } from '../parts/field.ts';
import { notice, pageHeading, waiting } from '../parts/pieces.ts';
import { qrCode, secretOf } from '../parts/qr.ts';
import type { Texts } from '../texts/index.ts';
import { forwardAndBack, stepLine } from './invitation-steps.ts';
import type { InvitationScreen } from './invitation.ts';

/** Held in the hand: the app is most likely on this very device. */
const isInHand = () => matchMedia('(pointer: coarse), (max-width: 40rem)').matches;

export function appStep(
  screen: InvitationScreen,
  texts: Texts,
  onSend: (event: Event) => void,
  onBack: () => void,
): TemplateResult {
  const words = texts.invitation;
  const isBusy = screen.step.name === 'making-key';
  return html`
    ${stepLine(3, texts)} ${pageHeading(words.appTitle)}
    <p class="ds-paragraph">${words.appLead}</p>
    ${isInHand() ? handFirst(screen, texts) : cameraFirst(screen, texts)} ${screen.failedNotice()}
    <form novalidate @submit=${onSend}>
      ${field(
        {
          id: 'code',
          label: words.code,
          autocomplete: 'one-time-code',
          inputmode: 'numeric',
          size: 8,
          value: screen.code,
          error: screen.wrong.code?.(texts),
          onInput: (value) => {
            screen.code = value;
            screen.typedIn('code');
          },
        },
        texts,
      )}
      ${forwardAndBack(words.finish, onBack, texts, isBusy)}
      ${isBusy ? waiting(words.makingKey) : nothing}
    </form>
  `;
}

function handFirst(screen: InvitationScreen, texts: Texts): TemplateResult {
  const words = texts.invitation;
  return html`
    ${stepsList(words.appStepsHere)} ${appLink(screen, texts)}
    <p class="ds-paragraph">${words.secretHere}</p>
    ${secret(screen, texts)}
    ${otherWay(
      words.elsewhere,
      html`<p class="ds-paragraph">${words.appSteps[0]} ${words.appSteps[1]}</p>
        ${qrCode(screen.invitation!.totpUri, words.qr)}`,
    )}
  `;
}

function cameraFirst(screen: InvitationScreen, texts: Texts): TemplateResult {
  const words = texts.invitation;
  return html`
    ${stepsList(words.appSteps)} ${qrCode(screen.invitation!.totpUri, words.qr)}
    <p class="ds-paragraph">${words.secret}</p>
    ${secret(screen, texts)}
    ${otherWay(
      words.here,
      html`<p class="ds-paragraph">${words.hereNext}</p>
        ${appLink(screen, texts)}`,
    )}
  `;
}

/** Inside a block of its own: the design system takes the padding from a card that holds details. */
function otherWay(question: string, body: TemplateResult): TemplateResult {
  return html`<div>
    <details class="ds-details" data-variant="tinted">
      <summary>${question}</summary>
      <div>${body}</div>
    </details>
  </div>`;
}

function stepsList(lines: readonly string[]): TemplateResult {
  return html`<ol class="ds-list">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ol>`;
}

function appLink({ invitation }: InvitationScreen, texts: Texts): TemplateResult {
  return html`<a class="ds-button" data-variant="secondary" href=${invitation!.totpUri}>
    ${texts.invitation.openApp}
  </a>`;
}

/** Read in groups of four, and copied without the spaces, which not every app forgives. */
function secret(screen: InvitationScreen, texts: Texts): TemplateResult {
  const words = texts.invitation;
  const inGroups = secretOf(screen.invitation!.totpUri);
  return html`
    <p class="secret"><code class="code">${inGroups}</code></p>
    <button
      class="ds-button"
      data-variant="secondary"
      type="button"
      @click=${() => screen.copy(inGroups.replaceAll(' ', ''))}
    >
      ${words.copySecret}
    </button>
    ${screen.copyState === 'copied' ? notice('success', words.secretCopied) : nothing}
    ${screen.copyState === 'failed' ? notice('warning', words.secretCopyFailed) : nothing}
  `;
}
