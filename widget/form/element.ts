/**
 * An element that is drawn anew when something changes that it shows: the few lines of Lit's own element that the form needs, since
 * it is not patched but drawn as a whole (`draw.ts`). Several changes at once are one drawing, a moment later.
 */
import { sheetOf } from './css.ts';

export abstract class DrawnElement extends HTMLElement {
  readonly renderRoot = this.attachShadow({ mode: 'open' });
  /** Resolves when what was changed so far stands on the page; rejects with what drawing it threw. */
  updateComplete: Promise<void> = Promise.resolve();
  afterDrawing: (() => void) | null = null;
  #isAsked = false;
  #connected!: () => void;
  #isThere = new Promise<void>((resolve) => (this.#connected = resolve));

  constructor(styles: string) {
    super();
    this.renderRoot.adoptedStyleSheets = [sheetOf(styles)];
  }

  connectedCallback(): void {
    this.#connected();
    this.requestUpdate();
  }

  requestUpdate(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.updateComplete = this.#isThere.then(() => {
      this.#isAsked = false;
      this.update();
      this.afterDrawing?.();
    });
  }

  protected abstract update(): void;
}

/** Makes properties of a class that ask for a drawing when they are set to something else. */
export function drawnBy(prototype: DrawnElement, names: readonly string[]): void {
  for (const name of names) {
    const values = new WeakMap<object, unknown>();
    Object.defineProperty(prototype, name, {
      get(this: DrawnElement) {
        return values.get(this);
      },
      set(this: DrawnElement, value) {
        if (values.get(this) === value) return;
        values.set(this, value);
        this.requestUpdate();
      },
    });
  }
}
