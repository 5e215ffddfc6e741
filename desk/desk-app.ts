/**
 * The desk: which screen is shown, who is signed in, and whether the keys are in memory. One state by name.
 * It locks after ten idle minutes, when the page is hidden for good, and on demand; keys and content go with it.
 */
import { html, LitElement } from 'lit';
import { systemClock, type Clock } from '../contract/clock.ts';
import type { Language } from '../contract/facts.ts';
import type { SessionAnswer } from '../contract/api/people.ts';
import { openApi } from './api.ts';
import { idleTimes, watchIdle, type IdleTimes, type IdleWatch } from './idle.ts';
import { emptyKeyRing, fillKeyRing, type KeyRing } from './keys.ts';
import { frame } from './parts/frame.ts';
import { failure, pageHeading, waiting } from './parts/pieces.ts';
import type { Desk } from './parts/screen.ts';
import { readHash, type Place } from './routing.ts';
import { languageOfBrowser, textsOf } from './texts/index.ts';
import { titleOf } from './titles.ts';
import './screens/case-list.ts';
import './screens/case.ts';
import './screens/front.ts';
import './screens/invitation.ts';
import './screens/recovery.ts';
import './screens/sign-in.ts';
import './screens/unlock.ts';
import type { LockedBecause } from './screens/unlock.ts';

export type DeskState =
  | { name: 'starting' }
  | { name: 'unreachable'; problem: unknown }
  | { name: 'signed-out'; because: 'first' | 'expired' | 'signed-out' | 'invited'; email: string }
  | { name: 'locked'; session: SessionAnswer; because: LockedBecause }
  | { name: 'open'; session: SessionAnswer; ring: KeyRing };

export class DeskApp extends LitElement {
  static override properties = {
    state: { state: true },
    place: { state: true },
    language: { state: true },
    idle: { state: true },
    said: { state: true },
  };
  declare state: DeskState;
  declare place: Place;
  declare language: Language;
  declare idle: 'active' | 'warned';
  declare said: string;
  clock: Clock = systemClock;
  idleTimes: IdleTimes = idleTimes;
  #watch: IdleWatch | null = null;
  #hasChosenLanguage = false;
  readonly #api = openApi({ onSignedOut: () => this.#signedOut('expired') });

  constructor() {
    super();
    this.state = { name: 'starting' };
    this.place = readHash(location.hash);
    this.language = languageOfBrowser(navigator.language);
    this.idle = 'active';
    this.said = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#moved);
    addEventListener('pagehide', this.#hidden);
    addEventListener('pageshow', this.#shownAgain);
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#moved);
    removeEventListener('pagehide', this.#hidden);
    removeEventListener('pageshow', this.#shownAgain);
    this.#drop();
  }

  protected override render() {
    const texts = textsOf(this.language);
    document.documentElement.lang = this.language === 'nn' ? 'nb' : this.language;
    document.title = titleOf(this.state, this.place, texts);
    const desk = this.#desk();
    return frame({
      desk,
      place: this.place,
      idle: this.idle,
      said: this.said,
      body: this.#screen(desk),
      onLanguage: this.#chooseLanguage,
      onLock: () => this.#lock('lock'),
      onStay: () => this.#watch?.touch(),
    });
  }

  protected override updated(): void {
    // Only what is in the document can be opened, so it cannot be done while rendering.
    const warning = this.querySelector<HTMLDialogElement>('dialog[role=alertdialog]');
    if (warning && !warning.open) warning.showModal();
  }

  #screen(desk: Desk) {
    const { state, place } = this;
    if (place.screen === 'invitation' && state.name !== 'open')
      return html`<desk-invitation
        .desk=${desk}
        .token=${place.token}
        .onDone=${this.#joined}
        .onLanguage=${this.#speak}
      ></desk-invitation>`;
    switch (state.name) {
      case 'starting':
        return html`<div class="narrow card">${waiting(desk.texts.frame.loading)}</div>`;
      case 'unreachable':
        return html`<div class="narrow card">
          ${pageHeading(desk.texts.frame.product)}
          ${failure(state.problem, desk.texts, () => void this.#start())}
        </div>`;
      case 'signed-out':
        return html`<desk-sign-in
          .desk=${desk}
          .email=${state.email}
          .because=${this.#because(state.because)}
        ></desk-sign-in>`;
      case 'locked':
        return html`<desk-unlock .desk=${desk} .because=${state.because}></desk-unlock>`;
      case 'open':
        return this.#openScreen(desk);
    }
  }

  #openScreen(desk: Desk) {
    const { place } = this;
    switch (place.screen) {
      case 'front':
        return html`<desk-front .desk=${desk}></desk-front>`;
      case 'cases':
        return html`<desk-case-list .desk=${desk} .query=${place.query}></desk-case-list>`;
      case 'case':
        return html`<desk-case .desk=${desk} .caseId=${place.id}></desk-case>`;
      case 'recovery':
        return html`<desk-recovery .desk=${desk} .inboxId=${place.inboxId}></desk-recovery>`;
      case 'invitation':
      case 'nowhere': {
        const { frame: words } = desk.texts;
        return html`<div class="narrow card">
          ${pageHeading(words.nowhere)}
          <p class="ds-paragraph">${words.nowhereNext}</p>
          <a class="ds-button" href="#/">${words.toFront}</a>
        </div>`;
      }
    }
  }

  #desk(): Desk {
    const { state } = this;
    return {
      api: this.#api,
      clock: this.clock,
      language: this.language,
      texts: textsOf(this.language),
      session: 'session' in state ? state.session : null,
      ring: state.name === 'open' ? state.ring : null,
      say: (text) => (this.said = text),
      opened: this.#opened,
      refresh: this.#refresh,
      signOut: this.#signOut,
    };
  }

  #because(because: 'first' | 'expired' | 'signed-out' | 'invited'): string | null {
    const { signIn, invitation } = textsOf(this.language);
    if (because === 'first') return null;
    if (because === 'invited') return invitation.doneLead;
    return because === 'expired' ? signIn.expired : signIn.signedOut;
  }

  async #start(): Promise<void> {
    this.state = { name: 'starting' };
    try {
      const session = await this.#api.session();
      this.#speak(session.handler.language);
      this.state = { name: 'locked', session, because: 'reload' };
    } catch (problem) {
      // Without a session the api has said so already, and nobody was thrown out: it is simply the first visit.
      const isSignedOut = (this.state as DeskState).name === 'signed-out';
      this.state = isSignedOut
        ? { name: 'signed-out', because: 'first', email: '' }
        : { name: 'unreachable', problem };
    }
    await this.#focusScreen();
  }

  #opened = (session: SessionAnswer, ring: KeyRing) => {
    this.#speak(session.handler.language);
    this.state = { name: 'open', session, ring };
    this.idle = 'active';
    this.#watch?.stop();
    const on = {
      onWarn: () => void (this.idle = 'warned'),
      onActive: () => void (this.idle = 'active'),
      onLock: () => this.#lock('idle'),
    };
    this.#watch = watchIdle(window, on, this.idleTimes);
    void this.#focusScreen();
  };

  #refresh = async () => {
    if (this.state.name !== 'open') return;
    const session = await this.#api.session();
    const ring = await fillKeyRing(session, this.state.ring.handlerKey);
    this.state = { name: 'open', session, ring };
  };

  #lock(because: LockedBecause): void {
    if (this.state.name !== 'open') return;
    const { session } = this.state;
    this.#drop();
    this.state = { name: 'locked', session, because };
    void this.#focusScreen();
  }

  #signOut = async () => {
    try {
      await this.#api.signOut();
    } catch {
      // The keys go in any case; the session then ends by itself.
    }
    this.#signedOut('signed-out');
  };

  #signedOut(because: 'expired' | 'signed-out'): void {
    if (this.state.name === 'signed-out') return;
    this.#drop();
    this.state = { name: 'signed-out', because, email: '' };
    void this.#focusScreen();
  }

  #joined = (email: string) => {
    this.state = { name: 'signed-out', because: 'invited', email };
    // The token is used up: it should not stay in the history.
    history.replaceState(null, '', '#/');
    this.#moved();
  };

  /** Keys out of memory; the screens with their content go with the state that follows. */
  #drop(): void {
    this.#watch?.stop();
    this.#watch = null;
    this.idle = 'active';
    this.said = '';
    if (this.state.name === 'open') emptyKeyRing(this.state.ring);
  }

  /** Her own language, unless she has chosen another here. */
  #speak = (language: Language) => {
    if (!this.#hasChosenLanguage) this.language = language;
  };

  #chooseLanguage = (language: Language) => {
    this.#hasChosenLanguage = true;
    this.language = language;
  };

  #moved = () => {
    this.place = readHash(location.hash);
    this.said = '';
    scrollTo(0, 0);
    void this.#focusScreen();
  };

  // A browser may keep the whole page in memory to go back to it: nothing must be in it then.
  #hidden = () => this.#lock('reload');

  #shownAgain = (event: PageTransitionEvent) => {
    if (event.persisted) void this.#start();
  };

  async #focusScreen(): Promise<void> {
    await this.updateComplete;
    const screen = this.querySelector<LitElement>('main > *');
    await screen?.updateComplete;
    this.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }
}
customElements.define('desk-app', DeskApp);
