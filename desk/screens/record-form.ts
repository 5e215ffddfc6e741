/**
 * Writes down what was done outside Mobbeknapp: a call, a talk, a meeting, a plan, a notice to those above. Kind, day and with whom are
 * codes, which meet deadlines; the words are sealed in this browser for those who read the case.
 */
import { html, nothing } from 'lit';
import type { CaseAnswer } from '../../contract/api/cases.ts';
import {
  actDoers,
  actKinds,
  actPartners,
  type RecordedAct,
} from '../../contract/cases/deadlines.ts';
import { osloDay } from '../../contract/clock.ts';
import { longestMessage } from '../../contract/message.ts';
import { keysForCase } from '../access.ts';
import { sealAct, type OpenedCase, type OpenedMessage } from '../opened.ts';
import { describedBy, fieldError } from '../parts/field.ts';
import { notice, sectionHeading, workButton } from '../parts/pieces.ts';
import { DeskScreen, sentenceOf, type Saying } from '../parts/screen.ts';
import { earlierActs } from './messages.ts';

const fields = ['kind', 'with', 'doneBy', 'on', 'text'] as const;
type Field = (typeof fields)[number];
type Given = Record<Field, string>;

export class RecordForm extends DeskScreen {
  static override properties = {
    ...DeskScreen.properties,
    item: { attribute: false },
    opened: { attribute: false },
    onSent: { attribute: false },
    state: { state: true },
    wrong: { state: true },
    problem: { state: true },
  };
  declare item: CaseAnswer;
  declare opened: OpenedCase | null;
  declare onSent: (message: OpenedMessage) => Promise<void>;
  declare state: 'writing' | 'sending' | 'sent';
  /** The first field that is wrong, and what to do. */
  declare wrong: { field: Field; said: Saying } | undefined;
  declare problem: unknown;
  /** Kept for a second try, so that nothing is written down twice. */
  #onItsWay: {
    of: string;
    id: string;
    sealed: Awaited<ReturnType<typeof sealAct>>['sealed'];
  } | null = null;

  constructor() {
    super();
    this.state = 'writing';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.opened = null;
    this.#onItsWay = null;
  }

  protected override render() {
    const { record } = this.texts.deadlines;
    return html`<section class="ds-card screen-only" aria-labelledby="record">
      ${sectionHeading(record.heading, 'record')}
      ${
        this.opened
          ? html`${earlierActs(this.opened, this.desk)}
              <p class="ds-paragraph">${record.text}</p>
              ${this.state === 'sent' ? notice('success', record.done) : nothing}
              ${this.problem ? notice('danger', sentenceOf(this.problem, this.texts), undefined, 'loud') : nothing}
              ${this.#form()}`
          : html`<p class="ds-paragraph">${record.openFirst}</p>`
      }
    </section>`;
  }

  #form() {
    const { record } = this.texts.deadlines;
    return html`<form novalidate autocomplete="off" @submit=${this.#submit} @input=${this.#typed}>
      ${this.#choice('kind', record.kind, actKinds, record.kinds)}
      ${this.#choice('with', record.partner, actPartners, record.partners)}
      ${this.#choice('doneBy', record.doer, actDoers, record.doers)}
      <div class="ds-field">
        <label class="ds-label" for="record-on">${record.day}</label>
        <input
          class="ds-input"
          type="date"
          id="record-on"
          name="on"
          min=${this.item.receivedOn}
          max=${osloDay(this.desk.clock.now())}
          aria-invalid=${this.#isWrong('on')}
          aria-describedby=${this.#described('on')}
        />
        ${this.#error('on')}
      </div>
      <div class="ds-field">
        <label class="ds-label" for="record-text">${record.words}</label>
        <div data-field="description" id="record-text-hint">${record.wordsHint}</div>
        <textarea
          class="ds-input"
          id="record-text"
          name="text"
          rows="3"
          autocomplete="off"
          writingsuggestions="false"
          dir="auto"
          aria-invalid=${this.#isWrong('text')}
          aria-describedby=${describedBy('record-text', record.wordsHint, this.#wrongIn('text'))}
        ></textarea>
        ${this.#error('text')}
      </div>
      ${workButton({ label: record.button, working: record.working, isBusy: this.state === 'sending' })}
    </form>`;
  }

  #choice<Code extends string>(
    name: Field,
    label: string,
    codes: readonly Code[],
    words: Record<Code, string>,
  ) {
    return html`<div class="ds-field">
      <label class="ds-label" for="record-${name}">${label}</label>
      <select
        class="ds-input"
        id="record-${name}"
        name=${name}
        aria-invalid=${this.#isWrong(name)}
        aria-describedby=${this.#described(name)}
      >
        <option value="">${this.texts.deadlines.record.choose}</option>
        ${codes.map((code) => html`<option value=${code}>${words[code]}</option>`)}
      </select>
      ${this.#error(name)}
    </div>`;
  }

  #wrongIn(field: Field): string | undefined {
    return this.wrong?.field === field ? this.wrong.said(this.texts) : undefined;
  }

  #isWrong(field: Field) {
    return this.#wrongIn(field) ? 'true' : nothing;
  }

  #described(field: Field) {
    return describedBy(`record-${field}`, undefined, this.#wrongIn(field));
  }

  #error(field: Field) {
    return fieldError(`record-${field}`, this.#wrongIn(field), this.texts);
  }

  #typed = () => {
    this.wrong = undefined;
    this.state = 'writing';
  };

  #submit = async (event: Event) => {
    event.preventDefault();
    if (this.state === 'sending') return;
    const form = event.currentTarget as HTMLFormElement;
    const given = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const { kind = '', with: partner = '', doneBy = '', on = '', text = '' } = given;
    this.problem = undefined;
    this.wrong = this.#objection({ kind, with: partner, doneBy, on, text });
    if (this.wrong) return this.focusOn(`#record-${this.wrong.field}`);
    this.state = 'sending';
    try {
      await this.#send({ kind, with: partner, doneBy, on } as RecordedAct, text.trim());
      form.reset();
    } catch (error) {
      this.problem = error;
      this.state = 'writing';
    }
    await this.focusOn('#record-kind');
  };

  #objection(given: Given): RecordForm['wrong'] {
    const { on, text } = given;
    const empty = fields.find((field) => field !== 'text' && given[field] === '');
    if (empty) return { field: empty, said: ({ deadlines }) => deadlines.record.need };
    const isDay = on >= this.item.receivedOn && on <= osloDay(this.desk.clock.now());
    if (!isDay) return { field: 'on', said: ({ deadlines }) => deadlines.record.dayWrong };
    const over = [...text].length - longestMessage;
    return over > 0
      ? { field: 'text', said: ({ deadlines }) => deadlines.record.over(over) }
      : undefined;
  }

  async #send(act: RecordedAct, text: string): Promise<void> {
    const of = JSON.stringify([act, text]);
    if (this.#onItsWay?.of !== of) this.#onItsWay = { of, ...(await sealAct(text, this.opened!)) };
    const { id, sealed } = this.#onItsWay;
    const { api, clock, session, ring } = this.desk;
    const keys = () => keysForCase(this.item, { session: session!, ring: ring! });
    await api.record(this.item.id, { id, reportId: this.item.reportId, act, sealed }, keys);
    this.#onItsWay = null;
    if (!this.isConnected) return;
    this.state = 'sent';
    this.say(this.texts.deadlines.record.done);
    const sentAt = clock.now().toISOString();
    const fromHandler = session!.handler.name;
    await this.onSent({ id, text, standing: 'bound', sentAt, fromHandler, act });
  }
}
customElements.define('desk-record-form', RecordForm);
