/** Tables of what reporters sent: sealed, and never changed but for whom it is sealed to. */
import { isNull } from 'drizzle-orm';
import type { PublicKey } from '../../../contract/sealing/keys.ts';
import type { Sealed } from '../../../contract/sealing/seal.ts';
import type { Columns } from '../columns.postgres.ts';

export function reportTables(c: Columns) {
  const reports = c.table(
    'reports',
    {
      id: c.text('id').primaryKey(),
      rootId: c.text('root_id').notNull(),
      caseId: c.text('case_id').notNull(),
      /** SHA-256 of the request body: tells a retry from a second use of the key. */
      bodyHash: c.text('body_hash').notNull(),
      accessTokenHash: c.text('access_token_hash').notNull(),
      reporterKey: c.json<PublicKey>('reporter_key').notNull(),
      lockedKey: c.text('locked_key').notNull(),
      content: c.json<Sealed>('content').notNull(),
      identity: c.json<Sealed>('identity').notNull(),
    },
    (t) => [c.uniqueIndex('reports_access').on(t.accessTokenHash)],
  );

  /**
   * Pictures and documents, each a JWE in its members. They come before their report and belong to nothing until it
   * claims them; its binding lies in the ciphertext, so that one given to another report does not open.
   */
  const attachments = c.table(
    'attachments',
    {
      id: c.text('id').primaryKey(),
      rootId: c.text('root_id').notNull(),
      reportId: c.text('report_id').notNull(),
      index: c.int('place').notNull(),
      bodyHash: c.text('body_hash').notNull(),
      protected: c.text('protected').notNull(),
      aad: c.text('aad').notNull(),
      iv: c.text('iv').notNull(),
      tag: c.text('tag').notNull(),
      ciphertext: c.bytes('ciphertext').notNull(),
      /** Of the ciphertext, in bytes. */
      size: c.int('size').notNull(),
      arrivedAt: c.instant('arrived_at').notNull(),
      /** null: no report has claimed it. */
      claimedAt: c.instant('claimed_at'),
    },
    (t) => [
      c.index('attachments_report').on(t.reportId),
      c.index('attachments_recent').on(t.rootId, t.arrivedAt, t.size, t.claimedAt),
      c.index('attachments_unclaimed').on(t.arrivedAt).where(isNull(t.claimedAt)),
    ],
  );

  return { reports, attachments };
}
