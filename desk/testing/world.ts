/**
 * An invented municipality for the desk's tests: handlers and inboxes with real keys; its cases are in `world-cases.ts`.
 * Everybody and everything in it is made up.
 */
import type { CaseAnswer, ReadingAnswer } from '../../contract/api/cases.ts';
import type { DeskAnswer, SessionAnswer } from '../../contract/api/people.ts';
import { sectors, type Language, type Names } from '../../contract/facts.ts';
import { newId } from '../../contract/ids.ts';
import { grantKey, lockKey } from '../../contract/sealing/grant.ts';
import type { SealedAttachment } from '../../contract/sealing/attachment.ts';
import { newKeyPair, type KeyPair } from '../../contract/sealing/keys.ts';
import { derivePassword, newSalt } from '../../contract/sealing/password.ts';
import { sealToRecoveryCode } from '../../contract/sealing/recovery.ts';
import { newSheet, type RecoveryAnswer } from '../sheets.ts';
import { inOrder, keylessRow } from './inbox-row.ts';

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
  /** Of its own sheet. */
  recoveryCode: string;
  /** What the server says of its sheets. */
  recovery: RecoveryAnswer;
};
export type WorldCase = {
  item: CaseAnswer;
  reading: ReadingAnswer;
  /** By id. */
  attachments?: Record<string, SealedAttachment>;
};
export type World = Awaited<ReturnType<typeof makeWorld>>;
type Membership = SessionAnswer['memberships'][number];

/** Made once for a file of tests: the derivation of a key from a password takes a quarter of a second by intent. */
async function makeSecrets() {
  const salt = newSalt();
  const { signInSecret, unlockKey } = await derivePassword(password, salt);
  const own = await newKeyPair();
  const lockedKey = await lockKey(own.privateKey, unlockKey);
  return { own, colleague: await newKeyPair(), salt, signInSecret, lockedKey };
}

let secrets: ReturnType<typeof makeSecrets> | undefined;

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
  secrets ??= makeSecrets();
  const { own, colleague, salt, signInSecret, lockedKey } = await secrets;

  const membership = async (inbox: WorldInbox): Promise<Membership> => ({
    inboxId: inbox.id,
    name: inbox.name,
    organisationId: inbox.organisationId,
    organisationName: inbox.organisationName,
    deputy: false,
    state: 'holding',
    proved: true,
    letInBy: [],
    sectors: [...sectors],
    key: inbox.keys.publicKey,
    grant: await grantKey(inbox.keys.privateKey, own.publicKey),
    retired: [],
    renewal: false,
    colleagues: [],
    recoveryKey: inbox.recovery.pair!.publicKey,
    owner: null,
    ownerGrants: [],
  });
  const memberships = [await membership(school), await membership(owner)];
  memberships[0]!.owner = { inboxId: owner.id, key: owner.keys.publicKey, granted: true };
  memberships[1]!.ownerGrants = [
    {
      inboxId: kindergarten.id,
      kid: kindergarten.keys.publicKey.kid,
      ownerKid: owner.keys.publicKey.kid,
      current: true,
      proved: true,
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
    letters: { word: 'fjell tulipan' },
    expiresAt: '2026-11-23T17:00:00.000Z',
  };
  const waysOf = (inbox: WorldInbox, more: Partial<DeskAnswer['inboxes'][number]> = {}) => ({
    inboxId: inbox.id,
    name: inbox.name,
    organisationName: inbox.organisationName,
    ...inOrder,
    ...more,
  });
  /** What waits in cases is counted from them (`fake-work.ts`). */
  const desk: Omit<DeskAnswer, 'work'> = {
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
    mail: { state: 'waiting', unsent: 2, server: 'works' },
    inboxes: [
      waysOf(school, { unread: 2, urgentUnread: 1 }),
      waysOf(owner, { keyHolders: 1, ownerGrant: false, sheetConfirmed: false }),
    ],
    sharedSheets: null,
    unverifiedHelpLines: 2,
    history: { state: 'intact', broken: 0 },
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
    /** The places of which the list offers a choice. */
    units: [{ id: '018f0000-0000-7000-8000-000000000001', name: 'Luftslottet skole' }],
    /** What the server says of them when a code is renewed. */
    oldSheets: 'not-needed' as 'not-needed' | 'needed',
    /** Of the handler who is invited. */
    invitedLanguage: 'nb' as Language,
  };
}

async function makeInbox(
  nb: string,
  nn: string,
  en: string,
  organisationName: string,
): Promise<WorldInbox> {
  const [keys, { code, pair, sealedKey }] = [await newKeyPair(), await newSheet()];
  const { kid } = keys.publicKey;
  const grants = [{ kid, grant: await grantKey(keys.privateKey, pair.publicKey) }];
  const id = newId();
  return {
    id,
    organisationId: newId(),
    name: { nb, nn, en },
    organisationName,
    keys,
    recoveryCode: code,
    recovery: {
      inboxId: id,
      pair: { publicKey: pair.publicKey, sealedKey, grants },
      sheets: [],
    },
  };
}

/** The inbox lies under an older sheet, as all did before they had one each: the code opens its keys themselves. */
export async function putUnderSharedSheet(
  world: World,
  inbox: WorldInbox,
  code: string,
): Promise<void> {
  const { kid } = inbox.keys.publicKey;
  const sealedKey = await sealToRecoveryCode(inbox.keys.privateKey, code);
  inbox.recovery = { inboxId: inbox.id, pair: null, sheets: [{ kid, sealedKey }] };
  for (const one of world.session.memberships) if (one.inboxId === inbox.id) one.recoveryKey = null;
  for (const row of world.desk.inboxes)
    if (row.inboxId === inbox.id) Object.assign(row, { sheet: 'shared', sheetConfirmed: false });
}

/** Nobody has come into the inbox before her: it has no key, no sheet and no case. */
export function takeKeyFrom(world: World, inbox: WorldInbox): void {
  const nothing = { state: 'no-key', proved: false, key: null, grant: null, recoveryKey: null };
  for (const one of world.session.memberships)
    if (one.inboxId === inbox.id) Object.assign(one, nothing, { retired: [], ownerGrants: [] });
  for (const row of world.desk.inboxes)
    if (row.inboxId === inbox.id) Object.assign(row, keylessRow, { unread: 0, urgentUnread: 0 });
  world.desk.waiting = world.desk.waiting.filter(({ inboxId }) => inboxId !== inbox.id);
}
