/** Tables of what brings a key back: recovery pairs that printed sheets open, and what was replaced and is kept for a while. */
import type { PublicKey } from '../../../contract/sealing/keys.ts';
import type { Sealed } from '../../../contract/sealing/sealed.ts';
import type { Columns } from '../columns.postgres.ts';

export function recoveryTables(c: Columns) {
  /** The key pair that an inbox's own printed sheet opens. One of an inbox is of now: the one that was not replaced. */
  const recoveryKeys = c.table(
    'recovery_keys',
    {
      kid: c.text('kid').primaryKey(),
      rootId: c.text('root_id').notNull(),
      inboxId: c.text('inbox_id').notNull(),
      publicKey: c.json<PublicKey>('public_key').notNull(),
      /** The private half under the printed code. */
      sealedKey: c.text('sealed_key').notNull(),
      /** The handler who printed the sheet. */
      madeBy: c.text('made_by').notNull(),
      madeAt: c.instant('made_at').notNull(),
      /** When somebody last typed the sheet and answered for the pair. */
      confirmedAt: c.instant('confirmed_at'),
      /** Whoever printed it has left: a new sheet is to be printed. */
      due: c.flag('due').notNull(),
      replacedAt: c.instant('replaced_at'),
    },
    (t) => [c.index('recovery_keys_inbox').on(t.inboxId)],
  );

  /** The private key of an inbox, sealed to a recovery pair. */
  const recoveryGrants = c.table(
    'recovery_grants',
    {
      kid: c.text('kid').notNull(),
      recoveryKid: c.text('recovery_kid').notNull(),
      rootId: c.text('root_id').notNull(),
      inboxId: c.text('inbox_id').notNull(),
      grant: c.text('sealed_key').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.kid, t.recoveryKid] }),
      c.index('recovery_grants_recovery').on(t.recoveryKid),
    ],
  );

  /** A key under the code of an older sheet, after a recovery pair took its place. */
  const replacedPapers = c.table(
    'replaced_papers',
    {
      kid: c.text('kid').notNull(),
      replacedAt: c.instant('replaced_at').notNull(),
      rootId: c.text('root_id').notNull(),
      inboxId: c.text('inbox_id').notNull(),
      sealedKey: c.text('sealed_key').notNull(),
      replacedBy: c.text('replaced_by').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.kid, t.replacedAt] })],
  );

  /** A recipient's entry of a report or message, after another took its place. */
  const replacedEntries = c.table(
    'replaced_entries',
    {
      /** Of the report or the message. */
      partId: c.text('part_id').notNull(),
      /** 'content' | 'identity' | 'message' */
      part: c.text('part').notNull(),
      /** Whose the entry was. */
      kid: c.text('kid').notNull(),
      rootId: c.text('root_id').notNull(),
      caseId: c.text('case_id').notNull(),
      entry: c.json<Sealed['recipients'][number]>('entry').notNull(),
      replacedAt: c.instant('replaced_at').notNull(),
      replacedBy: c.text('replaced_by').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.partId, t.part, t.kid] }),
      c.index('replaced_entries_case').on(t.caseId),
    ],
  );

  return { recoveryKeys, recoveryGrants, replacedPapers, replacedEntries };
}
