/**
 * What came with a report: each is fetched and opened for itself, because the history says who looked. Pictures are drawn
 * anew in a sandbox; the original leaves the desk only behind a warning, and a PDF is not shown at all.
 */
import { html, nothing } from 'lit';
import type { CaseAnswer } from '../../contract/api/cases.ts';
import type { Attachment } from '../../contract/content.ts';
import { openAttachment } from '../../contract/sealing/attachment.ts';
import { keysForCase } from '../access.ts';
import { ask, question } from '../parts/confirm.ts';
import '../parts/picture.ts';
import { workButton } from '../parts/pieces.ts';
import { DeskScreen, sentenceOf } from '../parts/screen.ts';
import type { OpenedCase } from '../opened.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type State =
  | { name: 'sealed' | 'opening' }
  | { name: 'failed'; problem: unknown }
  | { name: 'open'; bytes: Bytes };

const endings: Record<Attachment['type'], string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

export class AttachmentList extends DeskScreen {
  static override properties = {
    ...DeskScreen.properties,
    item: { attribute: false },
    opened: { attribute: false },
    onFetched: { attribute: false },
    states: { state: true },
  };
  declare item: CaseAnswer;
  declare opened: OpenedCase;
  /** The history has one entry more. */
  declare onFetched: () => void;
  /** By the attachment's place in the list. */
  declare states: ReadonlyMap<number, State>;

  constructor() {
    super();
    this.states = new Map();
  }

  /** Left or locked: nothing is kept of it. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.states = new Map();
  }

  protected override render() {
    const words = this.texts.cases.attachments;
    const { attachments } = this.opened;
    if (attachments.length === 0) return nothing;
    return html`<section class="attachments" aria-labelledby="attachments">
      <h3 class="ds-heading" data-size="2xs" id="attachments">${words.heading}</h3>
      <p class="ds-paragraph">${words.logged}</p>
      <p class="ds-paragraph">${words.forbidden}</p>
      <ul class="rows">
        ${attachments.map((attachment, index) => html`<li>${this.#row(attachment, index)}</li>`)}
      </ul>
    </section>`;
  }

  #row(attachment: Attachment | null, index: number) {
    const words = this.texts.cases.attachments;
    const of = this.opened.attachments.length;
    const label = (attachment?.type === 'application/pdf' ? words.pdf : words.picture)(
      index + 1,
      of,
    );
    if (attachment === null)
      return html`<p class="ds-paragraph"><strong>${label}</strong> ${words.broken}</p>`;
    const state = this.states.get(index) ?? { name: 'sealed' };
    if (state.name === 'open') return this.#open(attachment, index, label, state.bytes);
    return html`<p class="ds-paragraph"><strong>${label}</strong></p>
      ${
        state.name === 'failed'
          ? html`<p class="ds-paragraph" role="alert">${sentenceOf(state.problem, this.texts)}</p>`
          : nothing
      }
      <div class="screen-only">
        ${workButton({
          label: words.open(label),
          working: words.opening,
          isBusy: state.name === 'opening',
          isSecondary: true,
          onPress: () => void this.#fetch(attachment, index),
        })}
      </div>`;
  }

  #open({ type }: Attachment, index: number, label: string, bytes: Bytes) {
    const words = this.texts.cases.attachments;
    const id = `original-${index}`;
    const isPdf = type === 'application/pdf';
    return html`<p class="ds-paragraph" tabindex="-1" id="attachment-${index}">
        <strong>${label}</strong> ${isPdf ? words.notShown : nothing}
      </p>
      ${
        isPdf
          ? nothing
          : html`<desk-picture
              .bytes=${bytes}
              .type=${type}
              .label=${label}
              .language=${this.desk.language}
              .words=${words}
            ></desk-picture>`
      }
      <div class="screen-only">
        <button
          class="ds-button"
          data-variant="secondary"
          type="button"
          @click=${() => ask(this, id)}
        >
          ${words.download(label)}
        </button>
      </div>
      ${question({
        id,
        title: words.downloadTitle,
        text: isPdf ? words.downloadPdf : words.downloadPicture,
        yes: words.downloadYes,
        no: words.downloadNo,
        mood: 'danger',
        onYes: () => save(bytes, type, `${words.fileName}-${index + 1}.${endings[type]}`),
      })}`;
  }

  async #fetch(attachment: Attachment, index: number): Promise<void> {
    const { item, opened, texts } = this;
    this.#set(index, { name: 'opening' });
    try {
      const { sealed } = await this.desk.api.attachment(item.id, attachment.id, this.#keys);
      if (this.isConnected) this.onFetched();
      const place = { organisationId: opened.organisationId, id: item.reportId, index };
      const bytes = await openAttachment(sealed, attachment, place);
      // Locked or left meanwhile: nothing is kept of it.
      if (!this.isConnected || this.opened !== opened) return;
      this.#set(index, { name: 'open', bytes });
      this.say(texts.cases.attachments.opened);
      await this.focusOn(`#attachment-${index}`);
    } catch (problem) {
      this.#set(index, { name: 'failed', problem });
    }
  }

  #keys = () => keysForCase(this.item, { session: this.desk.session!, ring: this.desk.ring! });

  #set(index: number, state: State): void {
    if (this.isConnected) this.states = new Map(this.states).set(index, state);
  }
}
customElements.define('desk-attachments', AttachmentList);

/** As it came, out of the seal: an address that is good for this one click. */
function save(bytes: Bytes, type: string, name: string): void {
  const href = URL.createObjectURL(new Blob([bytes], { type }));
  const link = Object.assign(document.createElement('a'), { href, download: name });
  link.click();
  URL.revokeObjectURL(href);
}
