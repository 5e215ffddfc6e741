/** How a handler comes in: invitation, password and second factor, session, keys of colleagues. */
import { z } from 'zod';
import {
  base64url,
  compactJwe,
  day,
  id,
  instant,
  language,
  names,
  publicKey,
  sector,
} from './common.ts';
import { mailServerStates } from '../mail-server.ts';

const email = z.email().max(254);
const totpCode = z.string().regex(/^\d{6}$/);

export const saltRequest = z.strictObject({ email });
/** Unknown addresses get a salt too, always the same one, so that nobody learns who has an account. */
export const saltAnswer = z.strictObject({ salt: base64url(64) });

export const signInRequest = z.strictObject({ email, signInSecret: base64url(64) });
export const signInAnswer = z.strictObject({ next: z.literal('second-factor') });
/** A TOTP code or one of the ten recovery codes of the account. */
export const secondFactorRequest = z.strictObject({ code: z.string().min(6).max(40) });

export const invitationOpenRequest = z.strictObject({ token: base64url(64) });
export const invitationOpenAnswer = z.strictObject({
  email,
  name: z.string(),
  language,
  inboxes: z.array(z.strictObject({ id, name: names, organisationName: z.string() })),
  /** For the authenticator app: otpauth URI, the same at each opening. */
  totpUri: z.string(),
});
export const invitationAcceptRequest = z.strictObject({
  token: base64url(64),
  salt: base64url(64),
  signInSecret: base64url(64),
  publicKey,
  lockedKey: compactJwe,
  /** Proves that the authenticator app has the secret. */
  totpCode,
});
/** Shown once; kept as hashes only. */
export const invitationAcceptAnswer = z.strictObject({ recoveryCodes: z.array(z.string()) });

const kid = base64url(43).length(43);
/** The private key named `kid`, sealed to somebody who may use it. */
const keyGrant = z.strictObject({ kid, grant: compactJwe });
/** A colleague to whom a new key is sealed. */
const colleague = z.strictObject({ handlerId: id, name: z.string(), publicKey });

/**
 * `holding`: a key was sealed to her; `waiting`: a colleague must let her in, or the recovery code must be typed; `no-key`: the inbox
 * has no key yet, and whoever is there first makes it.
 */
const membership = z.strictObject({
  inboxId: id,
  name: names,
  organisationId: id,
  organisationName: z.string(),
  deputy: z.boolean(),
  state: z.enum(['holding', 'waiting', 'no-key']),
  /** Whether she has answered for the key of now (`POST /possessions`). Only then does she count as somebody who holds it. */
  proved: z.boolean(),
  /** While she waits: the names of those who can let her in. Empty where only the printed code opens the inbox, and once she holds the key. */
  letInBy: z.array(z.string()),
  /** Of the units for which the inbox is there: those below its organisation, or that itself. */
  sectors: z.array(sector),
  /** Null while the inbox has none. */
  key: publicKey.nullable(),
  grant: compactJwe.nullable(),
  /** Earlier keys of this inbox that she was given: what nobody has opened since the change is still sealed to them. */
  retired: z.array(keyGrant),
  /** Somebody has left who could open the key of now: the next member who holds it makes another. */
  renewal: z.boolean(),
  /** To whom she seals a key that she makes: at the first key every member who has come in, at a renewal those who hold the key of now. */
  colleagues: z.array(colleague),
  /** The public half of the pair that this inbox's printed sheet opens; null where it has no sheet of its own yet. */
  recoveryKey: publicKey.nullable(),
  /** The inbox above that may open this one; null where none may. `granted`: the key of now lies sealed to the owner's key of now. */
  owner: z
    .strictObject({ inboxId: id, key: publicKey.nullable(), granted: z.boolean() })
    .nullable(),
  /**
   * Inboxes below this one whose private key is granted to this inbox's key (the owner's grant). `kid`: which key the grant must
   * hold, `ownerKid`: to which key of this inbox it was given; whoever opens it compares. Not `current`: an earlier key.
   * `proved`: a member of this inbox has answered for it.
   */
  ownerGrants: z.array(
    z.strictObject({
      ...keyGrant.shape,
      inboxId: id,
      ownerKid: kid,
      current: z.boolean(),
      proved: z.boolean(),
    }),
  ),
});
export const sessionAnswer = z.strictObject({
  handler: z.strictObject({
    id,
    name: z.string(),
    email,
    language,
    publicKey,
    salt: z.string(),
    lockedKey: compactJwe,
    isAdministrator: z.boolean(),
  }),
  memberships: z.array(membership),
  /** By what she knows that a letter is from here. */
  letters: z.strictObject({ word: z.string() }),
  expiresAt: instant,
});
export type SessionAnswer = z.infer<typeof sessionAnswer>;

/** The keys for which she wants to answer, also such as the server does not know yet. */
export const challengeRequest = z.strictObject({ keys: z.array(publicKey).min(1).max(100) });
/** `challenge`: as `sealing/possession.ts` makes it. `expires`: seconds since 1970; until then one answer serves every act of this session. */
export const challengeAnswer = z.strictObject({
  challenges: z.array(z.strictObject({ kid, challenge: compactJwe, expires: z.int() })),
});
/**
 * Says that she can open what was sealed to her: what she names counts from now on, where the header answers for it. A key may have
 * come to her on another way than the grant at hand, so that answering for it does not say which grant opened. `kids`: of her own
 * grants; left out, all for which the header answers. `ownerGrants`: left out, none.
 */
export const possessionRequest = z.strictObject({
  kids: z.array(kid).max(100).optional(),
  ownerGrants: z
    .array(z.strictObject({ kid, ownerKid: kid }))
    .max(100)
    .default([]),
});
/** `proved`: how many grants count that did not before. */
export const possessionAnswer = z.strictObject({ proved: z.int() });

/** Lets a member in: the inbox's private keys, of now and earlier ones, sealed to her public key by somebody who holds them (also by herself, with the recovery code). */
export const grantRequest = z.strictObject({
  inboxId: id,
  handlerId: id,
  grants: z.array(keyGrant).min(1).max(100),
});

const memberGrants = z
  .array(z.strictObject({ handlerId: id, grant: compactJwe }))
  .min(1)
  .max(100);
/** The new key sealed to the key of now of the inbox above; null where none may open it, or it has no key yet. */
const ownerGrant = z.strictObject({ ownerKid: kid, grant: compactJwe }).nullable();
/** A new recovery pair: its private half under the printed code, which was typed back. */
const recoveryPair = { publicKey, sealedKey: compactJwe };

/**
 * The first key of an inbox, made by its first reader. The header answers for the key and for the recovery pair: the sheet was typed
 * back. `grants`: to herself and to each colleague; `recovery.grant`: the key sealed to the recovery pair.
 */
export const firstKeyRequest = z.strictObject({
  publicKey,
  grants: memberGrants,
  ownerGrant,
  recovery: z.strictObject({ ...recoveryPair, grant: compactJwe }),
});
/**
 * The next key, because somebody has left. The header answers for both keys. `recoveryGrant`: the new key sealed to the inbox's
 * recovery pair; null where it has none yet.
 */
export const nextKeyRequest = z.strictObject({
  replaces: kid,
  publicKey,
  grants: memberGrants,
  ownerGrant,
  recoveryGrant: z.strictObject({ recoveryKid: kid, grant: compactJwe }).nullable(),
});
/** The keys of this inbox, of now and earlier, sealed to the key of now of the inbox above; the header answers for each. */
export const ownerGrantRequest = z.strictObject({
  ownerKid: kid,
  grants: z.array(keyGrant).min(1).max(100),
});

/** The private key named `kid` under a printed recovery code. */
const underCode = z.strictObject({ kid, sealedKey: compactJwe });

/**
 * What the printed sheets of an inbox open. `pair`: the recovery pair of the inbox's own sheet, and the inbox's keys sealed to it.
 * `sheets`: keys that lie directly under a code of an older sheet, that of now first.
 */
export const recoveryAnswer = z.strictObject({
  inboxId: id,
  pair: z.strictObject({ publicKey, sealedKey: compactJwe, grants: z.array(keyGrant) }).nullable(),
  sheets: z.array(underCode),
});

/**
 * A new recovery pair in the place of the sheet before. The header answers for the pair, which is the code typed back, and for each
 * key. `grants`: that of now first, then all earlier ones that she holds. `because`: `seen`: others have seen the old sheet, and
 * nothing opens with it from now on; `replaced`: any other reason: what it opened is kept for 30 days.
 */
export const recoveryKeyRequest = z.strictObject({
  ...recoveryPair,
  grants: z.array(keyGrant).min(1).max(101),
  because: z.enum(['replaced', 'seen']),
});

/** `oldSheets`: `needed` where an earlier key, which she does not hold, still lies under an older code. */
export const recoveryKeyAnswer = z.strictObject({ oldSheets: z.enum(['not-needed', 'needed']) });

/** What waits in open cases, in numbers of cases; none that is set apart. */
const work = z.strictObject({
  cases: z.int(),
  unread: z.int(),
  /** Urgent, and nobody has it. */
  urgentUnread: z.int(),
  /** Read, and nobody has it; and those of them that are urgent. */
  untaken: z.int(),
  urgentUntaken: z.int(),
  /** By the first deadline of a handler that runs. */
  overdue: z.int(),
  dueToday: z.int(),
  dueLater: z.int(),
  /** The first day after today on which something is due. */
  nextDueOn: day.nullable(),
});

export const deskAnswer = z.strictObject({
  /**
   * Each case once, in the inboxes whose key was given to you: those for which an inbox of yours answers, those that you read
   * along, and how many lie only where you cannot read them. `part`: there are more than were counted.
   */
  work: z.strictObject({
    answersFor: work,
    along: work,
    elsewhere: z.int(),
    counted: z.enum(['all', 'part']),
  }),
  /** Colleagues who wait to be let in, to inboxes whose key you hold (or your inbox's owner grant opens). */
  waiting: z.array(
    z.strictObject({ inboxId: id, inboxName: names, handlerId: id, name: z.string(), publicKey }),
  ),
  /** Letters that could not be delivered. */
  buried: z.array(
    z.strictObject({
      id,
      kind: z.string(),
      recipient: z.string(),
      buriedOn: day,
      reason: z.string(),
      caseId: id.nullable(),
      urgent: z.boolean(),
    }),
  ),
  /** Of the letters that she may know of only, and no time: a letter leaves when a report arrives. */
  mail: z.strictObject({
    /** `refused`: the mail server takes no letters from us, or not some of them, whoever they are for. */
    state: z.enum(['delivering', 'waiting', 'stuck', 'refused']),
    unsent: z.int(),
    /** Found out without a letter; see `mail-server.ts`. */
    server: z.enum(mailServerStates),
  }),
  /** How many ways are left to open each inbox: members who hold the key, the owner's grant, the recovery code. Fewer than two is shown in red. */
  inboxes: z.array(
    z.strictObject({
      inboxId: id,
      name: names,
      organisationName: z.string(),
      /** Whether the first reader has made its key. Without one no report is sealed to it. */
      hasKey: z.boolean(),
      /** Somebody has left who could open the key of now. */
      renewal: z.boolean(),
      /** Members who were invited and have not come in; and those who have come in and wait. */
      invited: z.int(),
      waiting: z.int(),
      /** Members who have answered for the key of now. */
      keyHolders: z.int(),
      ownerGrant: z.boolean(),
      /** `own`: the sheet of this inbox alone; `shared`: one of the older sheets, which may open others too. */
      sheet: z.enum(['none', 'shared', 'own']),
      /** Whether it was typed back. */
      sheetConfirmed: z.boolean(),
      /** Why a new sheet is to be printed, although there is one: whoever printed it has left. */
      sheetDue: z.boolean(),
      unread: z.int(),
      urgentUnread: z.int(),
      /** Set apart to be looked through, in neither of the two above; and how many of them nobody of the inbox has opened. */
      quarantined: z.int(),
      quarantinedUnread: z.int(),
      /** The first deadline of a handler among them. */
      quarantinedDueOn: day.nullable(),
    }),
  ),
  /**
   * The older sheets, one of which may open many inboxes: how many inboxes in sight still lie under one. Null where there were none.
   * Zero: tear them up; said for 30 days.
   */
  sharedSheets: z.strictObject({ inboxes: z.int() }).nullable(),
  /** Help lines nobody has verified, or not for six months (administrators). */
  unverifiedHelpLines: z.int(),
  /**
   * Of administrators only, null for others: whether the history of cases is what was written, as the server saw it when it last
   * looked, and how many cases and daily seals of the tree are not.
   */
  history: z
    .strictObject({ state: z.enum(['looking', 'intact', 'broken', 'unknown']), broken: z.int() })
    .nullable(),
});
export type DeskAnswer = z.infer<typeof deskAnswer>;
