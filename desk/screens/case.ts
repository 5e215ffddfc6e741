/**
 * One case: what to do next, what was told, the report opened here in the browser, and what a handler does with it.
 * Content lives in this element only, and is gone when the screen is left or the desk locks.
 */
import { html, nothing } from 'lit';
import type { CaseAnswer } from '../../contract/api/cases.ts';
import { SealingError, type Sealed } from '../../contract/sealing/seal.ts';
import { isFinished, isUnacknowledged } from '../next-step.ts';
import { openReading, sealMessage, type OpenedCase } from '../opened.ts';
import { failure, notice, pageHeading, waiting } from '../parts/pieces.ts';
import { DeskScreen, sentenceOf } from '../parts/screen.ts';
import { DeskProblem, slugOf } from '../problem.ts';
import './message-form.ts';
import { acknowledgeBox, closeBox, recuseBox } from './case-actions.ts';
import { contentSection } from './case-content.ts';
import {
  clockSection,
  factSection,
  historySection,
  nextBox,
  readerSection,
  toldBox,
} from './case-parts.ts';
import type { CloseReason } from '../api.ts';

type State =
  | { name: 'loading' }
  | { name: 'failed'; problem: unknown }
  | { name: 'shown'; item: CaseAnswer }
  | { name: 'stepped-aside' };

export type Work = 'none' | 'opening' | 'acknowledging' | 'sending' | 'closing' | 'recusing';

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
  };
  declare caseId: string;
  declare state: State;
  declare opened: OpenedCase | null;
  declare work: Work;
  /** How the last action went, and beside which section it is told. */
  declare result: { at: Work; mood: 'success' | 'danger'; text: string } | null;
  declare reason: CloseReason | null;
  declare reasonWrong: string | undefined;
  /** Sealed, and perhaps on its way: sent again as it is, so that a lost answer makes no second message. */
  #unsent: { text: string; id: string; sealed: Sealed } | null = null;

  constructor() {
    super();
    this.state = { name: 'loading' };
    this.opened = null;
    this.work = 'none';
    this.result = null;
    this.reason = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  /** Leaving the screen drops what was opened. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.opened = null;
    this.#unsent = null;
  }

  async load(): Promise<void> {
    try {
      this.state = { name: 'shown', item: await this.desk.api.case(this.caseId) };
    } catch (problem) {
      this.state = { name: 'failed', problem };
    }
  }

  protected override render() {
    const { cases, frame } = this.texts;
    const { state } = this;
    const title = state.name === 'shown' ? cases.titleOf(state.item.number) : cases.title;
    return html`
      <p class="way-back"><a class="ds-link" href="#/cases">${cases.toList}</a></p>
      ${pageHeading(title)} ${state.name === 'loading' ? waiting(frame.loading) : nothing}
      ${state.name === 'failed' ? failure(state.problem, this.texts, () => void this.load()) : nothing}
      ${state.name === 'stepped-aside' ? notice('success', cases.recuse.done) : nothing}
      ${state.name === 'shown' ? this.#page(state.item) : nothing}
    `;
  }

  #page(item: CaseAnswer) {
    const { desk } = this;
    const isOpen = !isFinished(item);
    return html`<div class="case">
      <div class="case-main">
        ${nextBox(item, desk)} ${toldBox(item, desk)} ${factSection(item, desk)}
        ${contentSection(this, desk, () => void this.#open(item))}
        ${
          isOpen && isUnacknowledged(item) && (!item.unread || this.opened)
            ? acknowledgeBox(this, desk, () => void this.#acknowledge(item))
            : this.#told('acknowledging')
        }
        ${
          isOpen
            ? html`<desk-message-form
                .desk=${desk}
                .item=${item}
                .opened=${this.opened}
                .send=${(text: string) => this.#send(item, text)}
              ></desk-message-form>`
            : nothing
        }
        ${
          isOpen
            ? html`${closeBox(this, desk, () => void this.#close(item))}
              ${recuseBox(this, desk, () => void this.#recuse(item))}`
            : this.#told('closing')
        }
      </div>
      <div class="case-side">
        ${clockSection(item, desk)} ${readerSection(item, desk)} ${historySection(item, desk)}
      </div>
    </div>`;
  }

  #told(at: Work) {
    return this.result?.at === at ? notice(this.result.mood, this.result.text) : nothing;
  }

  #open(item: CaseAnswer): Promise<void> {
    return this.#do('opening', this.texts.cases.content.opened, async () => {
      const reading = await this.desk.api.read(item.id);
      this.opened = await openReading(this.desk.ring!, reading, item);
    });
  }

  #acknowledge({ id, revision }: CaseAnswer): Promise<void> {
    return this.#do('acknowledging', this.texts.cases.acknowledge.done, () =>
      this.desk.api.acknowledge(id, { revision }),
    );
  }

  #close({ id, revision }: CaseAnswer): Promise<void> {
    return this.#do('closing', this.texts.cases.close.done, () =>
      this.desk.api.close(id, { revision, reason: this.reason! }),
    );
  }

  async #recuse({ id, revision }: CaseAnswer): Promise<void> {
    this.work = 'recusing';
    try {
      await this.desk.api.recuse(id, { revision });
      this.opened = null;
      this.state = { name: 'stepped-aside' };
      this.desk.say(this.texts.cases.recuse.done);
      await this.focusHeading();
    } catch (error) {
      await this.#failed('recusing', error);
    }
    this.work = 'none';
  }

  /** Throws where it was not sent: the form keeps the text and says so. */
  async #send(item: CaseAnswer, text: string): Promise<void> {
    if (this.#unsent?.text !== text)
      this.#unsent = { text, ...(await sealMessage(text, this.opened!)) };
    const { id, sealed } = this.#unsent;
    try {
      await this.desk.api.sendMessage(item.id, { id, sealed });
    } catch (error) {
      await this.#askKeysAgain(item, error);
      throw error;
    }
    this.#unsent = null;
    this.opened = {
      ...this.opened!,
      messages: [
        ...this.opened!.messages,
        {
          id,
          text,
          sentAt: this.desk.clock.now().toISOString(),
          fromHandler: this.desk.session!.handler.name,
        },
      ],
    };
    await this.load();
  }

  /** Where somebody's key was changed meanwhile, the next try seals to the keys of now. */
  async #askKeysAgain(item: CaseAnswer, error: unknown): Promise<void> {
    const isRefused =
      error instanceof DeskProblem &&
      error.errors.some(({ pointer }) => pointer === '/sealed/recipients');
    if (!isRefused) return;
    this.#unsent = null;
    const { sealTo } = await this.desk.api.read(item.id);
    this.opened = { ...this.opened!, sealTo };
  }

  async #do(work: Exclude<Work, 'none'>, done: string, act: () => Promise<unknown>): Promise<void> {
    if (this.work !== 'none') return;
    this.work = work;
    this.result = null;
    try {
      await act();
      await this.load();
      this.result = { at: work, mood: 'success', text: done };
      this.desk.say(done);
      if (work === 'opening') await this.focusOn('#content');
      else await this.focusHeading();
    } catch (error) {
      await this.#failed(work, error);
    }
    this.work = 'none';
  }

  async #failed(work: Work, error: unknown): Promise<void> {
    const text =
      error instanceof SealingError
        ? this.texts.sealing[error.reason]
        : sentenceOf(error, this.texts);
    this.result = { at: work, mood: 'danger', text };
    this.desk.say(text);
    if (slugOf(error) === 'case-changed') await this.load();
  }
}
customElements.define('desk-case', CaseScreen);
