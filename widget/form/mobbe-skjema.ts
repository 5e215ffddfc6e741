/**
 * The form as an element, hung in `body` as a dialog or lying open on our own page: what the page around it and the clock do to it.
 * What it remembers is `form-state.ts`; what the reporter does lies beside it, a file each: opening, walking, leaving, sending, keeping.
 */
import type { Language } from '../../contract/facts.ts';
import type { CloseReason } from './events.ts';
import { FormState } from './form-state.ts';
import { answer, askToClose, close, closedByBrowser, exit } from './leaving.ts';
import { keepKey } from './keys.ts';
import { begin, open, speak } from './opening.ts';
import { draw } from './draw.ts';
import { render, undrawn } from './render.ts';
import type { Lack } from '../questions/question.ts';
import type { Opening, Stage } from './state.ts';
import type { StepName } from '../questions/order.ts';
import { enter, goOn, goTo, showCode } from './walking.ts';

const shielded = [
  'keydown',
  'keyup',
  'keypress',
  'beforeinput',
  'input',
  'click',
  'pointerdown',
  'copy',
  'paste',
  'dragover',
  'drop',
];

/** What shows that somebody is there. */
const signsOfLife = ['input', 'pointerdown'];

// A courtesy to session replay tools that heed them; `docs/privacy.md` says what a host page can see all the same.
const replayMarks = {
  'data-hj-suppress': '',
  'data-clarity-mask': 'true',
  'data-dd-privacy': 'hidden',
  'data-sentry-mask': '',
};

export class MobbeSkjema extends FormState {
  /** Counts the moves of the focus: only the last one is carried out. */
  #moves = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    // A site that swaps its body for the next page's leaves what has both.
    this.id = 'mobbe-skjema';
    this.setAttribute('data-turbo-permanent', '');
    for (const [name, value] of Object.entries(replayMarks)) this.setAttribute(name, value);
    for (const type of shielded) this.renderRoot.addEventListener(type, stop);
    for (const type of signsOfLife) this.renderRoot.addEventListener(type, this.#lives);
    addEventListener('pagehide', this.#left);
    addEventListener('pageshow', this.#returned);
    addEventListener('beforeprint', this.#printed);
  }

  disconnectedCallback(): void {
    // A page that swaps its body takes the dialog away while it is open: showModal() would then throw next time.
    this.dialog?.close();
    // One that moves what hangs in its body puts it back at once: then what was written waits, as when the browser closes the form.
    queueMicrotask(() => this.isConnected || this.wipe());
    removeEventListener('pagehide', this.#left);
    removeEventListener('pageshow', this.#returned);
    removeEventListener('beforeprint', this.#printed);
  }

  /** Opens the form; resolves when its first screen stands. What was kept after an unwanted close is offered again. */
  open = (opening: Opening): Promise<void> => open(this, opening);
  begin = (): Promise<void> => begin(this);
  speak = (language: Language): Promise<void> => speak(this, language);
  enter = (step: StepName): Promise<void> => enter(this, step);
  goTo = (step: StepName): void => goTo(this, step);
  goOn = (): void => goOn(this);
  goBack = (): void => this.ending!.goBack(this);
  showCode = (): Promise<void> => showCode(this);
  askToClose = (): void => askToClose(this);
  answer = (given: 'stay' | 'go'): void => answer(this, given);
  close = (reason: CloseReason): void => close(this, reason);
  closedByBrowser = (): void => closedByBrowser(this);
  exit = (): void => exit(this);

  startAnew = (): void => {
    this.empty();
    void this.begin();
  };

  /** Failures always; the rest only where whoever put the button there has asked for it. */
  tell({ type, detail }: CustomEvent<unknown>): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
    const from = this.opening?.from;
    if (type === 'mobbe-error' || from?.hasAttribute('events'))
      from?.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  announce = (text: string): void => {
    this.spoken = text;
  };

  /** Puts the stage on the screen, from its top, with the focus on its heading; the bar at the top would cover it otherwise. */
  async show(stage: Stage): Promise<void> {
    this.stage = stage;
    this.notice = null;
    // Whoever reads on would find it under the new screen, where it is no longer true.
    this.spoken = '';
    this.requestUpdate();
    await this.updateComplete;
    (this.dialog ?? window).scrollTo(0, 0);
    // The first screen is seen from its top, however low the window is; on the others it is the question that must be in sight.
    // Nobody waits for it: the screen stands.
    void this.#focusOn('#heading', this.step === 'danger');
  }

  point(lack: Lack): void {
    this.lack = lack;
    this.focusOn('#lack');
  }

  focusOn(selector: string): void {
    void this.#focusOn(selector);
  }

  /** Where the focus is moved, another thing is to be heard than what is being read aloud. */
  async #focusOn(selector: string, preventScroll = false): Promise<void> {
    this.stopReading();
    await this.updateComplete;
    const root = this.renderRoot;
    const target = () => root.querySelector<HTMLElement>(selector);
    const aside = root.getElementById('aside');
    // What had the focus went with its screen. Orca with Firefox then goes without a word to what stands there now, and when that gets
    // the focus nothing is new. So the focus comes from elsewhere, after that was told and heard: 50 ms were not enough on a busy machine.
    if (aside && (root.activeElement ?? aside) === aside) {
      aside.focus({ preventScroll: true });
      // Whoever sees it has nothing to wait for, and nothing may move under a finger later.
      if (!preventScroll) target()?.scrollIntoView({ block: 'nearest' });
      preventScroll = true;
      const move = ++this.#moves;
      await new Promise((told) => setTimeout(told, 150));
      if (move !== this.#moves || root.activeElement !== aside) return;
    }
    target()?.focus({ preventScroll });
  }

  get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  listen(): void {
    addEventListener('keydown', this.#typed, true);
    addEventListener('keypress', this.#typed, true);
    this.idle?.start();
  }

  stopListening(): void {
    removeEventListener('keydown', this.#typed, true);
    removeEventListener('keypress', this.#typed, true);
    this.idle?.stop();
  }

  wipe = (): void => {
    this.stopListening();
    this.empty();
  };

  /** A browser may keep the page in its memory: whoever comes back finds neither what was written nor an empty dialog in the way. */
  #left = (): void => {
    this.wipe();
    this.dialog?.close();
  };

  /** On our own page the form is all there is: it begins anew. */
  #returned = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted || !this.inline) return;
    this.listen();
    void this.begin();
  };

  #typed = (event: KeyboardEvent): void => keepKey(this.renderRoot, event, this.#lives);

  /** A code that stands on the screen goes on paper alone: the page around would say what it is about. */
  #printed = (): void => {
    if (this.receipt || this.doubtedCode) this.ending!.hidePage();
  };

  #lives = (): void => {
    // The question whether anybody is there is answered by its buttons: one of them throws everything away.
    if (this.asking !== 'idle') this.idle?.alive();
  };

  protected override update(): void {
    try {
      draw(this.renderRoot, render(this));
    } catch (error) {
      // Before there are words, the button follows its link.
      if (!this.hasWords) throw error;
      console.error(error);
      draw(this.renderRoot, render(this, undrawn));
    }
  }
}

function stop(event: Event): void {
  event.stopPropagation();
}
