/**
 * The front page: what needs somebody now comes first and loud, what is well is quiet.
 * Urgent reports, letters that reached nobody, other reports, colleagues who wait, inboxes that could be lost.
 */
import { html, nothing } from 'lit';
import type { DeskAnswer } from '../../contract/api/people.ts';
import { mostPossessions } from '../../contract/sealing/possession.ts';
import { keysToGive, sealTo } from '../keys.ts';
import { failure, notice, pageHeading, staleNotice, waiting } from '../parts/pieces.ts';
import { DeskScreen, sentenceOf, type Desk, type Saying } from '../parts/screen.ts';
import { historyLine } from './front-evidence.ts';
import { inboxSections } from './front-inboxes.ts';
import { olderSheets, renewedKeys } from './front-keys.ts';
import { isUrgent, nextSteps } from './front-next.ts';
import { buriedLetters, mailLine, waitingColleagues } from './front-parts.ts';

type State =
  | { name: 'loading' }
  | { name: 'failed'; problem: unknown }
  /** `stale`: the latest try to fetch it anew failed. */
  | { name: 'shown' | 'stale'; answer: DeskAnswer };

/** How old the page may grow while it is looked at. */
const freshForMs = 60_000;

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

  /** A page that is left open must not stay calm over what came since: it is asked for anew while somebody looks, and when she comes back to it. */
  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    document.addEventListener('visibilitychange', this.#lookAgain, { signal });
    const timer = setInterval(this.#lookAgain, freshForMs);
    signal.addEventListener('abort', () => {
      clearInterval(timer);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watching?.abort();
  }

  #watching: AbortController | null = null;
  #lookAgain = () => {
    if (document.visibilityState === 'visible' && this.busy.length === 0) void this.load();
  };

  /** Keys were proved or made behind the page: what it says of them is asked for anew. */
  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('desk') as Desk | undefined;
    if (before?.session && before.session !== this.desk.session) void this.load();
  }

  async load(): Promise<void> {
    try {
      const answer = await this.desk.api.desk();
      this.state = { name: 'shown', answer };
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
      ${'answer' in this.state ? this.#page(this.state.answer, this.state.name) : nothing}
    `;
  }

  #page(answer: DeskAnswer, name: 'shown' | 'stale') {
    const { desk, texts, busy } = this;
    const { history, buried, waiting: colleagues, sharedSheets, unverifiedHelpLines } = answer;
    const isMailReached = ['works', 'looking'].includes(answer.mail.server);
    const isOtherwiseCalm =
      name === 'shown' &&
      answer.mail.state === 'delivering' &&
      isMailReached &&
      (history === null || history.state === 'intact' || history.state === 'looking') &&
      buried.length + colleagues.length + unverifiedHelpLines === 0 &&
      sharedSheets === null &&
      desk.renewed.length === 0;
    // A child who may be in danger comes before everything that is wrong with the service.
    const isFirst = isUrgent(answer, desk);
    const next = nextSteps(answer, desk, isOtherwiseCalm);
    const isMailDown = ['stuck', 'refused'].includes(answer.mail.state) || !isMailReached;
    const mail = mailLine(answer.mail, desk);
    return html`
      ${isFirst ? next : nothing} ${historyLine(history, desk)}
      ${buriedLetters(buried, { desk, busy, onAgain: this.#sendAgain, onTold: this.#told })}
      ${isMailDown ? mail : nothing} ${renewedKeys(desk)} ${isFirst ? nothing : next}
      ${waitingColleagues(answer, { desk, busy, onLetIn: this.#letIn })}
      ${olderSheets(answer, desk)} ${inboxSections(answer, desk)} ${isMailDown ? nothing : mail}
      ${
        unverifiedHelpLines > 0
          ? notice('warning', texts.front.helpLines(unverifiedHelpLines))
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
