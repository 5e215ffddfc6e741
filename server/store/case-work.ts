/**
 * What waits in the open cases of some inboxes, counted for the front page in one query: that which she answers for, and that
 * which she only reads along. It walks the index of the list, and of very many it says that it has not counted all.
 */
import { and, count, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { firstDue } from './case-due.ts';
import { isUntaken } from './case-taken.ts';
import { mayView } from './may-view.ts';
import type { Queries } from './queries.ts';
import type { CaseWork, Cases, Viewer, WorkFilter } from './records.ts';
import type { Tables } from './tables.ts';

export type WorkQuestion = WorkFilter & { rootId: string; viewer: Viewer };

const none: CaseWork = {
  cases: 0,
  unread: 0,
  urgentUnread: 0,
  untaken: 0,
  urgentUntaken: 0,
  overdue: 0,
  dueToday: 0,
  dueLater: 0,
  nextDueAt: null,
};

export async function workOf(
  db: Queries,
  t: Tables,
  question: WorkQuestion,
): ReturnType<Cases['work']> {
  const found = question.inboxIds.length === 0 ? [] : await workQuery(db, t, question);
  const of = (standing: 'reader' | 'copy'): CaseWork => {
    const row = found.find(({ answers }) => answers === (standing === 'reader' ? 1 : 0));
    if (!row) return none;
    const { answers: _answers, rows: _rows, ...work } = row;
    return work;
  };
  const rows = found.reduce((sum, row) => sum + row.rows, 0);
  return {
    answersFor: of('reader'),
    along: of('copy'),
    counted: rows > question.most ? 'part' : 'all',
  };
}

/** One row for the cases for which an inbox of hers answers, one for the others. Exported for the test that reads its plan. */
export function workQuery(
  db: Queries,
  t: Tables,
  { rootId, viewer, inboxIds, now, tomorrow, most }: WorkQuestion,
) {
  const { caseInboxes, cases } = t;
  // Taken first and looked at afterwards, so that neither database begins with all cases of all inboxes.
  const lies = db
    .select({
      caseId: caseInboxes.caseId,
      answering: flag(sql`${caseInboxes.as} <> 'copy'`).as('answering'),
      unread: flag(sql`${caseInboxes.state} = 'unread'`).as('unread'),
    })
    .from(caseInboxes)
    .where(
      and(
        inArray(caseInboxes.inboxId, inboxIds),
        inArray(caseInboxes.state, ['unread', 'read']),
        eq(caseInboxes.rootId, rootId),
        mayView(db, t, viewer),
      ),
    )
    .limit(most + 1)
    .as('lies');
  const each = db
    .select({
      rows: count().as('rows'),
      answers: sql<number>`max(${lies.answering})`.as('answers'),
      unread: sql<number>`max(${lies.unread})`.as('unread'),
      // As the list of what is read: through an inbox that answers for it, where there is one.
      readAnswering: sql<number>`max(${lies.answering} * (1 - ${lies.unread}))`.as(
        'read_answering',
      ),
      read: sql<number>`max(1 - ${lies.unread})`.as('read'),
      urgent: sql<number>`max(${flag(sql`${cases.urgent} = true and ${isUntaken(t)}`)})`.as(
        'urgent',
      ),
      untaken: sql<number>`max(${flag(isUntaken(t))})`.as('untaken'),
      due: sql`min(${firstDue(db, t, cases.id)})`.as('due'),
    })
    .from(lies)
    .innerJoin(cases, eq(cases.id, lies.caseId))
    .groupBy(lies.caseId)
    .as('each_case');
  const at = (moment: Date) => sql.param(moment, t.caseDeadlines.dueAt);
  const read = sql`(case when ${each.answers} = 1 then ${each.readAnswering} else ${each.read} end)`;
  return db
    .select({
      answers: sql<number>`${each.answers}`.mapWith(Number),
      rows: total(sql`${each.rows}`),
      cases: count(),
      unread: total(sql`${each.unread}`),
      urgentUnread: total(sql`${each.unread} * ${each.urgent}`),
      untaken: total(sql`${read} * ${each.untaken}`),
      urgentUntaken: total(sql`${read} * ${each.urgent}`),
      overdue: total(flag(sql`${each.due} < ${at(now)}`)),
      dueToday: total(flag(sql`${each.due} >= ${at(now)} and ${each.due} < ${at(tomorrow)}`)),
      dueLater: total(flag(sql`${each.due} >= ${at(tomorrow)}`)),
      nextDueAt:
        sql<Date | null>`min(case when ${each.due} >= ${at(tomorrow)} then ${each.due} end)`.mapWith(
          t.caseDeadlines.dueAt,
        ),
    })
    .from(each)
    .groupBy(each.answers);
}

/** 1 where the condition holds, else 0: the databases have no common word for counting what is true. */
function flag(condition: SQL): SQL<number> {
  return sql<number>`case when ${condition} then 1 else 0 end`;
}

function total(of: SQL): SQL<number> {
  return sql`sum(${of})`.mapWith(Number);
}
