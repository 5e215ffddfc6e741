/**
 * The cases of my inboxes: facts only, in the order of the server, as a table on a desk and as cards on a telephone.
 * The filters and how much was shown live in the address, so that going back from a case finds the same list at the same place.
 */
import { html, nothing } from 'lit';
import type { ListAnswer } from '../../contract/api/cases.ts';
import { isTaken } from '../../contract/cases/taken.ts';
import type { ListQuery } from '../api.ts';
import { clockWords } from '../clock-words.ts';
import { keepPlace, keptPlace } from '../list-place.ts';
import { isFinished } from '../next-step.ts';
import {
  clockMark,
  failure,
  pageHeading,
  unreadMark,
  urgentMark,
  waiting,
} from '../parts/pieces.ts';
import { DeskScreen, focusAnew } from '../parts/screen.ts';
import { listHash, readHash } from '../routing.ts';
import { dayWords, gist } from '../words.ts';
import { isNarrowed, listFilters, type Seen } from './list-filters.ts';

/** Cases of a page where nothing is said, and the most that the server gives at once. */
const pageLength = 50;
const longestPage = 100;

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
  /** Of the cases seen here too: a rule may bring one from outside her inboxes' units. */
  #seen: Seen = { units: [], sectors: new Set(), hasCopies: false };
  #total: ListAnswer['total'] = null;
  #asked = '';
  #listening: AbortController | null = null;

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
    this.#total = null;
    void this.#begin();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    // Before the browser follows the link: the place is noted in the entry that is left.
    const { signal } = this.#listening;
    document.addEventListener('click', this.#leave, { capture: true, signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.abort();
  }

  protected override render() {
    const { list, frame } = this.texts;
    const { state, items } = this;
    return html`
      ${pageHeading(list.title)}
      <p class="ds-paragraph">
        ${this.query.show === 'quarantine' ? list.setApartLead : list.lead}
      </p>
      ${listFilters(this.query, this.#seen, this.desk)}
      ${items.length > 0 ? html`<p class="ds-paragraph quiet found">${this.#found()}</p>` : nothing}
      ${items.length > 0 ? this.#table() : nothing}
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
      <tbody role="rowgroup" @click=${pressRow}>
        ${this.items.map((item) => this.#row(item))}
      </tbody>
    </table>`;
  }

  #row(item: Summary) {
    const { list, words } = this.texts;
    const { head } = list;
    const { language, clock } = this.desk;
    const left = item.next && clockWords(item.next, { now: clock.now(), language }, this.texts);
    const isUrgent = item.urgent && !isFinished(item);
    return html`<tr role="row" class=${item.unread ? 'unread' : 'read'} data-case=${item.id}>
      <th scope="row" role="rowheader" data-label=${head.number}>
        <a class="ds-link" href="#/cases/${item.id}">${item.number}</a>
        <span class="marks">
          ${isUrgent ? urgentMark(list.urgent) : nothing}
          ${isUrgent && isTaken(item) ? html`<span class="ds-tag" data-color="neutral">${list.taken}</span>` : nothing}
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
    const isFiltered = isNarrowed(this.query);
    return html`<section class="ds-card">
      <h2 class="ds-heading" data-size="xs">${list.empty}</h2>
      <p class="ds-paragraph">
        ${isFiltered ? list.emptyFiltered : list.emptyNext[this.query.show ?? 'open']}
      </p>
      ${isFiltered ? html`<a class="ds-link" href="#/cases">${list.clear}</a>` : nothing}
    </section>`;
  }

  #found(): string {
    const { list } = this.texts;
    const [count, total] = [this.items.length, this.#total];
    if (total === null || (total.counted === 'all' && total.cases <= count))
      return list.found(count);
    const most = Math.max(total.cases, count);
    return total.counted === 'all' ? list.foundOf(count, most) : list.foundOfMany(count, most);
  }

  #again = () => {
    if (this.state.name === 'failed') void this.#load(this.state.cursor);
  };
  #more = () => {
    if (this.state.name === 'shown') void this.#load(this.state.next);
  };

  /** As much as the address says, and where one stood there. */
  async #begin(): Promise<void> {
    const asked = this.#asked;
    const at = readHash(location.hash);
    const shown = at.screen === 'cases' ? at.shown : 0;
    let cursor: string | null = null;
    do {
      if (!(await this.#fetch(cursor, shown))) return;
      cursor = this.state.name === 'shown' ? this.state.next : null;
    } while (cursor !== null && this.items.length < shown && asked === this.#asked);
    this.say(this.#found());
    await this.#comeBack();
  }

  async #load(cursor: string | null): Promise<void> {
    const had = this.items.length;
    if (!(await this.#fetch(cursor, 0))) return;
    this.say(this.#found());
    if (cursor === null) return;
    history.replaceState(history.state, '', listHash(this.query, this.items.length));
    // The button that was pressed is gone or has moved: go on at the first new case.
    await this.focusOn(`tbody tr:nth-child(${had + 1}) a`);
  }

  /** One page more. `upTo`: how many cases are wanted in all. False where it failed, or the filters were changed meanwhile. */
  async #fetch(cursor: string | null, upTo: number): Promise<boolean> {
    const asked = this.#asked;
    this.state = { name: 'loading' };
    const missing = upTo - this.items.length;
    try {
      const answer = await this.desk.api.cases({
        ...this.query,
        ...(cursor ? { cursor } : { total: 'with' }),
        ...(missing > pageLength ? { limit: Math.min(missing, longestPage) } : {}),
      });
      if (asked !== this.#asked) return false;
      this.#note(answer);
      this.items = [...(cursor ? this.items : []), ...answer.cases];
      this.state = { name: 'shown', next: answer.next };
      return true;
    } catch (problem) {
      if (asked === this.#asked) this.state = { name: 'failed', problem, cursor };
      return false;
    }
  }

  #note({ cases, total, units }: ListAnswer): void {
    this.#total = total ?? this.#total;
    const seen = this.#seen;
    const known = new Map((units ?? seen.units).map(({ id, name }) => [id, name]));
    for (const { sector, as, facts, unitName } of cases) {
      seen.sectors.add(sector);
      seen.hasCopies ||= as === 'copy';
      known.set(facts.unitId, unitName);
    }
    seen.units = [...known].map(([id, name]) => ({ id, name }));
  }

  /** To the row that was opened, or to the one that stands in its place now, where it stood in the window. */
  async #comeBack(): Promise<void> {
    const place = keptPlace();
    await this.updateComplete;
    if (!place || !this.isConnected) return;
    const rows = [...this.querySelectorAll<HTMLElement>('tbody tr')];
    const opened = rows.find((row) => row.dataset['case'] === place.caseId);
    if (opened) scrollBy(0, opened.getBoundingClientRect().top - place.top);
    else scrollTo(0, place.scrollY);
    const row = opened ?? rows[Math.min(place.index, rows.length - 1)];
    // Whoever has gone on meanwhile is left where she is.
    const isAtTheTop = document.activeElement?.matches('h1, body, #aside') ?? true;
    const link = row?.querySelector<HTMLElement>('a');
    if (isAtTheTop && place.caseId !== null && link)
      void focusAnew(link, { preventScroll: opened !== undefined });
  }

  #leave = (event: MouseEvent) => {
    const link = (event.target as Element | null)?.closest('a[href]');
    if (!link) return;
    const row = this.contains(link) ? link.closest<HTMLElement>('tr[data-case]') : null;
    const place = {
      caseId: row?.dataset['case'] ?? null,
      index: row ? [...row.parentElement!.children].indexOf(row) : 0,
      top: row?.getBoundingClientRect().top ?? 0,
      scrollY,
    };
    keepPlace(place, row !== null && isPlainPress(event));
  };
}

function isPlainPress({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}

/** The whole row leads where its link does, and the link stays the only one: keyboard and screen reader meet it once. */
function pressRow(event: MouseEvent): void {
  const target = event.target as Element;
  if (event.button !== 0 || target.closest('a, button')) return;
  // Whoever marks a text in order to copy it does not want to leave.
  if (!(getSelection()?.isCollapsed ?? true)) return;
  const { ctrlKey, metaKey, shiftKey, altKey } = event;
  const like = { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey, altKey };
  target.closest('tr')?.querySelector('a')?.dispatchEvent(new MouseEvent('click', like));
}

customElements.define('desk-case-list', CaseListScreen);
