/**
 * Writes to the reporter: a beginning in the reporter's language, at most 4,000 characters, sealed in this browser.
 * Where it was not sent, the text stays in the field and the screen says so.
 */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CaseAnswer } from '../../contract/api/cases.ts';
import { registerOf } from '../../contract/facts.ts';
import { SealingError } from '../../contract/sealing/seal.ts';
import type { OpenedCase } from '../opened.ts';
import { describedBy, fieldError } from '../parts/field.ts';
import { notice, sectionHeading, waiting } from '../parts/pieces.ts';
import { DeskScreen, sentenceOf } from '../parts/screen.ts';
import { hasGap, starter, starterKinds, type StarterKind } from '../starters.ts';
import { instantWords } from '../words.ts';

const longestMessage = 4000;
/** Nearer to the limit than this the count is shown; before, it would only disturb. */
const countFrom = 800;

export class MessageForm extends DeskScreen {
  static override properties = {
    ...DeskScreen.properties,
    item: { attribute: false },
    opened: { attribute: false },
    send: { attribute: false },
    text: { state: true },
    state: { state: true },
    wrong: { state: true },
    problem: { state: true },
  };
  declare item: CaseAnswer;
  declare opened: OpenedCase | null;
  /** Rejects where it was not sent. */
  declare send: (text: string) => Promise<void>;
  declare text: string;
  declare state: 'writing' | 'sending' | 'sent';
  declare wrong: string | undefined;
  declare problem: unknown;

  constructor() {
    super();
    this.text = '';
    this.state = 'writing';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.text = '';
  }

  protected override render() {
    const { message } = this.texts.cases;
    return html`<section class="card" aria-labelledby="message">
      ${sectionHeading(message.heading, 'message')}
      ${this.opened ? this.#form(this.opened) : html`<p class="ds-paragraph">${message.openFirst}</p>`}
    </section>`;
  }

  #form(opened: OpenedCase) {
    const { cases, words } = this.texts;
    const { message } = cases;
    const left = longestMessage - [...this.text].length;
    const hint = `${message.language(words.languages[this.item.language])} ${message.replaces}`;
    return html`
      ${this.#earlier(opened)}
      <p class="ds-paragraph screen-only">${message.text}</p>
      ${this.state === 'sent' ? notice('success', message.sent) : nothing}
      ${this.problem ? notice('danger', this.#sentence(), undefined, 'loud') : nothing}
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
        <div class="ds-field">
          <label class="ds-label" for="text">${message.label}</label>
          <div data-field="description" id="text-hint">${hint}</div>
          <textarea
            class="ds-input"
            id="text"
            rows="7"
            autocomplete="off"
            lang=${this.item.language}
            .value=${live(this.text)}
            aria-invalid=${this.wrong ? 'true' : nothing}
            aria-describedby=${describedBy('text', hint, this.wrong)}
            @input=${(event: Event) => (this.text = (event.target as HTMLTextAreaElement).value)}
          ></textarea>
          ${
            left < countFrom
              ? html`<p class="ds-paragraph quiet" data-size="sm">
                  ${left < 0 ? message.over(-left) : message.left(left)}
                </p>`
              : nothing
          }
          ${fieldError('text', this.wrong, this.texts)}
        </div>
        ${
          this.state === 'sending'
            ? waiting(message.sending)
            : html`<button class="ds-button" type="submit">${message.send}</button>`
        }
      </form>
    `;
  }

  #earlier({ messages }: OpenedCase) {
    if (messages.length === 0) return nothing;
    const { message } = this.texts.cases;
    return html`<h3 class="ds-heading" data-size="2xs">${message.earlier}</h3>
      <ul class="rows">
        ${messages.map(
          ({ text, sentAt, fromHandler }) =>
            html`<li>
              <span class="quiet"
                >${message.from(fromHandler ?? message.reporter, instantWords(sentAt, this.desk.language))}</span
              >
              ${
                text === null
                  ? html`<p class="ds-paragraph">${message.broken}</p>`
                  : html`<blockquote class="written">${text}</blockquote>`
              }
            </li>`,
        )}
      </ul>`;
  }

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
      await this.send(this.text.trim());
      this.text = '';
      this.state = 'sent';
      this.desk.say(this.texts.cases.message.sent);
    } catch (error) {
      this.problem = error;
      this.state = 'writing';
    }
    await this.focusOn('#text');
  };

  #objection(): string | undefined {
    const { message } = this.texts.cases;
    const over = [...this.text].length - longestMessage;
    if (this.text.trim() === '') return message.need;
    if (over > 0) return message.over(over);
    return hasGap(this.text) ? message.fill : undefined;
  }

  #sentence(): string {
    const { problem, texts } = this;
    return problem instanceof SealingError
      ? texts.sealing[problem.reason]
      : sentenceOf(problem, texts);
  }
}
customElements.define('desk-message-form', MessageForm);
