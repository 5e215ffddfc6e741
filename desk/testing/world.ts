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
import { newRecoveryCode, sealToRecoveryCode } from '../../contract/sealing/recovery.ts';

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
export type WorldCase = {
  item: CaseAnswer;
  reading: ReadingAnswer;
  /** By id. */
  attachments?: Record<string, SealedAttachment>;
};
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
    letInBy: [] as string[],
    sectors: [...sectors],
    key: inbox.keys.publicKey,
    grant: state === 'holding' ? await grantKey(inbox.keys.privateKey, own.publicKey) : null,
    retired: [] as SessionAnswer['memberships'][number]['retired'],
    ownerGrants: [] as SessionAnswer['memberships'][number]['ownerGrants'],
  });
  const memberships = [await membership(school, 'holding'), await membership(owner, 'holding')];
  memberships[1]!.ownerGrants = [
    {
      inboxId: kindergarten.id,
      kid: kindergarten.keys.publicKey.kid,
      ownerKid: owner.keys.publicKey.kid,
      current: true,
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
    quarantined: 0,
    quarantinedUnread: 0,
    quarantinedDueOn: null,
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
    mail: { state: 'waiting', unsent: 2 },
    inboxes: [
      waysOf(school, { unread: 2, urgentUnread: 1 }),
      waysOf(owner, { keyHolders: 1, ownerGrant: false, recoveryCode: 'made' }),
    ],
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
