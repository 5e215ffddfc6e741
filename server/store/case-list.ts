/**
 * The desk's list: unread first, then newest first, a page at a time. Each inbox and state is one walk along the index
 * `case_inboxes_list`, merged here, so that a page costs the same with ten cases and with a million.
 */
import { aliasedTable, and, asc, desc, eq, inArray, isNull, notExists, or, sql } from 'drizzle-orm';
import { isHandlersDeadline } from '../../contract/policy.ts';
import { mayView } from './may-view.ts';
import type { Queries } from './queries.ts';
import type { CaseInboxRow, CaseRow, ListCursor, ListedCase, Viewer } from './records.ts';
import type { Tables } from './tables.ts';

type State = ListCursor['state'];
export type Question = {
  rootId: string;
  viewer: Viewer;
  filter: { inboxId?: string; states: State[]; sector?: string };
  after: ListCursor | null;
  limit: number;
};
type Found = { case: CaseRow; inbox: CaseInboxRow };

/** The order of the states in the list. */
const order: State[] = ['unread', 'read', 'closed'];

export async function listCases(db: Queries, t: Tables, question: Question): Promise<ListedCase[]> {
  const { viewer, filter, after, limit } = question;
  const inboxIds = inboxesOf(viewer, filter);
  const states = order
    .filter((state) => filter.states.includes(state))
    .filter((state) => !after || order.indexOf(state) >= order.indexOf(after.state));
  const page: Found[] = [];
  for (const state of states) {
    if (page.length >= limit) break;
    const cursor = after?.state === state ? after : null;
    const found: Found[] = [];
    for (const inboxId of inboxIds)
      found.push(...(await oneInbox(db, t, question, inboxId, state, cursor)));
    page.push(...found.sort(newestFirst));
  }
  return withNextClocks(db, t, page.slice(0, limit));
}

/** The page of one inbox in one state: exported for the test that reads its query plan. */
export function oneInbox(
  db: Queries,
  t: Tables,
  { rootId, viewer, filter, limit }: Question,
  inboxId: string,
  state: State,
  cursor: ListCursor | null,
) {
  const inboxIds = inboxesOf(viewer, filter);
  const states = order.filter((each) => filter.states.includes(each));
  const { receivedAt, caseId } = t.caseInboxes;
  return db
    .select({ case: t.cases, inbox: t.caseInboxes })
    .from(t.caseInboxes)
    .innerJoin(t.cases, eq(t.cases.id, caseId))
    .where(
      and(
        eq(t.caseInboxes.inboxId, inboxId),
        eq(t.caseInboxes.state, state),
        eq(t.cases.rootId, rootId),
        filter.sector === undefined ? undefined : eq(t.cases.sector, filter.sector),
        cursor ? isAfter(t, cursor) : undefined,
        inboxIds.length > 1 ? isFirstOfItsCase(db, t, inboxIds, states, state) : undefined,
        mayView(db, t, viewer),
      ),
    )
    .orderBy(desc(receivedAt), desc(caseId))
    .limit(limit);
}

function inboxesOf(viewer: Viewer, filter: Question['filter']): string[] {
  return viewer.inboxIds.filter((id) => !filter.inboxId || id === filter.inboxId);
}

/** As one comparison of rows, which both databases turn into the beginning of the walk; an `or` would read all before it. */
function isAfter(t: Tables, cursor: ListCursor) {
  const { receivedAt, caseId } = t.caseInboxes;
  return sql`(${receivedAt}, ${caseId}) < (${sql.param(cursor.receivedAt, receivedAt)}, ${sql.param(cursor.caseId, caseId)})`;
}

/** A case that lies in several inboxes of the viewer is listed once: in the first state, there at its latest. */
function isFirstOfItsCase(
  db: Queries,
  t: Tables,
  inboxIds: string[],
  states: State[],
  state: State,
) {
  const own = t.caseInboxes;
  const other = aliasedTable(own, 'other');
  const earlierStates = states.slice(0, states.indexOf(state));
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

async function withNextClocks(db: Queries, t: Tables, page: Found[]): Promise<ListedCase[]> {
  if (page.length === 0) return [];
  const running = await db
    .select()
    .from(t.clocks)
    .where(
      and(
        inArray(
          t.clocks.caseId,
          page.map((listed) => listed.case.id),
        ),
        isNull(t.clocks.doneAt),
      ),
    )
    .orderBy(asc(t.clocks.dueAt), asc(t.clocks.clock));
  return page.map((listed) => ({
    ...listed,
    next:
      running.find((row) => row.caseId === listed.case.id && isHandlersDeadline(row.clock)) ?? null,
  }));
}
