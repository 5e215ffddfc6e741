/**
 * A picture that a stranger sent, drawn anew in a sandboxed frame without an origin: its bytes are never a document, an
 * address or an image of the desk. They are gone when the element is.
 */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { attachmentLimits, attachmentTypes } from '../../contract/attachments.ts';
import type { Language } from '../../contract/facts.ts';
import { pictureSize } from '../../contract/picture-size.ts';

/** Not beside the script: a test page has another address. */
const frame = '/desk/picture.html';

/** What the frame answers: the size in points, or null where the bytes are no picture. */
type Drawn = { width: number; height: number } | null;

type Unfit = 'broken' | 'tooManyPoints';

/**
 * What must not come to a decoder. The report names the kind, and a stranger wrote the report: browsers look at the bytes instead, and
 * know more kinds than the three that a report can have.
 */
function unfitFor(bytes: Uint8Array): Unfit | null {
  const size = pictureSize(bytes);
  if (!size || !attachmentTypes.some((type) => type === size.type)) return 'broken';
  return size.width * size.height > attachmentLimits.points ? 'tooManyPoints' : null;
}

export class DeskPicture extends LitElement {
  static override properties = {
    bytes: { attribute: false },
    type: { attribute: false },
    label: { attribute: false },
    language: { attribute: false },
    words: { attribute: false },
    state: { state: true },
  };
  declare bytes: Uint8Array<ArrayBuffer>;
  declare type: string;
  /** What a screen reader says of it. */
  declare label: string;
  declare language: Language;
  /** The sentences where the bytes are no picture, or one that no browser should decode. */
  declare words: { broken: string; tooManyPoints: string };
  declare state: 'drawing' | 'drawn' | Unfit;

  constructor() {
    super();
    this.state = 'drawing';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('bytes')) this.state = unfitFor(this.bytes) ?? 'drawing';
  }

  protected override render() {
    if (this.state === 'broken' || this.state === 'tooManyPoints')
      return html`<p class="ds-paragraph" role="alert">${this.words[this.state]}</p>`;
    return html`<iframe
      class="picture"
      sandbox="allow-scripts"
      src=${frame}
      title=${this.label}
      aria-busy=${this.state === 'drawing' ? 'true' : nothing}
      @load=${this.#hand}
    ></iframe>`;
  }

  #hand({ target }: Event): void {
    const element = target as HTMLIFrameElement;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<Drawn>) => {
      port1.close();
      if (data === null) return void (this.state = 'broken');
      element.style.aspectRatio = `${data.width} / ${data.height}`;
      element.style.maxWidth = `${data.width}px`;
      this.state = 'drawn';
    };
    const { type, label, language } = this;
    const bytes = this.bytes.slice().buffer;
    // A frame without an origin can be named by none: the star is the only way, and nobody else can stand in it.
    element.contentWindow!.postMessage({ bytes, type, label, language }, '*', [bytes, port2]);
  }
}
customElements.define('desk-picture', DeskPicture);
