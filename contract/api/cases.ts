/** What the desk asks of cases: the list of facts, one case, its sealed content, and what a handler does with it. */
import { z } from 'zod';
import {
  actDoers,
  actKinds,
  actPartners,
  deadlineStates,
  notRelevantReasons,
} from '../cases/deadlines.ts';
import { parts } from '../cases/rights.ts';
import { intakes, writtenBy } from '../facts.ts';
import { deadlineKinds } from '../policy.ts';
import {
  base64url,
  day,
  facts,
  id,
  instant,
  language,
  names,
  publicKey,
  sealed,
  sealedAttachment,
  sealedRecipient,
  sector,
} from './common.ts';
import { caseStatuses } from './public.ts';

/** `open`: `unread` and `read`. `quarantine`: what was set apart to be looked through; it is among `all`, and not among `open`. */
const listShows = ['open', 'unread', 'read', 'quarantine', 'closed', 'all'] as const;
export const listQuery = z.strictObject({
  inbox: id.optional(),
  show: z.enum(listShows).default('open'),
  sector: sector.optional(),
  unit: id.optional(),
  /** By the first deadline of a handler that runs: it has passed, or it ends later today. */
  due: z.enum(['overdue', 'today']).optional(),
  /** Who has it: you, or nobody yet. */
  who: z.enum(['me', 'nobody']).optional(),
  /** `reader`: an inbox of yours answers for it; `copy`: you only read along. */
  as: z.enum(['reader', 'copy']).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** `with`: the answer has the total and the units, for a first page. */
  total: z.enum(['with', 'without']).default('without'),
});

/** A deadline that somebody owes, or has met. `clock` is its kind: everything on the wire calls it so. */
const nextDeadline = z.strictObject({
  clock: z.enum(deadlineKinds),
  standing: z.enum(['goal', 'right']),
  dueOn: day,
  basis: z.string().nullable(),
  /** Where it was met: the day on which that was done. */
  doneOn: day.nullable(),
});
const caseDeadline = z.strictObject({
  ...nextDeadline.shape,
  state: z.enum(deadlineStates),
  /** Where it was met or stopped, or is not relevant: since when. */
  endedOn: day.nullable(),
  /** Who met it, or said that it is not relevant; null in cases from before that was written down. */
  by: z.string().nullable(),
  /** By what it was met. */
  through: z.enum(['reading', 'acknowledgement', 'message', ...actKinds]).nullable(),
  /** Why it is not relevant. */
  reason: z.enum(notRelevantReasons).nullable(),
});

const caseSummary = z.strictObject({
  id,
  number: z.string(),
  status: z.enum(caseStatuses),
  urgent: z.boolean(),
  unread: z.boolean(),
  /** `quarantine`: set apart to be looked through, for it came with very many others. */
  intake: z.enum(intakes),
  as: z.enum(['reader', 'copy', 'escalation']),
  inboxId: id,
  unitName: z.string(),
  sector,
  receivedOn: day,
  facts,
  next: nextDeadline.nullable(),
  /** Who of those who answer for it has said that she takes it, and when; null while nobody has. `mine`: it is the one who asks. */
  taken: z.strictObject({ by: z.string(), at: instant, mine: z.boolean() }).nullable(),
});
export const listAnswer = z.strictObject({
  cases: z.array(caseSummary),
  next: z.string().nullable(),
  /** Cases of all pages. `part`: at least so many. Null where it was not asked for. */
  total: z.strictObject({ cases: z.int(), counted: z.enum(['all', 'part']) }).nullable(),
  /** The places at and below the organisations of your inboxes, in the order of their names. Null where `total` was not asked for. */
  units: z.array(z.strictObject({ id, name: z.string() })).nullable(),
});
export type ListAnswer = z.infer<typeof listAnswer>;

const auditEntry = z.strictObject({
  sequence: z.int(),
  at: instant,
  action: z.string(),
  by: z.string().nullable(),
  /** Whom it was done to, where it was a person. */
  whom: z.string().nullable(),
  params: z.record(z.string(), z.string()),
  hash: z.string(),
});

export const caseAnswer = z.strictObject({
  ...caseSummary.shape,
  organisationId: id,
  reportId: id,
  /** For the conditional write of the next change (`If-Match` in spirit): the case's revision. */
  revision: z.int(),
  language,
  written: z.enum(writtenBy),
  readers: z.array(
    z.strictObject({
      inboxId: id,
      name: names,
      organisationName: z.string(),
      as: z.enum(['reader', 'copy']),
      reason: z.string(),
    }),
  ),
  clocks: z.array(caseDeadline),
  history: z.array(auditEntry),
  historyIntact: z.boolean(),
  /** How she stands to the case, for `contract/cases/rights.ts`; whether she holds a key, her browser knows. */
  standing: z.strictObject({ part: z.enum(parts), opened: z.boolean() }),
  /** Whom she may keep out of it, by the power of the place or as a colleague. */
  mayKeepOut: z.array(
    z.strictObject({ handlerId: id, name: z.string(), as: z.enum(['above', 'colleague']) }),
  ),
});
export type CaseAnswer = z.infer<typeof caseAnswer>;

/**
 * What the history tells of a message. `bound`: that it was sent so, by whom, when and in which report, and then the same lies inside;
 * `earlier`: that one with this id was sent, before messages were bound; `no`: nothing, or something else than what lies there.
 */
export const recordings = ['bound', 'earlier', 'no'] as const;
export type Recording = (typeof recordings)[number];

/** What was done outside Mobbeknapp. `on`: the day; `with`: with whom; `doneBy`: whoever writes it down, or a colleague. */
const recordedAct = z.strictObject({
  kind: z.enum(actKinds),
  with: z.enum(actPartners),
  doneBy: z.enum(actDoers),
  on: day,
});

/** The sealed parts; asking for them is an audit entry. */
export const readingAnswer = z.strictObject({
  reportId: id,
  organisationId: id,
  content: sealed,
  identity: sealed,
  messages: z.array(
    z.strictObject({
      id,
      sentAt: instant,
      fromHandler: z.string().nullable(),
      recorded: z.enum(recordings),
      /** No message to the reporter at all: what a handler has done elsewhere, in her words. */
      act: recordedAct.exactOptional(),
      sealed,
    }),
  ),
  /** Keys a message must be sealed to: the case's inboxes and the reporter. */
  sealTo: z.array(z.strictObject({ name: names.nullable(), key: publicKey })),
  /** Inboxes that had no key when the case came, and would read it today (`contract/hand-down.ts`). Empty for whoever only reads along. */
  handDown: z.array(
    z.strictObject({
      inboxId: id,
      name: names,
      organisationName: z.string(),
      as: z.enum(['reader', 'copy']),
      key: publicKey,
    }),
  ),
});
export type ReadingAnswer = z.infer<typeof readingAnswer>;

/** One attachment; which there are, and what opens them, lies in the sealed content. Asking for it is an audit entry. */
export const attachmentReadingAnswer = z.strictObject({ sealed: sealedAttachment });
export type AttachmentReadingAnswer = z.infer<typeof attachmentReadingAnswer>;
/**
 * Entries that open the same content with an inbox's key of now, in the place of those for a retired key
 * (`contract/sealing/seal-again.ts`). `id`: of the report, or of the message.
 */
export const resealingRequest = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        id,
        part: z.enum(['content', 'identity', 'message']),
        retiredKid: base64url(43).length(43),
        recipient: sealedRecipient,
      }),
    )
    .min(1)
    .max(500),
});
export type ResealingRequest = z.infer<typeof resealingRequest>;
/** How many were taken; those that were handed over before are not counted. */
export const resealingAnswer = z.strictObject({ sealedAgain: z.int() });

/** As a case counts its changes; PostgreSQL holds no more than 2^31, and one is added. */
const revision = z.int().min(1).max(1_000_000_000);
/**
 * Gives the case to an inbox of `handDown` of a reading, with entries that open for its key: of the content, the identity, and each
 * message that the history tells of. `withheld`: ids of those messages that do not open, or belong elsewhere, and stay sealed as they are.
 */
export const handDownRequest = z.strictObject({
  revision,
  inboxId: id,
  entries: z
    .array(
      z.strictObject({
        id,
        part: z.enum(['content', 'identity', 'message']),
        recipient: sealedRecipient,
      }),
    )
    .min(2)
    .max(500),
  withheld: z.array(id).max(500),
});
export type HandDownRequest = z.infer<typeof handDownRequest>;
/** What of the sealed parts goes on the paper besides the facts; names and contact only beside the report. */
export const printedParts = ['report', 'names', 'contact'] as const;
export type PrintedPart = (typeof printedParts)[number];
export const printingRequest = z.strictObject({
  parts: z
    .array(z.enum(printedParts))
    .max(3)
    .refine((parts) => parts.length === 0 || parts[0] === 'report', 'Name the report first.'),
});
/** What stands on the paper beside the case as it is now. `law`: on what it rests that it is withheld; null where none binds the owner. */
export const printingAnswer = z.strictObject({
  organisationName: z.string(),
  by: z.string(),
  printedAt: instant,
  law: z.enum(['offl-13']).nullable(),
  parts: z.array(z.enum(printedParts)),
  case: caseAnswer,
});
export type PrintingAnswer = z.infer<typeof printingAnswer>;
/** Of the acts that need to know no more: to take a case, let it go, take it over, open it again. */
export const changeRequest = z.strictObject({ revision });
export const acknowledgeRequest = z.strictObject({ revision });
/** `handlerId`: of `mayKeepOut` of a case. */
export const keepOutRequest = z.strictObject({ revision, handlerId: id });
/** `reportId`: of the report that lies inside. A desk that is too old to seal it in cannot name it here either, and is refused. */
export const messageRequest = z.strictObject({ id, reportId: id, sealed });
/** The same for the same id, however often it is sent. */
export const messageAnswer = z.strictObject({ id, sentOn: day });
/**
 * What was done elsewhere. `sealed`: the words, empty or not, as of a message, for the keys in `sealTo` of a reading that have a name, and for
 * one more that nobody holds.
 */
export const recordRequest = z.strictObject({ id, reportId: id, act: recordedAct, sealed });
export type RecordRequest = z.infer<typeof recordRequest>;
/** The same for the same id, however often it is sent. */
export const recordAnswer = z.strictObject({ id, on: day });
export const notRelevantRequest = z.strictObject({
  revision,
  clock: z.enum(deadlineKinds),
  reason: z.enum(notRelevantReasons),
});
export const closeReasons = [
  'resolved',
  'followed-up-elsewhere',
  'no-answer',
  'not-for-us',
] as const;
export const closeRequest = z.strictObject({ revision, reason: z.enum(closeReasons) });
/** `ordinary`: out of what was set apart, into the list; `quarantine`: back to where it lay when it came. */
export const placementRequest = z.strictObject({ revision, intake: z.enum(intakes) });
export const recuseRequest = z.strictObject({ revision });
