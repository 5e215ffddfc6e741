/**
 * The questions one may ask the store, inside one read or transaction. Every function that touches a tenant's rows takes
 * its `rootId` (the top of its tree) first, and finds nothing of another; a generated test calls them all with a foreign one.
 */
import type { CaseDeadline } from '../../contract/cases/deadlines.ts';
import type { Fault } from './audit-chain.ts';
import type { DueSpan } from './case-due.ts';
import type { Tables } from './tables.ts';

type Row<Name extends keyof Tables> = Tables[Name]['$inferSelect'];
export type OrganisationRow = Row<'organisations'>;
export type HelpLineRow = Row<'helpLines'>;
export type InboxRow = Row<'inboxes'>;
export type InboxKeyRow = Row<'inboxKeys'>;
export type KeyGrantRow = Row<'keyGrants'>;
export type OwnerGrantRow = Row<'ownerGrants'>;
export type RecoveryKeyRow = Row<'recoveryKeys'>;
export type RecoveryGrantRow = Row<'recoveryGrants'>;
export type ReplacedPaperRow = Row<'replacedPapers'>;
export type ReplacedEntryRow = Row<'replacedEntries'>;
export type MembershipRow = Row<'memberships'>;
export type HandlerRow = Row<'handlers'>;
export type InvitationRow = Row<'invitations'>;
export type SessionRow = Row<'sessions'>;
export type ReportRow = Row<'reports'>;
export type AttachmentRow = Row<'attachments'>;
export type CaseRow = Row<'cases'>;
export type CaseInboxRow = Row<'caseInboxes'>;
/** Whether it is urgent, the case says. */
export type NewCaseInbox = Omit<CaseInboxRow, 'urgent'>;
export type MessageRow = Row<'messages'>;
export type AuditRow = Row<'audit'>;
export type AuditChainRow = Row<'auditChains'>;
export type AuditSealRow = Row<'auditSeals'>;
export type LetterRow = Row<'letters'>;

/** One tenant as the route and the desk need it: read in a few queries, cached by the counter 'tree'. */
export type StoredTree = {
  rootId: string;
  organisations: Map<string, OrganisationRow>;
  inboxes: Map<string, InboxRow>;
  /** The key to seal to now, by inbox id. */
  keys: Map<string, InboxKeyRow>;
  /** Earlier keys of inboxes, by kid: what was sealed to them is handed over when somebody opens it. */
  retiredKeys: Map<string, InboxKeyRow>;
  memberships: MembershipRow[];
  handlers: Map<string, HandlerRow>;
  /** By 'kid handlerId', every grant, also of retired keys. */
  grants: Map<string, GrantState>;
  /** The recovery pair of now, by inbox id. */
  recoveryKeys: Map<string, RecoveryKeyRow>;
};

/** Whether a grant counts: `provedAt` once its owner has answered for the key, `trustedUntil` for those of before that was asked. */
export type GrantState = Pick<KeyGrantRow, 'provedAt' | 'trustedUntil' | 'createdAt'>;

export type Organisations = {
  /** Rises with every change of the tree's organisations, inboxes, keys, members, handlers; the caches ask it. */
  treeVersion(rootId: string): Promise<number>;
  /** The functions below that change a tree raise it themselves. */
  treeChanged(rootId: string): Promise<void>;
  /** The smallest write that there is, which changes nothing: whether the database takes one. */
  touch(): Promise<void>;
  bySlug(slug: string): Promise<OrganisationRow | undefined>;
  roots(): Promise<OrganisationRow[]>;
  tree(rootId: string): Promise<StoredTree>;
  helpLines(rootId: string): Promise<HelpLineRow[]>;
  /** Insert or replace by primary key; used by the set-up. */
  putOrganisation(row: OrganisationRow): Promise<void>;
  putHelpLine(row: HelpLineRow): Promise<void>;
  putInbox(row: InboxRow): Promise<void>;
  /** Of one inbox, or of another: what was sealed to it before still opens with it. False where the key is known, here or in another tree. */
  addInboxKey(row: InboxKeyRow): Promise<boolean>;
  /** False where the key is no key of this tree, or was retired before. */
  retireInboxKey(rootId: string, kid: string, at: Date): Promise<boolean>;
  /** The key to seal to from now on, in the place of `from` ('' where there was none). False where the inbox has another one: nothing was written. */
  changeCurrentKey(rootId: string, inboxId: string, from: string, to: string): Promise<boolean>;
  /** Somebody has left who could open the key of now; an earlier such day stays. */
  askForRenewal(rootId: string, inboxId: string, since: Date): Promise<boolean>;
  /** Units take reports from now on; those that do already stay as they are. Answers how many were opened. */
  openUnits(rootId: string, unitIds: string[], at: Date): Promise<number>;
  putMembership(row: MembershipRow): Promise<void>;
  removeMembership(rootId: string, inboxId: string, handlerId: string): Promise<boolean>;
  putKeyGrant(row: KeyGrantRow): Promise<void>;
  putOwnerGrant(row: OwnerGrantRow): Promise<void>;
  /** Her grants of these keys count from now on. Answers the kids of those that did not before. */
  proveKeyGrants(rootId: string, handlerId: string, kids: string[], at: Date): Promise<string[]>;
  /** False where it was proved before, or there is none. */
  proveOwnerGrant(rootId: string, kid: string, ownerKid: string, at: Date): Promise<boolean>;
  keyGrantsOf(rootId: string, handlerId: string): Promise<KeyGrantRow[]>;
  ownerGrantsTo(rootId: string, ownerInboxIds: string[]): Promise<OwnerGrantRow[]>;
};

/** Printed sheets: the recovery pairs of inboxes, and older codes under which keys lie directly. */
export type Recovery = {
  /** A pair and what it opens. False where the kid is taken. */
  addPair(row: RecoveryKeyRow): Promise<boolean>;
  putGrant(row: RecoveryGrantRow): Promise<void>;
  grantsOf(rootId: string, recoveryKid: string): Promise<RecoveryGrantRow[]>;
  confirmPair(rootId: string, kid: string, at: Date): Promise<boolean>;
  /** The sheet opens nothing any more; the pair is kept for a while. */
  replacePair(rootId: string, kid: string, at: Date): Promise<boolean>;
  /** The pair and its grants are gone at once. */
  dropPair(rootId: string, kid: string): Promise<boolean>;
  /** Pairs that were replaced, newest first. */
  replacedPairs(rootId: string): Promise<RecoveryKeyRow[]>;
  /** A replaced pair is that of its inbox again. */
  restorePair(rootId: string, kid: string): Promise<boolean>;
  /** Whoever printed a sheet of these inboxes has left them: a new one is to be printed, also should a replaced one come back. */
  printerLeft(rootId: string, handlerId: string, inboxIds: string[]): Promise<number>;
  /** The older sheet was typed back, and opened the inbox's key of now. */
  confirmSheet(rootId: string, inboxId: string): Promise<boolean>;
  /** The key lies under this code of an older sheet, or under none. False where the key is none of this tree. */
  putSheet(
    rootId: string,
    kid: string,
    sheet: { sealedKey: string; state: 'made' | 'confirmed' } | null,
  ): Promise<boolean>;
};

/** What was replaced, kept until it is pruned; only the set-up brings it back. */
export type Replaced = {
  keepPaper(row: ReplacedPaperRow): Promise<void>;
  /** Newest first. */
  papers(rootId: string): Promise<ReplacedPaperRow[]>;
  dropPaper(rootId: string, kid: string, replacedAt: Date): Promise<boolean>;
  keepEntry(row: ReplacedEntryRow): Promise<void>;
  /** Of one case, or of all of the tree. */
  entries(rootId: string, caseId?: string): Promise<ReplacedEntryRow[]>;
  dropEntries(rootId: string, caseId: string): Promise<number>;
  /** Drops papers, pairs and entries that were replaced before then. */
  prune(before: Date): Promise<void>;
};

export type Reports = {
  /** False where the id or the access token is taken: nothing was written. */
  add(row: ReportRow): Promise<boolean>;
  get(rootId: string, id: string): Promise<ReportRow | undefined>;
  /** The same sealed parts with other recipients; anything else of a report never changes. */
  setSealed(
    rootId: string,
    id: string,
    parts: Pick<ReportRow, 'content' | 'identity'>,
  ): Promise<boolean>;
  /** For a retry, before the tenant is known to match. */
  fingerprint(
    id: string,
  ): Promise<{ rootId: string; caseId: string; bodyHash: string } | undefined>;
  /** The reporter's way back. Not by tenant: the hash is the key. */
  byAccessToken(accessTokenHash: string): Promise<ReportRow | undefined>;
};

export type Attachments = {
  /** False where the id is taken: nothing was written. */
  add(row: AttachmentRow): Promise<boolean>;
  /** For a retry, before the tenant is known to match. */
  fingerprint(id: string): Promise<{ bodyHash: string } | undefined>;
  /** For a report that has not come yet: how many there are. */
  waitingFor(rootId: string, reportId: string): Promise<number>;
  /** Bytes of ciphertext that arrived since then, and how many of them no report has claimed. */
  arrived(rootId: string, since: Date): Promise<{ bytes: number; unclaimed: number }>;
  /** Gives them to their report. Answers those that were there and unclaimed; the others are for the caller to miss. */
  claim(
    rootId: string,
    reportId: string,
    ids: string[],
    at: Date,
  ): Promise<{ id: string; index: number }[]>;
  /** Of a report that has claimed it. */
  get(rootId: string, reportId: string, id: string): Promise<AttachmentRow | undefined>;
  /** Drops what arrived before then and was never claimed. */
  pruneUnclaimed(before: Date): Promise<void>;
};

/** Where a case lies in an inbox that it has reached. 'quarantine': set apart and not read; 'quarantine-read': set apart and read. */
export type ListState = 'unread' | 'quarantine' | 'quarantine-read' | 'read' | 'closed';
/** The parts of the list, in their order. 'urgent', 'urgent-read': urgent, and nobody has it yet; 'unread', 'read': the others. */
export type ListPart = 'urgent' | 'urgent-read' | ListState;
/** `due`: when the first deadline of a handler ends that runs; `who`: has it; `standing`: how the viewer's inboxes have it. */
export type ListFilter = {
  inboxId?: string;
  states: ListState[];
  sector?: string;
  unitId?: string;
  due?: DueSpan;
  who?: 'me' | 'nobody';
  standing?: 'reader' | 'copy';
};
/** Where a page of the list ended. */
export type ListCursor = { part: ListPart; receivedAt: Date; caseId: string };
export type ListedCase = {
  case: CaseRow;
  inbox: CaseInboxRow;
  part: ListPart;
  /** The first deadline that somebody still owes. */
  next: CaseDeadline | null;
};
/** What waits in open cases, in numbers of cases. `untaken`, `urgentUntaken`: read, and nobody has them. */
export type CaseWork = {
  cases: number;
  unread: number;
  urgentUnread: number;
  untaken: number;
  urgentUntaken: number;
  overdue: number;
  dueToday: number;
  dueLater: number;
  /** The first deadline after today; null where there is none. */
  nextDueAt: Date | null;
};
/** `inboxIds`: of the viewer's, those of which it is asked. `tomorrow`: its first moment. `most`: rows that are counted. */
export type WorkFilter = { inboxIds: string[]; now: Date; tomorrow: Date; most: number };
/** Who asks: a handler sees a case through an inbox it has reached, unless excluded or recused. */
export type Viewer = { handlerId: string; inboxIds: string[] };

export type Cases = {
  add(
    row: CaseRow,
    inboxes: NewCaseInbox[],
    exclusions: string[],
    deadlines: CaseDeadline[],
  ): Promise<void>;
  /** Part by part, in each the newest first; each case once, by its least handled inbox of the viewer. */
  list(
    rootId: string,
    viewer: Viewer,
    filter: ListFilter,
    after: ListCursor | null,
    limit: number,
  ): Promise<ListedCase[]>;
  /** How many cases that list has, among the first `most` places where cases lie. `part`: there are more places. */
  total(
    rootId: string,
    viewer: Viewer,
    filter: ListFilter,
    most: number,
  ): Promise<{ cases: number; counted: 'all' | 'part' }>;
  /** Of open cases: what an inbox of the viewer answers for, and what she only reads along. */
  work(
    rootId: string,
    viewer: Viewer,
    filter: WorkFilter,
  ): Promise<{ answersFor: CaseWork; along: CaseWork; counted: 'all' | 'part' }>;
  /** Undefined when there is none, or the viewer may not see it. `inboxes` holds all rows, also those waiting. */
  get(
    rootId: string,
    viewer: Viewer,
    caseId: string,
  ): Promise<{ case: CaseRow; inboxes: CaseInboxRow[]; deadlines: CaseDeadline[] } | undefined>;
  /** For the reporter's way back and the letters; no viewer. */
  find(
    rootId: string,
    caseId: string,
  ): Promise<{ case: CaseRow; inboxes: CaseInboxRow[]; deadlines: CaseDeadline[] } | undefined>;
  /** True when the case still had this revision; raises it by one. */
  change(
    rootId: string,
    caseId: string,
    revision: number,
    values: Partial<
      Pick<CaseRow, 'status' | 'readAt' | 'closedAt' | 'closeReason' | 'takenBy' | 'takenAt'>
    >,
  ): Promise<boolean>;
  /** Of all inboxes that the case has reached, or of those given only. */
  setInboxState(
    rootId: string,
    caseId: string,
    state: ListState,
    inboxIds?: string[],
  ): Promise<void>;
  /**
   * Until this transaction ends nobody else who holds the case changes to whom it is sealed, or writes in it. Call it before anything
   * of the case is read. False where there is none.
   */
  hold(rootId: string, caseId: string): Promise<boolean>;
  /** One inbox more has the case, as any of those to which it came. False where it has it already, or there is no such case. */
  addInbox(
    rootId: string,
    caseId: string,
    inbox: Pick<CaseInboxRow, 'inboxId' | 'as' | 'reason' | 'state'>,
  ): Promise<boolean>;
  /** A case has reached an inbox to which it can escalate: it may read from now on. False where it had before, or never can. */
  reachInbox(
    rootId: string,
    caseId: string,
    inboxId: string,
    state?: 'unread' | 'quarantine',
  ): Promise<boolean>;
  /** One of the inboxes of an open case answers for it from now on, and has not read it. False where it is none. */
  makeReader(rootId: string, caseId: string, inboxId: string): Promise<boolean>;
  /** An inbox that reads along answers for the case from now on, and what it has read it has read. False where it does not read along. */
  takeOver(rootId: string, caseId: string, inboxId: string): Promise<boolean>;
  /** Ids of the open cases for which one of these inboxes answers. */
  openIn(rootId: string, inboxIds: string[]): Promise<string[]>;
  /**
   * Of the open cases for which one of these inboxes answers, or from which somebody is kept out: each inbox that answers,
   * with each handler who is kept out; null where there is none.
   */
  doubtful(
    rootId: string,
    inboxIds: string[],
  ): Promise<{ caseId: string; inboxId: string; keptOut: string | null }[]>;
  /**
   * Reads the deadlines and writes them as they are then. Call it when the case is held, or was changed in the same transaction:
   * all who take both take the case first. False where there is no such case.
   */
  changeDeadlines(
    rootId: string,
    caseId: string,
    change: (deadlines: CaseDeadline[]) => CaseDeadline[],
  ): Promise<boolean>;
  /** Whether any case of any tree is to ring by now. */
  hasDue(now: Date): Promise<boolean>;
  /** Some cases that are to ring by now, held until the transaction ends; none that somebody else holds. */
  takeDue(now: Date, limit: number): Promise<{ rootId: string; caseId: string }[]>;
  /** In all trees: open cases that nobody has read, and of which nobody is told any more. */
  leftUnread(now: Date): Promise<number>;
  /** From now on the case does not exist for her, whatever inbox she comes into. */
  keepOut(caseId: string, handlerId: string, at: Date): Promise<void>;
  exclusionsOf(caseId: string): Promise<string[]>;
  keptOutOf(caseId: string): Promise<string[]>;
  /** Counts per inbox, for the front page. */
  unread(
    rootId: string,
    viewer: Viewer,
  ): Promise<
    {
      inboxId: string;
      unread: number;
      urgent: number;
      quarantined: number;
      quarantinedUnread: number;
      /** When the first deadline of a handler among them ends; null where none runs. */
      quarantinedDueAt: Date | null;
    }[]
  >;
};

export type Messages = {
  /** False where the id is taken. */
  add(row: MessageRow): Promise<boolean>;
  get(rootId: string, id: string): Promise<MessageRow | undefined>;
  /** Oldest first, with what handlers have recorded. */
  ofCase(rootId: string, caseId: string): Promise<MessageRow[]>;
  /** The talk of one report, oldest first; never what handlers have recorded. */
  ofReport(rootId: string, reportId: string): Promise<MessageRow[]>;
  /** The same message with other recipients. */
  setSealed(rootId: string, id: string, sealed: MessageRow['sealed']): Promise<boolean>;
};

export type NewAuditEntry = {
  action: string;
  handlerId: string | null;
  params: Record<string, string>;
  at: Date;
};
export type AuditRecords = {
  /** Appends to the chain; `chain` is a case's or an organisation's id. */
  append(rootId: string, chain: string, entry: NewAuditEntry): Promise<void>;
  /** The first entry of a new chain: no look-up of the one before. */
  begin(rootId: string, chain: string, entry: NewAuditEntry): Promise<void>;
  ofChain(rootId: string, chain: string): Promise<AuditRow[]>;
  /** The chain, and whether it is what was written and reaches as far as was written. */
  history(rootId: string, chain: string): Promise<{ entries: AuditRow[]; isIntact: boolean }>;
  /**
   * Writes one part of the day's seal of a tree: what its chains are now. False where the day has its seal, or another
   * process is at it; call it until then, each time in a transaction of its own.
   */
  sealDay(rootId: string, at: Date): Promise<boolean>;
  /** What `examineChains` needs to know, and what is wrong with the keys. */
  examineKeys(): Promise<{ known: Examined; closedKeys: string[]; findings: Finding[] }>;
  /** One part of a daily seal after another, in their order, against the entries that it speaks of. */
  examineSeal(after: SealPlace | null): Promise<{ findings: Finding[]; next: SealPlace | null }>;
  /** Some chains after another one, with their cases: recomputed from the first entry to the last. */
  examineChains(
    after: string,
    known: Examined,
  ): Promise<{ findings: Finding[]; chains: number; entries: number; next: string | null }>;
  /** Some reports after another one: whether their cases are there. */
  examineReports(after: string): Promise<{ findings: Finding[]; next: string | null }>;
  /** The newest part of each tree's daily seals: to be kept outside, because a whole old backup shows by nothing else. */
  newestSeals(): Promise<Pick<AuditSealRow, 'rootId' | 'sequence' | 'day' | 'hash'>[]>;
};

/** Hashes of all daily seals, and the trees of which one went to the end. */
export type Examined = { seals: Set<string>; whole: Set<string> };
export type SealPlace = Pick<AuditSealRow, 'rootId' | 'sequence'>;

/**
 * Something that is not as it was written. `gone`: a chain of which a daily seal speaks has no entry; `no-case`, `no-history`, `no-report`:
 * a chain, a case or a report lies there without the other; `seal-changed`, `seal-missing`: of the daily seals; `key-gone`: the row of a
 * key; `unreadable`: a row that cannot even be read. The others as `Fault` says.
 */
export type Finding = {
  kind:
    | Fault['fault']
    | 'gone'
    | 'no-case'
    | 'no-history'
    | 'no-report'
    | 'seal-changed'
    | 'seal-missing'
    | 'key-gone'
    | 'unreadable';
  rootId: string;
  /** Of a case or an organisation; null where it is about seals or keys. */
  chain: string | null;
  /** The sequence in the chain or among the seals. */
  at: number;
  /** How many entries are missing, where that is known. */
  count: number;
  /** Of the daily seal by which it was seen. */
  day: string | null;
};

export type People = {
  byEmail(email: string): Promise<HandlerRow | undefined>;
  get(rootId: string, handlerId: string): Promise<HandlerRow | undefined>;
  put(row: HandlerRow): Promise<void>;
  /** One conditional write: spends a TOTP step once. False when it was spent. */
  spendTotpStep(handlerId: string, step: number): Promise<boolean>;
  /**
   * Counts one attempt under a name, unless it is paused now; at once, so that many at the same time are all counted.
   * Answers what stands there then; attempts before `forgottenBefore` count no more, of nobody.
   */
  countFailure(
    addressHash: string,
    now: Date,
    forgottenBefore: Date,
  ): Promise<{ failures: number; pausedUntil: Date | null }>;
  pauseSignIn(addressHash: string, pausedUntil: Date | null): Promise<void>;
  /** So many attempts less, and no pause. */
  takeBackFailures(addressHash: string, count: number): Promise<void>;
  /** Answers how many they were. */
  forgetFailures(addressHash: string): Promise<number>;
  /** Earlier invitations of the same handler that were not accepted end with it. */
  addInvitation(row: InvitationRow): Promise<void>;
  /** With its handler, because whoever opens the link has no session that names a tenant. */
  invitation(
    tokenHash: string,
  ): Promise<{ invitation: InvitationRow; handler: HandlerRow } | undefined>;
  invitationById(id: string): Promise<InvitationRow | undefined>;
  /** False when it was accepted before. */
  acceptInvitation(id: string, at: Date): Promise<boolean>;
  /** Puts the seed in the place of `before`, unless another has come there meanwhile. Answers the one that is there now. */
  keepInvitationTotp(id: string, before: string, totpSealed: string): Promise<string>;
  /** The handler's codes from now on; all earlier ones end. */
  putRecoveryCodes(handlerId: string, hashes: string[]): Promise<void>;
  /** False when unknown or used. */
  spendRecoveryCode(handlerId: string, hash: string, at: Date): Promise<boolean>;
  addSession(row: SessionRow): Promise<void>;
  session(tokenHash: string): Promise<{ session: SessionRow; handler: HandlerRow } | undefined>;
  touchSession(tokenHash: string, seenAt: Date, expiresAt: Date): Promise<void>;
  endSession(tokenHash: string): Promise<void>;
  endSessionsOf(handlerId: string): Promise<void>;
};

export type NewLetter = Pick<
  LetterRow,
  | 'id'
  | 'rootId'
  | 'handlerId'
  | 'kind'
  | 'urgent'
  | 'caseId'
  | 'invitationId'
  | 'createdAt'
  | 'dueAt'
>;
export type ClaimedLetter = LetterRow & {
  recipient: { email: string; name: string; language: string };
  /** The top of its tree and who administers it; null where it is not stored. */
  sentBy: LetterSource | null;
};
export type LetterSource = Pick<OrganisationRow, 'id' | 'name' | 'letters'> & {
  /** Names, less the recipient's own and those whose account is shut; in the order in which they were stored. */
  administrators: string[];
};

export type Outbox = {
  add(letters: NewLetter[]): Promise<void>;
  /**
   * Adds letters about reports, of one kind and urgency, less those that a waiting letter to the same handler can say. One
   * that follows within `pauseMs` milliseconds of another is put off until they are over, and says it of all until then.
   */
  gather(letters: NewLetter[], pauseMs: number): Promise<void>;
  /**
   * Urgent first, then oldest; attempts + 1, lockedUntil = now + lease. Each letter to one claimer. At most `limit`, and of those
   * that are not urgent at most `calmLimit`.
   */
  claim(now: Date, leaseMs: number, limit: number, calmLimit?: number): Promise<ClaimedLetter[]>;
  /** `attempts` is the fence: false when another claimed it since. */
  sent(id: string, attempts: number, now: Date): Promise<boolean>;
  retry(id: string, attempts: number, dueAt: Date, error: string): Promise<boolean>;
  /** Gives a claimed letter back without counting the attempt (the mail server was not reached at all). */
  release(id: string, attempts: number, dueAt: Date, error: string): Promise<boolean>;
  bury(id: string, attempts: number, now: Date, error: string): Promise<boolean>;
  buried(rootId: string): Promise<(LetterRow & { recipient: { email: string } })[]>;
  /** Send a buried letter again: due now, attempts 0. */
  dig(rootId: string, id: string, now: Date): Promise<boolean>;
  /** Somebody told the person otherwise. */
  settle(rootId: string, id: string, now: Date): Promise<boolean>;
  /** The letters that wait to be sent, oldest first: who may know of one is for the room to say. */
  waiting(
    rootId: string,
  ): Promise<Pick<LetterRow, 'handlerId' | 'caseId' | 'createdAt' | 'lastError'>[]>;
  /** `refused`: how many of them the mail server refused for good when it last saw them, because of us. */
  unsent(
    rootId: string | null,
  ): Promise<{ count: number; oldestCreatedAt: Date | null; refused: number }>;
  /** Sent letters older than `before` are dropped. */
  prune(before: Date): Promise<void>;
};

export type Records = {
  organisations: Organisations;
  reports: Reports;
  attachments: Attachments;
  cases: Cases;
  messages: Messages;
  audit: AuditRecords;
  people: People;
  recovery: Recovery;
  replaced: Replaced;
  outbox: Outbox;
};

/**
 * Whether there is room for what a report needs. `little`: for many still, and somebody should make more; `none`: a report would be
 * refused, now or soon.
 */
export type Room = 'enough' | 'little' | 'none';

/**
 * The door to the database. `transaction` is durable when its promise resolves; neither may be nested; no I/O but SQL
 * inside. The work of a transaction may be done twice, the first time undone: outside the database it changes nothing.
 */
export type Store = {
  read<T>(work: (records: Records) => Promise<T>): Promise<T>;
  transaction<T>(work: (records: Records) => Promise<T>): Promise<T>;
  ready(): Promise<void>;
  /**
   * A cheap look for every few seconds. Once a minute, and whenever `inEarnest`, as much as a report needs is written durably and
   * taken away again.
   */
  room(inEarnest?: boolean): Promise<Room>;
  close(): Promise<void>;
};
