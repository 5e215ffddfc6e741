/** The button on a partner's page. It shows a label, loads the form when somebody comes near, and opens it. */
import { labels, languageOf } from './labels.ts';
import { comeNear, openForm, server } from './open-form.ts';

const style = `:host{display:inline-block}
button{all:initial;display:inline-block;padding:.6em 1.2em;border:2px solid transparent;
border-radius:var(--mobbe-radius,.5em);background:var(--mobbe-accent,#0b4f7d);color:var(--mobbe-on-accent,#fff);cursor:pointer;
font:600 medium/1.4 var(--mobbe-font,system-ui,sans-serif);text-align:center}
:hover{filter:brightness(.88)}
:focus-visible{outline:3px solid var(--mobbe-focus,#17212b);outline-offset:2px;box-shadow:0 0 0 2px #fff}
output{position:fixed;clip-path:circle(0)}
@media print{:host{display:none}}`;

/**
 * The button that opens the form. What a page may say to it and hear from it is frozen in `api.json`.
 *
 * @attr organisation - Required: the organisation's name in our addresses, such as `bodo`.
 * @attr unit - Id or slug of the place, where the page is about one; the reporter is then not asked.
 * @attr language - `nb`, `nn` or `en`; else the language of the page around, else the organisation's own.
 * @attr label - The words on the button; else those of the link inside, else our own.
 * @attr mode - `frame`: the form in a frame of ours, into which no script of the page can see; else in the page.
 * @attr exit-url - Where "leave this page quickly" goes, if not where the organisation has said.
 * @attr keys - The pinned name of the organisation's list of keys.
 * @attr events - Lets `mobbe-open`, `mobbe-close` and `mobbe-sent` out to the page: they are personal data.
 * @slot - A link to our own page: shown before the script comes and wherever it cannot run; not rendered afterwards.
 * @fires {CustomEvent} mobbe-error - Always: `detail.stage` is `load`, `settings` or `send`.
 * @fires {CustomEvent} mobbe-open - With `events`.
 * @fires {CustomEvent} mobbe-close - With `events`: `detail.reason` is `sent`, `discarded`, `exit`, `forced` or `idle`; in a frame `exit`, `forced` or `closed`.
 * @fires {CustomEvent} mobbe-sent - With `events`; in a frame never.
 * @csspart button - The button.
 * @cssproperty [--mobbe-accent=#0b4f7d] - Colour of the button and of what is chosen.
 * @cssproperty [--mobbe-on-accent=#fff] - Text on the accent.
 * @cssproperty [--mobbe-font=system-ui, sans-serif] - Font.
 * @cssproperty [--mobbe-radius=0.5em] - Roundness of corners.
 * @cssproperty [--mobbe-focus=#17212b] - Colour of the focus ring.
 */
export class MobbeKnapp extends HTMLElement {
  static observedAttributes = ['label', 'language'];

  #button = document.createElement('button');
  #status = document.createElement('output');

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    // `all` in the style sheet leaves the direction of the page around.
    this.#button.dir = 'auto';
    this.#button.part = 'button';
    root.append(this.#button, this.#status);
    this.#button.onpointerenter = this.#button.onfocus = () => comeNear(this);
    this.#button.onclick = () => this.open().catch(() => 0);
  }

  connectedCallback(): void {
    if (!this.getAttribute('organisation')) console.warn('mobbe-knapp: organisation is missing.');
    this.#label();
    // Where the script comes before the link is read, the words of the link come later.
    addEventListener('DOMContentLoaded', () => this.#label());
  }

  attributeChangedCallback(): void {
    this.#label();
  }

  /** Opens the form. Rejects where it could not be loaded, after the fallback link was followed. */
  async open(): Promise<void> {
    if (this.#button.ariaBusy) return;
    const [, opening] = labels[languageOf(this) ?? 'nb'];
    this.#button.ariaBusy = 'true';
    this.#button.textContent = this.#status.textContent = opening;
    const organisation = this.getAttribute('organisation') ?? '';
    // Our own page, as the link inside gives it.
    const page = this.querySelector('a')?.href || `${server}/${organisation}`;
    try {
      await openForm(this, organisation, page);
    } finally {
      this.#button.ariaBusy = null;
      this.#status.textContent = '';
      this.#label();
    }
  }

  #label(): void {
    this.#button.textContent =
      this.getAttribute('label')?.trim() ||
      this.textContent.trim() ||
      labels[languageOf(this) ?? 'nb'][0];
  }
}
