/** What the button and the form say to the server: settings, routes, reports, follow-ups. */
import { z } from 'zod';
import { attachmentLimits, attachmentModes } from '../attachments.ts';
import { actKinds } from '../cases/deadlines.ts';
import { roles, writtenInBrowser } from '../facts.ts';
import {
  base64url,
  compactJwe,
  day,
  due,
  facts,
  id,
  kind,
  language,
  names,
  publicKey,
  reader,
  sealed,
  sealedAttachment,
  sector,
  slug,
  time,
} from './common.ts';

export const helpLine = z.strictObject({
  key: z.string(),
  name: names,
  /** As dialled, digits and plus only; null where there is only a page. */
  phone: z.string().nullable(),
  shownPhone: z.string().nullable(),
  url: z.string().nullable(),
  hours: names.nullable(),
  audience: z.enum(['child', 'adult', 'all']),
  when: z.enum(['danger', 'help']),
  /** The day on which somebody checked it; null until then, and the administrator sees it. */
  verifiedOn: day.nullable(),
});

/** `now`: until then; `later`: from then at the earliest; `said`: in the organisation's own words. */
const reading = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('now'), day, time }),
  z.strictObject({ state: z.literal('later'), day, time }),
  z.strictObject({ state: z.literal('said'), words: names }),
]);
export type Reading = z.infer<typeof reading>;

/** What is true in Norway at the moment of the answer: the reporter's own clock may be wrong, and is not asked. */
const hours = z.strictObject({
  now: z.strictObject({ day, time }),
  /** Whole seconds for which all of this stays true. */
  seconds: z.int().positive(),
  /** When a report of an ordinary kind is read, for the units where the organisation has said so. */
  reading: z.partialRecord(id, reading),
  /** Keys of the help lines that are open now. One whose hours are not known is never among them. */
  open: z.array(z.string()),
});

const unit = z.strictObject({
  id,
  slug,
  name: z.string(),
  kind,
  sector,
  ownerName: z.string().nullable(),
});

export const settings = z.strictObject({
  organisation: z.strictObject({ id, slug, name: z.string(), sector, rootId: id, language }),
  units: z.array(unit),
  /** There where some of its units do not take reports yet: then one that stands alone in the list is not the only one there is. */
  unitsToCome: z.literal(true).exactOptional(),
  helpLines: z.array(helpLine),
  hours: hours.optional(),
  /** Not there where the organisation takes none. */
  attachments: z.enum(attachmentModes).exclude(['none']).exactOptional(),
  /** Only while a practice goes on: until this time of day in Norway. */
  practice: z.strictObject({ until: time }).exactOptional(),
  /** Where "leave this page" goes. */
  exitUrl: z.url(),
  /** Thumbprint of the list of keys, as the embed code may pin it. */
  keysThumbprint: z.string(),
  /** Thumbprints of all keys of the tree: where the embed code pins the list, the form accepts no other reader. */
  kids: z.array(base64url(43).length(43)).optional(),
  /** Texts the organisation has changed, by key; empty when none. */
  texts: z.partialRecord(language, z.record(z.string(), z.string())),
});
export type Settings = z.infer<typeof settings>;

export const routeRequest = z.strictObject({ organisation: slug, facts });
export type RouteRequest = z.infer<typeof routeRequest>;

export const routeAnswer = z.strictObject({
  urgent: z.boolean(),
  /** Every key to seal to, each with the role that holds it. Nothing about persons. */
  readers: z.array(reader),
  deadlines: z.array(due),
});
export type RouteAnswer = z.infer<typeof routeAnswer>;

/** Sent before its report, which then names it; dropped after an hour where none does. */
export const attachmentRequest = z.strictObject({
  /** Made by the browser, and equal to the header Idempotency-Key. */
  id,
  organisation: slug,
  /** Of the report that will come. */
  reportId: id,
  /** Its place among the attachments of the report. */
  index: z
    .int()
    .min(0)
    .max(attachmentLimits.count - 1),
  sealed: sealedAttachment,
});
export type AttachmentRequest = z.infer<typeof attachmentRequest>;
export const attachmentAnswer = z.strictObject({ id });
export type AttachmentAnswer = z.infer<typeof attachmentAnswer>;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));

/** Asked once the reporter has begun to answer: her browser reckons while she writes. */
export const challengeRequest = z.strictObject({
  organisation: slug,
  /** Of the report that will come: the proof counts for this one alone. */
  reportId: id,
});
export type ChallengeRequest = z.infer<typeof challengeRequest>;

/** As altcha-lib makes and solves it. */
const challenge = z.strictObject({
  parameters: z.strictObject({
    algorithm: z.literal('PBKDF2/SHA-256'),
    /** Iterations of one try. */
    cost: z.int().positive(),
    data: z.strictObject({
      organisation: slug,
      reportId: id,
      /** Seconds since 1970. */
      until: z.int().positive(),
    }),
    keyLength: z.int().positive(),
    keyPrefix: hex(16),
    keySignature: hex(32),
    nonce: hex(16),
    salt: hex(16),
  }),
  signature: hex(32),
});

export const challengeAnswer = z.strictObject({
  challenge,
  /** For which a proof of it counts, from now. */
  seconds: z.int().positive(),
});
export type ChallengeAnswer = z.infer<typeof challengeAnswer>;

/**
 * In the header `Mobbeknapp-Proof`, as base64url of JSON. A header, because a report that is sent again with a proof is the same
 * report, byte for byte.
 */
export const proof = z.strictObject({
  challenge,
  solution: z.strictObject({ counter: z.int().nonnegative(), derivedKey: hex(32) }),
});
export type Proof = z.infer<typeof proof>;

export const reportRequest = z.strictObject({
  /** Made by the browser (`ids.ts`), bound into the sealing, and equal to the header Idempotency-Key. */
  id,
  organisation: slug,
  language,
  /** Never `handler` or `no-javascript`: anybody could make a case say so. */
  written: z.enum(writtenInBrowser),
  facts,
  /** What happened, in the reporter's words: sealed with part `content`. */
  content: sealed,
  /** Names of those concerned and how the reporter may be reached: sealed with part `identity`. Always sent, so that its presence says nothing. */
  identity: sealed,
  /** Ids of the attachments that were sent before, in the order of the content's list. */
  attachments: z.array(id).min(1).max(attachmentLimits.count).exactOptional(),
  reporter: z.strictObject({
    key: publicKey,
    /** The private key, locked by what is derived from the follow-up code. */
    lockedKey: compactJwe,
    /** SHA-256 of the access token that is derived from the follow-up code. */
    accessTokenHash: base64url(43).length(43),
  }),
});
export type ReportRequest = z.infer<typeof reportRequest>;

export const reportAnswer = z.strictObject({
  id,
  receivedOn: day,
  urgent: z.boolean(),
  deadlines: z.array(due),
});
export type ReportAnswer = z.infer<typeof reportAnswer>;

export const followUpRequest = z.strictObject({});

/** Nothing is told but that it goes on. */
export const goesOnRequest = z.strictObject({});

export const caseStatuses = [
  'received',
  'read',
  'looking-into',
  'measures',
  'evaluating',
  'closed',
  'redirected',
  'merged',
  'not-genuine',
  'reopened',
] as const;

export const goesOnAnswer = z.strictObject({ status: z.enum(caseStatuses) });

export const followUpAnswer = z.strictObject({
  reportId: id,
  organisationId: id,
  unitName: z.string(),
  sector,
  /** As the reporter gave it: a child is spoken to as a child. Only whoever has the code hears it. */
  role: z.enum(roles),
  status: z.enum(caseStatuses),
  receivedOn: day,
  readOn: day.nullable(),
  closedOn: day.nullable(),
  /** Only where somebody may be in danger. Not there from servers of before. */
  urgent: z.literal(true).exactOptional(),
  /** Not there where the case is open, and so not from a server of before. */
  mayReopen: z.literal(true).exactOptional(),
  deadlines: z.array(due),
  /** What the adults have done, by kind and day, without words. Not there from servers of before. */
  done: z.array(z.strictObject({ kind: z.enum(actKinds), on: day })).exactOptional(),
  lockedKey: compactJwe,
  messages: z.array(
    z.strictObject({
      id,
      sentOn: day,
      from: names,
      /** Who lies inside too. A form that is newer than its server finds none here, and asks for none. */
      author: z.enum(['handler', 'reporter']).exactOptional(),
      sealed,
    }),
  ),
});
export type FollowUpAnswer = z.infer<typeof followUpAnswer>;
