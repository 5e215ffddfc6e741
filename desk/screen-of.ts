/** Which screen is shown, for where the desk stands and what the address says. Nothing of a case is made unless the desk is open. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../contract/facts.ts';
import type { PrivateKey } from '../contract/sealing/keys.ts';
import { becauseWords, type DeskState } from './desk-state.ts';
import { failure, pageHeading, waiting } from './parts/pieces.ts';
import type { Desk } from './parts/screen.ts';
import type { Place } from './routing.ts';
import './screens/case-list.ts';
import './screens/case.ts';
import './screens/first-key.ts';
import './screens/front.ts';
import './screens/invitation.ts';
import './screens/new-code.ts';
import './screens/recovery.ts';
import './screens/sign-in.ts';
import './screens/unlock.ts';

export type ScreenParts = {
  desk: Desk;
  state: DeskState;
  place: Place;
  onTryAgain: () => void;
  /** An invitation was accepted: this browser is hers now. */
  onAccepted: () => void;
  /** The invitation is over; with the key of who has come in, where it was kept so long. */
  onJoined: (key: PrivateKey | null) => void;
  onLanguage: (language: Language) => void;
};

export function screenOf(parts: ScreenParts): TemplateResult {
  const { desk, state, place } = parts;
  if (place.screen === 'invitation' && state.name !== 'open')
    return html`<desk-invitation
      .desk=${desk}
      .token=${place.token}
      .onAccepted=${parts.onAccepted}
      .onDone=${parts.onJoined}
      .onLanguage=${parts.onLanguage}
    ></desk-invitation>`;
  // Before she is asked for a password that she has not chosen yet.
  if (place.screen === 'cut' && place.of === 'invitation' && state.name !== 'open')
    return cutLink(desk, place.of);
  switch (state.name) {
    case 'starting':
      return html`<div class="narrow ds-card">
        ${pageHeading(desk.texts.frame.product)} ${waiting(desk.texts.frame.loading)}
      </div>`;
    case 'unreachable':
      return html`<div class="narrow ds-card">
        ${pageHeading(desk.texts.frame.product)}
        ${failure(state.problem, desk.texts, parts.onTryAgain)}
      </div>`;
    case 'signed-out':
      return html`<desk-sign-in
        .desk=${desk}
        .email=${state.email}
        .because=${becauseWords(state.because, desk.texts)}
      ></desk-sign-in>`;
    case 'locked':
      return html`<desk-unlock .desk=${desk} .because=${state.because}></desk-unlock>`;
    case 'open':
      return openScreen(desk, place);
  }
}

function openScreen(desk: Desk, place: Place): TemplateResult {
  switch (place.screen) {
    case 'front':
      return html`<desk-front .desk=${desk}></desk-front>`;
    case 'cases':
      return html`<desk-case-list
        .desk=${desk}
        .query=${place.query}
        .shown=${place.shown}
      ></desk-case-list>`;
    case 'case':
      return html`<desk-case .desk=${desk} .caseId=${place.id}></desk-case>`;
    case 'recovery':
      return html`<desk-recovery .desk=${desk} .inboxId=${place.inboxId}></desk-recovery>`;
    case 'new-code':
      return html`<desk-new-code .desk=${desk} .inboxId=${place.inboxId}></desk-new-code>`;
    case 'first-key':
      return html`<desk-first-key .desk=${desk} .inboxId=${place.inboxId}></desk-first-key>`;
    case 'cut':
      return cutLink(desk, place.of);
    case 'invitation':
    case 'nowhere':
      return nowhere(desk);
  }
}

function nowhere({ texts: { frame } }: Desk): TemplateResult {
  return html`<div class="narrow ds-card">
    ${pageHeading(frame.nowhere)}
    <p class="ds-paragraph">${frame.nowhereNext}</p>
    <a class="ds-button" href="#/">${frame.toFront}</a>
  </div>`;
}

function cutLink({ texts: { frame }, session }: Desk, of: 'invitation' | 'other'): TemplateResult {
  return html`<div class="narrow ds-card">
    ${pageHeading(frame.cut.title)}
    <p class="ds-paragraph">${frame.cut.next}</p>
    ${of === 'invitation' ? html`<p class="ds-paragraph">${frame.cut.invitation}</p>` : nothing}
    <a class="ds-button" href="#/">${session ? frame.toFront : frame.cut.toSignIn}</a>
  </div>`;
}
