/**
 * The front page: what needs somebody now comes first and loud, what is well is quiet.
 * Urgent reports, letters that reached nobody, other reports, colleagues who wait, inboxes that could be lost.
 */
import { html, nothing } from 'lit';
import type { DeskAnswer } from '../../contract/api/people.ts';
import { mostPossessions } from '../../contract/sealing/possession.ts';
import { heldInboxes } from '../access.ts';
import { keysToGive, sealTo } from '../keys.ts';
import { fetchOpenCases, openWork } from '../open-work.ts';
import { failure, notice, pageHeading, staleNotice, waiting } from '../parts/pieces.ts';
import { DeskScreen, sentenceOf, type Desk, type Saying } from '../parts/screen.ts';
import { historyLine } from './front-evidence.ts';
import { inboxSections } from './front-inboxes.ts';
import { olderSheets, renewedKeys } from './front-keys.ts';
import { isMine, nextSteps } from './front-next.ts';
import { buriedLetters, mailLine, waitingColleagues } from './front-parts.ts';

type OpenCases = Awaited<ReturnType<typeof fetchOpenCases>>;
type State =
  | { name: 'loading' }
  | { name: 'failed'; problem: unknown }
  /** `stale`: the latest try to fetch it anew failed. */
  | { name: 'shown' | 'stale'; answer: DeskAnswer; open: OpenCases };

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
  declare result: { mood: 'success' | 'danger'; text: Saying } | null;

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

  /** Keys were proved or made behind the page: what it says of them is asked for anew. */
  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('desk') as Desk | undefined;
    if (before?.session && before.session !== this.desk.session) void this.load();
  }

  async load(): Promise<void> {
    try {
      const { api } = this.desk;
      const [answer, open] = await Promise.all([api.desk(), fetchOpenCases(api)]);
      this.state = { name: 'shown', answer, open };
    } catch (problem) {
      const { state } = this;
      this.state = 'answer' in state ? { ...state, name: 'stale' } : { name: 'failed', problem };
    }
  }

  protected override render() {
    const { front, frame } = this.texts;
    return html`
      ${pageHeading(front.hello(this.desk.session!.handler.name))}
      ${this.result ? notice(this.result.mood, this.result.text(this.texts)) : nothing}
      ${this.state.name === 'loading' ? waiting(frame.loading) : nothing}
      ${
        this.state.name === 'failed'
          ? failure(this.state.problem, this.texts, () => void this.load())
          : nothing
      }
      ${this.state.name === 'stale' ? staleNotice(this.texts, () => void this.load()) : nothing}
      ${'answer' in this.state ? this.#page(this.state.answer, this.state.open) : nothing}
    `;
  }

  #page(answer: DeskAnswer, open: OpenCases) {
    const { desk, texts, busy } = this;
    const held = heldInboxes({ session: desk.session!, ring: desk.ring! });
    const work = openWork(open, held, desk.clock.now());
    // A child who may be in danger comes before everything that is wrong with the service.
    const next = nextSteps(answer, work, desk);
    const isUrgent = answer.inboxes.some(
      ({ inboxId, urgentUnread }) => urgentUnread > 0 && isMine(inboxId, desk),
    );
    const { state, server } = answer.mail;
    const isMailDown =
      ['stuck', 'refused'].includes(state) || !['works', 'looking'].includes(server);
    const mail = mailLine(answer.mail, desk);
    return html`
      ${isUrgent ? next : nothing} ${historyLine(answer.history, desk)}
      ${buriedLetters(answer.buried, { desk, busy, onAgain: this.#sendAgain, onTold: this.#told })}
      ${isMailDown ? mail : nothing} ${renewedKeys(desk)} ${isUrgent ? nothing : next}
      ${waitingColleagues(answer, { desk, busy, onLetIn: this.#letIn })}
      ${olderSheets(answer, desk)} ${inboxSections(answer, desk)} ${isMailDown ? nothing : mail}
      ${
        answer.unverifiedHelpLines > 0
          ? notice('warning', texts.front.helpLines(answer.unverifiedHelpLines))
          : nothing
      }
    `;
  }

  #sendAgain = (id: string) =>
    this.#work(
      id,
      ({ front }) => front.buriedSent,
      () => this.desk.api.sendLetterAgain(id),
    );

  #told = (id: string) =>
    this.#work(
      id,
      ({ front }) => front.buriedSettled,
      () => this.desk.api.toldByOtherMeans(id),
    );

  #letIn = (colleague: DeskAnswer['waiting'][number]) => {
    const { inboxId, handlerId, publicKey, name } = colleague;
    const done: Saying = ({ front }) => front.letInDone(name);
    return this.#work(`${inboxId} ${handlerId}`, done, async () => {
      const keys = (await keysToGive(this.desk.ring!, inboxId)).slice(0, mostPossessions);
      const grants = await sealTo(keys, publicKey);
      await this.desk.api.grant({ inboxId, handlerId, grants }, () => keys);
    });
  };

  /** Does one thing, tells how it went, and shows the page as it is afterwards. The focus goes to the heading: the button is gone. */
  async #work(id: string, done: Saying, work: () => Promise<unknown>): Promise<void> {
    if (this.busy.includes(id)) return;
    this.busy = [...this.busy, id];
    this.result = null;
    try {
      await work();
      this.result = { mood: 'success', text: done };
      await this.load();
      await this.focusHeading();
    } catch (error) {
      this.result = { mood: 'danger', text: (texts) => sentenceOf(error, texts) };
    }
    this.say(this.result.text(this.texts));
    this.busy = this.busy.filter((one) => one !== id);
  }
}
customElements.define('desk-front', FrontScreen);
