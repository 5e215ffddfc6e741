/**
 * What a handler asks of the list, as conditions of a query on `case_inboxes` and `cases`: the list, its total and its order
 * are built from these, so that a number and the cases behind it cannot part ways.
 */
import { aliasedTable, and, eq, inArray, ne, notExists, or, sql } from 'drizzle-orm';
import { isDueIn } from './case-due.ts';
import { isTakenBy, isUntaken } from './case-taken.ts';
import { mayView } from './may-view.ts';
import type { Queries } from './queries.ts';
import type { ListFilter, ListPart, ListState, Viewer } from './records.ts';
import type { Tables } from './tables.ts';

/** The order of the parts in the list. */
export const partOrder: ListPart[] = [
  'urgent',
  'urgent-read',
  'unread',
  'quarantine',
  'quarantine-read',
  'read',
  'closed',
];

/** The same of the states alone. */
const stateOrder: ListState[] = ['unread', 'quarantine', 'quarantine-read', 'read', 'closed'];

const statesByPart: Partial<Record<ListPart, ListState>> = {
  urgent: 'unread',
  'urgent-read': 'read',
};

/** In which state the rows of a part are. */
export function stateOf(part: ListPart): ListState {
  return statesByPart[part] ?? (part as ListState);
}

export type Asked = { rootId: string; viewer: Viewer; filter: ListFilter };

/** The inboxes of the viewer of which the list is asked. */
export function inboxesOf({ viewer, filter }: Asked): string[] {
  return viewer.inboxIds.filter((id) => !filter.inboxId || id === filter.inboxId);
}

/** All but the inbox and the state of the row, by which an index is walked. */
export function isAskedFor(db: Queries, t: Tables, asked: Asked) {
  const { rootId, viewer, filter } = asked;
  const { sector, unitId, due, who, standing } = filter;
  return and(
    eq(t.cases.rootId, rootId),
    sector === undefined ? undefined : eq(t.cases.sector, sector),
    unitId === undefined ? undefined : eq(t.cases.unitId, unitId),
    due === undefined ? undefined : isDueIn(db, t, due),
    who === 'me' ? isTakenBy(db, t, viewer.handlerId) : undefined,
    who === 'nobody' ? isUntaken(t) : undefined,
    standing === undefined ? undefined : hasStanding(t.caseInboxes, standing),
    standing === 'copy' ? notExists(answering(db, t, viewer)) : undefined,
    mayView(db, t, viewer),
  );
}

/** Urgent and not yet anybody's comes first, unread or read; then the states in their order. */
export function isOfPart(t: Tables, part: ListPart) {
  const { state, urgent } = t.caseInboxes;
  const isOfState = eq(state, stateOf(part));
  // In the words of the index `case_inboxes_urgent`: by a parameter a database does not know it again.
  if (part === 'urgent' || part === 'urgent-read')
    return and(isOfState, sql`${urgent} = true`, isUntaken(t));
  if (part !== 'unread' && part !== 'read') return isOfState;
  return and(isOfState, sql`not (${urgent} = true and ${isUntaken(t)})`);
}

/** A case that lies in several inboxes of the viewer is listed once: in the first of these states, there at its latest. */
export function isFirstOfItsCase(db: Queries, t: Tables, asked: Asked, state: ListState) {
  const own = t.caseInboxes;
  const other = aliasedTable(own, 'other');
  const { states, standing } = asked.filter;
  const earlierStates = stateOrder
    .slice(0, stateOrder.indexOf(state))
    .filter((each) => states.includes(each));
  const before = db
    .select({ caseId: other.caseId })
    .from(other)
    .where(
      and(
        eq(other.caseId, own.caseId),
        inArray(other.inboxId, inboxesOf(asked)),
        standing === undefined ? undefined : hasStanding(other, standing),
        or(
          inArray(other.state, earlierStates),
          and(
            eq(other.state, state),
            sql`(${other.receivedAt}, ${other.inboxId}) > (${own.receivedAt}, ${own.inboxId})`,
          ),
        ),
      ),
    );
  return notExists(before);
}

/** A row through which one answers for the case, or reads along. An escalation that was reached answers like any reader. */
function hasStanding({ as }: Pick<Tables['caseInboxes'], 'as'>, standing: 'reader' | 'copy') {
  return standing === 'copy' ? eq(as, 'copy') : ne(as, 'copy');
}

/** Another inbox of hers answers for the case: then she does not only read along. */
function answering(db: Queries, t: Tables, { inboxIds }: Viewer) {
  const other = aliasedTable(t.caseInboxes, 'answering');
  return db
    .select({ caseId: other.caseId })
    .from(other)
    .where(
      and(
        eq(other.caseId, t.caseInboxes.caseId),
        inArray(other.inboxId, inboxIds),
        ne(other.as, 'copy'),
        ne(other.state, 'waiting'),
      ),
    );
}
