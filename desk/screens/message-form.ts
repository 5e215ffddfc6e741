/**
 * Writes to the reporter: a beginning in the reporter's language, at most 4,000 characters, sealed in this browser.
 * Where it was not sent, the text stays in the field, and is kept sealed when the screen goes away.
 */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CaseAnswer, ReadingAnswer } from '../../contract/api/cases.ts';
import { registerOf } from '../../contract/facts.ts';
import { longestMessage } from '../../contract/message.ts';
import { keysForCase } from '../access.ts';
import type { Draft, OnItsWay } from '../drafts.ts';
import { sealMessage, type OpenedCase, type OpenedMessage } from '../opened.ts';
import { describedBy, fieldError } from '../parts/field.ts';
import { notice, sectionHeading, workButton } from '../parts/pieces.ts';
import { DeskScreen, sentenceOf, type Saying } from '../parts/screen.ts';
import { DeskProblem } from '../problem.ts';
import { hasGap, starter, starterKinds, type StarterKind } from '../starters.ts';
import { earlierMessages } from './messages.ts';

/** Nearer to the limit than this the count is shown; before, it would only disturb. */
const countFrom = 800;

export class MessageForm extends DeskScreen {
  static override properties = {
    ...DeskScreen.properties,
    item: { attribute: false },
    opened: { attribute: false },
    onSent: { attribute: false },
    onKeys: { attribute: false },
    text: { state: true },
    state: { state: true },
    wrong: { state: true },
    problem: { state: true },
  };
  declare item: CaseAnswer;
  declare opened: OpenedCase | null;
  declare onSent: (message: OpenedMessage) => Promise<void>;
  /** The keys of now, where somebody's was changed since the case was opened. */
  declare onKeys: (sealTo: ReadingAnswer['sealTo']) => void;
  declare text: string;
  /** `found`: what was not sent before is in the field again. */
  declare state: 'writing' | 'found' | 'sending' | 'sent';
  declare wrong: Saying | undefined;
  declare problem: unknown;
  #onItsWay: OnItsWay | null = null;

  constructor() {
    super();
    this.text = '';
    this.state = 'writing';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const draft = { text: this.text, onItsWay: this.#onItsWay };
    this.desk.drafts.keep(this.item.id, draft, this.desk.session!.handler);
    this.text = '';
    this.opened = null;
    this.#onItsWay = null;
  }

  protected override willUpdate(): void {
    const { drafts, ring } = this.desk;
    if (this.opened && ring?.handlerKey && drafts.has(this.item.id))
      void drafts.take(this.item.id, ring.handlerKey).then(this.#found);
  }

  protected override render() {
    const { message } = this.texts.cases;
    const isKept = this.desk.drafts.has(this.item.id);
    const hasMessages =
      this.opened !== null &&
      this.opened.messages.filter(({ act }) => !act).length + this.opened.missing > 0;
    return html`<section
      class=${hasMessages ? 'ds-card' : 'ds-card screen-only'}
      aria-labelledby="message"
    >
      ${sectionHeading(message.heading, 'message')}
      ${
        this.opened
          ? this.#form(this.opened)
          : html`<p class="ds-paragraph">${isKept ? message.kept : message.openFirst}</p>`
      }
    </section>`;
  }

  #form(opened: OpenedCase) {
    const { message } = this.texts.cases;
    return html`
      ${earlierMessages(opened, this.item.language, this.desk)}
      <p class="ds-paragraph screen-only">${message.text}</p>
      ${this.state === 'sent' ? notice('success', message.sent) : nothing}
      ${this.state === 'found' ? notice('info', message.keptHere) : nothing}
      ${this.problem ? notice('danger', sentenceOf(this.problem, this.texts), undefined, 'loud') : nothing}
      <form class="screen-only" novalidate @submit=${this.#submit}>
        <div class="buttons" role="group" aria-label=${message.starters}>
          <span aria-hidden="true">${message.starters}</span>
          ${starterKinds.map(
            (kind) =>
              html`<button
                class="ds-button"
                data-variant="secondary"
                data-size="sm"
                type="button"
                @click=${() => this.#begin(kind)}
              >
                ${message.starter[kind]}
              </button>`,
          )}
        </div>
        ${this.#field()}
        ${workButton({
          label: message.send,
          working: message.sending,
          isBusy: this.state === 'sending',
        })}
      </form>
    `;
  }

  #field() {
    const { cases, words } = this.texts;
    const { message } = cases;
    const hint = `${message.language(words.languages[this.item.language])} ${message.replaces}`;
    const wrong = this.wrong?.(this.texts);
    const left = longestMessage - [...this.text].length;
    return html`<div class="ds-field">
      <label class="ds-label" for="text">${message.label}</label>
      <div data-field="description" id="text-hint">${hint}</div>
      <textarea
        class="ds-input"
        id="text"
        dir="auto"
        rows="7"
        autocomplete="off"
        writingsuggestions="false"
        lang=${this.item.language}
        ?readonly=${this.state === 'sending'}
        .value=${live(this.text)}
        aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby=${describedBy('text', hint, wrong)}
        @input=${this.#typed}
      ></textarea>
      ${
        left < countFrom
          ? html`<p class="ds-paragraph quiet" data-size="sm">
              ${left < 0 ? message.over(-left) : message.left(left)}
            </p>`
          : nothing
      }
      ${fieldError('text', wrong, this.texts)}
    </div>`;
  }

  #typed = (event: Event) => {
    this.text = (event.target as HTMLTextAreaElement).value;
    this.state = 'writing';
    this.wrong = undefined;
  };

  #found = (draft: Draft | null) => {
    if (!draft) return;
    // It was locked again, or she was faster and has begun anew: what is in the field is not overwritten.
    if (!this.isConnected) this.desk.drafts.keep(this.item.id, draft, this.desk.session!.handler);
    if (!this.isConnected || this.text !== '') return;
    const { text, onItsWay } = draft;
    // Only its answer was lost: it stands among the messages, and must not be sent again as another.
    const hasArrived =
      onItsWay?.text === text.trim() && this.opened?.messages.some(({ id }) => id === onItsWay.id);
    this.text = hasArrived ? '' : text;
    this.#onItsWay = hasArrived ? null : onItsWay;
    this.state = hasArrived ? 'sent' : 'found';
    const { message } = this.texts.cases;
    this.say(hasArrived ? message.sent : message.keptHere);
  };

  #begin(kind: StarterKind): void {
    this.text = starter(kind, this.item.language, registerOf(this.item.facts.role));
    this.state = 'writing';
    this.wrong = undefined;
    void this.focusOn('#text');
  }

  #submit = async (event: Event) => {
    event.preventDefault();
    if (this.state === 'sending') return;
    this.problem = undefined;
    this.wrong = this.#objection();
    if (this.wrong) return this.focusOn('#text');
    this.state = 'sending';
    try {
      await this.#send(this.text.trim());
    } catch (error) {
      this.problem = error;
      this.state = 'writing';
    }
    await this.focusOn('#text');
  };

  #objection(): Saying | undefined {
    const over = [...this.text].length - longestMessage;
    if (this.text.trim() === '') return ({ cases }) => cases.message.need;
    if (over > 0) return ({ cases }) => cases.message.over(over);
    return hasGap(this.text) ? ({ cases }) => cases.message.fill : undefined;
  }

  async #send(text: string): Promise<void> {
    if (this.#onItsWay?.text !== text)
      this.#onItsWay = { text, ...(await sealMessage(text, this.opened!)) };
    const { id, sealed } = this.#onItsWay;
    const { api, clock, session } = this.desk;
    try {
      const body = { id, reportId: this.item.reportId, sealed };
      await api.sendMessage(this.item.id, body, this.#keys);
    } catch (error) {
      await this.#askKeysAgain(error);
      throw error;
    }
    this.text = '';
    if (!this.isConnected) return this.desk.drafts.forget(this.item.id);
    this.#onItsWay = null;
    this.state = 'sent';
    this.say(this.texts.cases.message.sent);
    const sentAt = clock.now().toISOString();
    const fromHandler = session!.handler.name;
    await this.onSent({ id, text, standing: 'bound', sentAt, fromHandler });
  }

  #keys = () => keysForCase(this.item, { session: this.desk.session!, ring: this.desk.ring! });

  /** Where somebody's key was changed meanwhile, the next try seals to the keys of now. */
  async #askKeysAgain(error: unknown): Promise<void> {
    const isRefused =
      error instanceof DeskProblem &&
      error.errors.some(({ pointer }) => pointer === '/sealed/recipients');
    if (!isRefused) return;
    this.#onItsWay = null;
    const { sealTo } = await this.desk.api.read(this.item.id, this.#keys);
    this.onKeys(sealTo);
  }
}
customElements.define('desk-message-form', MessageForm);
