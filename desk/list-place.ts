/**
 * Where one stood in the list, and which list a case was opened from. Both lie in the entries of the browser's own history, so that
 * going back finds the place also after the desk was locked or loaded anew; the browser forgets them with the tab.
 */
import type { Place } from './routing.ts';

/** `caseId`: the row that was pressed, null where something else was. `top`: pixels from the window's edge; `scrollY`: of the page. */
export type ListPlace = { caseId: string | null; index: number; top: number; scrollY: number };

/** From the press on a row until the case is there. */
let openedFrom: string | null = null;

/** Call it while the list's address still stands there. `isOpening`: the row is opened here, and in no other window. */
export function keepPlace(place: ListPlace, isOpening: boolean): void {
  history.replaceState({ list: place }, '');
  openedFrom = isOpening ? location.hash : null;
}

/** Call it when another address has come. */
export function noteArrival({ screen }: Place): void {
  if (screen === 'case' && openedFrom !== null) history.replaceState({ from: openedFrom }, '');
  openedFrom = null;
}

export function keptPlace(): ListPlace | null {
  const { list } = kept();
  const isPlace = typeof list === 'object' && list !== null && 'index' in list && 'top' in list;
  return isPlace ? (list as ListPlace) : null;
}

/** The address of the list from which this case was opened: it is the entry before. Null where there was none. */
export function wayBack(): string | null {
  const { from } = kept();
  return typeof from === 'string' && from.startsWith('#/cases') ? from : null;
}

function kept(): { list?: unknown; from?: unknown } {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null ? state : {};
}
