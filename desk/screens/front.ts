/**
 * The front page: what needs somebody now comes first and loud, what is well is quiet.
 * Letters that reached nobody, urgent reports, colleagues who wait, inboxes that could be lost.
 */
import { html, nothing } from 'lit';
import type { DeskAnswer } from '../../contract/api/people.ts';
import { grantTo } from '../keys.ts';
import { failure, notice, pageHeading, staleNotice, waiting } from '../parts/pieces.ts';
import { DeskScreen, sentenceOf } from '../parts/screen.ts';
import {
  buriedLetters,
  inboxCards,
  mailLine,
  ownWaiting,
  unreadFirst,
  waitingColleagues,
} from './front-parts.ts';

type State =
  | { name: 'loading' }
  | { name: 'failed'; problem: unknown }
  /** `stale`: the latest try to fetch it anew failed. */
  | { name: 'shown' | 'stale'; answer: DeskAnswer };

export class FrontScreen extends DeskScreen {
  static override properties = {
    ...DeskScreen.properties,
    state: { state: true },
    busy: { state: true },
    result: { state: true },
  };
  declare state: State;
  /** Ids of letters and colleagues for which something is under way. */
  declare busy: string[];
  declare result: { mood: 'success' | 'danger'; text: string } | null;

  constructor() {
    super();
    this.state = { name: 'loading' };
    this.busy = [];
    this.result = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  async load(): Promise<void> {
    try {
      this.state = { name: 'shown', answer: await this.desk.api.desk() };
    } catch (problem) {
      const { state } = this;
      this.state = 'answer' in state ? { ...state, name: 'stale' } : { name: 'failed', problem };
    }
  }

  protected override render() {
    const { front, frame } = this.texts;
    return html`
      ${pageHeading(front.hello(this.desk.session!.handler.name))}
      ${this.result ? notice(this.result.mood, this.result.text) : nothing}
      ${this.state.name === 'loading' ? waiting(frame.loading) : nothing}
      ${
        this.state.name === 'failed'
          ? failure(this.state.problem, this.texts, () => void this.load())
          : nothing
      }
      ${this.state.name === 'stale' ? staleNotice(this.texts, () => void this.load()) : nothing}
      ${'answer' in this.state ? this.#page(this.state.answer) : nothing}
    `;
  }

  #page(answer: DeskAnswer) {
    const { desk, texts, busy } = this;
    const session = desk.session!;
    return html`
      ${buriedLetters(answer.buried, { desk, busy, onAgain: this.#sendAgain, onTold: this.#told })}
      ${unreadFirst(answer, session, texts)} ${ownWaiting(answer, desk)}
      ${waitingColleagues(answer.waiting, { desk, busy, onLetIn: this.#letIn })}
      ${inboxCards(answer, desk)} ${mailLine(answer.mail, desk)}
      ${
        answer.unverifiedHelpLines > 0
          ? notice('warning', texts.front.helpLines(answer.unverifiedHelpLines))
          : nothing
      }
    `;
  }

  #sendAgain = (id: string) =>
    this.#work(id, this.texts.front.buriedSent, () => this.desk.api.sendLetterAgain(id));

  #told = (id: string) =>
    this.#work(id, this.texts.front.buriedSettled, () => this.desk.api.toldByOtherMeans(id));

  #letIn = (colleague: DeskAnswer['waiting'][number]) => {
    const { inboxId, handlerId, publicKey, name } = colleague;
    return this.#work(`${inboxId} ${handlerId}`, this.texts.front.letInDone(name), async () => {
      const grant = await grantTo(this.desk.ring!, inboxId, publicKey);
      await this.desk.api.grant({ inboxId, handlerId, grant });
    });
  };

  /** Does one thing, tells how it went, and shows the page as it is afterwards. The focus goes to the heading: the button is gone. */
  async #work(id: string, done: string, work: () => Promise<unknown>): Promise<void> {
    if (this.busy.includes(id)) return;
    this.busy = [...this.busy, id];
    this.result = null;
    try {
      await work();
      this.result = { mood: 'success', text: done };
      await this.load();
      await this.focusHeading();
    } catch (error) {
      this.result = { mood: 'danger', text: sentenceOf(error, this.texts) };
    }
    this.say(this.result.text);
    this.busy = this.busy.filter((one) => one !== id);
  }
}
customElements.define('desk-front', FrontScreen);
