/** Rows for tests of the store and of what lies above it: each complete, each with ids of its own. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Facts } from '../../contract/facts.ts';
import { newId } from '../../contract/ids.ts';
import type {
  CaseInboxRow,
  CaseRow,
  ClockRow,
  HandlerRow,
  InboxKeyRow,
  InboxRow,
  MessageRow,
  NewLetter,
  OrganisationRow,
  ReportRow,
  Store,
} from '../store/records.ts';

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

export function anOrganisation(): OrganisationRow {
  const id = newId();
  return {
    id,
    rootId: id,
    parentId: null,
    slug: `o-${randomUUID()}`,
    name: 'Prøve kommune',
    kind: 'municipality',
    sector: 'school',
    language: 'nb',
    private: false,
    isUnit: true,
    inboxId: null,
    independentInboxId: null,
    rules: [],
    origins: ['https://www.example.no'],
    exitUrl: 'https://www.example.no/',
    texts: {},
    position: 0,
  };
}

export function anInbox(organisation: OrganisationRow): InboxRow {
  return {
    id: newId(),
    rootId: organisation.rootId,
    organisationId: organisation.id,
    standing: 'line',
    name: { nb: 'Rektor', nn: 'Rektor', en: 'Head teacher' },
    escalatesTo: null,
    currentKid: random(32),
    readingHours: null,
  };
}

export function aHandler(rootId: string): HandlerRow {
  return {
    id: newId(),
    rootId,
    email: `${randomUUID()}@skole.example`,
    name: 'Prøve Person',
    language: 'nb',
    isAdministrator: false,
    state: 'active',
    salt: 'salt',
    secretHash: 'hash',
    publicKey: anyKey(),
    lockedKey: 'locked',
    totpSealed: 'sealed',
    totpStep: 0,
    awayUntil: null,
    failures: 0,
    pausedUntil: null,
  };
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
  const publicKey = { ...anyKey(), kid: inbox.currentKid };
  const key: InboxKeyRow = {
    kid: inbox.currentKid,
    rootId: organisation.rootId,
    inboxId: inbox.id,
    publicKey,
    recoverySealed: 'sealed to the code',
    recoveryState: 'made',
    createdAt: then,
    retiredAt: null,
  };
  const { rootId } = organisation;
  await store.transaction(async (records) => {
    await records.organisations.putOrganisation(organisation);
    await records.organisations.putInbox(inbox);
    await records.organisations.addInboxKey(key);
    await records.people.put(handler);
    await records.organisations.putMembership({
      inboxId: inbox.id,
      handlerId: handler.id,
      rootId,
      deputy: false,
    });
    await records.organisations.putKeyGrant({
      kid: key.kid,
      handlerId: handler.id,
      rootId,
      grant: 'sealed to the handler',
      grantedBy: null,
      createdAt: then,
    });
  });
  return { organisation, inbox, key, handler };
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

export function aCase(
  { organisation, inbox }: Laid,
  {
    receivedAt = then,
    state,
  }: { receivedAt?: Date; state: 'waiting' | 'unread' | 'read' | 'closed' },
): { case: CaseRow; inboxes: CaseInboxRow[]; clocks: ClockRow[] } {
  const id = newId();
  const facts: Facts = {
    danger: 'no',
    unitId: organisation.id,
    role: 'pupil',
    about: 'me',
    accused: 'child',
    what: ['left-out'],
    where: ['break'],
    duration: 'weeks',
    lane: null,
  };
  const clock = (name: string, hours: number): ClockRow => ({
    caseId: id,
    clock: name,
    standing: 'goal',
    basis: null,
    dueAt: new Date(receivedAt.getTime() + hours * 3_600_000),
    doneAt: null,
  });
  return {
    case: {
      id,
      rootId: organisation.rootId,
      unitId: organisation.id,
      reportId: newId(),
      sector: 'school',
      status: 'received',
      urgent: false,
      revision: 1,
      language: 'nb',
      written: 'page',
      facts,
      receivedAt,
      readAt: null,
      closedAt: null,
      closeReason: null,
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
    clocks: [clock('first-contact', 72), clock('word-back', 120)],
  };
}

export function aMessage(rootId: string, caseId: string, sentAt: Date): MessageRow {
  return {
    id: newId(),
    rootId,
    caseId,
    handlerId: null,
    bodyHash: random(32),
    sealed: anySealed(),
    sentAt,
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
