/**
 * The desk's list: urgent and unread first, then what else is unread, newest first, a page at a time. Each inbox and part
 * is one walk along an index, merged here, so that a page costs the same with ten cases and with a million.
 */
import { aliasedTable, and, desc, eq, inArray, notExists, or, sql } from 'drizzle-orm';
import { nextOf } from '../../contract/cases/deadlines.ts';
import { mayView } from './may-view.ts';
import type { Queries } from './queries.ts';
import type { CaseInboxRow, CaseRow, ListCursor, ListedCase, ListPart, Viewer } from './records.ts';
import type { Tables } from './tables.ts';

type State = Exclude<ListPart, 'urgent'>;
export type Question = {
  rootId: string;
  viewer: Viewer;
  filter: { inboxId?: string; states: State[]; sector?: string };
  after: ListCursor | null;
  limit: number;
};
type Found = { case: CaseRow; inbox: CaseInboxRow };
type Placed = Found & { part: ListPart };

/** The order of the parts in the list. */
const order: ListPart[] = ['urgent', 'unread', 'quarantine', 'quarantine-read', 'read', 'closed'];

export async function listCases(db: Queries, t: Tables, question: Question): Promise<ListedCase[]> {
  const { viewer, filter, after, limit } = question;
  const inboxIds = inboxesOf(viewer, filter);
  const parts = order
    .filter((part) => filter.states.includes(stateOf(part)))
    .filter((part) => !after || order.indexOf(part) >= order.indexOf(after.part));
  const page: Placed[] = [];
  for (const part of parts) {
    if (page.length >= limit) break;
    const cursor = after?.part === part ? after : null;
    const found: Found[] = [];
    for (const inboxId of inboxIds)
      found.push(...(await oneInbox(db, t, question, inboxId, part, cursor)));
    page.push(...found.sort(newestFirst).map((each) => ({ ...each, part })));
  }
  return withNextDeadlines(db, t, page.slice(0, limit));
}

/** The page of one inbox in one part: exported for the test that reads its query plan. */
export function oneInbox(
  db: Queries,
  t: Tables,
  { rootId, viewer, filter, limit }: Question,
  inboxId: string,
  part: ListPart,
  cursor: ListCursor | null,
) {
  const inboxIds = inboxesOf(viewer, filter);
  const { receivedAt, caseId } = t.caseInboxes;
  return db
    .select({ case: t.cases, inbox: t.caseInboxes })
    .from(t.caseInboxes)
    .innerJoin(t.cases, eq(t.cases.id, caseId))
    .where(
      and(
        eq(t.caseInboxes.inboxId, inboxId),
        isOfPart(t, part),
        eq(t.cases.rootId, rootId),
        filter.sector === undefined ? undefined : eq(t.cases.sector, filter.sector),
        cursor ? isAfter(t, cursor) : undefined,
        inboxIds.length > 1
          ? isFirstOfItsCase(db, t, inboxIds, filter.states, stateOf(part))
          : undefined,
        mayView(db, t, viewer),
      ),
    )
    .orderBy(desc(receivedAt), desc(caseId))
    .limit(limit);
}

function inboxesOf(viewer: Viewer, filter: Question['filter']): string[] {
  return viewer.inboxIds.filter((id) => !filter.inboxId || id === filter.inboxId);
}

function stateOf(part: ListPart): State {
  return part === 'urgent' ? 'unread' : part;
}

function isOfPart(t: Tables, part: ListPart) {
  const { state, urgent } = t.caseInboxes;
  // In the words of the index `case_inboxes_urgent`: by a parameter a database does not know it again.
  if (part === 'urgent') return and(eq(state, 'unread'), sql`${urgent} = true`);
  return and(eq(state, part), part === 'unread' ? eq(urgent, false) : undefined);
}

/** As one comparison of rows, which both databases turn into the beginning of the walk; an `or` would read all before it. */
function isAfter(t: Tables, cursor: ListCursor) {
  const { receivedAt, caseId } = t.caseInboxes;
  return sql`(${receivedAt}, ${caseId}) < (${sql.param(cursor.receivedAt, receivedAt)}, ${sql.param(cursor.caseId, caseId)})`;
}

/** A case that lies in several inboxes of the viewer is listed once: in the first of these states, there at its latest. */
function isFirstOfItsCase(
  db: Queries,
  t: Tables,
  inboxIds: string[],
  states: State[],
  state: State,
) {
  const own = t.caseInboxes;
  const other = aliasedTable(own, 'other');
  const earlierStates = order
    .slice(0, order.indexOf(state))
    .filter((each) => each !== 'urgent' && states.includes(each));
  const before = db
    .select({ caseId: other.caseId })
    .from(other)
    .where(
      and(
        eq(other.caseId, own.caseId),
        inArray(other.inboxId, inboxIds),
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

function newestFirst(a: Found, b: Found): number {
  const later = b.inbox.receivedAt.getTime() - a.inbox.receivedAt.getTime();
  if (later !== 0) return later;
  return a.case.id < b.case.id ? 1 : -1;
}

async function withNextDeadlines(db: Queries, t: Tables, page: Placed[]): Promise<ListedCase[]> {
  if (page.length === 0) return [];
  const ids = page.map((listed) => listed.case.id);
  const rows = await db
    .select({ caseId: t.caseDeadlines.caseId, deadlines: t.caseDeadlines.deadlines })
    .from(t.caseDeadlines)
    .where(inArray(t.caseDeadlines.caseId, ids));
  const byCase = new Map(rows.map(({ caseId, deadlines }) => [caseId, deadlines]));
  return page.map((listed) => ({ ...listed, next: nextOf(byCase.get(listed.case.id) ?? []) }));
}
