/**
 * A case on paper. First what goes along is chosen, names and contact left out unless wanted; then the server writes down who prints,
 * and only then stands here what is printed: with organisation, date, by whom, and that it is withheld, at the top of every page.
 */
import { html, nothing } from 'lit';
import type { CaseAnswer, PrintedPart, PrintingAnswer } from '../../contract/api/cases.ts';
import type { Keys } from '../api.ts';
import type { OpenedCase } from '../opened.ts';
import { notice, pageHeading, sectionHeading, workButton, written } from '../parts/pieces.ts';
import { DeskScreen, sentenceOf, type Saying } from '../parts/screen.ts';
import type { Texts } from '../texts/index.ts';
import { instantWords } from '../words.ts';
import { contactOf } from './case-content.ts';
import { clockSection, factSection, historySection, readerSection } from './case-parts.ts';
import { earlierActs, earlierMessages } from './messages.ts';

type State = { name: 'choosing' | 'asking' } | { name: 'shown'; answer: PrintingAnswer };

export class CasePrint extends DeskScreen {
  static override properties = {
    ...DeskScreen.properties,
    item: { attribute: false },
    opened: { attribute: false },
    keys: { attribute: false },
    onBack: { attribute: false },
    state: { state: true },
    wanted: { state: true },
    failed: { state: true },
  };
  declare item: CaseAnswer;
  /** Null where the report was not opened: then the facts alone are printed. */
  declare opened: OpenedCase | null;
  declare keys: Keys;
  /** Leads back to the case, which now has one entry more. */
  declare onBack: () => void;
  declare state: State;
  declare wanted: Exclude<PrintedPart, 'report'>[];
  declare failed: Saying | null;

  constructor() {
    super();
    this.state = { name: 'choosing' };
    this.wanted = [];
    this.failed = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.focusHeading();
  }

  protected override render() {
    const { print } = this.texts.cases;
    const { state } = this;
    return html`
      <div class="screen-only">
        ${pageHeading(print.title(this.item.number))}
        ${state.name === 'shown' ? this.#ready() : this.#choices()}
      </div>
      ${state.name === 'shown' ? this.#sheet(state.answer) : nothing}
    `;
  }

  #choices() {
    const { print } = this.texts.cases;
    const send = (event: Event) => {
      event.preventDefault();
      void this.#ask();
    };
    return html`<form class="ds-card" @submit=${send}>
      <p class="ds-paragraph">${this.opened ? print.lead : print.leadFacts}</p>
      ${
        this.opened
          ? html`<fieldset class="ds-fieldset">
              <legend class="ds-label">${print.choose}</legend>
              ${this.#choice('names', print.names)} ${this.#choice('contact', print.contact)}
            </fieldset>`
          : nothing
      }
      ${this.failed ? notice('danger', this.failed(this.texts), undefined, 'loud') : nothing}
      <div class="buttons">
        ${workButton({ label: print.make, working: print.making, isBusy: this.state.name === 'asking' })}
        ${this.#back()}
      </div>
    </form>`;
  }

  #choice(part: Exclude<PrintedPart, 'report'>, label: string) {
    const choose = (event: Event) => {
      const others = this.wanted.filter((one) => one !== part);
      this.wanted = (event.target as HTMLInputElement).checked ? [...others, part] : others;
    };
    return html`<div class="ds-field">
      <input
        class="ds-input"
        type="checkbox"
        id="print-${part}"
        .checked=${this.wanted.includes(part)}
        @change=${choose}
      />
      <label class="ds-label" data-weight="regular" for="print-${part}">${label}</label>
    </div>`;
  }

  #ready() {
    const { print } = this.texts.cases;
    return html`<p class="ds-paragraph">${print.ready}</p>
      <div class="buttons">
        <button class="ds-button" type="button" @click=${() => window.print()}>
          ${print.print}
        </button>
        ${this.#back()}
      </div>`;
  }

  #back() {
    return html`<button
      class="ds-button"
      data-variant="secondary"
      type="button"
      @click=${() => this.onBack()}
    >
      ${this.texts.cases.print.back}
    </button>`;
  }

  /** The head of a table is printed at the top of every page. The numbers of the pages are in the margin (`print.css`). */
  #sheet(answer: PrintingAnswer) {
    const { desk, opened } = this;
    const { print, titleOf } = this.texts.cases;
    const { case: item, organisationName, printedAt, by, law, parts } = answer;
    const rows: [string, string][] = [
      [print.organisation, organisationName],
      [print.place, item.unitName],
      [print.printedAt, instantWords(printedAt, desk.language)],
      [print.by, by],
      [print.parts, print.printedParts[kindOf(parts)]],
    ];
    return html`<table class="sheet" role="presentation">
      <thead>
        <tr>
          <td>
            <strong>${law === null ? print.withheld : print.withheldBy(print.laws[law])}</strong>
            <span>${organisationName} · ${titleOf(item.number)}</span>
          </td>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>
            <h2 class="ds-heading" data-size="md">${titleOf(item.number)}</h2>
            <dl class="facts">
              ${rows.map(
                ([name, value]) =>
                  html`<dt>${name}</dt>
                    <dd>${value}</dd>`,
              )}
            </dl>
            ${factSection(item, desk)}
            ${parts.length > 0 && opened ? this.#written(item, opened, parts) : nothing}
            ${clockSection(item, desk)} ${readerSection(item, desk)} ${historySection(item, desk)}
          </td>
        </tr>
      </tbody>
    </table>`;
  }

  #written(item: CaseAnswer, opened: OpenedCase, parts: PrintedPart[]) {
    const { content, print } = this.texts.cases;
    const { text } = opened.content;
    // In one line below: what stands around it would be shown.
    const names = opened.identity.names.trim() || content.noNames;
    const attached = opened.attachments.length;
    return html`<section class="ds-card" translate="no" aria-labelledby="printed">
      ${sectionHeading(content.heading, 'printed')}
      ${text.trim() === '' ? html`<p class="ds-paragraph">${content.empty}</p>` : written(text, item.language)}
      ${attached > 0 ? html`<p class="ds-paragraph quiet">${print.attachments(attached)}</p>` : nothing}
      ${
        parts.includes('names')
          ? html`<h3 class="ds-heading" data-size="2xs">${content.names}</h3>
              <p class="ds-paragraph written-names" dir="auto">${names}</p>`
          : nothing
      }
      ${parts.includes('contact') ? contactOf(opened.identity.contact, this.texts) : nothing}
      ${earlierMessages(opened, item.language, this.desk)} ${earlierActs(opened, this.desk)}
    </section>`;
  }

  async #ask(): Promise<void> {
    if (this.state.name !== 'choosing') return;
    this.state = { name: 'asking' };
    this.failed = null;
    const order = (['names', 'contact'] as const).filter((part) => this.wanted.includes(part));
    const parts: PrintedPart[] = this.opened ? ['report', ...order] : [];
    try {
      const answer = await this.desk.api.print(
        this.item.id,
        { parts },
        parts.length === 0 ? () => [] : this.keys,
      );
      if (!this.isConnected) return;
      this.state = { name: 'shown', answer };
      this.say(this.texts.cases.print.ready);
      await this.focusHeading();
    } catch (error) {
      this.state = { name: 'choosing' };
      this.failed = (texts) => sentenceOf(error, texts);
    }
  }
}
type Kind = keyof Texts['cases']['print']['printedParts'];

function kindOf(parts: PrintedPart[]): Kind {
  return parts.length === 0 ? 'facts' : (parts.join('-') as Kind);
}

customElements.define('desk-case-print', CasePrint);
