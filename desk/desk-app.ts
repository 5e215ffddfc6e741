/**
 * The desk: who is signed in, and whether the keys are in memory. One state by name; what is shown follows from it.
 * It locks after ten idle minutes, when the page is put away, and on demand; keys and content go with it.
 */
import { LitElement, type PropertyValues } from 'lit';
import { systemClock, type Clock } from '../contract/clock.ts';
import type { Language } from '../contract/facts.ts';
import type { SessionAnswer } from '../contract/api/people.ts';
import type { Membership } from './access.ts';
import type { PrivateKey } from '../contract/sealing/keys.ts';
import { openApi } from './api.ts';
import type { DeskState, SignedOutBecause } from './desk-state.ts';
import { openDrafts } from './drafts.ts';
import { idleTimes, watchIdle, type IdleTimes, type IdleWatch } from './idle.ts';
import { emptyKeyRing, fillKeyRing, type KeyRing } from './keys.ts';
import { noteArrival } from './list-place.ts';
import { endsSession, openTabs, type OtherTabs, type TabNews } from './other-tabs.ts';
import { ask } from './parts/confirm.ts';
import { frame, leaveQuestion } from './parts/frame.ts';
import { focusAnew, type Desk } from './parts/screen.ts';
import { firstKeyHash, readHash, type Place } from './routing.ts';
import { screenOf } from './screen-of.ts';
import { settleKeys } from './settle-keys.ts';
import type { LockedBecause } from './screens/unlock.ts';
import { speakIn } from './spoken-language.ts';
import { languageOfBrowser, textsOf } from './texts/index.ts';
import { titleOf } from './titles.ts';
import { dropUnsent, hasUnsent } from './unsent.ts';

export class DeskApp extends LitElement {
  static override properties = {
    state: { state: true },
    place: { state: true },
    language: { state: true },
    idle: { state: true },
    said: { state: true },
    renewed: { state: true },
  };
  declare state: DeskState;
  declare place: Place;
  declare language: Language;
  declare idle: 'active' | 'warned';
  declare said: string;
  /** Inboxes for which this browser has made the next key since it was unlocked. */
  declare renewed: Membership[];
  clock: Clock = systemClock;
  idleTimes: IdleTimes = idleTimes;
  #watch: IdleWatch | null = null;
  #tabs: OtherTabs | null = null;
  #listening: AbortController | null = null;
  #hasChosenLanguage = false;
  /** Counts how often the keys were dropped: what was asked for before must not come back into an open desk. */
  #dropped = 0;
  /** The sessions asked for, in order: an answer that comes late must not take the place of a later one. */
  #asked = 0;
  #shown = 0;
  readonly #drafts = openDrafts();
  readonly #api = openApi({
    onSignedOut: () => this.#signedOut('expired'),
    onUnproved: async () => {
      await this.#refresh();
      await this.updateComplete;
    },
    clock: { now: () => this.clock.now() },
  });

  constructor() {
    super();
    this.state = { name: 'starting' };
    this.place = readHash(location.hash);
    this.language = languageOfBrowser(navigator.languages);
    this.idle = 'active';
    this.said = '';
    this.renewed = [];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    addEventListener('hashchange', this.#moved, { signal });
    addEventListener('pagehide', this.#hidden, { signal });
    addEventListener('pageshow', this.#shownAgain, { signal });
    addEventListener('beforeunload', this.#leaving, { signal });
    this.#tabs = openTabs(this.#heard);
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.abort();
    this.#tabs?.close();
    this.#drop();
    this.#drafts.drop();
  }

  protected override render() {
    const { state, place, idle, said } = this;
    const desk = this.#desk();
    document.title = titleOf(state, place, desk.texts);
    const body = screenOf({
      desk,
      state,
      place,
      onTryAgain: () => void this.#start(),
      onAccepted: this.#accepted,
      onJoined: this.#joined,
      onLanguage: this.#speak,
    });
    return frame({
      desk,
      place,
      idle,
      said,
      body,
      onLanguage: this.#chooseLanguage,
      onLock: this.#lockAll,
      onStay: () => this.#watch?.touch(),
      onLeave: () => void this.#signOutNow(),
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('language')) speakIn(this, this.language);
  }

  protected override updated(): void {
    // Only what is in the document can be opened, so it cannot be done while rendering.
    const warning = this.querySelector<HTMLDialogElement>('dialog[role=alertdialog]');
    if (warning && !warning.open) warning.showModal();
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
      drafts: this.#drafts,
      renewed: this.renewed,
      say: (text) => (this.said = text),
      opened: this.#opened,
      refresh: this.#refresh,
      signOut: this.#signOut,
    };
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

  #opened = (
    session: SessionAnswer,
    ring: KeyRing,
    to: 'front-page' | 'first-key' = 'first-key',
  ) => {
    this.#speak(session.handler.language);
    this.#drafts.belongTo(session.handler);
    this.#tabs?.tell({ name: 'signed-in', handlerId: session.handler.id });
    this.state = { name: 'open', session, ring };
    this.idle = 'active';
    this.#watch?.stop();
    const on = {
      onWarn: () => void (this.idle = 'warned'),
      onActive: () => void (this.idle = 'active'),
      onLock: () => this.#lock('idle'),
    };
    this.#watch = watchIdle(window, on, this.idleTimes);
    // The last step of an invitation says "to the front page", and that is where it leads.
    if (to === 'first-key') this.#toFirstKey(session);
    void this.#focusScreen();
    void this.#settle(session, ring);
  };

  /** Where she would come to the front page: an inbox of hers that takes no reports yet comes first. She may leave it for later. */
  #toFirstKey({ memberships }: SessionAnswer): void {
    const keyless = memberships.find(({ state }) => state === 'no-key');
    if (!keyless || this.place.screen !== 'front') return;
    history.replaceState(null, '', firstKeyHash(keyless.inboxId));
    this.place = readHash(location.hash);
  }

  async #settle(session: SessionAnswer, ring: KeyRing): Promise<void> {
    const dropped = this.#dropped;
    const { renewed, changed } = await settleKeys({ api: this.#api, session, ring });
    if (!changed || dropped !== this.#dropped) return;
    // Not told of: what she does next asks again.
    await this.#refresh().catch(() => undefined);
    if (dropped === this.#dropped) this.renewed = renewed;
  }

  #refresh = async () => {
    const before = this.state;
    if (before.name !== 'open') return;
    const dropped = this.#dropped;
    const asked = ++this.#asked;
    const session = await this.#api.session();
    const ring = await fillKeyRing(session, before.ring.handlerKey!);
    // It was locked meanwhile: what was asked for before must not open it again.
    if (dropped !== this.#dropped || asked < this.#shown) return emptyKeyRing(ring);
    this.#shown = asked;
    this.state = { name: 'open', session, ring };
  };

  #lock(because: LockedBecause): void {
    if (this.state.name !== 'open') return;
    const { session } = this.state;
    this.#drop();
    this.state = { name: 'locked', session, because };
    void this.#focusScreen();
  }

  #lockAll = () => {
    this.#tabs?.tell({ name: 'locked' });
    this.#lock('lock');
  };

  #signOut = async () => {
    if (hasUnsent(this, this.#drafts)) ask(this, leaveQuestion);
    else await this.#signOutNow();
  };

  async #signOutNow(): Promise<void> {
    this.#drop();
    dropUnsent(this);
    this.#drafts.drop();
    this.state = { name: 'starting' };
    try {
      await this.#api.signOut();
    } catch {
      // The keys are gone in any case; the session then ends by itself.
    }
    this.#tabs?.tell({ name: 'signed-out' });
    this.#signedOut('signed-out');
  }

  #signedOut(because: SignedOutBecause): void {
    if (this.state.name === 'signed-out') return;
    this.#drop();
    this.state = { name: 'signed-out', because, email: '' };
    void this.#focusScreen();
  }

  /** The cookie is hers now, so whoever another window of this browser shows is out. */
  #accepted = () => {
    this.#tabs?.tell({ name: 'signed-out' });
    void this.#start();
  };

  #joined = async (key: PrivateKey | null) => {
    if (this.state.name !== 'locked') await this.#start();
    const { state } = this;
    const opened = key &&
      state.name === 'locked' && {
        session: state.session,
        ring: await fillKeyRing(state.session, key),
      };
    // The token is used up: it should not stay in the history.
    history.replaceState(null, '', '#/');
    this.#moved();
    if (opened) this.#opened(opened.session, opened.ring, 'front-page');
  };

  #heard = (news: TabNews) => {
    const { session } = this.#desk();
    if (news.name === 'locked') this.#lock('lock');
    else if (session && endsSession(news, session.handler.id)) this.#signedOut('elsewhere');
  };

  /** Keys out of memory; the screens with their content go with the state that follows. */
  #drop(): void {
    this.#watch?.stop();
    this.#watch = null;
    this.idle = 'active';
    this.said = '';
    this.renewed = [];
    this.#dropped += 1;
    this.#api.drop();
    if (this.state.name === 'open') emptyKeyRing(this.state.ring);
  }

  /** Her own language, unless she has chosen another here. */
  #speak = (language: Language) => {
    if (!this.#hasChosenLanguage) this.language = language;
  };

  #chooseLanguage = (language: Language) => {
    this.#hasChosenLanguage = true;
    this.language = language;
    // It was spoken in the language of before.
    this.said = '';
  };

  #moved = () => {
    const before = this.place.screen;
    this.place = readHash(location.hash);
    noteArrival(this.place);
    this.said = '';
    // Whoever tries out the filters of the list stays at them.
    const isFiltering = this.querySelector('.filters')?.contains(document.activeElement) ?? false;
    if (before === 'cases' && this.place.screen === 'cases' && isFiltering) return;
    scrollTo(0, 0);
    void this.#focusScreen();
  };

  // A browser may keep the whole page in memory to go back to it: nothing must be in it then, not even for a moment.
  #hidden = () => {
    dropUnsent(this);
    this.#lock('reload');
  };

  #shownAgain = (event: PageTransitionEvent) => {
    if (event.persisted) void this.#start();
  };

  /** The browser asks in its own words whether to leave. */
  #leaving = (event: BeforeUnloadEvent) => {
    if (hasUnsent(this, this.#drafts)) event.preventDefault();
  };

  async #focusScreen(): Promise<void> {
    await this.updateComplete;
    await this.querySelector<LitElement>('main > *')?.updateComplete;
    await focusAnew(this.querySelector<HTMLElement>('h1'), { preventScroll: true });
  }
}
customElements.define('desk-app', DeskApp);
