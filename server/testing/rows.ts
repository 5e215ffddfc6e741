/** Rows for tests of the store and of what lies above it: each complete, each with ids of its own. */
import { factsAt } from '../../contract/facts.make.ts';
import { randomBytes } from 'node:crypto';
import { newId } from '../../contract/ids.ts';
import type { CaseDeadline } from '../../contract/cases/deadlines.ts';
import type {
  AttachmentRow,
  CaseRow,
  HandlerRow,
  InboxKeyRow,
  InboxRow,
  ListState,
  MessageRow,
  NewCaseInbox,
  NewLetter,
  OrganisationRow,
  RecoveryKeyRow,
  ReportRow,
  Store,
} from '../store/records.ts';
import { handlerRow } from './handlers.ts';
import { addHolder, inboxKeyRow, inboxRow, layTree, organisationRow } from './tree.ts';

const then = new Date('2026-03-02T09:00:00.000Z');
const random = (length: number) => randomBytes(length).toString('base64url');

/** Random, and of the right shape; it seals nothing. */
function anyKey() {
  return { kty: 'EC', crv: 'P-256', x: random(32), y: random(32), kid: random(32) } as const;
}

function anySealed() {
  return {
    protected: random(20),
    recipients: [
      {
        header: {
          kid: random(32),
          epk: { kty: 'EC', crv: 'P-256', x: random(32), y: random(32) } as const,
        },
        encrypted_key: random(40),
      },
    ],
    aad: random(30),
    iv: random(12),
    ciphertext: random(1024),
    tag: random(16),
  };
}

/** A unit, and the top of a tree. */
export function anOrganisation(): OrganisationRow {
  return organisationRow({ isUnit: true, origins: ['https://www.example.no'] });
}

/** Its key is in no store: nothing can be sealed to it. */
export function anInbox(organisation: OrganisationRow): InboxRow {
  return inboxRow(organisation, { currentKid: random(32) });
}

/** Somebody who has come in, with values of the right shape for everything she has. */
export function aHandler(rootId: string): HandlerRow {
  return handlerRow({
    rootId,
    salt: 'salt',
    secretHash: 'hash',
    publicKey: anyKey(),
    lockedKey: 'locked',
    totpSealed: 'sealed',
  });
}

export type Laid = {
  organisation: OrganisationRow;
  inbox: InboxRow;
  key: InboxKeyRow;
  handler: HandlerRow;
};

/** One organisation with an inbox, its key, and one member who holds it. */
export async function lay(store: Store): Promise<Laid> {
  const organisation = anOrganisation();
  const inbox = anInbox(organisation);
  const handler = aHandler(organisation.rootId);
  const key: InboxKeyRow = {
    ...inboxKeyRow(inbox, { ...anyKey(), kid: inbox.currentKid }, then),
    recoverySealed: 'sealed to the code',
    recoveryState: 'made',
  };
  await layTree(store, { organisations: [organisation], inboxes: [{ row: inbox, key }] });
  await store.transaction((records) =>
    addHolder(records, handler, [{ id: inbox.id, kid: key.kid }]),
  );
  return { organisation, inbox, key, handler };
}

/** The pair of a printed sheet, which opens nothing. */
export function aRecoveryKey({ inbox, handler }: Laid): RecoveryKeyRow {
  const publicKey = anyKey();
  return {
    ...{ kid: publicKey.kid, rootId: inbox.rootId, inboxId: inbox.id, publicKey },
    ...{ sealedKey: 'sealed to the code', madeBy: handler.id, madeAt: then },
    ...{ confirmedAt: null, due: false, replacedAt: null },
  };
}

export function aReport(rootId: string): ReportRow {
  return {
    id: newId(),
    rootId,
    caseId: newId(),
    bodyHash: random(32),
    accessTokenHash: random(32),
    reporterKey: anyKey(),
    lockedKey: 'locked',
    content: anySealed(),
    identity: anySealed(),
  };
}

/** Not claimed yet. */
export function anAttachment(rootId: string, reportId: string, arrivedAt: Date): AttachmentRow {
  const { protected: header, aad, iv, tag } = anySealed();
  const ciphertext = randomBytes(2048);
  return {
    id: newId(),
    rootId,
    reportId,
    index: 0,
    bodyHash: random(32),
    protected: header,
    ...{ aad, iv, tag, ciphertext },
    size: ciphertext.length,
    arrivedAt,
    claimedAt: null,
  };
}

export function aCase(
  { organisation, inbox }: Laid,
  {
    receivedAt = then,
    state,
    urgent = false,
  }: { receivedAt?: Date; state: 'waiting' | ListState; urgent?: boolean },
): { case: CaseRow; inboxes: NewCaseInbox[]; deadlines: CaseDeadline[] } {
  const id = newId();
  const deadline = (kind: CaseDeadline['kind'], hours: number): CaseDeadline => {
    const dueAt = receivedAt.getTime() + hours * 3_600_000;
    return { kind, standing: 'goal', basis: null, dueAt, ringsAt: dueAt, end: null };
  };
  return {
    case: {
      id,
      rootId: organisation.rootId,
      unitId: organisation.id,
      reportId: newId(),
      sector: 'school',
      status: 'received',
      urgent,
      revision: 1,
      language: 'nb',
      written: 'page',
      facts: factsAt(organisation.id),
      receivedAt,
      readAt: null,
      closedAt: null,
      closeReason: null,
      takenBy: null,
      takenAt: null,
    },
    inboxes: [
      {
        caseId: id,
        inboxId: inbox.id,
        rootId: organisation.rootId,
        as: 'reader',
        reason: 'unit',
        state,
        receivedAt,
      },
    ],
    deadlines: [deadline('first-contact', 72), deadline('word-back', 120)],
  };
}

export function aMessage(
  rootId: string,
  { caseId, reportId }: Pick<MessageRow, 'caseId' | 'reportId'>,
  sentAt: Date,
): MessageRow {
  return {
    id: newId(),
    rootId,
    caseId,
    reportId,
    handlerId: null,
    bodyHash: random(32),
    sealed: anySealed(),
    sentAt,
    act: null,
  };
}

export function aLetter(handler: HandlerRow, createdAt: Date): NewLetter {
  return {
    id: newId(),
    rootId: handler.rootId,
    handlerId: handler.id,
    kind: 'report',
    urgent: false,
    caseId: newId(),
    invitationId: null,
    createdAt,
    dueAt: createdAt,
  };
}
