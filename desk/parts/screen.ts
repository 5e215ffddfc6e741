/**
 * What every screen is given, and the element that all of them extend: no shadow root, so that the design system's
 * CSS reaches it, and the heading takes the focus when the screen changes.
 */
import { LitElement } from 'lit';
import type { SessionAnswer } from '../../contract/api/people.ts';
import type { Clock } from '../../contract/clock.ts';
import type { Language, Names } from '../../contract/facts.ts';
import { SealingError } from '../../contract/sealing/sealing-error.ts';
import type { Membership } from '../access.ts';
import type { Api } from '../api.ts';
import type { KeyRing } from '../keys.ts';
import type { Drafts } from '../drafts.ts';
import { DeskProblem, slugOf, type FailureSlug } from '../problem.ts';
import type { Texts } from '../texts/index.ts';
import { timeWords } from '../words.ts';

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
  /** Messages that were not sent. */
  drafts: Drafts;
  /** Inboxes for which this browser has made the next key since it was unlocked: somebody had left. */
  renewed: Membership[];
  /** Spoken by screen readers, and seen nowhere. */
  say(text: string): void;
  opened(session: SessionAnswer, ring: KeyRing): void;
  /** Asks for the session again: somebody was let in. */
  refresh(): Promise<void>;
  signOut(): Promise<void>;
};

/** What is told, before it is known in which language: it changes with the page. */
export type Saying = (texts: Texts) => string;

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

  /** Only while the screen is shown: what comes late must not be spoken of over a locked desk. */
  protected say(text: string): void {
    if (this.isConnected) this.desk.say(text);
  }

  /** The heading says where one is: keyboard and screen reader begin there. What is pressed while the focus is on its way counts. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    void focusAnew(this.querySelector<HTMLElement>('h1'));
  }

  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    void focusAnew(this.querySelector<HTMLElement>(selector));
  }
}

/** Counts the moves of the focus: only the last one is carried out. */
let moves = 0;

/**
 * Moves the focus to something on a screen that has come. Where what had the focus went with the screen before, Orca with Firefox goes
 * without a word to what stands there now, and when that gets the focus nothing is new. So the focus then comes from elsewhere, after
 * that was told and heard: where both come at once it drops the first, and 250 ms were not always enough on a busy machine.
 */
export async function focusAnew(
  element: HTMLElement | null,
  options: FocusOptions = {},
): Promise<void> {
  const aside = document.getElementById('aside');
  if (aside && [document.body, aside].includes(document.activeElement as HTMLElement)) {
    // The caret was in the screen before. Orca goes after it into the new one, to the first words there: without a word, and before the focus.
    getSelection()?.removeAllRanges();
    aside.focus({ preventScroll: true });
    // Whoever sees it has nothing to wait for, and nothing may move under a hand later.
    if (!options.preventScroll) element?.scrollIntoView({ block: 'nearest' });
    options = { ...options, preventScroll: true };
    const move = ++moves;
    await new Promise((told) => setTimeout(told, 400));
    // Whoever has gone elsewhere meanwhile is not fetched back.
    if (move !== moves || document.activeElement !== aside) return;
  }
  element?.focus(options);
}

/** The sentence for a failure, with the time of day until when to wait where that is known; what has none of its own gets that of `internal`. */
export function sentenceOf(error: unknown, { problems, waitUntil, sealing }: Texts): string {
  if (error instanceof SealingError) return sealing[error.reason];
  const slug = slugOf(error);
  const timed: Partial<Record<FailureSlug, (time: string) => string>> = waitUntil;
  const until = error instanceof DeskProblem ? error.until : null;
  if (until && timed[slug]) return timed[slug](timeWords(until));
  const known: Partial<Record<FailureSlug, string>> = problems;
  return known[slug] ?? problems.internal;
}
