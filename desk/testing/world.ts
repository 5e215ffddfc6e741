/**
 * An invented municipality for the desk's tests: handlers, inboxes and cases, with real keys and really sealed reports.
 * Everybody and everything in it is made up.
 */
import type { CaseAnswer, ReadingAnswer } from '../../contract/api/cases.ts';
import type { DeskAnswer, SessionAnswer } from '../../contract/api/people.ts';
import type { Facts, Names, Sector } from '../../contract/facts.ts';
import type { ReportContent, ReportIdentity } from '../../contract/content.ts';
import { newId } from '../../contract/ids.ts';
import { grantKey, lockKey } from '../../contract/sealing/grant.ts';
import { newKeyPair, type KeyPair } from '../../contract/sealing/keys.ts';
import { derivePassword, newSalt } from '../../contract/sealing/password.ts';
import { newRecoveryCode, sealToRecoveryCode } from '../../contract/sealing/recovery.ts';
import { seal } from '../../contract/sealing/seal.ts';

export const password = 'fire blå hester danser';
export const totpCode = '123456';
export const now = new Date('2026-11-23T09:00:00Z');
export const marker = 'De gjemmer sekken min bak skuret.';

export type WorldInbox = {
  id: string;
  organisationId: string;
  name: Names;
  organisationName: string;
  keys: KeyPair;
  recoveryCode: string;
  sealedKey: string;
};
export type WorldCase = { item: CaseAnswer; reading: ReadingAnswer };
export type World = Awaited<ReturnType<typeof makeWorld>>;

export async function makeWorld() {
  const rootId = newId();
  const [school, owner, kindergarten] = await Promise.all([
    makeInbox(
      'Rektor og stedfortreder',
      'Rektor og stadfortredar',
      'Head and deputy',
      'Luftslottet skole',
    ),
    makeInbox('Skoleeier', 'Skuleeigar', 'School owner', 'Oppdiktet kommune'),
    makeInbox('Styrer', 'Styrar', 'Head', 'Dagdrømmen barnehage'),
  ]);
  const own = await newKeyPair();
  const colleague = await newKeyPair();
  const salt = newSalt();
  const { signInSecret, unlockKey } = await derivePassword(password, salt);
  const lockedKey = await lockKey(own.privateKey, unlockKey);

  const membership = async (inbox: WorldInbox, state: 'holding' | 'waiting') => ({
    inboxId: inbox.id,
    name: inbox.name,
    organisationId: inbox.organisationId,
    organisationName: inbox.organisationName,
    deputy: false,
    state,
    key: inbox.keys.publicKey,
    grant: state === 'holding' ? await grantKey(inbox.keys.privateKey, own.publicKey) : null,
    ownerGrants: [] as SessionAnswer['memberships'][number]['ownerGrants'],
  });
  const memberships = [await membership(school, 'holding'), await membership(owner, 'holding')];
  memberships[1]!.ownerGrants = [
    {
      inboxId: kindergarten.id,
      grant: await grantKey(kindergarten.keys.privateKey, owner.keys.publicKey),
    },
  ];
  const session: SessionAnswer = {
    handler: {
      id: newId(),
      name: 'Kari Oppdiktet',
      email: 'kari@oppdiktet.example',
      language: 'nb',
      publicKey: own.publicKey,
      salt,
      lockedKey,
      isAdministrator: true,
    },
    memberships,
    expiresAt: '2026-11-23T17:00:00.000Z',
  };
  const waysOf = (inbox: WorldInbox, more: Partial<DeskAnswer['inboxes'][number]> = {}) => ({
    inboxId: inbox.id,
    name: inbox.name,
    organisationName: inbox.organisationName,
    keyHolders: 2,
    ownerGrant: true,
    recoveryCode: 'confirmed' as const,
    unread: 0,
    urgentUnread: 0,
    ...more,
  });
  const desk: DeskAnswer = {
    waiting: [
      {
        inboxId: school.id,
        inboxName: school.name,
        handlerId: newId(),
        name: 'Per Påfunn',
        publicKey: colleague.publicKey,
      },
      {
        inboxId: kindergarten.id,
        inboxName: kindergarten.name,
        handlerId: newId(),
        name: 'Åse Innbilt',
        publicKey: colleague.publicKey,
      },
    ],
    buried: [
      {
        id: newId(),
        kind: 'report',
        recipient: 'stedfortreder@luftslottet.example',
        buriedOn: '2026-11-22',
        reason: '550 5.1.1 User unknown',
        caseId: null,
        urgent: true,
      },
    ],
    mail: { state: 'waiting', oldestUnsentAt: '2026-11-23T08:40:00.000Z', unsent: 2 },
    inboxes: [
      waysOf(school, { unread: 2, urgentUnread: 1 }),
      waysOf(owner, { keyHolders: 1, ownerGrant: false, recoveryCode: 'made' }),
    ],
    unverifiedHelpLines: 2,
  };
  return {
    rootId,
    school,
    owner,
    kindergarten,
    own,
    colleague,
    signInSecret,
    session,
    desk,
    cases: [] as WorldCase[],
  };
}

async function makeInbox(
  nb: string,
  nn: string,
  en: string,
  organisationName: string,
): Promise<WorldInbox> {
  const keys = await newKeyPair();
  const recoveryCode = newRecoveryCode();
  const sealedKey = await sealToRecoveryCode(keys.privateKey, recoveryCode);
  return {
    id: newId(),
    organisationId: newId(),
    name: { nb, nn, en },
    organisationName,
    keys,
    recoveryCode,
    sealedKey,
  };
}

export const someFacts: Facts = {
  danger: 'no',
  unitId: '018f0000-0000-7000-8000-000000000001',
  role: 'pupil',
  about: 'me',
  accused: 'several',
  what: ['left-out', 'words', 'online'],
  where: ['break', 'way'],
  duration: 'weeks',
  lane: null,
};

export type CaseWish = {
  number: string;
  facts?: Partial<Facts>;
  sector?: Sector;
  item?: Partial<CaseAnswer>;
  content?: ReportContent;
  identity?: ReportIdentity;
};

const identityOfChild: ReportIdentity = {
  names: 'Ola og Emil i 7B',
  contact: {
    how: 'reach',
    name: 'Ida',
    phone: '',
    email: 'ida@elev.example',
    mustNotKnow: 'Lillebroren min',
    safeTime: 'Etter klokka 15',
  },
};

/** Adds a case to the world, sealed to the school's and the owner's inbox and to a reporter. */
export async function addCase(world: World, wish: CaseWish): Promise<WorldCase> {
  const { rootId, school, owner } = world;
  const reporter = await newKeyPair();
  const reportId = newId();
  const keys = [school.keys.publicKey, owner.keys.publicKey, reporter.publicKey];
  const place = { organisationId: rootId, id: reportId, version: 1 } as const;
  const facts = { ...someFacts, ...wish.facts };
  const content = wish.content ?? { text: marker };
  const identity = wish.identity ?? identityOfChild;
  const clock = {
    clock: 'first-contact',
    standing: 'goal',
    dueOn: '2026-11-25',
    basis: null,
    doneOn: null,
  } as const;
  const item: CaseAnswer = {
    id: newId(),
    number: wish.number,
    status: 'received',
    urgent: facts.danger !== 'no',
    unread: true,
    as: 'reader',
    inboxId: school.id,
    unitName: 'Luftslottet skole',
    sector: wish.sector ?? 'school',
    receivedOn: '2026-11-20',
    facts,
    next: clock,
    organisationId: rootId,
    reportId,
    revision: 1,
    language: 'nb',
    written: 'page',
    readers: [
      {
        inboxId: school.id,
        name: school.name,
        organisationName: school.organisationName,
        as: 'reader',
        reason: 'unit',
      },
      {
        inboxId: owner.id,
        name: owner.name,
        organisationName: owner.organisationName,
        as: 'copy',
        reason: 'danger-owner-told',
      },
    ],
    clocks: [
      clock,
      {
        clock: 'plan',
        standing: 'goal',
        dueOn: '2026-11-27',
        basis: 'opplæringslova § 12-4',
        doneOn: null,
      },
      {
        clock: 'family-may-go-on',
        standing: 'right',
        dueOn: '2026-11-27',
        basis: 'opplæringslova § 12-6',
        doneOn: null,
      },
      {
        clock: 'unread-reminder',
        standing: 'goal',
        dueOn: '2026-11-20',
        basis: null,
        doneOn: null,
      },
    ],
    history: [
      {
        sequence: 1,
        at: '2026-11-20T00:00:00.000Z',
        action: 'received',
        by: null,
        params: {},
        hash: 'a',
      },
    ],
    historyIntact: true,
    ...wish.item,
  };
  const reading: ReadingAnswer = {
    reportId,
    organisationId: rootId,
    content: await seal(content, keys, { ...place, part: 'content' }),
    identity: await seal(identity, keys, {
      ...place,
      part: 'identity',
    }),
    messages: [],
    sealTo: [
      { name: school.name, key: school.keys.publicKey },
      { name: owner.name, key: owner.keys.publicKey },
      { name: null, key: reporter.publicKey },
    ],
  };
  const made = { item, reading };
  world.cases.push(made);
  reporters.set(item.id, reporter);
  return made;
}

/** The reporters' key pairs by case: with them a test opens what a handler wrote, as a reporter would. */
export const reporters = new Map<string, KeyPair>();

/** A desk with something of everything. */
export async function makeFilledWorld(): Promise<World> {
  const world = await makeWorld();
  await addCase(world, {
    number: '2026-0F3A9',
    facts: { danger: 'yes', what: ['threats', 'violence'] },
    item: {
      next: {
        clock: 'first-contact',
        standing: 'goal',
        dueOn: '2026-11-23',
        basis: null,
        doneOn: null,
      },
    },
  });
  await addCase(world, { number: '2026-1B20C' });
  await addCase(world, {
    number: '2026-77E01',
    facts: { role: 'parent', about: 'my-child', accused: 'adult', what: ['words'] },
    item: {
      unread: false,
      status: 'read',
      as: 'copy',
      next: {
        clock: 'word-back',
        standing: 'goal',
        dueOn: '2026-11-20',
        basis: null,
        doneOn: null,
      },
    },
  });
  await addCase(world, {
    number: '2026-A4D53',
    sector: 'university',
    facts: {
      role: 'student',
      accused: 'leader',
      what: ['sexual-harassment'],
      where: ['campus'],
      lane: 'serious',
    },
    item: {
      unread: false,
      status: 'looking-into',
      unitName: 'Fakultet for påfunn',
      language: 'en',
    },
  });
  await addCase(world, {
    number: '2026-C0C0A',
    item: { unread: false, status: 'closed', next: null, clocks: [] },
  });
  return world;
}
