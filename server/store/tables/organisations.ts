/** Tables of organisations: the tree, its inboxes and their keys, and who belongs to which inbox. */
import type { Names } from '../../../contract/facts.ts';
import type { Opening, OpeningSpan } from '../../../contract/opening.ts';
import type { Practice } from '../../../contract/practice.ts';
import type { Rule } from '../../../contract/route.ts';
import type { PublicKey } from '../../../contract/sealing/keys.ts';
import type { Columns } from '../columns.postgres.ts';

/**
 * How the letters of a tree are known; what is left out has a default (`server/mail/compose.ts`). `sender`: the name in the From
 * field. `word`: the recognition word. `invitedBy`: who invites, as the invited know her or him.
 */
export type LetterNames = Partial<Record<'sender' | 'word' | 'invitedBy', string | undefined>>;

export function organisationTables(c: Columns) {
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
      /** Whether the owner above may open its main inbox. */
      ownerMayOpen: c.flag('owner_may_open').notNull(),
      /** Of a unit: since when it takes reports. Set once every report has a reader who is there; never taken back. */
      openedAt: c.instant('opened_at'),
      /** Another organisation of the tree that the same person leads. */
      ledWith: c.text('led_with'),
      /** At the top of a tree only. */
      letters: c.json<LetterNames | null>('letters'),
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
      /** The key to seal to now; older ones stay in `inbox_keys`. Empty until the first reader makes one. */
      currentKid: c.text('current_kid').notNull(),
      /** Shown to the reporter where the times are not known: when somebody reads, in words. */
      readingHours: c.json<Names | null>('reading_hours'),
      /** When somebody reads, as a clock can read it. */
      readingTimes: c.json<OpeningSpan[] | null>('reading_times'),
      /** Since when somebody has left who could open the key of now; null where nobody has. */
      renewSince: c.instant('renew_since'),
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
      /** The private key under the code of an older sheet; null where there is none. Sheets of now open a recovery pair. */
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
      /** When she answered for the key: from then on the grant counts. Null: claimed by whoever gave it. */
      provedAt: c.instant('proved_at'),
      /** Of before grants were proved: counts for routes, health and openness until then. */
      trustedUntil: c.instant('trusted_until'),
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
      /** As of a key grant: when a member of the owner's inbox answered for both keys. */
      provedAt: c.instant('proved_at'),
      trustedUntil: c.instant('trusted_until'),
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

  return { organisations, helpLines, inboxes, inboxKeys, keyGrants, ownerGrants, memberships };
}
