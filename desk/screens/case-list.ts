/**
 * The cases of my inboxes: facts only, in the order of the server, as a table on a desk and as cards on a telephone.
 * The filters live in the address, so that going back from a case finds the same list.
 */
import { html, nothing } from 'lit';
import type { ListAnswer } from '../../contract/api/cases.ts';
import type { ListQuery } from '../api.ts';
import { clockWords } from '../clock-words.ts';
import {
  clockMark,
  failure,
  pageHeading,
  unreadMark,
  urgentMark,
  waiting,
} from '../parts/pieces.ts';
import { DeskScreen } from '../parts/screen.ts';
import { listHash } from '../routing.ts';
import { dayWords, gist } from '../words.ts';

type Summary = ListAnswer['cases'][number];
type State =
  | { name: 'loading' }
  | { name: 'failed'; problem: unknown; cursor: string | null }
  | { name: 'shown'; next: string | null };

export class CaseListScreen extends DeskScreen {
  static override properties = {
    ...DeskScreen.properties,
    query: { attribute: false },
    state: { state: true },
    items: { state: true },
  };
  declare query: ListQuery;
  declare state: State;
  declare items: Summary[];
  /** Sectors of the cases seen here: a rule may bring one from outside her inboxes' units. */
  #seen = new Set<string>();
  #asked = '';

  constructor() {
    super();
    this.query = {};
    this.items = [];
    this.state = { name: 'loading' };
  }

  protected override willUpdate(): void {
    const asked = listHash(this.query);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.items = [];
    void this.#load(null);
  }

  protected override render() {
    const { list, frame } = this.texts;
    const { state, items } = this;
    return html`
      ${pageHeading(list.title)}
      <p class="ds-paragraph">
        ${this.query.show === 'quarantine' ? list.setApartLead : list.lead}
      </p>
      ${this.#filters()} ${items.length > 0 ? this.#table() : nothing}
      ${state.name === 'loading' ? waiting(frame.loading) : nothing}
      ${state.name === 'failed' ? failure(state.problem, this.texts, this.#again) : nothing}
      ${state.name === 'shown' && items.length === 0 ? this.#empty() : nothing}
      ${
        state.name === 'shown' && state.next
          ? html`<button
              class="ds-button"
              data-variant="secondary"
              type="button"
              @click=${this.#more}
            >
              ${list.more}
            </button>`
          : nothing
      }
    `;
  }

  #filters() {
    const { list, words } = this.texts;
    const memberships = this.desk.session!.memberships;
    const known = new Set<string>(memberships.flatMap((one) => one.sectors));
    const sectors = Object.entries(words.sectors).filter(
      ([sector]) => known.has(sector) || this.#seen.has(sector) || sector === this.query.sector,
    );
    const inboxes = memberships.map(({ inboxId, name, organisationName }): [string, string] => [
      inboxId,
      `${this.nameOf(name)}, ${organisationName}`,
    ]);
    return html`<form
      class="filters"
      aria-label=${list.filters}
      @submit=${(event: Event) => event.preventDefault()}
    >
      ${this.#select('show', list.show, Object.entries(list.shows), this.query.show ?? 'open')}
      ${
        inboxes.length > 1
          ? this.#select(
              'inbox',
              list.inbox,
              [['', list.allInboxes], ...inboxes],
              this.query.inbox ?? '',
            )
          : nothing
      }
      ${
        sectors.length > 1 || this.query.sector
          ? this.#select(
              'sector',
              list.sector,
              [['', list.allSectors], ...sectors],
              this.query.sector ?? '',
            )
          : nothing
      }
    </form>`;
  }

  #select(
    key: 'show' | 'inbox' | 'sector',
    label: string,
    options: [string, string][],
    chosen: string,
  ) {
    return html`<div class="ds-field">
      <label class="ds-label" for="filter-${key}">${label}</label>
      <select class="ds-input" id="filter-${key}" @change=${this.#choose(key)}>
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
      </select>
    </div>`;
  }

  #table() {
    const { head, caption } = this.texts.list;
    // On a telephone each row is a card; a table that is no longer laid out as one keeps its meaning by its roles.
    return html`<table class="ds-table cases" data-border role="table">
      <caption class="ds-sr-only">
        ${caption}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${[head.number, head.about, head.unit, head.status, head.next, head.received].map((text) => html`<th scope="col" role="columnheader">${text}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${this.items.map((item) => this.#row(item))}
      </tbody>
    </table>`;
  }

  #row(item: Summary) {
    const { list, words } = this.texts;
    const { head } = list;
    const { language, clock } = this.desk;
    const left = item.next && clockWords(item.next, { now: clock.now(), language }, this.texts);
    return html`<tr role="row" class=${item.unread ? 'unread' : 'read'}>
      <th scope="row" role="rowheader" data-label=${head.number}>
        <a class="ds-link" href="#/cases/${item.id}">${item.number}</a>
        <span class="marks">
          ${item.urgent ? urgentMark(list.urgent) : nothing}
          ${item.unread ? unreadMark(list.unread) : nothing}
          ${item.intake === 'ordinary' ? nothing : html`<span class="ds-tag" data-color="warning">${list.setApart}</span>`}
          ${item.as === 'reader' ? nothing : html`<span class="ds-tag" data-color="neutral">${list[item.as]}</span>`}
        </span>
      </th>
      <td role="cell" data-label=${head.about}>${gist(item.facts, item.sector, this.texts)}</td>
      <td role="cell" data-label=${head.unit}>
        ${item.unitName}<span class="quiet">${words.sectors[item.sector]}</span>
      </td>
      <td role="cell" data-label=${head.status}>${words.statuses[item.status]}</td>
      <td role="cell" data-label=${head.next}>
        ${
          item.next && left
            ? html`${clockMark(left)}
                <span class="quiet">${left.day}</span>
                <span class="quiet">${words.clocks[item.next.clock]}</span>`
            : html`<span class="quiet">${list.noClock}</span>`
        }
      </td>
      <td role="cell" data-label=${head.received}>${dayWords(item.receivedOn, language)}</td>
    </tr>`;
  }

  #empty() {
    const { list } = this.texts;
    const isFiltered = Boolean(this.query.inbox ?? this.query.sector);
    return html`<section class="ds-card">
      <h2 class="ds-heading" data-size="xs">${list.empty}</h2>
      <p class="ds-paragraph">
        ${isFiltered ? list.emptyFiltered : list.emptyNext[this.query.show ?? 'open']}
      </p>
      ${isFiltered ? html`<a class="ds-link" href="#/cases">${list.clear}</a>` : nothing}
    </section>`;
  }

  #choose(key: 'show' | 'inbox' | 'sector') {
    return (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      // `replace`: trying out filters should not fill the way back.
      location.replace(listHash({ ...this.query, [key]: value }));
    };
  }

  #again = () => {
    if (this.state.name === 'failed') void this.#load(this.state.cursor);
  };
  #more = () => {
    if (this.state.name === 'shown') void this.#load(this.state.next);
  };

  async #load(cursor: string | null): Promise<void> {
    const asked = this.#asked;
    const had = this.items.length;
    this.state = { name: 'loading' };
    try {
      const answer = await this.desk.api.cases({ ...this.query, ...(cursor ? { cursor } : {}) });
      // The filters were changed while this was on its way.
      if (asked !== this.#asked) return;
      for (const { sector } of answer.cases) this.#seen.add(sector);
      this.items = [...(cursor ? this.items : []), ...answer.cases];
      this.state = { name: 'shown', next: answer.next };
      this.say(this.texts.list.found(this.items.length));
      // The button that was pressed is gone or has moved: go on at the first new case.
      if (cursor) await this.focusOn(`tbody tr:nth-child(${had + 1}) a`);
    } catch (problem) {
      if (asked === this.#asked) this.state = { name: 'failed', problem, cursor };
    }
  }
}
customElements.define('desk-case-list', CaseListScreen);
