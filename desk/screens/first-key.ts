/**
 * The first reader of an inbox makes its key here, prints the inbox's sheet and types the code back. Nothing is sent before that, so
 * whoever goes away half-way starts again; and where a colleague was faster, the sheet is good for nothing.
 */
import { html, nothing } from 'lit';
import { SealingError } from '../../contract/sealing/sealing-error.ts';
import type { Membership } from '../access.ts';
import { firstKeyBody, newFirstKey, type Colleague, type FirstKey } from '../first-key.ts';
import { codeForm, slipIn } from '../parts/code-form.ts';
import { copyCode, paper, type Copied } from '../parts/paper.ts';
import { failure, pageHeading } from '../parts/pieces.ts';
import { DeskScreen, type Saying } from '../parts/screen.ts';
import { DeskProblem, slugOf } from '../problem.ts';
import { trySheet } from '../sheets.ts';
import { done, explanation, labelOf, notHers, tooLate } from './first-key-parts.ts';

type State =
  | { name: 'explaining' | 'making' }
  | { name: 'showing'; made: FirstKey; copied: Copied }
  | { name: 'asking' | 'sending'; made: FirstKey }
  | { name: 'done'; with: string[] }
  /** A colleague was first: she waits, or has got that key already. */
  | { name: 'late'; as: 'waiting' | 'holding' };

export class FirstKeyScreen extends DeskScreen {
  static override properties = {
    ...DeskScreen.properties,
    inboxId: { attribute: false },
    state: { state: true },
    left: { state: true },
    wrong: { state: true },
    problem: { state: true },
  };
  declare inboxId: string;
  declare state: State;
  /** Ids of colleagues whose words were others. */
  declare left: string[];
  declare wrong: Saying | undefined;
  declare problem: unknown;
  #typed = '';
  /** As she saw them when she made the key: whoever comes later is let in later, where the words are compared. */
  #colleagues: Colleague[] = [];

  constructor() {
    super();
    this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#begin();
  }

  /** The address can go from one inbox to another: nothing of the first must stay. */
  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('inboxId')) this.#begin();
  }

  #begin(): void {
    this.state = { name: 'explaining' };
    this.left = [];
    this.wrong = undefined;
    this.problem = undefined;
    this.#typed = '';
    this.#colleagues = [];
  }

  get #membership(): Membership | undefined {
    return this.desk.session!.memberships.find(({ inboxId }) => inboxId === this.inboxId);
  }

  protected override render() {
    const membership = this.#membership;
    return html`<div class="narrow ds-card">
      ${membership ? this.#content(membership) : notHers(this.desk)}
    </div>`;
  }

  #content(membership: Membership) {
    const { state } = this;
    switch (state.name) {
      case 'explaining':
      case 'making':
        // Somebody has made it: also where she comes by an old address.
        return membership.state === 'no-key'
          ? explanation(
              {
                membership,
                colleagues: this.#others(membership),
                left: this.left,
                problem: this.problem,
                isBusy: state.name === 'making',
                onTurn: this.#turn,
                onMake: this.#make,
              },
              this.desk,
            )
          : tooLate(membership.state, this.desk);
      case 'showing':
        return this.#sheet(membership, state);
      case 'asking':
      case 'sending':
        return this.#form(state.name === 'sending');
      case 'done':
        return done(membership, state.with, this.desk);
      case 'late':
        return tooLate(state.as, this.desk);
    }
  }

  #sheet(membership: Membership, { made, copied }: Extract<State, { name: 'showing' }>) {
    const { firstKey } = this.texts;
    const { code } = made.sheet;
    return html`
      ${pageHeading(firstKey.shownTitle)}
      <p class="ds-paragraph screen-only">${firstKey.shownLead}</p>
      <p class="ds-paragraph screen-only">${firstKey.shownStay}</p>
      ${paper(
        {
          inbox: membership,
          code,
          copied,
          onCopy: () => void this.#copy(code),
          onHaveIt: () => void this.#go({ name: 'asking', made }),
        },
        this.desk,
      )}
    `;
  }

  #form(isBusy: boolean) {
    const { newCode, firstKey } = this.texts;
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
          button: { label: firstKey.finish, working: firstKey.working, isBusy },
        },
        this.texts,
      )}
      <button class="link-button" type="button" @click=${this.#showAgain}>${newCode.again}</button>
    `;
  }

  #make = async () => {
    this.problem = undefined;
    this.state = { name: 'making' };
    this.#colleagues = this.#others(this.#membership!);
    const { inboxId } = this;
    try {
      const made = await newFirstKey();
      if (this.isConnected && this.inboxId === inboxId)
        await this.#go({ name: 'showing', made, copied: 'no' });
    } catch (error) {
      this.state = { name: 'explaining' };
      this.problem = error;
    }
  };

  async #copy(code: string): Promise<void> {
    const { newCode } = this.texts;
    const copied = await copyCode(code);
    this.say(copied === 'yes' ? newCode.copied : newCode.copyFailed);
    if (this.state.name === 'showing') this.state = { ...this.state, copied };
  }

  #showAgain = () => {
    const { state } = this;
    if (state.name === 'asking') void this.#go({ name: 'showing', made: state.made, copied: 'no' });
  };

  #send = async (event: Event) => {
    event.preventDefault();
    const { state } = this;
    if (state.name !== 'asking') return;
    const { made } = state;
    this.problem = undefined;
    this.wrong = slipIn(this.#typed);
    if (this.wrong) return this.focusOn('#code');
    this.state = { name: 'sending', made };
    try {
      await trySheet(made.sheet, this.#typed);
      await this.#give(made);
    } catch (error) {
      if (!this.isConnected) return;
      this.state = { name: 'asking', made };
      if (error instanceof SealingError && error.reason === 'wrong-key')
        this.wrong = ({ newCode }) => newCode.wrong;
      else if (slugOf(error) === 'key-changed') this.wrong = ({ firstKey }) => firstKey.changed;
      else this.problem = error;
      await this.focusOn('#code');
    }
  };

  /** Asks for the session first: while she was at the printer the inbox above may have got a key, and a colleague made this one. */
  async #give(made: FirstKey): Promise<void> {
    const { inboxId, desk } = this;
    const { api, ring } = desk;
    const session = await api.session();
    const now = session.memberships.find((one) => one.inboxId === inboxId);
    // Sent before, and only the answer was lost.
    const isSent = now?.key?.kid === made.keys.publicKey.kid;
    const colleagues = this.#chosen(now);
    if (!isSent && now?.state !== 'no-key') return this.#beLate(new DeskProblem('key-changed'));
    if (!isSent) {
      const body = await firstKeyBody(
        made,
        { owner: now.owner, colleagues },
        { ring: ring!, handlerId: session.handler.id },
      );
      const keys = [made.keys.privateKey, made.sheet.pair.privateKey];
      try {
        await api.firstKey(inboxId, body, () => keys);
      } catch (error) {
        if (slugOf(error) !== 'key-changed') throw error;
        return this.#beLate(error);
      }
    }
    this.#typed = '';
    const done: State = { name: 'done', with: colleagues.map(({ name }) => name) };
    // Whether the page could be fetched anew or not: the key is there.
    await desk.refresh().catch(() => undefined);
    await this.#go(done);
    this.say(this.texts.firstKey.done(labelOf(this.#membership!, this.desk)));
  }

  /** What happened is asked for; where nobody was faster after all, the same sheet may be tried once more. */
  async #beLate(problem: unknown): Promise<void> {
    await this.desk.refresh();
    await this.updateComplete;
    const state = this.#membership?.state ?? 'waiting';
    if (state === 'no-key') throw problem;
    this.#typed = '';
    await this.#go({ name: 'late', as: state });
    this.say(this.texts.firstKey.late.title);
  }

  #others({ colleagues }: Membership): Colleague[] {
    return colleagues.filter(({ handlerId }) => handlerId !== this.desk.session!.handler.id);
  }

  /** Those whom she saw and left ticked, and who are still there with the same key: it is that key whose words were compared. */
  #chosen(now: Membership | undefined): Colleague[] {
    return this.#colleagues.filter(
      ({ handlerId, publicKey }) =>
        !this.left.includes(handlerId) &&
        now?.colleagues.some(
          (one) => one.handlerId === handlerId && one.publicKey.kid === publicKey.kid,
        ),
    );
  }

  #turn = (handlerId: string): void => {
    this.left = this.left.includes(handlerId)
      ? this.left.filter((one) => one !== handlerId)
      : [...this.left, handlerId];
  };

  async #go(state: State): Promise<void> {
    if (!this.isConnected) return;
    this.wrong = undefined;
    this.problem = undefined;
    this.state = state;
    await this.focusHeading();
  }
}
customElements.define('desk-first-key', FirstKeyScreen);
