/**
 * The filters of the list: what to show, and behind a door on a telephone by deadline, by who has it, inbox, place and sector.
 * Only what leaves a choice is offered. They live in the address.
 */
import { html } from 'lit';
import type { ListAnswer } from '../../contract/api/cases.ts';
import type { ListQuery } from '../api.ts';
import type { Desk } from '../parts/screen.ts';
import { listHash } from '../routing.ts';

type Key = 'show' | 'due' | 'who' | 'as' | 'inbox' | 'unit' | 'sector';
type Options = [value: string, text: string][];

/** `sectors`: of the cases seen here; `hasCopies`: one of them she only reads along. */
export type Seen = {
  units: NonNullable<ListAnswer['units']>;
  sectors: Set<string>;
  hasCopies: boolean;
};

const narrowing = ['due', 'who', 'as', 'inbox', 'unit', 'sector'] as const;

export function isNarrowed(query: ListQuery): boolean {
  return narrowing.some((key) => query[key] !== undefined);
}

export function listFilters(query: ListQuery, seen: Seen, desk: Desk) {
  const { list } = desk.texts;
  const chosen = narrowing.filter((key) => query[key] !== undefined).length;
  const isOpen = chosen > 0 || matchMedia('(min-width: 48rem)').matches;
  return html`<form
    class="filters"
    aria-label=${list.filters}
    @submit=${(event: Event) => event.preventDefault()}
  >
    ${select('show', query, list.show, Object.entries(list.shows))}
    <details class="more-filters" ?open=${isOpen}>
      <summary>${list.moreFilters(chosen)}</summary>
      <div class="filters">
        ${offered(query, seen, desk).map(([key, label, options]) => select(key, query, label, options))}
      </div>
    </details>
  </form>`;
}

function offered(query: ListQuery, seen: Seen, desk: Desk): [Key, string, Options][] {
  const { list, words } = desk.texts;
  const memberships = desk.session!.memberships;
  const known = new Set<string>(memberships.flatMap((one) => one.sectors));
  const sectors = Object.entries(words.sectors).filter(
    ([sector]) => known.has(sector) || seen.sectors.has(sector) || sector === query.sector,
  );
  const inboxes = memberships.map(({ inboxId, name, organisationName }): [string, string] => [
    inboxId,
    `${name[desk.language]}, ${organisationName}`,
  ]);
  const units = seen.units.map(({ id, name }): [string, string] => [id, name]);
  const choice = (all: string, options: Options): Options => [['', all], ...options];
  return [
    ['due', list.due, choice(list.allDues, Object.entries(list.dues))],
    ['who', list.who, choice(list.allWhos, Object.entries(list.whos))],
    ...when(seen.hasCopies || query.as !== undefined, [
      'as',
      list.as,
      choice(list.allAs, Object.entries(list.ases)),
    ] as [Key, string, Options]),
    ...when(inboxes.length > 1, ['inbox', list.inbox, choice(list.allInboxes, inboxes)] as [
      Key,
      string,
      Options,
    ]),
    ...when(units.length > 1 || query.unit !== undefined, [
      'unit',
      list.unit,
      choice(list.allUnits, units),
    ] as [Key, string, Options]),
    ...when(sectors.length > 1 || query.sector !== undefined, [
      'sector',
      list.sector,
      choice(list.allSectors, sectors),
    ] as [Key, string, Options]),
  ];
}

function when<Value>(is: boolean, value: Value): Value[] {
  return is ? [value] : [];
}

function select(key: Key, query: ListQuery, label: string, options: Options) {
  const chosen = query[key] ?? (key === 'show' ? 'open' : '');
  return html`<div class="ds-field">
    <label class="ds-label" for="filter-${key}">${label}</label>
    <select class="ds-input" id="filter-${key}" @change=${choose(key, query)}>
      ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
    </select>
  </div>`;
}

function choose(key: Key, query: ListQuery) {
  return (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    const { [key]: _before, ...others } = query;
    // `replace`: trying out filters should not fill the way back.
    location.replace(listHash(value === '' ? others : { ...others, [key]: value }));
  };
}
