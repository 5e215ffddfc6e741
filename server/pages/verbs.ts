/** What these pages need of the rooms, given by `app.ts`: the same verbs that answer the browser's half. */
import type {
  FollowUpAnswer,
  ReportAnswer,
  ReportRequest,
  RouteAnswer,
  RouteRequest,
  Settings,
} from '../../contract/api/public.ts';
import type { Parts } from '../http/parts.ts';
import type { HelpLineRow, OrganisationRow, StoredTree } from '../store/records.ts';
import type { Turns } from './in-turn.ts';

/** A report that the server has sealed: a browser could not say so of its own. */
export type ArrivedReport = Omit<ReportRequest, 'written'> & { written: 'no-javascript' };

export type Verbs = {
  settingsOf(
    organisation: OrganisationRow,
    tree: StoredTree,
    helpLines: HelpLineRow[],
    now: Date,
  ): Promise<Settings>;
  askRoute(request: RouteRequest): Promise<RouteAnswer>;
  receive(
    report: ArrivedReport,
    bodyHash: string,
  ): Promise<{ answer: ReportAnswer; outcome: 'stored' | 'alarm' | 'repeated' }>;
  /** Throws the problem `code-unknown`. */
  followUp(accessToken: string): Promise<FollowUpAnswer>;
  /** The reporter says that it goes on. Throws the problem `code-unknown`. */
  saysItGoesOn(accessToken: string): Promise<unknown>;
};

export type PageParts = Parts & {
  verbs: Verbs;
  /** Where the built files of the browser lie. */
  webRoot: string;
};

/** What a verb of these pages is given. */
export type Means = {
  verbs: Verbs;
  /** For deriving from a code: to send a report, and to come back to one. */
  turns: Record<'sending' | 'comingBack', Turns>;
  settings: Settings;
};
