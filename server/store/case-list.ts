/**
 * The desk's list: what is urgent and not yet anybody's first, then what is unread, newest first, a page at a time. Each inbox
 * and part is one walk along an index, merged here, so that a page costs the same with ten cases and with a million.
 */
import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
import { nextOf } from '../../contract/cases/deadlines.ts';
import {
  inboxesOf,
  isAskedFor,
  isFirstOfItsCase,
  isOfPart,
  partOrder,
  stateOf,
  type Asked,
} from './case-filter.ts';
import type { Queries } from './queries.ts';
import type { CaseInboxRow, CaseRow, ListCursor, ListedCase, ListPart } from './records.ts';
import type { Tables } from './tables.ts';

export type Question = Asked & { after: ListCursor | null; limit: number };
type Found = { case: CaseRow; inbox: CaseInboxRow };
type Placed = Found & { part: ListPart };

export async function listCases(db: Queries, t: Tables, question: Question): Promise<ListedCase[]> {
  const { filter, after, limit } = question;
  const parts = partOrder
    .filter((part) => filter.states.includes(stateOf(part)))
    .filter((part) => !after || partOrder.indexOf(part) >= partOrder.indexOf(after.part));
  const page: Placed[] = [];
  for (const part of parts) {
    if (page.length >= limit) break;
    const cursor = after?.part === part ? after : null;
    const found: Found[] = [];
    for (const inboxId of inboxesOf(question))
      found.push(...(await oneInbox(db, t, question, inboxId, part, cursor)));
    page.push(...found.sort(newestFirst).map((each) => ({ ...each, part })));
  }
  return withNextDeadlines(db, t, page.slice(0, limit));
}

/** The page of one inbox in one part: exported, as the next one, for the test that reads its query plan. */
export function oneInbox(
  db: Queries,
  t: Tables,
  question: Question,
  inboxId: string,
  part: ListPart,
  cursor: ListCursor | null,
) {
  const { receivedAt, caseId } = t.caseInboxes;
  return db
    .select({ case: t.cases, inbox: t.caseInboxes })
    .from(t.caseInboxes)
    .innerJoin(t.cases, eq(t.cases.id, caseId))
    .where(
      and(
        eq(t.caseInboxes.inboxId, inboxId),
        isOfPart(t, part),
        isAskedFor(db, t, question),
        cursor ? isAfter(t, cursor) : undefined,
        inboxesOf(question).length > 1
          ? isFirstOfItsCase(db, t, question, stateOf(part))
          : undefined,
      ),
    )
    .orderBy(desc(receivedAt), desc(caseId))
    .limit(question.limit);
}

/**
 * How many cases the whole list has, among the first `most` rows of the index: `rows` is one more where there are more. The rows are
 * taken first and looked at afterwards, so that neither database begins with all cases of all inboxes.
 */
export function totalOf(db: Queries, t: Tables, asked: Asked, most: number) {
  const { caseInboxes, cases } = t;
  const rows = db
    .select()
    .from(caseInboxes)
    .where(
      and(
        inArray(caseInboxes.inboxId, inboxesOf(asked)),
        inArray(caseInboxes.state, asked.filter.states),
      ),
    )
    .limit(most + 1)
    // By its own name, in which the conditions speak of it.
    .as('case_inboxes');
  return db
    .select({
      cases:
        sql<number>`count(distinct case when ${isAskedFor(db, t, asked)} then ${caseInboxes.caseId} end)`.mapWith(
          Number,
        ),
      rows: count(),
    })
    .from(rows)
    .innerJoin(cases, eq(cases.id, caseInboxes.caseId));
}

/** As one comparison of rows, which both databases turn into the beginning of the walk; an `or` would read all before it. */
function isAfter(t: Tables, cursor: ListCursor) {
  const { receivedAt, caseId } = t.caseInboxes;
  return sql`(${receivedAt}, ${caseId}) < (${sql.param(cursor.receivedAt, receivedAt)}, ${sql.param(cursor.caseId, caseId)})`;
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
