/**
 * A new recovery code for an inbox whose sheet is lost or was seen by others: made, printed and typed back. Until it is typed
 * back the old one stays, so whoever leaves half-way has lost nothing.
 */
import { html, nothing } from 'lit';
import { osloDay } from '../../contract/clock.ts';
import { SealingError } from '../../contract/sealing/sealing-error.ts';
import { heldInboxes } from '../access.ts';
import { keysToGive } from '../keys.ts';
import { newSheet, trySheet, type Sheet } from '../new-code.ts';
import { codeForm, slipIn } from '../parts/code-form.ts';
import { failure, notice, pageHeading, workButton } from '../parts/pieces.ts';
import { DeskScreen, type Saying } from '../parts/screen.ts';
import { dayWords } from '../words.ts';

type State =
  | { name: 'explaining' }
  | { name: 'making' }
  | { name: 'showing'; sheet: Sheet; copied: 'no' | 'yes' | 'failed' }
  | { name: 'asking' | 'trying'; sheet: Sheet }
  | { name: 'done'; oldSheets: 'not-needed' | 'needed' };

export class NewCodeScreen extends DeskScreen {
  static override properties = {
    ...DeskScreen.properties,
    inboxId: { attribute: false },
    state: { state: true },
    wrong: { state: true },
    problem: { state: true },
  };
  declare inboxId: string;
  declare state: State;
  declare wrong: Saying | undefined;
  declare problem: unknown;
  #typed = '';

  constructor() {
    super();
    this.state = { name: 'explaining' };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.state = { name: 'explaining' };
    this.#typed = '';
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
    const { newCode, recovery } = this.texts;
    const { session, ring } = this.desk;
    if (!this.#membership) return this.#notForHer(recovery.notYours, recovery.notYoursNext);
    if (!heldInboxes({ session: session!, ring: ring! }).has(this.inboxId))
      return this.#notForHer(newCode.notHeld, newCode.notHeldNext);
    const { state } = this;
    switch (state.name) {
      case 'explaining':
      case 'making':
        return this.#explanation(state.name === 'making');
      case 'showing':
        return this.#sheet(state);
      case 'asking':
      case 'trying':
        return this.#form(state.name === 'trying');
      case 'done':
        return html`${pageHeading(newCode.title)}
          ${notice('success', newCode.done[state.oldSheets](this.#inbox))}
          ${this.#doneNext(state.oldSheets)}
          <a class="ds-button" href="#/">${this.texts.frame.toFront}</a>`;
    }
  }

  #notForHer(title: string, next: string) {
    return html`${pageHeading(title)}
      <p class="ds-paragraph">${next}</p>
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
      <p class="ds-paragraph">${newCode.otherInboxes}</p>
      ${this.problem ? failure(this.problem, this.texts) : nothing}
      ${workButton({ label: newCode.make, working: newCode.making, isBusy, onPress: this.#make })}
    `;
  }

  #sheet({ sheet, copied }: Extract<State, { name: 'showing' }>) {
    const { newCode } = this.texts;
    const day = dayWords(osloDay(this.desk.clock.now()), this.desk.language);
    return html`
      ${pageHeading(newCode.shownTitle)}
      <p class="ds-paragraph screen-only">${newCode.shownLead}</p>
      <p class="ds-paragraph"><strong>${newCode.paper(this.#inbox, day)}</strong></p>
      <p class="paper"><code class="code">${sheet.code}</code></p>
      <p class="ds-paragraph print-only">${newCode.paperUse}</p>
      <div class="buttons">
        <button
          class="ds-button"
          data-variant="secondary"
          type="button"
          @click=${() => window.print()}
        >
          ${newCode.print}
        </button>
        <button class="ds-button" data-variant="secondary" type="button" @click=${this.#copy}>
          ${newCode.copy}
        </button>
      </div>
      ${copied === 'yes' ? notice('success', newCode.copied) : nothing}
      ${copied === 'failed' ? notice('warning', newCode.copyFailed) : nothing}
      <button class="ds-button" type="button" @click=${() => this.#go({ name: 'asking', sheet })}>
        ${newCode.haveIt}
      </button>
    `;
  }

  #form(isBusy: boolean) {
    const { newCode } = this.texts;
    return html`
      ${pageHeading(newCode.typeTitle)}
      <p class="ds-paragraph">${newCode.typeLead}</p>
      ${this.problem ? failure(this.problem, this.texts) : nothing}
      ${codeForm(
        {
          label: newCode.code,
          typed: this.#typed,
          wrong: this.wrong,
          onInput: (typed) => {
            this.#typed = typed;
            this.wrong = undefined;
          },
          onSend: this.#send,
          button: { label: newCode.finish, working: newCode.working, isBusy },
        },
        this.texts,
      )}
      <button class="ds-button" data-variant="tertiary" type="button" @click=${this.#showAgain}>
        ${newCode.again}
      </button>
    `;
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
      const sheet = await newSheet(await keysToGive(this.desk.ring!, this.inboxId));
      if (this.isConnected) await this.#go({ name: 'showing', sheet, copied: 'no' });
    } catch (error) {
      this.state = { name: 'explaining' };
      this.problem = error;
    }
  };

  #copy = async () => {
    const { state } = this;
    if (state.name !== 'showing') return;
    const { newCode } = this.texts;
    const copied = await navigator.clipboard.writeText(state.sheet.code).then(
      () => 'yes' as const,
      () => 'failed' as const,
    );
    this.say(copied === 'yes' ? newCode.copied : newCode.copyFailed);
    if (this.state === state) this.state = { ...state, copied };
  };

  #showAgain = () => {
    const { state } = this;
    if (state.name === 'asking')
      void this.#go({ name: 'showing', sheet: state.sheet, copied: 'no' });
  };

  #send = async (event: Event) => {
    event.preventDefault();
    const { state } = this;
    if (state.name !== 'asking') return;
    const { sheet } = state;
    this.problem = undefined;
    this.wrong = slipIn(this.#typed);
    if (this.wrong) return this.focusOn('#code');
    this.state = { name: 'trying', sheet };
    try {
      await trySheet(sheet, this.#typed);
      const { oldSheets } = await this.desk.api.renewRecoveryCode(this.inboxId, sheet.sealed);
      this.#typed = '';
      await this.#go({ name: 'done', oldSheets });
      this.say(this.texts.newCode.done[oldSheets](this.#inbox));
    } catch (error) {
      if (!this.isConnected) return;
      this.state = { name: 'asking', sheet };
      if (error instanceof SealingError) this.wrong = ({ newCode }) => newCode.wrong;
      else this.problem = error;
      await this.focusOn('#code');
    }
  };

  async #go(state: State): Promise<void> {
    if (!this.isConnected) return;
    this.wrong = undefined;
    this.problem = undefined;
    this.state = state;
    await this.focusHeading();
  }
}
customElements.define('desk-new-code', NewCodeScreen);
