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

/** `holding`: has the key; `waiting`: a colleague must let her in, or the recovery code must be typed. */
const membership = z.strictObject({
  inboxId: id,
  name: names,
  organisationId: id,
  organisationName: z.string(),
  deputy: z.boolean(),
  state: z.enum(['holding', 'waiting']),
  /** While she waits: the names of those who can let her in. Empty where only the printed code opens the inbox, and once she holds the key. */
  letInBy: z.array(z.string()),
  /** Of the units for which the inbox is there: those below its organisation, or that itself. */
  sectors: z.array(sector),
  key: publicKey,
  grant: compactJwe.nullable(),
  /** Earlier keys of this inbox that she was given: what nobody has opened since the change is still sealed to them. */
  retired: z.array(keyGrant),
  /**
   * Inboxes below this one whose private key is granted to this inbox's key (the owner's grant). `kid`: which key the grant must
   * hold, `ownerKid`: to which key of this inbox it was given; whoever opens it compares. Not `current`: an earlier key.
   */
  ownerGrants: z.array(
    z.strictObject({ ...keyGrant.shape, inboxId: id, ownerKid: kid, current: z.boolean() }),
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
  expiresAt: instant,
});
export type SessionAnswer = z.infer<typeof sessionAnswer>;

/** Lets a member in: the inbox's private keys, of now and earlier ones, sealed to her public key by somebody who holds them (also by herself, with the recovery code). */
export const grantRequest = z.strictObject({
  inboxId: id,
  handlerId: id,
  grants: z.array(keyGrant).min(1).max(100),
});

/** The private key named `kid` under a printed recovery code. */
const underCode = z.strictObject({ kid, sealedKey: compactJwe });

/** `retired`: earlier keys of the inbox, each under the code of its time or a later one. */
export const recoveryAnswer = z.strictObject({
  inboxId: id,
  sealedKey: compactJwe,
  retired: z.array(underCode),
});

/** The inbox's key of now under a new recovery code, which was typed back and opened it; `retired`: earlier ones under the same code, all that she holds. */
export const recoveryCodeRequest = z.strictObject({
  ...underCode.shape,
  retired: z.array(underCode).max(100),
});

/** `oldSheets`: `needed` where an earlier key, which she does not hold, is still under an older code. */
export const recoveryCodeAnswer = z.strictObject({ oldSheets: z.enum(['not-needed', 'needed']) });

export const deskAnswer = z.strictObject({
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
  }),
  /** How many ways are left to open each inbox: members who hold the key, the owner's grant, the recovery code. Fewer than two is shown in red. */
  inboxes: z.array(
    z.strictObject({
      inboxId: id,
      name: names,
      organisationName: z.string(),
      keyHolders: z.int(),
      ownerGrant: z.boolean(),
      recoveryCode: z.enum(['none', 'made', 'confirmed']),
      unread: z.int(),
      urgentUnread: z.int(),
      /** Set apart to be looked through, in neither of the two above; and how many of them nobody of the inbox has opened. */
      quarantined: z.int(),
      quarantinedUnread: z.int(),
      /** The first deadline of a handler among them. */
      quarantinedDueOn: day.nullable(),
    }),
  ),
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
