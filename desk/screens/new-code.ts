/**
 * A new sheet for an inbox that has none of its own, or whose sheet is lost or was seen by others: made, printed and typed back. Until
 * it is typed back the old one stays, so whoever leaves half-way has lost nothing.
 */
import { html, nothing } from 'lit';
import { mostPossessions } from '../../contract/sealing/possession.ts';
import { heldInboxes } from '../access.ts';
import { keysToGive, sealTo } from '../keys.ts';
import { failure, notice, pageHeading, workButton } from '../parts/pieces.ts';
import { DeskScreen } from '../parts/screen.ts';
import '../parts/sheet-steps.ts';
import { newSheet, type Sheet } from '../sheets.ts';
import type { Texts } from '../texts/index.ts';
import { notHers } from './first-key-parts.ts';

const reasons = ['replaced', 'seen'] as const;
type Because = (typeof reasons)[number];
/** The key of now and as many earlier ones as one request answers for, beside the sheet's own. */
const mostKeys = mostPossessions - 1;

type State =
  | { name: 'explaining' }
  | { name: 'making' }
  | { name: 'on-paper'; sheet: Sheet }
  | { name: 'done'; oldSheets: 'not-needed' | 'needed' };

export class NewCodeScreen extends DeskScreen {
  static override properties = {
    ...DeskScreen.properties,
    inboxId: { attribute: false },
    state: { state: true },
    because: { state: true },
    problem: { state: true },
  };
  declare inboxId: string;
  declare state: State;
  declare because: Because;
  declare problem: unknown;

  constructor() {
    super();
    this.state = { name: 'explaining' };
    this.because = 'replaced';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.state = { name: 'explaining' };
    this.because = 'replaced';
  }

  get #membership() {
    return this.desk.session!.memberships.find(({ inboxId }) => inboxId === this.inboxId);
  }

  get #inbox(): string {
    const { name, organisationName } = this.#membership!;
    return `${this.nameOf(name)}, ${organisationName}`;
  }

  protected override render() {
    return html`<div class="narrow ds-card">${this.#content()}</div>`;
  }

  #content() {
    const { newCode } = this.texts;
    const { session, ring } = this.desk;
    if (!this.#membership) return notHers(this.desk);
    if (!heldInboxes({ session: session!, ring: ring! }).has(this.inboxId)) return this.#notHeld();
    const { state } = this;
    switch (state.name) {
      case 'explaining':
      case 'making':
        return this.#explanation(state.name === 'making');
      case 'on-paper':
        return this.#steps(state.sheet);
      case 'done':
        return html`${pageHeading(newCode.title)}
          ${notice('success', newCode.done[state.oldSheets](this.#inbox))}
          ${this.#doneNext(state.oldSheets)}
          <a class="ds-button" href="#/">${this.texts.frame.toFront}</a>`;
    }
  }

  #notHeld() {
    const { newCode } = this.texts;
    return html`${pageHeading(newCode.notHeld)}
      <p class="ds-paragraph">${newCode.notHeldNext}</p>
      <a class="ds-button" href="#/">${this.texts.frame.toFront}</a>`;
  }

  #explanation(isBusy: boolean) {
    const { newCode } = this.texts;
    return html`
      ${pageHeading(newCode.title)}
      <p class="ds-paragraph" data-size="lg">${newCode.lead(this.#inbox)}</p>
      <ol class="ds-list">
        ${newCode.steps.map((step) => html`<li>${step}</li>`)}
      </ol>
      ${this.#reasons()} ${this.problem ? failure(this.problem, this.texts) : nothing}
      <div class="buttons">
        ${workButton({ label: newCode.make, working: newCode.making, isBusy, onPress: this.#make })}
        <a class="ds-link" href="#/">${this.texts.frame.cancel}</a>
      </div>
    `;
  }

  #reasons() {
    const { newCode } = this.texts;
    return html`<fieldset class="ds-fieldset">
        <legend class="ds-label">${newCode.because}</legend>
        ${reasons.map(
          (reason) =>
            html`<div class="ds-field">
              <input
                class="ds-input"
                type="radio"
                name="because"
                id="because-${reason}"
                aria-describedby="because-${reason}-means"
                .checked=${this.because === reason}
                @change=${() => (this.because = reason)}
              />
              <label class="ds-label" data-weight="regular" for="because-${reason}"
                >${newCode.reasons[reason]}</label
              >
              <div data-field="description" id="because-${reason}-means">
                ${newCode.reasonMeans[reason]}
              </div>
            </div>`,
        )}
      </fieldset>
      <p class="ds-paragraph">${newCode.otherInboxes}</p>`;
  }

  #steps(sheet: Sheet) {
    const { newCode } = this.texts;
    return html`<desk-sheet-steps
      .desk=${this.desk}
      .inbox=${this.#membership}
      .sheet=${sheet}
      .words=${{ ...newCode, shownLead: [newCode.shownLead] }}
      .wrongCode=${({ newCode }: Texts) => newCode.wrong}
      .give=${this.#give}
    ></desk-sheet-steps>`;
  }

  #doneNext(oldSheets: 'not-needed' | 'needed') {
    const next = this.texts.newCode.doneNext[oldSheets];
    return oldSheets === 'needed'
      ? notice('warning', next)
      : html`<p class="ds-paragraph">${next}</p>`;
  }

  #make = async () => {
    this.problem = undefined;
    this.state = { name: 'making' };
    try {
      const sheet = await newSheet();
      if (this.isConnected) await this.#go({ name: 'on-paper', sheet });
    } catch (error) {
      this.state = { name: 'explaining' };
      this.problem = error;
    }
  };

  /** Every key of the inbox that she holds, sealed to the sheet: once the old one is gone, this is the only one. */
  #give = async (): Promise<void> => {
    const { state } = this;
    if (state.name !== 'on-paper') return;
    const { pair, sealedKey } = state.sheet;
    const { publicKey, privateKey } = pair;
    const keys = (await keysToGive(this.desk.ring!, this.inboxId)).slice(0, mostKeys);
    const grants = await sealTo(keys, publicKey);
    const body = { publicKey, sealedKey, grants, because: this.because };
    const { oldSheets } = await this.desk.api.newRecovery(this.inboxId, body, () => [
      privateKey,
      ...keys,
    ]);
    // The session names the pair to which the next key is sealed.
    await this.desk.refresh().catch(() => undefined);
    await this.#go({ name: 'done', oldSheets });
    this.say(this.texts.newCode.done[oldSheets](this.#inbox));
  };

  async #go(state: State): Promise<void> {
    if (!this.isConnected) return;
    this.problem = undefined;
    this.state = state;
    await this.focusHeading();
  }
}
customElements.define('desk-new-code', NewCodeScreen);
