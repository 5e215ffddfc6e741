/**
 * The first reader of an inbox makes its key here, prints the inbox's sheet and types the code back. Nothing is sent before that, so
 * whoever goes away half-way starts again; and where a colleague was faster, the sheet is good for nothing.
 */
import { html } from 'lit';
import type { Membership } from '../access.ts';
import { firstKeyBody, newFirstKey, type Colleague, type FirstKey } from '../first-key.ts';
import { DeskScreen, type Saying } from '../parts/screen.ts';
import '../parts/sheet-steps.ts';
import { DeskProblem, slugOf } from '../problem.ts';
import type { Texts } from '../texts/index.ts';
import { done, explanation, labelOf, notHers, tooLate } from './first-key-parts.ts';

type State =
  | { name: 'explaining' | 'making' }
  | { name: 'on-paper'; made: FirstKey }
  | { name: 'done'; with: string[] }
  /** A colleague was first: she waits, or has got that key already. */
  | { name: 'late'; as: 'waiting' | 'holding' };

/** The code is the same, and may be sent once more. */
function changedMeanwhile(error: unknown): Saying | undefined {
  return slugOf(error) === 'key-changed' ? ({ firstKey }) => firstKey.changed : undefined;
}

export class FirstKeyScreen extends DeskScreen {
  static override properties = {
    ...DeskScreen.properties,
    inboxId: { attribute: false },
    state: { state: true },
    left: { state: true },
    problem: { state: true },
  };
  declare inboxId: string;
  declare state: State;
  /** Ids of colleagues whose words were others. */
  declare left: string[];
  declare problem: unknown;
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
    this.problem = undefined;
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
      case 'on-paper':
        return this.#steps(membership, state.made);
      case 'done':
        return done(membership, state.with, this.desk);
      case 'late':
        return tooLate(state.as, this.desk);
    }
  }

  #steps(membership: Membership, { sheet }: FirstKey) {
    const { firstKey } = this.texts;
    return html`<desk-sheet-steps
      .desk=${this.desk}
      .inbox=${membership}
      .sheet=${sheet}
      .words=${{ ...firstKey, shownLead: [firstKey.shownLead, firstKey.shownStay] }}
      .wrongCode=${({ firstKey }: Texts) => firstKey.wrong}
      .told=${changedMeanwhile}
      .give=${this.#give}
    ></desk-sheet-steps>`;
  }

  #make = async () => {
    this.problem = undefined;
    this.state = { name: 'making' };
    this.#colleagues = this.#others(this.#membership!);
    const { inboxId } = this;
    try {
      const made = await newFirstKey();
      if (this.isConnected && this.inboxId === inboxId) await this.#go({ name: 'on-paper', made });
    } catch (error) {
      this.state = { name: 'explaining' };
      this.problem = error;
    }
  };

  /** Asks for the session first: while she was at the printer the inbox above may have got a key, and a colleague made this one. */
  #give = async (): Promise<void> => {
    const { inboxId, desk, state } = this;
    if (state.name !== 'on-paper') return;
    const { made } = state;
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
    const done: State = { name: 'done', with: colleagues.map(({ name }) => name) };
    // Whether the page could be fetched anew or not: the key is there.
    await desk.refresh().catch(() => undefined);
    await this.#go(done);
    this.say(this.texts.firstKey.done(labelOf(this.#membership!, this.desk)));
  };

  /** What happened is asked for; where nobody was faster after all, the same sheet may be tried once more. */
  async #beLate(problem: unknown): Promise<void> {
    await this.desk.refresh();
    await this.updateComplete;
    const state = this.#membership?.state ?? 'waiting';
    if (state === 'no-key') throw problem;
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
    this.problem = undefined;
    this.state = state;
    await this.focusHeading();
  }
}
customElements.define('desk-first-key', FirstKeyScreen);
