/**
 * One case: what to do next, what was told, the report opened here in the browser, and what a handler does with it.
 * Content lives in this element only, and is gone when the screen is left or the desk locks.
 */
import { html, nothing, type PropertyValues } from 'lit';
import type { CaseAnswer, ReadingAnswer } from '../../contract/api/cases.ts';
import { mayDo, type Act, type Standing } from '../../contract/cases/rights.ts';
import { accessTo, keysForCase } from '../access.ts';
import type { Keys } from '../api.ts';
import type { Deadline } from '../deadline-words.ts';
import { handDownParts } from '../handed-down.ts';
import { entriesToHandOver, keysOfEntries, ofThisCase } from '../handed-over.ts';
import { wayBack } from '../list-place.ts';
import { isFinished, isUnacknowledged } from '../next-step.ts';
import { listHash } from '../routing.ts';
import { openReading, type HandDownOffer, type OpenedCase, type OpenedMessage } from '../opened.ts';
import { failure, notice, pageHeading, staleNotice, waiting } from '../parts/pieces.ts';
import { DeskScreen, sentenceOf, type Saying } from '../parts/screen.ts';
import { DeskProblem, slugOf } from '../problem.ts';
import './case-print.ts';
import './message-form.ts';
import './record-form.ts';
import { acknowledgeBox, closeBox, handDownBox, placeBox, recuseBox } from './case-actions.ts';
import { contentSection, openButton } from './case-content.ts';
import { nextBox, notInBox, opensFromTop } from './case-next.ts';
import { leaveOutDoor, type LeavingOut } from './case-deadline.ts';
import { clockSection, factSection, historySection, readerSection } from './case-parts.ts';
import { keepOutBox, reopenBox, standingIn, takeOverBox, whoBox } from './case-who.ts';
import type { CloseReason } from '../api.ts';

type State =
  | { name: 'loading' }
  | { name: 'failed'; problem: unknown }
  /** `stale`: the latest try to fetch it anew failed. */
  | { name: 'shown' | 'stale'; item: CaseAnswer }
  | { name: 'stepped-aside' };

export type Work =
  | 'none'
  | 'opening'
  | 'handing-down'
  | 'placing'
  | 'acknowledging'
  | 'taking'
  | 'letting-go'
  | 'taking-over'
  | 'reopening'
  | 'keeping-out'
  | 'leaving-out'
  | 'sending'
  | 'closing'
  | 'recusing';

export class CaseScreen extends DeskScreen {
  static override properties = {
    ...DeskScreen.properties,
    caseId: { attribute: false },
    state: { state: true },
    opened: { state: true },
    work: { state: true },
    result: { state: true },
    reason: { state: true },
    reasonWrong: { state: true },
    isPrinting: { state: true },
    whom: { state: true },
    whomWrong: { state: true },
    leavingOut: { state: true },
  };
  declare caseId: string;
  declare state: State;
  declare opened: OpenedCase | null;
  declare work: Work;
  /** How the last action went, and beside which section it is told. */
  declare result: { at: Work; mood: 'success' | 'danger'; text: Saying } | null;
  declare reason: CloseReason | null;
  declare reasonWrong: Saying | undefined;
  /** What is printed stands in place of the case. */
  declare isPrinting: boolean;
  /** Id of the handler who is to be kept out. */
  declare whom: string | null;
  declare whomWrong: Saying | undefined;
  /** The deadline of which she says that it is not relevant. */
  declare leavingOut: LeavingOut | null;

  constructor() {
    super();
    this.#begin();
  }

  #begin(): void {
    this.state = { name: 'loading' };
    this.opened = null;
    this.work = 'none';
    this.result = null;
    this.reason = null;
    this.reasonWrong = undefined;
    this.isPrinting = false;
    this.whom = null;
    this.whomWrong = undefined;
    this.leavingOut = null;
  }

  /** Leaving the screen drops what was opened. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.opened = null;
  }

  /** The address can go from one case to another: nothing of the first must stay. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('caseId')) return;
    this.#begin();
    void this.load();
  }

  async load(): Promise<void> {
    const asked = this.caseId;
    try {
      const item = await this.desk.api.case(asked);
      if (asked === this.caseId) this.state = { name: 'shown', item };
    } catch (problem) {
      if (asked !== this.caseId) return;
      const { state } = this;
      this.state = 'item' in state ? { ...state, name: 'stale' } : { name: 'failed', problem };
    }
  }

  protected override render() {
    const { cases, frame } = this.texts;
    const { state } = this;
    if (this.isPrinting && 'item' in state)
      return html`<desk-case-print
        .desk=${this.desk}
        .item=${state.item}
        .opened=${this.opened}
        .keys=${this.#keysFor(state.item)}
        .onBack=${this.#printed}
      ></desk-case-print>`;
    const title = 'item' in state ? cases.titleOf(state.item.number) : cases.title;
    return html`
      <p class="way-back">
        <a class="ds-link" href=${wayBack() ?? '#/cases'} @click=${goBack}>${cases.toList}</a>
      </p>
      ${pageHeading(title)} ${state.name === 'loading' ? waiting(frame.loading) : nothing}
      ${state.name === 'failed' ? failure(state.problem, this.texts, () => void this.load()) : nothing}
      ${state.name === 'stepped-aside' ? this.#aside() : nothing}
      ${state.name === 'stale' ? staleNotice(this.texts, () => void this.load()) : nothing}
      ${this.#done()} ${'item' in state ? this.#page(state.item) : nothing}
      <p class="ds-paragraph print-only">${cases.print.useButton}</p>
    `;
  }

  #page(item: CaseAnswer) {
    const { desk } = this;
    const door = (one: Deadline) => leaveOutDoor(this, item, one);
    return html`<div class="case">
      <div class="case-main">${this.#main(item)}</div>
      <div class="case-side">
        ${clockSection(item, desk, door)} ${readerSection(item, desk)} ${historySection(item, desk)}
      </div>
    </div>`;
  }

  #main(item: CaseAnswer) {
    const { desk, opened } = this;
    const access = accessTo(item, { session: desk.session!, ring: desk.ring! });
    const standing = standingIn(item, access.name === 'open');
    const aside = recuseBox(this, desk, () => void this.#recuse(item));
    if (access.name !== 'open')
      return html`${notInBox(item, access, desk, this.#print)} ${factSection(item, desk)} ${aside}`;
    const { openAbove } = desk.texts.cases.content;
    const button = opened ? nothing : openButton(this, desk, () => void this.#open(item));
    const isOnTop = opensFromTop(item);
    const open = isOnTop ? button : nothing;
    const facts = factSection(item, desk);
    const content = contentSection(
      this,
      item,
      desk,
      isOnTop ? html`<p class="ds-paragraph quiet screen-only">${openAbove}</p>` : button,
    );
    // Once it is open, what was written comes right after what to do.
    return html`
      ${nextBox(item, desk, { opened, open, onPrint: this.#print })}
      ${item.urgent && !isFinished(item) ? this.#who(item, standing) : nothing}
      ${opened ? [content, facts] : [facts, content]}
      ${opened?.handDown.map((to) => handDownBox(this, desk, to, () => void this.#handDown(item, to)))}
      ${this.#answers(item, standing)}
      ${isFinished(item) ? nothing : keepOutBox(this, item, standing)} ${aside}
    `;
  }

  #print = () => {
    this.isPrinting = true;
    scrollTo(0, 0);
  };

  #printed = async () => {
    this.isPrinting = false;
    await this.load();
    await this.focusHeading();
  };

  /** Who has it; and for whoever reads along, how she would answer for it. */
  #who(item: CaseAnswer, standing: Standing) {
    const may = mayDo('take-over', standing).may;
    return html`${whoBox(this, item, standing)} ${may ? takeOverBox(this, item) : nothing}`;
  }

  /** What she does with a case that she can read: what the table of rights allows, and no more. */
  #answers(item: CaseAnswer, standing: Standing) {
    const { desk, opened } = this;
    const may = (act: Act) => mayDo(act, standing).may;
    const isReader = standing.part === 'reader';
    const isOpen = !isFinished(item);
    return html`${may('reopen') ? reopenBox(this, item) : nothing}
    ${
      item.intake === 'quarantine' && may('place')
        ? placeBox(this, desk, () => void this.#place(item, 'ordinary'))
        : nothing
    }
    ${may('acknowledge') ? acknowledgeBox(this, desk, () => void this.#acknowledge(item)) : nothing}
    ${isOpen && !item.urgent ? this.#who(item, standing) : nothing}
    ${
      isReader
        ? html`<desk-message-form
              .desk=${desk}
              .item=${item}
              .opened=${opened}
              .onSent=${this.#sent}
              .onKeys=${this.#changeKeys}
            ></desk-message-form>
            <desk-record-form
              .desk=${desk}
              .item=${item}
              .opened=${opened}
              .onSent=${this.#sent}
            ></desk-record-form>`
        : nothing
    }
    ${isReader && isOpen ? closeBox(this, desk, may('close'), () => void this.#close(item)) : nothing}`;
  }

  /** The way on, where there is nothing more to do here. */
  #wayOn() {
    const { after } = this.texts.acts;
    return html`<p class="ds-paragraph way-on">
      <a class="ds-link" href=${listHash({ show: 'unread' })}>${after.toUnread}</a>
      <a class="ds-link" href="#/cases">${after.toList}</a>
    </p>`;
  }

  #aside() {
    const { acts, cases } = this.texts;
    return notice(
      'success',
      html`<p>${cases.recuse.done} ${acts.after.aside}</p>
        ${this.#wayOn()}`,
    );
  }

  /** At the top, where the focus goes: what was pressed is gone, and the next step stands there. */
  #done() {
    const { result } = this;
    if (result === null || result.at === 'opening') return nothing;
    if (result.mood === 'success')
      return notice(
        'success',
        html`${result.text(this.texts)} ${result.at === 'closing' ? this.#closed() : this.#undo()}`,
      );
    // Where a colleague was faster, the box in which it was pressed may be gone.
    return result.at === 'none'
      ? notice('danger', result.text(this.texts), undefined, 'loud')
      : nothing;
  }

  #closed() {
    return html`${this.texts.acts.after.closed} ${this.#wayOn()}`;
  }

  /** Beside the sentence that a case was moved. */
  #undo() {
    const { state, result } = this;
    if (result?.at !== 'placing' || !('item' in state)) return nothing;
    const { item } = state;
    if (item.intake === 'quarantine' || !isUnacknowledged(item)) return nothing;
    return html`<button
      class="ds-button"
      data-variant="secondary"
      data-size="sm"
      type="button"
      @click=${() => void this.#place(item, 'quarantine')}
    >
      ${this.texts.cases.place.undo}
    </button>`;
  }

  #opening: Promise<void> = Promise.resolve();

  #open(item: CaseAnswer): Promise<void> {
    this.#opening = this.#do(
      'opening',
      ({ cases }) => cases.content.opened,
      async () => {
        const reading = await this.desk.api.read(item.id, this.#keysFor(item));
        const opened = await openReading(this.desk.ring!, reading, item);
        // Locked or left meanwhile: nothing is kept of it.
        if (this.isConnected && this.caseId === item.id) this.opened = opened;
        await this.#handOver(item, { ...reading, messages: ofThisCase(reading, opened) });
      },
    );
    return this.#opening;
  }

  /** Her reading is what counts: where it fails, the next who opens the case hands it over. */
  async #handOver(item: CaseAnswer, reading: ReadingAnswer): Promise<void> {
    const ring = this.desk.ring!;
    const entries = await entriesToHandOver(reading, item, ring).catch(() => []);
    if (entries.length === 0) return;
    const keys = keysOfEntries(entries, ring);
    await this.desk.api.sealAgain(item.id, { entries }, () => keys).catch(() => undefined);
  }

  /** What came since it was opened goes along: it is read anew, and she sees it too. */
  #handDown(item: CaseAnswer, { inboxId, name, organisationName }: HandDownOffer): Promise<void> {
    const done: Saying = ({ cases }) => cases.handDown.done(this.nameOf(name), organisationName);
    return this.#do('handing-down', done, async () => {
      const { api } = this.desk;
      const keys = this.#keysFor(item);
      const reading = await api.read(item.id, keys);
      const now = await api.case(item.id);
      const opened = await openReading(this.desk.ring!, reading, now);
      if (!this.isConnected || this.caseId !== item.id) return;
      this.opened = opened;
      const to = opened.handDown.find((offer) => offer.inboxId === inboxId);
      if (!to) throw new DeskProblem('case-changed');
      const parts = await handDownParts(reading, opened, this.desk.ring!, to.key);
      await api.handDown(item.id, { revision: now.revision, inboxId, ...parts }, keys);
      if (!this.isConnected || this.caseId !== item.id) return;
      const handDown = opened.handDown.filter((offer) => offer !== to);
      const sealTo = [...opened.sealTo, { name: to.name, key: to.key }];
      this.opened = { ...opened, handDown, sealTo };
    });
  }

  /** Looked up when they are needed: the ring may be another by then. */
  #keysFor(item: CaseAnswer): Keys {
    return () => keysForCase(item, { session: this.desk.session!, ring: this.desk.ring! });
  }

  #acknowledge(item: CaseAnswer): Promise<void> {
    const done: Saying = ({ cases }) => cases.acknowledge.done;
    const { id, revision } = item;
    return this.#do('acknowledging', done, () =>
      this.desk.api.acknowledge(id, { revision }, this.#keysFor(item)),
    );
  }

  #place(item: CaseAnswer, intake: CaseAnswer['intake']): Promise<void> {
    const done: Saying = ({ cases }) =>
      intake === 'ordinary' ? cases.place.done : cases.place.undone;
    const { id, revision } = item;
    return this.#do('placing', done, () =>
      this.desk.api.place(id, { revision, intake }, this.#keysFor(item)),
    );
  }

  #close(item: CaseAnswer): Promise<void> {
    const done: Saying = ({ cases }) => cases.close.done;
    const { id, revision } = item;
    return this.#do('closing', done, () =>
      this.desk.api.close(id, { revision, reason: this.reason! }, this.#keysFor(item)),
    );
  }

  /** For the acts that stand in files of their own. */
  run(work: Exclude<Work, 'none'>, done: Saying, act: (keys: Keys) => Promise<unknown>): void {
    const { state } = this;
    if ('item' in state) void this.#do(work, done, () => act(this.#keysFor(state.item)));
  }

  async #recuse({ id, revision }: CaseAnswer): Promise<void> {
    if (this.work !== 'none') return;
    this.work = 'recusing';
    try {
      await this.desk.api.recuse(id, { revision });
      this.opened = null;
      // What was done before is no longer of her case.
      this.result = null;
      this.state = { name: 'stepped-aside' };
      this.say(this.texts.cases.recuse.done);
      await this.focusHeading();
    } catch (error) {
      await this.#failed('recusing', error);
    }
    this.work = 'none';
  }

  #sent = async (message: OpenedMessage) => {
    const { opened } = this;
    if (opened) this.opened = { ...opened, messages: [...opened.messages, message] };
    await this.load();
  };

  #changeKeys = (sealTo: OpenedCase['sealTo']) => {
    if (this.opened) this.opened = { ...this.opened, sealTo };
  };

  async #do(work: Exclude<Work, 'none'>, done: Saying, act: () => Promise<unknown>): Promise<void> {
    // What was written stands there before the opening is over, and what is pressed then waits for it instead of being lost.
    if (this.work === 'opening' && work !== 'opening') await this.#opening;
    if (this.work !== 'none') return;
    const { caseId } = this;
    this.work = work;
    this.result = null;
    try {
      await act();
      // Left meanwhile: how it went belongs to a case that is no longer shown.
      if (!this.isConnected || this.caseId !== caseId) return;
      await this.load();
      this.result = { at: work, mood: 'success', text: done };
      this.say(done(this.texts));
      if (work === 'opening') await this.focusOn('#content');
      else await this.focusHeading();
    } catch (error) {
      await this.#failed(work, error);
    }
    this.work = 'none';
  }

  async #failed(work: Work, error: unknown): Promise<void> {
    const text: Saying = (texts) => sentenceOf(error, texts);
    if (slugOf(error) !== 'case-changed') {
      this.result = { at: work, mood: 'danger', text };
      return;
    }
    await this.load();
    this.result = { at: 'none', mood: 'danger', text };
    await this.focusHeading();
  }
}
/** To the very entry of the list from which the case was opened, with its place; in another window as any link. */
function goBack(event: MouseEvent): void {
  const { ctrlKey, metaKey, shiftKey, altKey } = event;
  if (wayBack() === null || ctrlKey || metaKey || shiftKey || altKey) return;
  event.preventDefault();
  history.back();
}

customElements.define('desk-case', CaseScreen);
