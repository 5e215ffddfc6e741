/**
 * What stands around every screen: the way past the menu, the menu, the language, the idle warning, and where the focus stops on its
 * way to a new screen (`focusAnew`).
 * The language is chosen at the top until one is in; then it is known, and the choice moves to the bottom.
 */
import { html, nothing } from 'lit';
import { languages, type Language } from '../../contract/facts.ts';
import { question } from './confirm.ts';
import type { Place } from '../routing.ts';
import type { Desk } from './screen.ts';

export type FrameParts = {
  desk: Desk;
  place: Place;
  idle: 'active' | 'warned';
  said: string;
  body: unknown;
  onLanguage: (language: Language) => void;
  onLock: () => void;
  onStay: () => void;
  onLeave: () => void;
};

/** Languages are named in themselves, whatever the page speaks. */
const languageNames: Record<Language, string> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

/** Asked before signing out where a message was written and not sent. */
export const leaveQuestion = 'sure-leave';

export function frame(parts: FrameParts) {
  const { desk, body, said } = parts;
  return html`
    <a class="ds-skip-link skip" href="#main" @click=${skipToMain}>${desk.texts.frame.skip}</a>
    <header class="top">
      <div class="top-row">
        <p class="brand">
          <strong>${desk.texts.frame.product}</strong> <span>${desk.texts.frame.title}</span>
        </p>
        ${desk.ring ? [menu(parts), tools(parts)] : languageChoice(parts)}
      </div>
    </header>
    <div id="aside" tabindex="-1"></div>
    <main id="main" tabindex="-1">${body}</main>
    ${
      desk.ring && desk.session
        ? html`<footer class="bottom">
            ${languageChoice(parts)}
            <p class="quiet">${desk.texts.frame.recognition(desk.session.letters.word)}</p>
          </footer>`
        : nothing
    }
    <div class="ds-sr-only" role="status" aria-live="polite">${said}</div>
    ${idleWarning(parts)} ${leaving(parts)}
  `;
}

function menu({ desk, place }: FrameParts) {
  const { frame } = desk.texts;
  const isCases = place.screen === 'cases' || place.screen === 'case';
  const current = (is: boolean) => (is ? 'page' : nothing);
  return html`<nav class="menu" aria-label=${frame.menu}>
    <a href="#/" aria-current=${current(place.screen === 'front')}>${frame.front}</a>
    <a href="#/cases" aria-current=${current(isCases)}>${frame.cases}</a>
  </nav>`;
}

function tools({ desk, onLock }: FrameParts) {
  const { frame } = desk.texts;
  return html`<div class="tools">
    <button
      class="ds-button"
      data-variant="secondary"
      data-size="sm"
      type="button"
      @click=${onLock}
    >
      ${frame.lock}
    </button>
    <button
      class="ds-button"
      data-variant="tertiary"
      data-size="sm"
      type="button"
      @click=${() => desk.signOut()}
    >
      ${frame.signOut}
    </button>
  </div>`;
}

function languageChoice({ desk, onLanguage }: FrameParts) {
  return html`<div class="languages" role="group" aria-label=${desk.texts.frame.language}>
    ${languages.map(
      (language) =>
        html`<button
          class="link-button"
          type="button"
          lang=${language}
          aria-pressed=${language === desk.language ? 'true' : 'false'}
          @click=${() => onLanguage(language)}
        >
          ${languageNames[language]}
        </button>`,
    )}
  </div>`;
}

/** A dialog that `desk-app.ts` opens as modal, so that a screen reader hears it wherever it is; any key or click takes it away. */
function idleWarning({ desk, idle, onStay }: FrameParts) {
  if (idle === 'active') return nothing;
  const words = desk.texts.idle;
  return html`<dialog
    class="ds-dialog"
    role="alertdialog"
    aria-labelledby="idle-title"
    aria-describedby="idle-text"
  >
    <h2 class="ds-heading" data-size="xs" id="idle-title">${words.title}</h2>
    <p class="ds-paragraph" id="idle-text">${words.text}</p>
    <button class="ds-button" type="button" autofocus @click=${onStay}>${words.stay}</button>
  </dialog>`;
}

function leaving({ desk, onLeave }: FrameParts) {
  const { leave, cancel } = desk.texts.frame;
  return question({
    id: leaveQuestion,
    title: leave.title,
    text: leave.text,
    yes: leave.yes,
    no: cancel,
    mood: 'danger',
    onYes: onLeave,
  });
}

/** The fragment holds the screen's address: the link moves the focus itself. */
function skipToMain(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('main')?.focus();
}
