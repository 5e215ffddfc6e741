/** What a handler does with a case: acknowledge, close, step aside. The two that cannot be taken back ask first. */
import { html, nothing } from 'lit';
import { closeReasons } from '../close-reasons.ts';
import type { HandDownOffer } from '../opened.ts';
import { ask, question } from '../parts/confirm.ts';
import { fieldError } from '../parts/field.ts';
import { notice, sectionHeading, workButton } from '../parts/pieces.ts';
import type { Desk } from '../parts/screen.ts';
import type { Texts } from '../texts/index.ts';
import type { CaseScreen, Work } from './case.ts';

export function acknowledgeBox(screen: CaseScreen, { texts }: Desk, onYes: () => void) {
  const { acknowledge } = texts.cases;
  return html`<section class="ds-card screen-only" aria-labelledby="acknowledge">
    ${sectionHeading(acknowledge.heading, 'acknowledge')}
    <p class="ds-paragraph">${acknowledge.text}</p>
    ${failed(screen, 'acknowledging', texts)}
    ${workButton({
      label: acknowledge.button,
      working: acknowledge.working,
      isBusy: screen.work === 'acknowledging',
      onPress: onYes,
    })}
  </section>`;
}

/** To an inbox that had no key when the case came. She decides: the reporter was told who reads. */
export function handDownBox(
  screen: CaseScreen,
  { texts, language }: Desk,
  { inboxId, name, organisationName, as }: HandDownOffer,
  onYes: () => void,
) {
  const { handDown } = texts.cases;
  const heading = `hand-down-${inboxId}`;
  const inbox = name[language];
  return html`<section class="ds-card screen-only" aria-labelledby=${heading}>
    ${sectionHeading(handDown.heading(inbox), heading)}
    <p class="ds-paragraph">
      ${as === 'reader' ? handDown.text(inbox, organisationName) : handDown.copy(inbox, organisationName)}
      ${handDown.next}
    </p>
    ${failed(screen, 'handing-down', texts)}
    ${workButton({
      label: handDown.button(inbox),
      working: handDown.working,
      isBusy: screen.work === 'handing-down',
      onPress: onYes,
    })}
  </section>`;
}

/** Out of what was set apart, into the ordinary list. The way back stands in the notice that says that it is done. */
export function placeBox(screen: CaseScreen, { texts }: Desk, onYes: () => void) {
  const { place } = texts.cases;
  return html`<section class="ds-card screen-only" aria-labelledby="place">
    ${sectionHeading(place.heading, 'place')}
    <p class="ds-paragraph">${place.text}</p>
    ${failed(screen, 'placing', texts)}
    ${workButton({
      label: place.button,
      working: place.working,
      isBusy: screen.work === 'placing',
      onPress: onYes,
    })}
  </section>`;
}

/** `may`: else it says what must be done first. */
export function closeBox(screen: CaseScreen, { texts }: Desk, may: boolean, onYes: () => void) {
  const { close } = texts.cases;
  if (!may)
    return html`<section class="ds-card screen-only" aria-labelledby="close">
      ${sectionHeading(close.heading, 'close')}
      <p class="ds-paragraph">${texts.acts.whyNot.close}</p>
    </section>`;
  const wrong = screen.reasonWrong?.(texts);
  const check = (event: Event) => {
    event.preventDefault();
    screen.reasonWrong = screen.reason === null ? (words) => words.cases.close.need : undefined;
    if (screen.reason !== null) ask(screen, 'sure-close');
    else screen.querySelector<HTMLElement>('input[name=reason]')?.focus();
  };
  return html`<section class="ds-card screen-only" aria-labelledby="close">
    ${sectionHeading(close.heading, 'close')}
    <p class="ds-paragraph">${close.text}</p>
    ${failed(screen, 'closing', texts)}
    <form novalidate @submit=${check}>
      <fieldset class="ds-fieldset" aria-describedby=${wrong ? 'reason-error' : nothing}>
        <legend class="ds-label">${close.reason}</legend>
        ${closeReasons.map(
          (reason) =>
            html`<div class="ds-field">
              <input
                class="ds-input"
                type="radio"
                name="reason"
                id="reason-${reason}"
                value=${reason}
                aria-invalid=${wrong ? 'true' : nothing}
                .checked=${screen.reason === reason}
                @change=${() => {
                  screen.reason = reason;
                  screen.reasonWrong = undefined;
                }}
              />
              <label class="ds-label" data-weight="regular" for="reason-${reason}">
                ${texts.words.closeReasons[reason]}
              </label>
            </div>`,
        )}
        ${fieldError('reason', wrong, texts)}
      </fieldset>
      ${workButton({
        label: close.button,
        working: close.working,
        isBusy: screen.work === 'closing',
        isSecondary: true,
      })}
    </form>
    ${question({ id: 'sure-close', title: close.sure, text: close.sureText, yes: close.yes, no: texts.frame.cancel, onYes })}
  </section>`;
}

export function recuseBox(screen: CaseScreen, { texts }: Desk, onYes: () => void) {
  const { recuse } = texts.cases;
  return html`<section class="ds-card screen-only" aria-labelledby="recuse">
    ${sectionHeading(recuse.heading, 'recuse')}
    <p class="ds-paragraph">${recuse.text}</p>
    ${failed(screen, 'recusing', texts)}
    ${workButton({
      label: recuse.button,
      working: recuse.working,
      isBusy: screen.work === 'recusing',
      isSecondary: true,
      onPress: () => ask(screen, 'sure-recuse'),
    })}
    ${question({
      id: 'sure-recuse',
      title: recuse.sure,
      text: recuse.sureText,
      yes: recuse.yes,
      no: texts.frame.cancel,
      mood: 'danger',
      onYes,
    })}
  </section>`;
}

export function failed({ result }: CaseScreen, at: Work, texts: Texts) {
  return result?.at === at && result.mood === 'danger'
    ? notice('danger', result.text(texts), undefined, 'loud')
    : nothing;
}
