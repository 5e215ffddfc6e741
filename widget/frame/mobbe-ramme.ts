/**
 * The dialog on a site's page that shows our own page in a frame: what is typed and sent there, no script of the site can see.
 * The frame lives as long as the dialog is open; where the browser closed it unasked, ten minutes more.
 */
import { leave } from '../form/quick-exit.ts';
import type { Opening } from '../form/state.ts';
import { frameAddress } from './address.ts';
import { post, readToPage, type Other, type ToFrame } from './messages.ts';
import { style } from './style.ts';
import { words } from './words.ts';

/** Milliseconds for the form to stand there. After that, the link to our own page is followed. */
const patience = 20_000;
/** Milliseconds after the frame was loaded in which our script must have said that it runs. */
const firstWord = 2_000;
/** Milliseconds for which the text survives a close that nobody asked for; as `leaving.ts` in the frame. */
const keptFor = 10 * 60_000;

/**
 * Scripts and forms, because it is one; its own origin, or the server would not know it; `modals` is for printing the code, `popups`
 * for a help line's page and for calling. It may not navigate this page: it asks for that.
 */
const allowed =
  'allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox';

export class MobbeRamme extends HTMLElement {
  #dialog = document.createElement('dialog');
  #frame: HTMLIFrameElement | null = null;
  #opening: Opening | null = null;
  #keptUntil = 0;
  #forget: ReturnType<typeof setTimeout> | undefined;
  /** Ends the waiting for the form, well or not. */
  #arrived: () => void = () => undefined;
  #failed: (why: string) => void = () => undefined;
  #speaks = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    root.append(this.#dialog);
    this.#dialog.oncancel = (event) => this.#cancelled(event);
    // Before it is a wish to close: browsers grant only so many refusals of that.
    this.#dialog.onkeydown = (event) => event.key === 'Escape' && this.#cancelled(event);
    this.#dialog.onclose = () => this.#closedByBrowser();
  }

  connectedCallback(): void {
    // A site that swaps its body for the next page's leaves what has both.
    this.id = 'mobbe-ramme';
    this.setAttribute('data-turbo-permanent', '');
    addEventListener('message', this.#heard);
    addEventListener('pagehide', this.#end);
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#heard);
    removeEventListener('pagehide', this.#end);
    this.#end();
  }

  /**
   * Resolves when the form stands in the frame; rejects, with nothing shown, where it does not come. `opened`: whether the site has
   * been told that a form was opened.
   */
  async open(opening: Opening, opened: 'told' | 'not-told'): Promise<void> {
    if (this.#dialog.open) return;
    clearTimeout(this.#forget);
    // A machine that slept wakes up before its timers do.
    const isKept =
      Date.now() < this.#keptUntil && this.#opening?.organisation === opening.organisation;
    this.#opening = opening;
    if (isKept) this.#dialog.showModal();
    else this.#show(opening);
    if (opened === 'not-told') this.#tell('mobbe-open');
    if (isKept) {
      this.#send('open');
      this.#frame!.focus();
      return;
    }
    try {
      await this.#arrival();
    } catch (error) {
      this.#end();
      throw error;
    }
    this.#frame?.focus();
  }

  /** The dialog with what stands there until the form does: that it comes, and two ways out. */
  #show(opening: Opening): void {
    const said = words[opening.language ?? 'nb'];
    const frame = document.createElement('iframe');
    frame.title = said.form;
    frame.setAttribute('sandbox', allowed);
    frame.allow = 'clipboard-write';
    frame.referrerPolicy = 'no-referrer';
    frame.src = frameAddress(opening, location.origin);
    // A frame that was refused, by this site's policy or by our list of sites, is loaded too, and says nothing.
    frame.onload = () =>
      setTimeout(
        () => this.#frame === frame && !this.#speaks && this.#failed('it says nothing'),
        firstWord,
      );
    this.#speaks = false;
    this.#frame = frame;
    this.#dialog.lang = opening.language ?? 'nb';
    this.#dialog.ariaLabel = said.dialog;
    this.#dialog.className = 'waits';
    this.#dialog.style.removeProperty('--height');
    this.#dialog.replaceChildren(
      waiting(said, opening.page, () => this.#close()),
      frame,
    );
    this.#dialog.showModal();
  }

  async #arrival(): Promise<void> {
    const failed = (why: string) => new Error(`mobbe-ramme: the form did not come: ${why}.`);
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        this.#arrived = resolve;
        this.#failed = (why) => reject(failed(why));
        timer = setTimeout(() => reject(failed('it took too long')), patience);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  get #other(): Other | null {
    const window = this.#frame?.contentWindow;
    return window && this.#opening ? { window, origin: this.#opening.origin } : null;
  }

  #send(mobbeknapp: ToFrame['mobbeknapp']): void {
    if (this.#other) post({ mobbeknapp }, this.#other);
  }

  #heard = (event: MessageEvent<unknown>): void => {
    const message = this.#other && readToPage(event, this.#other);
    if (message?.mobbeknapp === 'close') this.#close();
    else if (message?.mobbeknapp === 'leave') this.#leave(message.url);
    else if (message) this.#grow(message.pixels);
  };

  #grow(pixels: number): void {
    this.#speaks = true;
    if (pixels === 0) return;
    this.#dialog.style.setProperty('--height', `${pixels}px`);
    this.#dialog.classList.remove('waits');
    this.#arrived();
  }

  /** Our frame asks whether something would be lost; while it is not there, nothing is. */
  #cancelled(event: Event): void {
    if (!this.#frame || this.#dialog.classList.contains('waits')) return;
    event.preventDefault();
    this.#send('ask');
  }

  #close(): void {
    if (!this.#frame) return;
    this.#end();
    // Which of sent, discarded and idle it was, the frame does not tell.
    this.#tell('mobbe-close', { reason: 'closed' });
  }

  /** Memory has gone in the frame; here it goes once more with the frame, and white stands until the next page comes. */
  #leave(url: string): void {
    this.#frame?.remove();
    this.#frame = null;
    this.#dialog.className = 'gone';
    this.#tell('mobbe-close', { reason: 'exit' });
    leave(url);
  }

  #closedByBrowser(): void {
    // The event comes late: by then it may be open again.
    if (!this.#frame || this.#dialog.open) return;
    if (this.#dialog.classList.contains('waits')) return this.#close();
    this.#send('closed');
    this.#keptUntil = Date.now() + keptFor;
    this.#forget = setTimeout(this.#end, keptFor);
    this.#tell('mobbe-close', { reason: 'forced' });
  }

  #end = (): void => {
    clearTimeout(this.#forget);
    this.#keptUntil = 0;
    this.#frame?.remove();
    this.#frame = null;
    // A page that swaps its body takes the dialog away while it is open: showModal() would then throw next time.
    this.#dialog.close();
    this.#dialog.replaceChildren();
    this.#arrived();
  };

  /** Only where whoever put the button there has asked for it. */
  #tell(type: string, detail?: object): void {
    const from = this.#opening?.from;
    if (from?.hasAttribute('events'))
      from.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

function waiting(
  said: { opening: string; page: string; close: string },
  page: string,
  close: () => void,
): HTMLElement {
  const [box, text, ways, link, button] = ['div', 'p', 'p', 'a', 'button'].map((name) =>
    document.createElement(name),
  ) as [HTMLElement, HTMLElement, HTMLElement, HTMLAnchorElement, HTMLButtonElement];
  box.className = 'wait';
  text.role = 'status';
  text.textContent = said.opening;
  link.href = page;
  // In a portal's frame our own page may not be shown.
  if (window !== top) link.target = '_blank';
  link.textContent = said.page;
  button.type = 'button';
  button.textContent = said.close;
  button.onclick = close;
  ways.append(link, button);
  box.append(text, ways);
  return box;
}
