/**
 * Unlocking: the session lives, but the keys are gone from memory, because the page was reloaded or the desk locked itself.
 * The password opens the handler's key here in the browser; the server is not asked.
 */
import { html, nothing } from 'lit';
import { derivePassword } from '../../contract/sealing/password.ts';
import { SealingError } from '../../contract/sealing/seal.ts';
import { emptyKeyRing, openKeyRing } from '../keys.ts';
import { field, sentFields } from '../parts/field.ts';
import { emailAddress, failure, notice, pageHeading, workButton } from '../parts/pieces.ts';
import { DeskScreen, type Saying } from '../parts/screen.ts';

export type LockedBecause = 'reload' | 'lock' | 'idle';

export class UnlockScreen extends DeskScreen {
  static override properties = {
    ...DeskScreen.properties,
    because: { attribute: false },
    state: { state: true },
    wrong: { state: true },
    problem: { state: true },
  };
  declare because: LockedBecause;
  declare state: 'asking' | 'working';
  declare wrong: Saying | undefined;
  declare problem: unknown;
  #password = '';

  constructor() {
    super();
    this.because = 'reload';
    this.state = 'asking';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#password = '';
  }

  protected override render() {
    const { unlock, signIn, frame } = this.texts;
    const { handler } = this.desk.session!;
    const because = { reload: unlock.afterReload, lock: unlock.afterLock, idle: unlock.afterIdle };
    return html`<div class="narrow ds-card">
      ${pageHeading(unlock.title)}
      <p class="ds-paragraph">${because[this.because]}</p>
      <p class="ds-paragraph">
        <strong>${frame.signedInAs(handler.name)}</strong>, ${emailAddress(handler.email)}
      </p>
      ${this.desk.drafts.count() > 0 ? notice('info', unlock.kept) : nothing}
      ${this.problem ? failure(this.problem, this.texts) : nothing}
      <form novalidate @submit=${this.#send}>
        <input type="text" autocomplete="username" .value=${handler.email} hidden readonly />
        ${field(
          {
            id: 'password',
            label: signIn.password,
            type: 'password',
            autocomplete: 'current-password',
            value: this.#password,
            error: this.wrong?.(this.texts),
            onInput: (value) => {
              this.#password = value;
              this.wrong = undefined;
            },
          },
          this.texts,
        )}
        ${workButton({
          label: unlock.next,
          working: unlock.working,
          isBusy: this.state === 'working',
        })}
      </form>
      <button class="link-button" type="button" @click=${() => this.desk.signOut()}>
        ${unlock.somebodyElse}
      </button>
    </div>`;
  }

  #send = async (event: Event) => {
    const { password = '' } = sentFields(event);
    if (this.state === 'working') return;
    this.#password = password;
    this.wrong = this.#password === '' ? ({ signIn }) => signIn.needPassword : undefined;
    if (this.wrong) return this.focusOn('#password');
    this.state = 'working';
    this.problem = undefined;
    const session = this.desk.session!;
    try {
      const { unlockKey } = await derivePassword(this.#password, session.handler.salt);
      const ring = await openKeyRing(session, unlockKey);
      unlockKey.fill(0);
      this.#password = '';
      // Signed out from another window meanwhile: the keys must not come back.
      if (!this.isConnected) return emptyKeyRing(ring);
      this.desk.opened(session, ring);
    } catch (error) {
      this.state = 'asking';
      if (!(error instanceof SealingError)) {
        this.problem = error;
        return;
      }
      this.wrong = ({ unlock }) => unlock.wrong;
      await this.focusOn('#password');
    }
  };
}
customElements.define('desk-unlock', UnlockScreen);
