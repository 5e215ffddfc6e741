/**
 * Every table, once. Ids are text made by us (`contract/ids.ts`), times come from our clock, enumerations are text,
 * JSON is opaque; so both databases behave alike. The SQL lives in `migrations/`, and a test compares the two.
 */
import { and, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Facts, Names } from '../../contract/facts.ts';
import type { Opening, OpeningSpan } from '../../contract/opening.ts';
import type { Practice } from '../../contract/practice.ts';
import type { Rule } from '../../contract/route.ts';
import type { PublicKey } from '../../contract/sealing/keys.ts';
import type { Sealed } from '../../contract/sealing/seal.ts';
import type { Columns } from './columns.postgres.ts';

export function tables(c: Columns) {
  /** The tree. `rootId` is the top of the tree: one controller, one border for all queries of the desk. */
  const organisations = c.table(
    'organisations',
    {
      id: c.text('id').primaryKey(),
      rootId: c.text('root_id').notNull(),
      parentId: c.text('parent_id'),
      slug: c.text('slug').notNull(),
      name: c.text('name').notNull(),
      kind: c.text('kind').notNull(),
      sector: c.text('sector').notNull(),
      language: c.text('language').notNull(),
      private: c.flag('private').notNull(),
      isUnit: c.flag('is_unit').notNull(),
      inboxId: c.text('inbox_id'),
      independentInboxId: c.text('independent_inbox_id'),
      rules: c.json<Rule[]>('rules').notNull(),
      /** Sites that may embed the button: 'https://www.example.no'. */
      origins: c.json<string[]>('origins').notNull(),
      /** Reports written in a host's page are refused; its sites show the form in a frame of ours. */
      requiresFrame: c.flag('requires_frame').notNull(),
      exitUrl: c.text('exit_url').notNull(),
      /** Texts the organisation has changed: language, key, text. */
      texts: c.json<Record<string, Record<string, string>>>('texts').notNull(),
      position: c.int('position').notNull(),
      /** 'none' | 'images' | 'images-and-pdf' */
      attachments: c.text('attachments').notNull(),
      practice: c.json<Practice | null>('practice'),
    },
    (t) => [
      c.uniqueIndex('organisations_slug').on(t.slug),
      c.index('organisations_root').on(t.rootId),
    ],
  );

  const helpLines = c.table(
    'help_lines',
    {
      rootId: c.text('root_id').notNull(),
      key: c.text('key').notNull(),
      name: c.json<Names>('name').notNull(),
      phone: c.text('phone'),
      shownPhone: c.text('shown_phone'),
      url: c.text('url'),
      hours: c.json<Names | null>('hours'),
      opening: c.json<Opening | null>('opening'),
      audience: c.text('audience').notNull(),
      when: c.text('shown_when').notNull(),
      verifiedOn: c.text('verified_on'),
      position: c.int('position').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.rootId, t.key] })],
  );

  const inboxes = c.table(
    'inboxes',
    {
      id: c.text('id').primaryKey(),
      rootId: c.text('root_id').notNull(),
      organisationId: c.text('organisation_id').notNull(),
      standing: c.text('standing').notNull(),
      name: c.json<Names>('name').notNull(),
      escalatesTo: c.text('escalates_to'),
      /** The key to seal to now; older ones stay in `inbox_keys`. */
      currentKid: c.text('current_kid').notNull(),
      /** Shown to the reporter where the times are not known: when somebody reads, in words. */
      readingHours: c.json<Names | null>('reading_hours'),
      /** When somebody reads, as a clock can read it. */
      readingTimes: c.json<OpeningSpan[] | null>('reading_times'),
    },
    (t) => [c.index('inboxes_root').on(t.rootId)],
  );

  const inboxKeys = c.table(
    'inbox_keys',
    {
      kid: c.text('kid').primaryKey(),
      rootId: c.text('root_id').notNull(),
      inboxId: c.text('inbox_id').notNull(),
      publicKey: c.json<PublicKey>('public_key').notNull(),
      /** The private key under the printed recovery code; null where there is none. */
      recoverySealed: c.text('recovery_sealed'),
      /** 'none' | 'made' | 'confirmed' (typed back). */
      recoveryState: c.text('recovery_state').notNull(),
      createdAt: c.instant('created_at').notNull(),
      retiredAt: c.instant('retired_at'),
    },
    (t) => [c.index('inbox_keys_inbox').on(t.inboxId)],
  );

  /** The private key of one inbox, sealed to one handler. Taking the row away takes the access away. */
  const keyGrants = c.table(
    'key_grants',
    {
      kid: c.text('kid').notNull(),
      handlerId: c.text('handler_id').notNull(),
      rootId: c.text('root_id').notNull(),
      grant: c.text('sealed_key').notNull(),
      grantedBy: c.text('granted_by'),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.kid, t.handlerId] }),
      c.index('key_grants_handler').on(t.handlerId),
    ],
  );

  /** The private key of an inbox, sealed to the key of the owner's inbox. */
  const ownerGrants = c.table(
    'owner_grants',
    {
      kid: c.text('kid').notNull(),
      ownerKid: c.text('owner_kid').notNull(),
      rootId: c.text('root_id').notNull(),
      inboxId: c.text('inbox_id').notNull(),
      ownerInboxId: c.text('owner_inbox_id').notNull(),
      grant: c.text('sealed_key').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.kid, t.ownerKid] }),
      c.index('owner_grants_owner').on(t.ownerInboxId),
    ],
  );

  const memberships = c.table(
    'memberships',
    {
      inboxId: c.text('inbox_id').notNull(),
      handlerId: c.text('handler_id').notNull(),
      rootId: c.text('root_id').notNull(),
      deputy: c.flag('deputy').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.inboxId, t.handlerId] }),
      c.index('memberships_handler').on(t.handlerId),
    ],
  );

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

  const clocks = c.table(
    'clocks',
    {
      caseId: c.text('case_id').notNull(),
      clock: c.text('clock').notNull(),
      standing: c.text('standing').notNull(),
      basis: c.text('basis'),
      dueAt: c.instant('due_at').notNull(),
      doneAt: c.instant('done_at'),
    },
    (t) => [c.primaryKey({ columns: [t.caseId, t.clock] })],
  );

  const messages = c.table(
    'messages',
    {
      id: c.text('id').primaryKey(),
      rootId: c.text('root_id').notNull(),
      caseId: c.text('case_id').notNull(),
      /** null: from the reporter. */
      handlerId: c.text('handler_id'),
      bodyHash: c.text('body_hash').notNull(),
      sealed: c.json<Sealed>('sealed').notNull(),
      sentAt: c.instant('sent_at').notNull(),
    },
    (t) => [c.index('messages_case').on(t.caseId, t.sentAt, t.id)],
  );

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
    },
    (t) => [c.primaryKey({ columns: [t.chain, t.sequence] })],
  );

  /** The outbox. No text, no unit, no category: the letter is composed when it is sent. */
  const letters = c.table(
    'letters',
    {
      id: c.text('id').primaryKey(),
      rootId: c.text('root_id').notNull(),
      handlerId: c.text('handler_id').notNull(),
      /** 'report' | 'reports' (speaks for many) | 'quarantine' | 'invitation' | 'let-in' … */
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

  const signInFailures = c.table(
    'sign_in_failures',
    {
      /** HMAC of the address with the configuration's secret: of every address that was tried, whether it has an account or not. */
      addressHash: c.text('address_hash').primaryKey(),
      failures: c.int('failures').notNull(),
      pausedUntil: c.instant('paused_until'),
      seenAt: c.instant('seen_at').notNull(),
    },
    (t) => [c.index('sign_in_failures_seen').on(t.seenAt)],
  );

  /** One row per key: 'tree' counts the changes of organisations, inboxes, keys and people. */
  const counters = c.table('counters', {
    key: c.text('key').primaryKey(),
    value: c.long('value').notNull(),
  });

  return {
    organisations,
    helpLines,
    inboxes,
    inboxKeys,
    keyGrants,
    ownerGrants,
    memberships,
    handlers,
    recoveryCodes,
    invitations,
    sessions,
    reports,
    attachments,
    cases,
    caseInboxes,
    caseExclusions,
    recusals,
    clocks,
    messages,
    audit,
    letters,
    signInFailures,
    counters,
  };
}

export type Tables = ReturnType<typeof tables>;
