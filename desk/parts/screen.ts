/**
 * What every screen is given, and the element that all of them extend: no shadow root, so that the design system's
 * CSS reaches it, and the heading takes the focus when the screen changes.
 */
import { LitElement } from 'lit';
import type { SessionAnswer } from '../../contract/api/people.ts';
import type { Clock } from '../../contract/clock.ts';
import type { Language, Names } from '../../contract/facts.ts';
import type { Api } from '../api.ts';
import type { KeyRing } from '../keys.ts';
import { slugOf, type FailureSlug } from '../problem.ts';
import type { Texts } from '../texts/index.ts';

/** The desk as a screen sees it. A new object where language, session or keys change. */
export type Desk = {
  api: Api;
  clock: Clock;
  language: Language;
  texts: Texts;
  /** Null until somebody is signed in. */
  session: SessionAnswer | null;
  /** Null while the desk is locked. */
  ring: KeyRing | null;
  /** Spoken by screen readers, and seen nowhere. */
  say(text: string): void;
  opened(session: SessionAnswer, ring: KeyRing): void;
  /** Asks for the session again: somebody was let in. */
  refresh(): Promise<void>;
  signOut(): Promise<void>;
};

export class DeskScreen extends LitElement {
  static override properties = { desk: { attribute: false } };
  declare desk: Desk;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected get texts(): Texts {
    return this.desk.texts;
  }

  protected nameOf(names: Names): string {
    return names[this.desk.language];
  }

  /** The heading says where one is: keyboard and screen reader begin there. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>('h1')?.focus();
  }

  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** The sentence for a failure; what has none of its own gets that of `internal`. */
export function sentenceOf(error: unknown, { problems }: Texts): string {
  const known: Partial<Record<FailureSlug, string>> = problems;
  return known[slugOf(error)] ?? problems.internal;
}
