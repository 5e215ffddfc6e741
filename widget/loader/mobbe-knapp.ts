/**
 * The button on a partner's page. It shows a label, loads the form when somebody comes near, and opens it.
 *
 * @summary The button that opens the form.
 * @attribute organisation - Required: the organisation's name in our addresses, such as `bodo`.
 * @attribute unit - Id or slug of the place, where the page is about one; the reporter is then not asked.
 * @attribute language - `nb`, `nn` or `en`; else the language of the page around, else the organisation's own.
 * @attribute label - The words on the button; else those of the link inside, else our own.
 * @attribute exit-url - Where "leave this page quickly" goes, if not where the organisation has said.
 * @attribute keys - The pinned name of the organisation's list of keys.
 * @attribute events - Lets `mobbe-open`, `mobbe-close` and `mobbe-sent` out to the page: they are personal data.
 * @slot - A link to our own page: shown before the script comes and wherever it cannot run; not rendered afterwards.
 * @fires mobbe-error - Always: `detail.stage` is `load`, `settings` or `send`.
 * @fires mobbe-open - With `events`.
 * @fires mobbe-close - With `events`: `detail.reason` is `sent`, `discarded`, `exit`, `forced` or `idle`.
 * @fires mobbe-sent - With `events`.
 * @csspart button - The button.
 * @cssproperty --mobbe-accent - Colour of the button and of what is chosen [#0b4f7d].
 * @cssproperty --mobbe-on-accent - Text on the accent [#fff].
 * @cssproperty --mobbe-font - Font [system-ui, sans-serif].
 * @cssproperty --mobbe-radius - Roundness of corners [0.5em].
 * @cssproperty --mobbe-focus - Colour of the focus ring [#17212b].
 */
import { labels, languageOf } from './labels.ts';
import { loadForm, openForm, source } from './open-form.ts';

const style = `:host{display:inline-block}
button{all:initial;box-sizing:border-box;display:inline-block;min-block-size:2.75em;padding:.6em 1.2em;border:2px solid transparent;
border-radius:var(--mobbe-radius,.5em);background:var(--mobbe-accent,#0b4f7d);color:var(--mobbe-on-accent,#fff);cursor:pointer;
font:600 medium/1.4 var(--mobbe-font,system-ui,sans-serif);text-align:center}
button:hover{filter:brightness(.88)}
button:focus-visible{outline:3px solid var(--mobbe-focus,#17212b);outline-offset:2px;box-shadow:0 0 0 2px #fff}
button[aria-busy]{cursor:progress}
p{position:absolute;inline-size:1px;block-size:1px;margin:-1px;overflow:hidden;clip-path:inset(50%)}
@media print{:host{display:none}}`;

const relayed = ['mobbe-error', 'mobbe-open', 'mobbe-close', 'mobbe-sent'];

let listening: AbortController | undefined;

export class MobbeKnapp extends HTMLElement {
  static observedAttributes = ['label', 'language'];

  #button = document.createElement('button');
  #status = document.createElement('p');

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    this.#button.type = 'button';
    this.#button.part.add('button');
    this.#status.setAttribute('role', 'status');
    root.append(this.#button, this.#status);
    const near = () => void loadForm().catch(() => undefined);
    this.#button.onpointerenter = near;
    this.#button.onfocus = near;
    this.#button.onclick = () => void this.open().catch(() => undefined);
  }

  connectedCallback(): void {
    if (!this.organisation)
      console.warn('mobbe-knapp: the attribute organisation is missing; say whose form it opens.');
    this.#label();
    // Where the script comes before the link is read, the words of the link come later.
    addEventListener('DOMContentLoaded', () => this.#label());
  }

  attributeChangedCallback(): void {
    this.#label();
  }

  get organisation(): string {
    return this.getAttribute('organisation') ?? '';
  }

  /** Our own page, as the slotted link gives it. */
  get #page(): string {
    return this.querySelector('a')?.href ?? new URL(`/${this.organisation}`, source).href;
  }

  /** Opens the form. Rejects where it could not be loaded, after the fallback link was followed. */
  async open(): Promise<void> {
    if (this.#button.ariaBusy) return;
    const { opening } = labels[languageOf(this) ?? 'nb'];
    this.#button.ariaBusy = 'true';
    this.#button.textContent = opening;
    this.#status.textContent = opening;
    const about = {
      origin: source.origin,
      organisation: this.organisation,
      unit: this.getAttribute('unit'),
      language: languageOf(this),
      exitUrl: this.getAttribute('exit-url'),
      keys: this.getAttribute('keys'),
      page: this.#page,
      written: 'page',
    } as const;
    try {
      await openForm(about, (form) => this.#relay(form));
    } catch (error) {
      this.#tell('mobbe-error', { stage: 'load' });
      location.assign(this.#page);
      throw error;
    } finally {
      this.#button.ariaBusy = null;
      this.#status.textContent = '';
      this.#label();
    }
  }

  /** One form serves every button of a page: it tells the one that opened it last. */
  #relay(form: HTMLElement): void {
    listening?.abort();
    listening = new AbortController();
    for (const type of relayed)
      form.addEventListener(
        type,
        (event) => this.#tell(type, (event as CustomEvent).detail),
        listening,
      );
  }

  #tell(type: string, detail: unknown): void {
    if (type === 'mobbe-error' || this.hasAttribute('events'))
      this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  #label(): void {
    this.#button.textContent =
      this.getAttribute('label') ||
      this.textContent.trim() ||
      labels[languageOf(this) ?? 'nb'].report;
  }
}
