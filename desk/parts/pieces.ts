/**
 * Small templates that many screens share, dressed in Designsystemet's classes: notices, waiting, failures, marks.
 * Colour never says anything alone: each notice and mark has its icon and its words.
 */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Language } from '../../contract/facts.ts';
import type { ClockWords, Tone } from '../clock-words.ts';
import { softHyphens } from '../soft-hyphens.ts';
import type { Texts } from '../texts/index.ts';
import { sentenceOf } from './screen.ts';

export type Mood = 'info' | 'success' | 'warning' | 'danger';

/** A notice. `loud` ones interrupt a screen reader; the others are part of the page. */
export function notice(mood: Mood, body: unknown, title?: string, loud?: 'loud'): TemplateResult {
  const role = loud ? 'alert' : nothing;
  return html`<div class="ds-alert" data-color=${mood} role=${role}>
    ${title ? html`<h2 class="ds-heading" data-size="2xs">${title}</h2>` : nothing}
    <div class="ds-paragraph">${body}</div>
  </div>`;
}

/** Waiting, in words; the ring turns only where motion is wanted. */
export function waiting(text: string): TemplateResult {
  return html`<p class="waiting" role="status">
    <svg class="ds-spinner" data-size="sm" viewBox="0 0 50 50" aria-hidden="true">
      <circle class="ds-spinner__background" cx="25" cy="25" r="20" fill="none" stroke-width="5" />
      <circle class="ds-spinner__circle" cx="25" cy="25" r="20" fill="none" stroke-width="5" />
    </svg>
    <span>${text}</span>
  </p>`;
}

/** A button and its progress. The button stays while its work is under way: taken away, it would take the focus along. */
export function workButton({
  label,
  working,
  isBusy,
  isSecondary = false,
  onPress,
}: WorkButton): TemplateResult {
  return html`<button
      class="ds-button"
      data-variant=${isSecondary ? 'secondary' : nothing}
      type=${onPress ? 'button' : 'submit'}
      aria-disabled=${isBusy ? 'true' : nothing}
      @click=${isBusy ? prevent : onPress}
    >
      ${label}
    </button>
    ${isBusy ? waiting(working) : nothing}`;
}

/** Without `onPress` it sends its form. */
export type WorkButton = {
  label: string;
  working: string;
  isBusy: boolean;
  isSecondary?: boolean;
  onPress?: () => void;
};

function prevent(event: Event): void {
  event.preventDefault();
}

/** What is shown could not be fetched anew: it stays, with what was typed in it. */
export function staleNotice({ frame }: Texts, again: () => void): TemplateResult {
  return notice(
    'warning',
    html`<p>${frame.stale}</p>
      <button class="ds-button" data-variant="secondary" type="button" @click=${again}>
        ${frame.again}
      </button>`,
  );
}

/** A failure, what to do about it, and a way to try again where that helps. */
export function failure(error: unknown, texts: Texts, again?: () => void): TemplateResult {
  const retry = again
    ? html`<button class="ds-button" data-variant="secondary" type="button" @click=${again}>
        ${texts.frame.again}
      </button>`
    : nothing;
  return notice(
    'danger',
    html`<p>${sentenceOf(error, texts)}</p>
      ${retry}`,
    undefined,
    'loud',
  );
}

/** A heading of the screen: one on each, and it can take the focus. */
export function pageHeading(text: string): TemplateResult {
  return html`<h1 class="ds-heading" data-size="lg" tabindex="-1">${softHyphens(text)}</h1>`;
}

export function sectionHeading(text: string, id?: string): TemplateResult {
  return html`<h2 class="ds-heading" data-size="xs" id=${id ?? nothing}>${softHyphens(text)}</h2>`;
}

/** Characters that fit on a line of a telephone, in whatever box it stands. */
const fitting = 24;

function addressPart(part: string) {
  return part.length > fitting ? part : html`<span class="unparted">${part}</span>`;
}

/** A long one is parted before @ and before a dot, and not at a hyphen, which would look like one that the line has put there. */
export function emailAddress(email: string): TemplateResult {
  if (email.length <= fitting + 10) return html`${email}`;
  const [first = '', ...others] = email.split(/(?=[@.])/);
  return html`${addressPart(first)}${others.map((part) => html`<wbr />${addressPart(part)}`)}`;
}

/**
 * Words of a person, and the language that they are in, for whoever hears them read. A browser that translates the page would send
 * what was sealed to whoever translates.
 */
export function written(text: string, language: Language): TemplateResult {
  // Shown with its own line ends and blanks: no blank of ours may stand in it.
  // prettier-ignore
  return html`<blockquote class="written" dir="auto" lang=${language} translate="no">${text}</blockquote>`;
}

const tones: Record<Tone, string> = {
  calm: 'neutral',
  today: 'warning',
  late: 'danger',
  done: 'success',
};

export function clockMark({ text, tone }: ClockWords): TemplateResult {
  const sign = tone === 'late' || tone === 'today' ? warningIcon : nothing;
  return html`<span class="ds-tag" data-color=${tones[tone]}>${sign}${text}</span>`;
}

export function urgentMark(text: string): TemplateResult {
  return html`<span class="ds-tag urgent" data-color="danger">${warningIcon}${text}</span>`;
}

export function unreadMark(text: string): TemplateResult {
  return html`<span class="ds-tag" data-color="info">${letterIcon}${text}</span>`;
}

const warningIcon = html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  ${svg`<path d="M12 3 2 21h20L12 3Zm-1 7h2v5h-2v-5Zm0 6.5h2v2h-2v-2Z" fill="currentColor" fill-rule="evenodd" />`}
</svg>`;

const letterIcon = html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  ${svg`<path d="M3 5h18v14H3V5Zm2.3 2L12 12.2 18.7 7H5.3ZM5 9.2V17h14V9.2l-7 5.3-7-5.3Z" fill="currentColor" />`}
</svg>`;
