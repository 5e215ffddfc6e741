/**
 * The code of an inbox's printed sheet, typed back: it tells what the sheet opens and proves that it works; and it lets in whoever
 * waits where nobody else can. Of an older sheet, which may be for many inboxes, it tells which of hers it still opens.
 */
import { html, nothing } from 'lit';
import { mostPossessions } from '../../contract/sealing/possession.ts';
import { SealingError } from '../../contract/sealing/seal.ts';
import { heldInboxes, type Membership } from '../access.ts';
import { ownKey, sealTo } from '../keys.ts';
import { codeForm, slipIn } from '../parts/code-form.ts';
import { failure, notice, pageHeading } from '../parts/pieces.ts';
import { DeskScreen, type Saying } from '../parts/screen.ts';
import { slugOf } from '../problem.ts';
import { openSheet, type OpenedSheet } from '../sheets.ts';
import { labelOf, notHers } from './first-key-parts.ts';

/** `others`: further inboxes of hers that an older sheet opens; null where they could not all be tried. */
type Outcome = {
  name: 'let-in' | 'confirmed' | 'earlier';
  sheet: OpenedSheet['sheet'];
  isNow: boolean;
  earlier: number;
  hasOwn: boolean;
  others: Membership[] | null;
};
type State = { name: 'asking' | 'working' } | { name: 'done'; outcome: Outcome };

export class RecoveryScreen extends DeskScreen {
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
  #code = '';

  constructor() {
    super();
    this.state = { name: 'asking' };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#code = '';
  }

  get #membership() {
    return this.desk.session!.memberships.find(({ inboxId }) => inboxId === this.inboxId);
  }

  protected override render() {
    const membership = this.#membership;
    if (!membership) return html`<div class="narrow ds-card">${notHers(this.desk)}</div>`;
    const { state } = this;
    return html`<div class="narrow ds-card">
      ${pageHeading(this.texts.recovery.title)}
      ${state.name === 'done' ? this.#outcome(membership, state.outcome) : this.#form(membership)}
    </div>`;
  }

  #form(membership: Membership) {
    const { recovery, newCode } = this.texts;
    const isHeld = this.desk.ring!.inboxKeys.has(this.inboxId);
    return html`
      <p class="ds-paragraph" data-size="lg">${recovery.lead(labelOf(membership, this.desk))}</p>
      <p class="ds-paragraph">${recovery.where}</p>
      <p class="ds-paragraph">${isHeld ? recovery.whatFor : recovery.afterwards}</p>
      ${this.problem ? failure(this.problem, this.texts) : nothing}
      ${codeForm(
        {
          label: recovery.code,
          typed: this.#code,
          wrong: this.wrong,
          onInput: (typed) => {
            this.#code = typed;
            this.wrong = undefined;
          },
          onSend: this.#send,
          button: {
            label: recovery.next,
            working: recovery.working,
            isBusy: this.state.name === 'working',
          },
        },
        this.texts,
      )}
      ${
        isHeld
          ? html`<p class="ds-paragraph">
              <a class="ds-link" href="#/inboxes/${this.inboxId}/recovery/new">${newCode.lost}</a>
            </p>`
          : nothing
      }
    `;
  }

  #outcome(membership: Membership, { name, sheet, isNow, earlier, hasOwn, others }: Outcome) {
    const { recovery, frame } = this.texts;
    const mood = name === 'earlier' ? 'info' : 'success';
    return html`${notice(mood, recovery.outcome[name](labelOf(membership, this.desk)))}
      ${name === 'earlier' ? nothing : html`<p class="ds-paragraph">${recovery.opens(isNow, earlier)}</p>`}
      ${
        sheet === 'own'
          ? html`<p class="ds-paragraph">${recovery.own}</p>`
          : this.#shared(membership, hasOwn, others)
      }
      <a class="ds-button" data-variant=${sheet === 'own' ? nothing : 'secondary'} href="#/"
        >${frame.toFront}</a
      >`;
  }

  /** What an older sheet still opens, and what to do so that it can be torn up. */
  #shared(membership: Membership, hasOwn: boolean, others: Outcome['others']) {
    const { recovery } = this.texts;
    const { shared } = recovery;
    const list = others ?? [];
    return notice(
      'warning',
      html`<p>${shared.text}</p>
        ${hasOwn ? html`<p>${shared.hasOwn}</p>` : html`<p>${this.#printLink(membership)}</p>`}
        ${
          list.length > 0
            ? html`<p>${shared.others}</p>
                <ul class="ds-list">
                  ${list.map((one) => html`<li>${this.#printLink(one)}</li>`)}
                </ul>`
            : nothing
        }
        ${others?.length === 0 ? html`<p>${shared.noOthers}</p>` : nothing}
        ${others === null ? html`<p>${shared.unsure}</p>` : nothing}`,
      shared.title,
    );
  }

  /** Only who holds the key can print: for the others it is a name. */
  #printLink(membership: Membership) {
    const label = labelOf(membership, this.desk);
    if (!this.desk.ring!.inboxKeys.has(membership.inboxId)) return label;
    return html`<a class="ds-link" href="#/inboxes/${membership.inboxId}/recovery/new"
      >${this.texts.recovery.shared.print(label)}</a
    >`;
  }

  #send = async (event: Event) => {
    event.preventDefault();
    if (this.state.name !== 'asking') return;
    this.problem = undefined;
    this.wrong = slipIn(this.#code);
    if (this.wrong) return this.focusOn('#code');
    this.state = { name: 'working' };
    try {
      await this.#use(this.#code);
    } catch (error) {
      this.state = { name: 'asking' };
      if (slugOf(error) === 'not-found') this.wrong = ({ recovery }) => recovery.noSheet;
      else if (error instanceof SealingError) this.wrong = ({ recovery }) => recovery.wrong;
      else this.problem = error;
      await this.focusOn('#code');
    }
  };

  async #use(code: string): Promise<void> {
    const membership = this.#membership!;
    const { api, session, ring } = this.desk;
    const { inboxId, key } = membership;
    const papers = await api.recovery(inboxId);
    const opened = await openSheet(papers, code);
    const now = opened.keys.find(({ kid }) => kid === key?.kid);
    const isIn = heldInboxes({ session: session!, ring: ring! }).has(inboxId);
    const gained = isIn ? this.#unknown(opened) : opened.keys;
    if (gained.length > 0) {
      const keys = gained.slice(0, mostPossessions);
      const grants = await sealTo(keys, ownKey(ring!));
      await api.grant({ inboxId, handlerId: session!.handler.id, grants }, () => keys);
    }
    // An older sheet is confirmed by the key that it opens, and not where the inbox has a sheet of its own.
    const proof = opened.pair ?? (papers.pair ? undefined : now);
    if (proof) await api.confirmRecovery(inboxId, () => [proof]);
    const others = opened.sheet === 'shared' ? await this.#othersUnder(code) : [];
    this.#code = '';
    if (gained.length > 0) await this.desk.refresh();
    const outcome: Outcome = {
      name: !now ? 'earlier' : isIn ? 'confirmed' : 'let-in',
      sheet: opened.sheet,
      isNow: now !== undefined,
      earlier: opened.keys.length - (now ? 1 : 0),
      hasOwn: papers.pair !== null,
      others,
    };
    this.state = { name: 'done', outcome };
    this.say(this.texts.recovery.outcome[outcome.name](labelOf(membership, this.desk)));
    await this.focusHeading();
  }

  /** Keys that she did not have, beside that of now. */
  #unknown({ keys }: OpenedSheet) {
    const { inboxKeys, retiredKeys } = this.desk.ring!;
    const held = [inboxKeys.get(this.inboxId)?.kid, ...retiredKeys.map(({ key }) => key.kid)];
    return keys.filter(({ kid }) => !held.includes(kid));
  }

  /** Which other inboxes of hers the same code opens: it is tried here, and nobody is told. */
  async #othersUnder(code: string): Promise<Membership[] | null> {
    const others = this.desk.session!.memberships.filter(
      ({ inboxId, key }) => inboxId !== this.inboxId && key !== null,
    );
    try {
      const opened = await Promise.all(
        others.map(async (membership) => {
          const isOpened = await this.desk.api
            .recovery(membership.inboxId)
            .then((papers) => openSheet(papers, code))
            .then(({ sheet }) => sheet === 'shared')
            .catch((error: unknown) => {
              // Under no sheet at all, or under another.
              if (error instanceof SealingError || slugOf(error) === 'not-found') return false;
              throw error;
            });
          return isOpened ? [membership] : [];
        }),
      );
      return opened.flat();
    } catch {
      return null;
    }
  }
}
customElements.define('desk-recovery', RecoveryScreen);
