/** Tables of the evidence: who did what, how far each chain of entries reaches, what all of them were on a day, and the keys. */
import type { Columns } from '../columns.postgres.ts';

export function auditTables(c: Columns) {
  /** Who did what when; append only. A chain is a case or an organisation; each entry holds the hash of the one before. */
  const audit = c.table(
    'audit',
    {
      chain: c.text('chain').notNull(),
      sequence: c.int('sequence').notNull(),
      rootId: c.text('root_id').notNull(),
      at: c.instant('at').notNull(),
      action: c.text('action').notNull(),
      handlerId: c.text('handler_id'),
      params: c.json<Record<string, string>>('params').notNull(),
      previous: c.text('previous').notNull(),
      hash: c.text('hash').notNull(),
      /** The key of the hash; '' where it was written before there were keys, and the hash is a plain SHA-256. */
      keyId: c.text('key_id').notNull(),
      /** The hash of the tree's newest daily seal when it was written; '' where there was none. */
      seal: c.text('seal').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.chain, t.sequence] })],
  );

  /** How far a chain reaches: without it nobody would see that its last entries are gone. */
  const auditChains = c.table('audit_chains', {
    chain: c.text('chain').primaryKey(),
    rootId: c.text('root_id').notNull(),
    /** The sequence of the last entry, and its hash. */
    length: c.int('length').notNull(),
    hash: c.text('hash').notNull(),
    changedAt: c.instant('changed_at').notNull(),
    /** '' and '': as the chain was found when keys came, until the first daily seal. */
    keyId: c.text('key_id').notNull(),
    mac: c.text('mac').notNull(),
  });

  /** Once a day, what the chains of a tree were: without it nobody would see that a whole case is gone. */
  const auditSeals = c.table(
    'audit_seals',
    {
      rootId: c.text('root_id').notNull(),
      sequence: c.int('sequence').notNull(),
      /** In Norway: 2026-11-30. */
      day: c.text('day').notNull(),
      at: c.instant('at').notNull(),
      /** The last chain that this part of the day's seal looked at; null: it went to the end. */
      through: c.text('through'),
      /** JSON: chain, length and hash of each that has changed. */
      heads: c.text('heads').notNull(),
      previous: c.text('previous').notNull(),
      keyId: c.text('key_id').notNull(),
      hash: c.text('hash').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.rootId, t.sequence] })],
  );

  const auditKeys = c.table('audit_keys', {
    id: c.text('id').primaryKey(),
    /** Under the secret of the configuration. */
    wrapped: c.text('wrapped').notNull(),
    createdAt: c.instant('created_at').notNull(),
  });

  return { audit, auditChains, auditSeals, auditKeys };
}
