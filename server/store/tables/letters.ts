/** The outbox. No text, no unit, no category: a letter is composed when it is sent. */
import { and, isNotNull, isNull } from 'drizzle-orm';
import type { Columns } from '../columns.postgres.ts';

export function letterTables(c: Columns) {
  const letters = c.table(
    'letters',
    {
      id: c.text('id').primaryKey(),
      rootId: c.text('root_id').notNull(),
      handlerId: c.text('handler_id').notNull(),
      /** 'report' | 'reports' (speaks for many) | 'quarantine' | 'case-news' | 'cases-news' | 'invitation' | 'let-in' … */
      kind: c.text('kind').notNull(),
      urgent: c.flag('urgent').notNull(),
      caseId: c.text('case_id'),
      invitationId: c.text('invitation_id'),
      /** Of one that was put off to speak for many: when it was first due. */
      createdAt: c.instant('created_at').notNull(),
      dueAt: c.instant('due_at').notNull(),
      attempts: c.int('attempts').notNull(),
      lockedUntil: c.instant('locked_until'),
      sentAt: c.instant('sent_at'),
      buriedAt: c.instant('buried_at'),
      /** How it ended for a buried letter: null, 'told' (somebody told the person by phone). */
      settledAt: c.instant('settled_at'),
      /** Code and reply of the mail server, never the body. */
      lastError: c.text('last_error'),
    },
    /** Of open letters only: sent ones stay for weeks, and the loop asks every few seconds. */
    (t) => [
      c
        .index('letters_due')
        .on(t.urgent, t.dueAt, t.id)
        .where(and(isNull(t.sentAt), isNull(t.buriedAt))!),
      c.index('letters_handler').on(t.handlerId, t.createdAt),
      c.index('letters_sent').on(t.sentAt).where(isNotNull(t.sentAt)),
      c.index('letters_buried').on(t.rootId).where(isNotNull(t.buriedAt)),
    ],
  );

  return { letters };
}
