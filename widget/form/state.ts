/** The states of the form by name, and the small values that its screens share. */
import type { RouteAnswer } from '../../contract/api/public.ts';
import type { Language } from '../../contract/facts.ts';
import type { Picked } from '../questions/draft.ts';
import type { Lack } from '../questions/question.ts';

/**
 * closed → loading → (unavailable | kept | writing) ; writing → sending → (sent | not-sent | in-doubt) ; writing ⇄ practised ; writing → code → opening → case.
 * `in-doubt`: the report may have arrived, its answer did not; in-doubt ⇄ trying-again → (sent | not-sent).
 * `gone` covers the page in white while the browser leaves it.
 */
export type Stage =
  | 'closed'
  | 'loading'
  | 'unavailable'
  | 'kept'
  | 'writing'
  | 'sending'
  | 'not-sent'
  | 'in-doubt'
  | 'trying-again'
  | 'sent'
  | 'practised'
  | 'code'
  | 'opening'
  | 'case'
  | 'gone';

/** The stages whose screens come with what follows the questions (`ending.ts`). */
export type EndingStage = Extract<
  Stage,
  | 'kept'
  | 'not-sent'
  | 'in-doubt'
  | 'trying-again'
  | 'sent'
  | 'practised'
  | 'code'
  | 'opening'
  | 'case'
>;

/** A question that stands in front of the screen until it is answered. */
export type Asking = 'nothing' | 'leave' | 'code-kept' | 'idle';

/** Why pictures did not arrive, as the key of what is said of it: the line, too many at present, or none are taken from here. */
export type NotAttached = 'attachments.failed' | 'attachments.busy' | 'attachments.refused';

/**
 * Why sending or opening is refused: no connection, keys that are not those the page has pinned, a name of no organisation, an
 * organisation of which no unit takes reports yet, or the pictures.
 */
export type Because = 'connection' | 'pin' | 'wrong-name' | 'not-open' | NotAttached;

/** What is under way with pictures, beside those that the draft has. */
export type Attaching = {
  /** How many picks are being made ready. */
  working: number;
  problem: Lack | null;
  /** The one taken away last, until it cannot be brought back any more. */
  removed: { index: number; picked: Picked } | null;
};

export const notAttaching: Attaching = { working: 0, problem: null, removed: null };

export type ReaderState =
  { state: 'asking' } | { state: 'failed' } | { state: 'known'; route: RouteAnswer };

/** How the form is opened by the button, in its frame or by our own page. */
export type Opening = {
  /** Where the API is: the origin that the loader's script came from, or that its build names. */
  origin: string;
  organisation: string;
  /** Id or slug of a place, where the page is about one. */
  unit: string | null;
  /** null: the language of the organisation. */
  language: Language | null;
  exitUrl: string | null;
  /** The pinned name of the organisation's list of keys. */
  keys: string | null;
  /** The organisation's page at our own address: the way out when nothing works here. */
  page: string;
  written: 'page' | 'frame' | 'own-page';
  /** The button or link that opened the form, where the page may hear of it; null on our own page. */
  from: Element | null;
};
