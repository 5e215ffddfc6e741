/**
 * The printed recovery code of an inbox, typed back: it opens the inbox for the first who comes in, and proves to
 * everybody else that the sheet in the cupboard still works.
 */
import { html, nothing } from 'lit';
import { SealingError } from '../../contract/sealing/seal.ts';
import { heldInboxes } from '../access.ts';
import { grantsFromRecoveryCode } from '../keys.ts';
import { codeForm, slipIn } from '../parts/code-form.ts';
import { failure, notice, pageHeading } from '../parts/pieces.ts';
import { DeskScreen, type Saying } from '../parts/screen.ts';

export class RecoveryScreen extends DeskScreen {
  static override properties = {
    ...DeskScreen.properties,
    inboxId: { attribute: false },
    state: { state: true },
    wrong: { state: true },
    problem: { state: true },
  };
  declare inboxId: string;
  declare state: 'asking' | 'working' | 'let-in' | 'confirmed' | 'earlier';
  declare wrong: Saying | undefined;
  declare problem: unknown;
  #code = '';

  constructor() {
    super();
    this.state = 'asking';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#code = '';
  }

  get #membership() {
    return this.desk.session!.memberships.find(({ inboxId }) => inboxId === this.inboxId);
  }

  protected override render() {
    const { recovery, frame } = this.texts;
    const membership = this.#membership;
    if (!membership)
      return html`<div class="narrow ds-card">
        ${pageHeading(recovery.notYours)}
        <p class="ds-paragraph">${recovery.notYoursNext}</p>
        <a class="ds-button" href="#/">${frame.toFront}</a>
      </div>`;
    const inbox = this.nameOf(membership.name);
    return html`<div class="narrow ds-card">
      ${pageHeading(recovery.title)}
      ${
        this.state === 'asking' || this.state === 'working'
          ? this.#form(inbox)
          : html`${notice(this.state === 'earlier' ? 'info' : 'success', recovery.outcome[this.state](inbox))}
              <a class="ds-button" href="#/">${frame.toFront}</a>`
      }
    </div>`;
  }

  #form(inbox: string) {
    const { recovery } = this.texts;
    return html`
      <p class="ds-paragraph" data-size="lg">${recovery.lead(inbox)}</p>
      <p class="ds-paragraph">${recovery.where}</p>
      ${
        this.#membership!.state === 'waiting'
          ? html`<p class="ds-paragraph">${recovery.afterwards}</p>`
          : nothing
      }
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
            isBusy: this.state === 'working',
          },
        },
        this.texts,
      )}
      ${
        this.desk.ring!.inboxKeys.has(this.inboxId)
          ? html`<p class="ds-paragraph">
              <a class="ds-link" href="#/inboxes/${this.inboxId}/recovery/new"
                >${this.texts.newCode.lost}</a
              >
            </p>`
          : nothing
      }
    `;
  }

  #send = async (event: Event) => {
    event.preventDefault();
    if (this.state === 'working') return;
    this.problem = undefined;
    this.wrong = slipIn(this.#code);
    if (this.wrong) return this.focusOn('#code');
    this.state = 'working';
    try {
      await this.#use(this.#code);
    } catch (error) {
      this.state = 'asking';
      if (error instanceof SealingError) this.wrong = ({ recovery }) => recovery.wrong;
      else this.problem = error;
      await this.focusOn('#code');
    }
  };

  async #use(code: string): Promise<void> {
    const membership = this.#membership!;
    const { api, session, ring } = this.desk;
    const { inboxId } = membership;
    const papers = await api.recovery(inboxId);
    const own = session!.handler;
    const grants = await grantsFromRecoveryCode(papers, code, membership, own.publicKey);
    const isEarlier = grants.every(({ kid }) => kid !== membership.key.kid);
    const isIn = heldInboxes({ session: session!, ring: ring! }).has(inboxId);
    const earlier = ring!.retiredKeys.map(({ key }) => key.kid);
    const held = isIn ? [membership.key.kid, ...earlier] : [];
    const gained = grants.filter(({ kid }) => !held.includes(kid));
    if (gained.length > 0) await api.grant({ inboxId, handlerId: own.id, grants: gained });
    if (!isEarlier) await api.confirmRecovery(inboxId);
    this.#code = '';
    if (gained.length > 0) await this.desk.refresh();
    const outcome = isEarlier ? 'earlier' : isIn ? 'confirmed' : 'let-in';
    this.state = outcome;
    this.say(this.texts.recovery.outcome[outcome](this.nameOf(membership.name)));
    await this.focusHeading();
  }
}
customElements.define('desk-recovery', RecoveryScreen);
