/** Tables of cases: how a report is handled, where it lies, and who may not see it. */
import { sql } from 'drizzle-orm';
import type { CaseDeadline, RecordedAct } from '../../../contract/cases/deadlines.ts';
import type { Facts } from '../../../contract/facts.ts';
import type { Sealed } from '../../../contract/sealing/seal.ts';
import type { Columns } from '../columns.postgres.ts';

export function caseTables(c: Columns) {
  const cases = c.table('cases', {
    id: c.text('id').primaryKey(),
    rootId: c.text('root_id').notNull(),
    unitId: c.text('unit_id').notNull(),
    reportId: c.text('report_id').notNull(),
    sector: c.text('sector').notNull(),
    status: c.text('status').notNull(),
    urgent: c.flag('urgent').notNull(),
    /** Grows by one with each change; a change names the revision it saw. */
    revision: c.int('revision').notNull(),
    language: c.text('language').notNull(),
    written: c.text('written').notNull(),
    facts: c.json<Facts>('facts').notNull(),
    receivedAt: c.instant('received_at').notNull(),
    readAt: c.instant('read_at'),
    closedAt: c.instant('closed_at'),
    closeReason: c.text('close_reason'),
    /** Who has said that she takes it, of those who answer for it; null while nobody has, and where it is closed. */
    takenBy: c.text('taken_by'),
    takenAt: c.instant('taken_at'),
  });

  /** Where a case lies: one row per inbox of its route. */
  const caseInboxes = c.table(
    'case_inboxes',
    {
      caseId: c.text('case_id').notNull(),
      inboxId: c.text('inbox_id').notNull(),
      rootId: c.text('root_id').notNull(),
      /** 'reader' | 'copy' | 'escalation' */
      as: c.text('standing').notNull(),
      reason: c.text('reason').notNull(),
      /** 'waiting' (an escalation not yet reached: no access) | 'unread' | 'quarantine', 'quarantine-read' (set apart) | 'read' | 'closed' */
      state: c.text('state').notNull(),
      receivedAt: c.instant('received_at').notNull(),
      /** As the case itself says, which never changes: here for the index below. */
      urgent: c.flag('urgent').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.caseId, t.inboxId] }),
      c.index('case_inboxes_list').on(t.inboxId, t.state, t.receivedAt, t.caseId),
      /** Of the few with which the list begins. `urgent` is among its columns so that SQLite takes it before the other. */
      c
        .index('case_inboxes_urgent')
        .on(t.inboxId, t.state, t.urgent, t.receivedAt, t.caseId)
        .where(sql`${t.urgent} = true`),
    ],
  );

  /** The accused's own inboxes: no member of them reads this case, through whichever inbox. */
  const caseExclusions = c.table(
    'case_exclusions',
    { caseId: c.text('case_id').notNull(), inboxId: c.text('inbox_id').notNull() },
    (t) => [c.primaryKey({ columns: [t.caseId, t.inboxId] })],
  );

  /** Handlers who are kept out of a case as persons: they stepped aside, or sat in an excluded inbox when it came. */
  const recusals = c.table(
    'recusals',
    {
      caseId: c.text('case_id').notNull(),
      handlerId: c.text('handler_id').notNull(),
      at: c.instant('at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.caseId, t.handlerId] })],
  );

  /** One row per case: what is due when, and how it ended. Measures and evaluations, which come later, are rows of their own. */
  const caseDeadlines = c.table(
    'case_deadlines',
    {
      caseId: c.text('case_id').primaryKey(),
      rootId: c.text('root_id').notNull(),
      /** In their order. */
      deadlines: c.json<CaseDeadline[]>('deadlines').notNull(),
      /** When the first that somebody still owes is due, in time or late; null where nobody owes anything. */
      dueAt: c.instant('due_at'),
      /** When somebody is to be told next; null where nothing rings any more. */
      ringsAt: c.instant('rings_at'),
    },
    (t) => [
      c
        .index('case_deadlines_ring')
        .on(t.ringsAt, t.caseId)
        .where(sql`${t.ringsAt} is not null`),
    ],
  );

  const messages = c.table(
    'messages',
    {
      id: c.text('id').primaryKey(),
      rootId: c.text('root_id').notNull(),
      caseId: c.text('case_id').notNull(),
      /** With its code one sees these messages and no others. */
      reportId: c.text('report_id').notNull(),
      /** null: from the reporter. */
      handlerId: c.text('handler_id'),
      bodyHash: c.text('body_hash').notNull(),
      sealed: c.json<Sealed>('sealed').notNull(),
      sentAt: c.instant('sent_at').notNull(),
      /** Not to the reporter at all: what a handler has done elsewhere, in her words, sealed to the inboxes alone. */
      act: c.json<RecordedAct>('act'),
    },
    (t) => [
      c.index('messages_case').on(t.caseId, t.sentAt, t.id),
      c.index('messages_report').on(t.reportId, t.sentAt, t.id),
    ],
  );

  return { cases, caseInboxes, caseExclusions, recusals, caseDeadlines, messages };
}
