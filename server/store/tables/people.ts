/** Tables of handlers: who they are, and how they come in. */
import type { PublicKey } from '../../../contract/sealing/keys.ts';
import type { Columns } from '../columns.postgres.ts';

export function peopleTables(c: Columns) {
  const handlers = c.table(
    'handlers',
    {
      id: c.text('id').primaryKey(),
      rootId: c.text('root_id').notNull(),
      /** Lower case. */
      email: c.text('email').notNull(),
      name: c.text('name').notNull(),
      language: c.text('language').notNull(),
      isAdministrator: c.flag('is_administrator').notNull(),
      /** 'invited' | 'active' | 'disabled' */
      state: c.text('state').notNull(),
      salt: c.text('salt'),
      /** Argon2id of the sign-in secret, PHC string. */
      secretHash: c.text('secret_hash'),
      publicKey: c.json<PublicKey | null>('public_key'),
      lockedKey: c.text('locked_key'),
      /** Sealed with the secret of the configuration. */
      totpSealed: c.text('totp_sealed'),
      /** The last TOTP step that was spent: a code works once. */
      totpStep: c.long('totp_step').notNull(),
      awayUntil: c.instant('away_until'),
    },
    (t) => [c.uniqueIndex('handlers_email').on(t.email), c.index('handlers_root').on(t.rootId)],
  );

  const recoveryCodes = c.table('recovery_codes', {
    hash: c.text('hash').primaryKey(),
    handlerId: c.text('handler_id').notNull(),
    usedAt: c.instant('used_at'),
  });

  const invitations = c.table(
    'invitations',
    {
      id: c.text('id').primaryKey(),
      handlerId: c.text('handler_id').notNull(),
      /** SHA-256 of the token; the token itself is derived from the id and the configuration's secret. */
      tokenHash: c.text('token_hash').notNull(),
      totpSealed: c.text('totp_sealed').notNull(),
      createdAt: c.instant('created_at').notNull(),
      expiresAt: c.instant('expires_at').notNull(),
      acceptedAt: c.instant('accepted_at'),
    },
    (t) => [c.uniqueIndex('invitations_token').on(t.tokenHash)],
  );

  const sessions = c.table(
    'sessions',
    {
      tokenHash: c.text('token_hash').primaryKey(),
      handlerId: c.text('handler_id').notNull(),
      /** 'second-factor' | 'open' */
      state: c.text('state').notNull(),
      createdAt: c.instant('created_at').notNull(),
      seenAt: c.instant('seen_at').notNull(),
      expiresAt: c.instant('expires_at').notNull(),
    },
    (t) => [c.index('sessions_handler').on(t.handlerId)],
  );

  const signInFailures = c.table(
    'sign_in_failures',
    {
      /**
       * HMAC with the configuration's secret: of the account that was tried with the network, or with the day; whether there is such
       * an account or not.
       */
      addressHash: c.text('address_hash').primaryKey(),
      failures: c.int('failures').notNull(),
      pausedUntil: c.instant('paused_until'),
      seenAt: c.instant('seen_at').notNull(),
    },
    (t) => [c.index('sign_in_failures_seen').on(t.seenAt)],
  );

  return { handlers, recoveryCodes, invitations, sessions, signInFailures };
}
