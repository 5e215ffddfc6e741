/**
 * The form as an element: it holds the answers in memory, moves between the screens, and is the only place that changes anything.
 * It hangs in `body` as a native modal dialog, or lies open on our own page (`inline`).
 */
import { LitElement } from 'lit';
import type { Settings } from '../../contract/api/public.ts';
import { registerOf, type Language } from '../../contract/facts.ts';
import { translator, type Translate } from '../texts/translate.ts';
import { getSettings } from './api.ts';
import { emptyDraft, fitted, isWritten, type Draft } from './draft.ts';
import { closeEvent, errorEvent, openEvent, type CloseReason } from './events.ts';
import type { FollowedCase } from './follow-up.ts';
import { copyCode, openCode } from './keeping.ts';
import { printCode } from './print.ts';
import { leave, shiftSequence } from './quick-exit.ts';
import { render } from './render.ts';
import type { Lack, Receipt } from './screen.ts';
import { fitsPin, type Reporter } from './seal-report.ts';
import { askReaders, prepared, send } from './sending.ts';
import type { Asking, Because, Opening, ReaderState, Stage } from './state.ts';
import { firstLacking, sectorOf, stepOf, stepsFor, type StepName } from './steps/steps.ts';
import { styles } from './styles.ts';

/** Milliseconds for which the text survives a close that nobody asked for. */
const keptFor = 10 * 60_000;

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
];

// A courtesy to session replay tools that heed them; `docs/privacy.md` says what a host page can see all the same.
const replayMarks = {
  'data-hj-suppress': '',
  'data-clarity-mask': 'true',
  'data-dd-privacy': 'hidden',
  'data-sentry-mask': '',
};

export class MobbeSkjema extends LitElement {
  static override styles = styles;
  static override properties = {
    inline: { type: Boolean },
    stage: { state: true },
    asking: { state: true },
    step: { state: true },
    draft: { state: true },
    language: { state: true },
    lack: { state: true },
    readers: { state: true },
    search: { state: true },
    typed: { state: true },
    spoken: { state: true },
  };

  /** Lies open on the page instead of in a dialog. */
  declare inline: boolean;
  declare stage: Stage;
  declare asking: Asking;
  declare step: StepName;
  declare draft: Draft;
  declare language: Language;
  declare lack: Lack | null;
  declare readers: ReaderState;
  declare search: string;
  declare typed: string;
  declare spoken: string;

  opening: Opening | null = null;
  settings: Settings | null = null;
  because: Because = 'connection';
  receipt: Receipt | null = null;
  followed: FollowedCase | null = null;

  /** Key and code of this report, once they are being made. */
  reporter: Promise<Reporter> | null = null;
  codeIsKept = false;
  readersChanged = false;
  /** Counts what was thrown away, so that an answer that arrives too late finds nobody. */
  visit = 0;

  #unitIsSet = false;
  #looksOver = false;
  #forget: ReturnType<typeof setTimeout> | undefined;
  #shift = shiftSequence();

  constructor() {
    super();
    this.inline = false;
    this.language = 'nb';
    this.#empty();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const [name, value] of Object.entries(replayMarks)) this.setAttribute(name, value);
    for (const type of shielded) this.renderRoot.addEventListener(type, stop);
    addEventListener('pagehide', this.#wipe);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A page that swaps its body takes the dialog away while it is open: showModal() would then throw next time.
    this.#dialog?.close();
    this.#wipe();
    removeEventListener('pagehide', this.#wipe);
  }

  /** Opens the form; resolves when its first screen stands. What was kept after an unwanted close is offered again. */
  async open(opening: Opening): Promise<void> {
    clearTimeout(this.#forget);
    const isSame = this.opening?.organisation === opening.organisation;
    this.opening = opening;
    if (!this.inline && !this.#dialog?.open) {
      await this.updateComplete;
      this.#dialog?.showModal();
    }
    addEventListener('keydown', this.#pressed, true);
    addEventListener('keyup', this.#pressed, true);
    this.dispatchEvent(openEvent());
    if (isSame && this.stage === 'sent') return this.show('sent');
    if (isSame && this.stage !== 'closed' && isWritten(this.draft)) return this.show('kept');
    this.#empty();
    await this.begin();
  }

  /** Fetches the organisation's settings before a word is written: if the server cannot be reached, the reporter learns it now. */
  begin = async (): Promise<void> => {
    const { origin, organisation, keys, language, unit } = this.opening!;
    const visit = this.visit;
    this.language = language ?? this.settings?.organisation.language ?? this.language;
    await this.show('loading');
    const answer = await getSettings(origin, organisation);
    const settings = answer.state === 'answered' ? answer.value : null;
    const fits = settings !== null && (await fitsPin(settings, keys).catch(() => false));
    if (visit !== this.visit) return;
    if (!fits) {
      this.because = settings === null ? 'connection' : 'pin';
      this.dispatchEvent(errorEvent('settings'));
      return this.show('unavailable');
    }
    this.settings = settings;
    if (language === null) this.language = settings.organisation.language;
    const { units } = settings;
    const set =
      units.length === 1 ? units[0] : units.find(({ id, slug }) => unit === id || unit === slug);
    this.#unitIsSet = set !== undefined;
    if (set) this.draft = { ...this.draft, unitId: set.id };
    await this.show('writing');
  };

  get sector() {
    return this.settings ? sectorOf(this.draft, this.settings) : null;
  }

  get steps(): StepName[] {
    return this.sector ? stepsFor(this.sector, this.#unitIsSet) : [];
  }

  /** Until the reporter has said who they are, schools and clubs speak as to a child. */
  get register() {
    const { role } = this.draft;
    if (role) return registerOf(role);
    return this.sector === null || this.sector === 'school' || this.sector === 'sport'
      ? 'child'
      : 'adult';
  }

  get t(): Translate {
    return translator(
      this.language,
      this.sector,
      this.register,
      this.settings?.texts[this.language],
    );
  }

  change = (changes: Partial<Draft>): void => {
    const draft = { ...this.draft, ...changes };
    this.draft =
      changes.unitId && this.settings ? fitted(draft, sectorOf(draft, this.settings)) : draft;
    this.lack = null;
  };

  goTo = (step: StepName): void => {
    this.#looksOver = this.step === 'check';
    this.#enter(step);
  };

  goOn = (): void => {
    const lack = stepOf(this.step).check(this.draft);
    if (lack) return this.point(lack);
    const next = this.#looksOver
      ? (firstLacking(this.draft, this.steps) ?? 'check')
      : this.steps[this.steps.indexOf(this.step) + 1]!;
    this.#enter(next);
  };

  goBack = (): void => {
    if (this.stage !== 'writing') return void this.show('writing');
    if (this.#looksOver) return this.#enter('check');
    const at = this.steps.indexOf(this.step);
    this.#enter(this.steps[at - 1] ?? this.steps[0]!);
  };

  #enter(step: StepName): void {
    if (step === 'check') {
      this.#looksOver = false;
      void this.askReaders();
    }
    this.step = step;
    this.lack = null;
    this.search = '';
    if (step !== 'danger' && step !== 'unit') void prepared(this).catch(() => undefined);
    void this.show('writing');
  }

  printCode = (): void => {
    this.codeIsKept = true;
    printCode();
  };

  askReaders = (): Promise<void> => askReaders(this);
  send = (): Promise<void> => send(this);
  copyCode = (): Promise<void> => copyCode(this);
  openCode = (): Promise<void> => openCode(this);

  announce = (text: string): void => {
    this.spoken = text;
  };

  /** The close button and Escape: asks first where something would be lost. */
  askToClose = (): void => {
    if (this.asking !== 'nothing') return this.answer('stay');
    const losesText = isWritten(this.draft) && this.stage !== 'sent' && this.stage !== 'kept';
    if (losesText) this.asking = 'leave';
    else if (this.stage === 'sent' && !this.codeIsKept) this.asking = 'code-kept';
    else return this.close(this.stage === 'sent' ? 'sent' : 'discarded');
    this.#focus('#heading');
  };

  answer = (answer: 'stay' | 'go'): void => {
    this.asking = 'nothing';
    if (answer === 'stay') return void this.show(this.stage);
    this.close(this.stage === 'sent' ? 'sent' : 'discarded');
  };

  close = (reason: CloseReason): void => {
    this.#wipe();
    this.#dialog?.close();
    this.dispatchEvent(closeEvent(reason));
    if (this.inline) void this.begin();
  };

  /** Memory first, then a white page, then away: nothing is left to see while the next page loads. */
  exit = (): void => {
    const url = this.opening?.exitUrl ?? this.settings?.exitUrl ?? 'https://www.yr.no/';
    this.#wipe();
    this.stage = 'gone';
    this.dispatchEvent(closeEvent('exit'));
    leave(url);
  };

  /** Browsers let a page refuse Escape only so often; then the dialog closes, and what was written waits a while in memory. */
  closedByBrowser = (): void => {
    if (this.stage === 'closed' || this.stage === 'gone') return;
    this.#stopListening();
    this.asking = 'nothing';
    this.#forget = setTimeout(this.#wipe, keptFor);
    this.dispatchEvent(closeEvent('forced'));
  };

  startAnew = (): void => {
    this.#empty();
    void this.begin();
  };

  /** Puts the stage on the screen, from its top, with the focus on its heading. */
  async show(stage: Stage): Promise<void> {
    this.stage = stage;
    this.requestUpdate();
    await this.updateComplete;
    this.#dialog?.scrollTo(0, 0);
    this.#focus('#heading');
  }

  point(lack: Lack): void {
    this.lack = lack;
    this.#focus('#lack');
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus(),
    );
  }

  #pressed = (event: KeyboardEvent): void => {
    const left = this.#shift(event);
    if (left === 0) this.exit();
    else if (left !== null) this.announce(this.t(left === 2 ? 'exit.two' : 'exit.one'));
  };

  #stopListening(): void {
    removeEventListener('keydown', this.#pressed, true);
    removeEventListener('keyup', this.#pressed, true);
  }

  #wipe = (): void => {
    this.#stopListening();
    clearTimeout(this.#forget);
    this.#empty();
  };

  #empty(): void {
    this.visit += 1;
    this.stage = 'closed';
    this.asking = 'nothing';
    this.step = 'danger';
    this.draft = emptyDraft;
    this.lack = null;
    this.readers = { state: 'asking' };
    this.search = '';
    this.typed = '';
    this.spoken = '';
    this.receipt = null;
    this.followed = null;
    this.reporter = null;
    this.codeIsKept = false;
    this.#looksOver = false;
    this.readersChanged = false;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  override render() {
    return render(this);
  }
}

function stop(event: Event): void {
  event.stopPropagation();
}
