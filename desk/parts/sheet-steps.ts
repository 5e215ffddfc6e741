/**
 * The two steps in which a sheet that was just made comes onto paper: it is shown once, and its code is typed back. What is done with it
 * then is the screen's; until that is done nothing has changed, and whoever goes away leaves nothing here.
 */
import { html, nothing } from 'lit';
import { SealingError } from '../../contract/sealing/sealing-error.ts';
import type { Membership } from '../access.ts';
import { trySheet, type Sheet } from '../sheets.ts';
import { codeForm, slipIn } from './code-form.ts';
import { copyCode, paper, type Copied } from './paper.ts';
import { failure, pageHeading } from './pieces.ts';
import { DeskScreen, type Saying } from './screen.ts';

/** What differs between a first sheet and one that takes the place of another; read anew when the language changes. */
export type SheetWords = {
  shownTitle: string;
  /** Paragraphs above the sheet. */
  shownLead: readonly string[];
  /** The label of the field. */
  code: string;
  finish: string;
  working: string;
};

type State = { name: 'showing'; copied: Copied } | { name: 'asking' | 'giving' };

export class SheetSteps extends DeskScreen {
  static override properties = {
    ...DeskScreen.properties,
    inbox: { attribute: false },
    sheet: { attribute: false },
    words: { attribute: false },
    wrongCode: { attribute: false },
    give: { attribute: false },
    told: { attribute: false },
    state: { state: true },
    wrong: { state: true },
    problem: { state: true },
  };
  declare inbox: Pick<Membership, 'name' | 'organisationName'>;
  declare sheet: Sheet;
  declare words: SheetWords;
  /** Said of a code that is whole and opens another sheet. */
  declare wrongCode: Saying;
  /** Called once what was typed opens the sheet; what it throws is shown, and the same code may be tried again. */
  declare give: () => Promise<void>;
  /** What is said at the field of an error that `give` throws; the others are told as failures. */
  declare told: (error: unknown) => Saying | undefined;
  declare state: State;
  declare wrong: Saying | undefined;
  declare problem: unknown;
  #typed = '';

  constructor() {
    super();
    this.state = { name: 'showing', copied: 'no' };
    this.told = () => undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#typed = '';
  }

  protected override firstUpdated(): void {
    void this.focusHeading();
  }

  protected override render() {
    const { state } = this;
    return state.name === 'showing'
      ? this.#shown(state.copied)
      : this.#form(state.name === 'giving');
  }

  #shown(copied: Copied) {
    const { inbox, words } = this;
    const { code } = this.sheet;
    return html`
      ${pageHeading(words.shownTitle)}
      ${words.shownLead.map((line) => html`<p class="ds-paragraph screen-only">${line}</p>`)}
      ${paper(
        {
          inbox,
          code,
          copied,
          onCopy: () => void this.#copy(code),
          onHaveIt: () => void this.#go({ name: 'asking' }),
        },
        this.desk,
      )}
    `;
  }

  #form(isBusy: boolean) {
    const { words } = this;
    const { newCode, frame } = this.texts;
    return html`
      ${pageHeading(newCode.typeTitle)}
      <p class="ds-paragraph">${newCode.typeLead}</p>
      ${this.problem ? failure(this.problem, this.texts) : nothing}
      ${codeForm(
        {
          label: words.code,
          typed: this.#typed,
          wrong: this.wrong,
          onInput: (typed) => {
            this.#typed = typed;
            this.wrong = undefined;
          },
          onSend: this.#send,
          button: { label: words.finish, working: words.working, isBusy },
        },
        this.texts,
      )}
      <div class="buttons">
        <button class="link-button" type="button" @click=${this.#showAgain}>
          ${newCode.again}
        </button>
        ${isBusy ? nothing : html`<a class="ds-link" href="#/">${frame.cancel}</a>`}
      </div>
    `;
  }

  async #copy(code: string): Promise<void> {
    const { newCode } = this.texts;
    const copied = await copyCode(code);
    this.say(copied === 'yes' ? newCode.copied : newCode.copyFailed);
    if (this.state.name === 'showing') this.state = { name: 'showing', copied };
  }

  #showAgain = () => {
    if (this.state.name === 'asking') void this.#go({ name: 'showing', copied: 'no' });
  };

  #send = async (event: Event) => {
    event.preventDefault();
    if (this.state.name !== 'asking') return;
    this.problem = undefined;
    this.wrong = slipIn(this.#typed);
    if (this.wrong) return this.focusOn('#code');
    this.state = { name: 'giving' };
    try {
      await trySheet(this.sheet, this.#typed);
      await this.give();
    } catch (error) {
      if (!this.isConnected) return;
      this.state = { name: 'asking' };
      const isOther = error instanceof SealingError && error.reason === 'wrong-key';
      this.wrong = isOther ? this.wrongCode : this.told(error);
      if (!this.wrong) this.problem = error;
      await this.focusOn('#code');
    }
  };

  async #go(state: State): Promise<void> {
    this.wrong = undefined;
    this.problem = undefined;
    this.state = state;
    await this.focusHeading();
  }
}
customElements.define('desk-sheet-steps', SheetSteps);
