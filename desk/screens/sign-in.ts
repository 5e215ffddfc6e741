/**
 * Signing in: e-mail and password, then the code of the authenticator app or a recovery code.
 * The password is split in this browser: half of it signs in, the other half unlocks the keys and is sent nowhere.
 */
import { html, nothing } from 'lit';
import { readAddress } from '../../contract/internet-names.ts';
import { bareCode } from '../../contract/sealing/code-alphabet.ts';
import { derivePassword } from '../../contract/sealing/password.ts';
import { emptyKeyRing, openKeyRing } from '../keys.ts';
import { phoneClockOf, slugOf } from '../problem.ts';
import { DeskScreen, sentenceOf, type Saying } from '../parts/screen.ts';
import { field, sentFields } from '../parts/field.ts';
import { notice, pageHeading, waiting, workButton } from '../parts/pieces.ts';
import type { Texts } from '../texts/index.ts';

type Step =
  | { name: 'password' }
  | { name: 'checking-password' }
  | { name: 'app-code' | 'recovery-code' | 'checking-code'; unlockKey: Uint8Array };

type FieldName = 'email' | 'password' | 'code';

export class SignInScreen extends DeskScreen {
  static override properties = {
    ...DeskScreen.properties,
    because: { attribute: false },
    email: { attribute: false },
    step: { state: true },
    problem: { state: true },
    wrong: { state: true },
  };
  /** Why one is here, in words; null at the first visit. */
  declare because: string | null;
  declare email: string;
  declare step: Step;
  declare problem: unknown;
  declare wrong: Partial<Record<FieldName, Saying>>;
  #password = '';
  #code = '';

  constructor() {
    super();
    this.because = null;
    this.email = '';
    this.step = { name: 'password' };
    this.wrong = {};
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forget();
  }

  protected override render() {
    const asksPassword = ['password', 'checking-password'].includes(this.step.name);
    return html`<div class="narrow ds-card">
      ${asksPassword ? this.#passwordForm() : this.#codeForm()}
    </div>`;
  }

  #passwordForm() {
    const { signIn } = this.texts;
    const isBusy = this.step.name === 'checking-password';
    return html`
      ${pageHeading(signIn.title)}
      <p class="ds-paragraph">${signIn.lead}</p>
      ${this.because && !this.problem ? notice('info', this.because) : nothing}
      ${this.desk.drafts.count() > 0 ? notice('info', signIn.kept) : nothing} ${this.#failed()}
      <form novalidate @submit=${this.#sendPassword}>
        ${field(
          {
            id: 'email',
            label: signIn.email,
            type: 'email',
            autocomplete: 'username',
            value: this.email,
            error: this.wrong.email?.(this.texts),
            onInput: (value) => {
              this.email = value;
              this.#typedIn('email');
            },
          },
          this.texts,
        )}
        ${field(
          {
            id: 'password',
            label: signIn.password,
            type: 'password',
            autocomplete: 'current-password',
            value: this.#password,
            error: this.wrong.password?.(this.texts),
            onInput: (value) => {
              this.#password = value;
              this.#typedIn('password');
            },
          },
          this.texts,
        )}
        ${workButton({ label: signIn.next, working: signIn.working, isBusy })}
      </form>
      <p class="ds-paragraph quiet" data-size="sm">${signIn.lost}</p>
      ${this.because ? nothing : html`<p class="ds-paragraph quiet" data-size="sm">${signIn.invited}</p>`}
    `;
  }

  #codeForm() {
    const { signIn, frame } = this.texts;
    const isRecovery = this.step.name === 'recovery-code' || this.#wasRecovery;
    const isBusy = this.step.name === 'checking-code';
    return html`
      ${pageHeading(isRecovery ? signIn.recoveryTitle : signIn.codeTitle)}
      <p class="ds-paragraph">${isRecovery ? signIn.recoveryLead : signIn.codeLead}</p>
      ${this.#failed()}
      <form novalidate @submit=${this.#sendCode}>
        ${field(
          {
            id: 'code',
            label: isRecovery ? signIn.recoveryCode : signIn.code,
            autocomplete: isRecovery ? 'off' : 'one-time-code',
            inputmode: isRecovery ? 'text' : 'numeric',
            size: isRecovery ? 24 : 8,
            value: this.#code,
            error: this.wrong.code?.(this.texts),
            onInput: (value) => {
              this.#code = value;
              this.#typedIn('code');
            },
          },
          this.texts,
        )}
        <div class="buttons">
          <button class="ds-button" type="submit" aria-disabled=${isBusy ? 'true' : nothing}>
            ${signIn.codeNext}
          </button>
          <button
            class="ds-button"
            data-variant="tertiary"
            type="button"
            @click=${this.#startAgain}
          >
            ${frame.back}
          </button>
        </div>
        ${isBusy ? waiting(signIn.checkingCode) : nothing}
      </form>
      <button class="link-button" type="button" @click=${this.#otherKind}>
        ${isRecovery ? signIn.useApp : signIn.useRecovery}
      </button>
    `;
  }

  #wasRecovery = false;

  #failed() {
    if (!this.problem) return nothing;
    const isUsed = this.step.name === 'app-code' && slugOf(this.problem) === 'sign-in-failed';
    return notice(
      'danger',
      html`<p>${sentenceOf(this.problem, this.texts)}</p>
        ${isUsed ? html`<p>${this.texts.signIn.usedCode}</p>` : nothing}`,
      undefined,
      'loud',
    );
  }

  #sendPassword = async (event: Event) => {
    const { email: typed = '', password = '' } = sentFields(event);
    if (this.step.name !== 'password') return;
    this.email = typed;
    this.#password = password;
    const read = readAddress(this.email);
    const email = read.state === 'address' ? read.address : this.email.trim();
    this.wrong = {
      ...(/^\S+@\S+\.\S+$/.test(email) ? {} : { email: ({ signIn }: Texts) => signIn.needEmail }),
      ...(this.#password === '' ? { password: ({ signIn }: Texts) => signIn.needPassword } : {}),
    };
    if (this.wrong.email) return this.focusOn('#email');
    if (this.wrong.password) return this.focusOn('#password');
    this.problem = undefined;
    this.step = { name: 'checking-password' };
    try {
      const { salt } = await this.desk.api.salt(email);
      const { signInSecret, unlockKey } = await derivePassword(this.#password, salt);
      await this.desk.api.signIn({ email, signInSecret });
      this.#password = '';
      this.step = { name: 'app-code', unlockKey };
      await this.focusHeading();
    } catch (error) {
      this.problem = error;
      this.step = { name: 'password' };
      await this.focusOn('#password');
    }
  };

  #sendCode = async (event: Event) => {
    const { code: typed = '' } = sentFields(event);
    const { step } = this;
    if (step.name !== 'app-code' && step.name !== 'recovery-code') return;
    this.#code = typed;
    const code = bareCode(this.#code);
    const isApp = step.name === 'app-code';
    const isWhole = isApp ? /^\d{6}$/.test(code) : code.length >= 6;
    const need = isApp ? 'needCode' : 'needRecovery';
    this.wrong = isWhole ? {} : { code: ({ signIn }) => signIn[need] };
    if (this.wrong.code) return this.focusOn('#code');
    this.problem = undefined;
    this.#wasRecovery = !isApp;
    this.step = { name: 'checking-code', unlockKey: step.unlockKey };
    try {
      await this.desk.api.secondFactor(code);
      const session = await this.desk.api.session();
      const ring = await openKeyRing(session, step.unlockKey);
      step.unlockKey.fill(0);
      if (!this.isConnected) return emptyKeyRing(ring);
      this.desk.opened(session, ring);
    } catch (error) {
      this.step = step;
      // A code that was refused is used up; one that never arrived is still good.
      if (slugOf(error) === 'sign-in-failed') this.#code = '';
      const clock = phoneClockOf(error);
      if (clock) this.wrong = { code: ({ signIn }) => signIn.clockOff[clock.is](clock.minutes) };
      else this.problem = error;
      await this.focusOn('#code');
    }
  };

  #typedIn(name: FieldName): void {
    this.wrong = { ...this.wrong, [name]: undefined };
  }

  #otherKind = () => {
    if (this.step.name !== 'app-code' && this.step.name !== 'recovery-code') return;
    const name = this.step.name === 'app-code' ? 'recovery-code' : 'app-code';
    this.#forgetCode();
    this.step = { name, unlockKey: this.step.unlockKey };
    void this.focusHeading();
  };

  #startAgain = () => {
    this.#forget();
    this.step = { name: 'password' };
    void this.focusHeading();
  };

  #forget(): void {
    this.#password = '';
    this.#forgetCode();
  }

  #forgetCode(): void {
    this.#code = '';
    this.#wasRecovery = false;
    this.problem = undefined;
    this.wrong = {};
  }
}
customElements.define('desk-sign-in', SignInScreen);
