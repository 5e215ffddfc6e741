/**
 * Coming in for the first time: who you are, a password, an authenticator app, and the recovery codes; then the front page.
 * The key pair is made in this browser; what is sent is its public half, and the private half locked by the password.
 */
import { html, nothing } from 'lit';
import type { Language } from '../../contract/facts.ts';
import { bareCode } from '../../contract/sealing/code-alphabet.ts';
import { lockKey } from '../../contract/sealing/lock.ts';
import { newKeyPair, type PrivateKey } from '../../contract/sealing/keys.ts';
import { derivePassword, newSalt } from '../../contract/sealing/password.ts';
import type { InvitationAnswer } from '../api.ts';
import { holdKey, type HeldKey } from '../held-key.ts';
import { sentFields } from '../parts/field.ts';
import { failure, notice, pageHeading, waiting } from '../parts/pieces.ts';
import { DeskScreen, type Saying } from '../parts/screen.ts';
import { DeskProblem, phoneClockOf, slugOf } from '../problem.ts';
import { strengthOf } from '../password-strength.ts';
import { appStep } from './invitation-app.ts';
import { passwordStep, recoveryCodesStep, welcomeStep } from './invitation-steps.ts';

export type InvitationStep =
  | { name: 'opening' }
  | { name: 'failed'; problem: unknown }
  | { name: 'welcome' | 'password' | 'app' | 'making-key' }
  | { name: 'recovery-codes'; codes: string[] };

export type InvitationWrong = Partial<Record<'password' | 'repeat' | 'code' | 'kept', Saying>>;

export class InvitationScreen extends DeskScreen {
  static override properties = {
    ...DeskScreen.properties,
    token: { attribute: false },
    onAccepted: { attribute: false },
    onDone: { attribute: false },
    onLanguage: { attribute: false },
    step: { state: true },
    wrong: { state: true },
    problem: { state: true },
    password: { state: true },
    copyState: { state: true },
  };
  declare token: string;
  /** Called when the server has let her in: whoever was in at this browser before is out. */
  declare onAccepted: () => void;
  /** Called when nothing is left to do here: with her key, or without where she must unlock or sign in. */
  declare onDone: (key: PrivateKey | null) => void;
  /** Called with the language of the invited, when it is known. */
  declare onLanguage: (language: Language) => void;
  declare step: InvitationStep;
  declare wrong: InvitationWrong;
  declare problem: unknown;
  declare password: string;
  declare copyState: 'not-yet' | 'copied' | 'failed';
  repeat = '';
  code = '';
  invitation: InvitationAnswer | null = null;
  #key: HeldKey | null = null;

  constructor() {
    super();
    this.step = { name: 'opening' };
    this.wrong = {};
    this.password = '';
    this.copyState = 'not-yet';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.password = this.repeat = this.code = '';
    this.#key?.take();
  }

  protected override render() {
    return html`<div class="narrow ds-card">${this.#body()}</div>`;
  }

  #body() {
    const { step, texts } = this;
    switch (step.name) {
      case 'opening':
        return html`${pageHeading(texts.invitation.title)} ${waiting(texts.frame.loading)}`;
      case 'failed':
        return this.#failed(step.problem);
      case 'welcome':
        return welcomeStep(this, texts, this.desk.language, () => this.#go({ name: 'password' }));
      case 'password':
        return passwordStep(this, texts, this.#choosePassword, () => this.#go({ name: 'welcome' }));
      case 'app':
      case 'making-key':
        return appStep(this, texts, this.#join, () => this.#go({ name: 'password' }));
      case 'recovery-codes':
        return recoveryCodesStep(this, step.codes, texts, this.#finish);
    }
  }

  #failed(problem: unknown) {
    const { invitation } = this.texts;
    if (slugOf(problem) === 'invitation-used')
      return html`${pageHeading(invitation.usedTitle)}
        <p class="ds-paragraph">${invitation.used}</p>
        ${notice('warning', invitation.usedByWhom)}
        <button class="ds-button" type="button" @click=${() => this.onDone(null)}>
          ${invitation.toSignIn}
        </button>`;
    if (slugOf(problem) !== 'invitation-unknown')
      return html`${pageHeading(invitation.title)}
      ${failure(problem, this.texts, () => void this.#open())}`;
    return html`${pageHeading(invitation.unknownTitle)}
      <p class="ds-paragraph">${invitation.unknown}</p>
      <a class="ds-button" href="#/">${invitation.toSignIn}</a>`;
  }

  /** What is wrong with a field is told until it is changed. */
  typedIn(name: keyof InvitationWrong): void {
    this.wrong = { ...this.wrong, [name]: undefined };
  }

  /** For the key of the app and for the codes; said and shown how it went. */
  async copy(text: string): Promise<void> {
    const { invitation } = this.texts;
    const isCodes = this.step.name === 'recovery-codes';
    try {
      await navigator.clipboard.writeText(text);
      this.copyState = 'copied';
      this.say(isCodes ? invitation.copied : invitation.secretCopied);
    } catch {
      this.copyState = 'failed';
      this.say(isCodes ? invitation.copyFailed : invitation.secretCopyFailed);
    }
  }

  /** The failure of a step that keeps its form. */
  failedNotice() {
    return this.problem ? failure(this.problem, this.texts) : nothing;
  }

  async #open(): Promise<void> {
    this.step = { name: 'opening' };
    try {
      this.invitation = await this.desk.api.openInvitation(this.token);
      this.onLanguage(this.invitation.language);
      this.step = { name: 'welcome' };
    } catch (problem) {
      this.step = { name: 'failed', problem };
    }
    await this.focusHeading();
  }

  #go(step: InvitationStep): void {
    this.wrong = {};
    this.problem = undefined;
    this.copyState = 'not-yet';
    this.step = step;
    void this.focusHeading();
  }

  #choosePassword = async (event: Event) => {
    const { password = '', repeat = '' } = sentFields(event);
    Object.assign(this, { password, repeat });
    const { email, name } = this.invitation!;
    const strength = strengthOf(this.password, [email, name]);
    const isWeak = strength === 'too-short' || strength === 'easily-guessed';
    this.wrong = isWeak
      ? { password: ({ invitation }) => invitation.strength[strength] }
      : this.repeat === this.password
        ? {}
        : { repeat: ({ invitation }) => invitation.needRepeat };
    if (this.wrong.password) return this.focusOn('#password');
    if (this.wrong.repeat) return this.focusOn('#repeat');
    this.#go({ name: 'app' });
  };

  #join = async (event: Event) => {
    const { code = '' } = sentFields(event);
    if (this.step.name === 'making-key') return;
    this.code = code;
    const totpCode = bareCode(this.code);
    this.wrong = /^\d{6}$/.test(totpCode) ? {} : { code: ({ signIn }) => signIn.needCode };
    if (this.wrong.code) return this.focusOn('#code');
    this.problem = undefined;
    this.step = { name: 'making-key' };
    try {
      const codes = await this.#accept(totpCode);
      this.password = this.repeat = this.code = '';
      this.onAccepted();
      this.#go({ name: 'recovery-codes', codes });
    } catch (error) {
      await this.#notAccepted(error);
    }
  };

  async #accept(totpCode: string): Promise<string[]> {
    const salt = newSalt();
    const [{ publicKey, privateKey }, { signInSecret, unlockKey }] = await Promise.all([
      newKeyPair(),
      derivePassword(this.password, salt),
    ]);
    const lockedKey = await lockKey(privateKey, unlockKey);
    unlockKey.fill(0);
    const { recoveryCodes } = await this.desk.api.acceptInvitation({
      token: this.token,
      salt,
      signInSecret,
      publicKey,
      lockedKey,
      totpCode,
    });
    this.#key = holdKey(privateKey);
    return recoveryCodes;
  }

  async #notAccepted(error: unknown): Promise<void> {
    if (['invitation-unknown', 'invitation-used'].includes(slugOf(error)))
      return this.#go({ name: 'failed', problem: error });
    this.step = { name: 'app' };
    const isCode =
      error instanceof DeskProblem && error.errors.some(({ pointer }) => pointer === '/totpCode');
    if (!isCode) {
      this.problem = error;
      return;
    }
    const clock = phoneClockOf(error);
    this.wrong = {
      code: ({ invitation, signIn }) =>
        clock ? signIn.clockOff[clock.is](clock.minutes) : invitation.wrongCode,
    };
    await this.focusOn('#code');
  }

  #finish = async () => {
    const isKept = this.querySelector<HTMLInputElement>('#kept')!.checked;
    this.wrong = isKept ? {} : { kept: ({ invitation }) => invitation.needKept };
    if (this.wrong.kept) return this.focusOn('#kept');
    this.onDone(this.#key?.take() ?? null);
  };
}
customElements.define('desk-invitation', InvitationScreen);
