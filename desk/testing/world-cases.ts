/** Cases of the invented municipality, really sealed, and a desk with something of everything. */
import type { CaseAnswer, ReadingAnswer } from '../../contract/api/cases.ts';
import type { AttachmentType } from '../../contract/attachments.ts';
import type { Attachment, ReportContent, ReportIdentity } from '../../contract/content.ts';
import type { Facts, Sector } from '../../contract/facts.ts';
import { newId } from '../../contract/ids.ts';
import { sealAttachment } from '../../contract/sealing/attachment.ts';
import { newKeyPair, type KeyPair } from '../../contract/sealing/keys.ts';
import { seal } from '../../contract/sealing/seal.ts';
import { makeWorld, marker, type World, type WorldCase } from './world.ts';

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
  attached?: { type: AttachmentType; bytes: Uint8Array }[];
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
  const attachments: Attachment[] = [];
  const sealed: WorldCase['attachments'] = {};
  for (const [index, { type, bytes }] of (wish.attached ?? []).entries()) {
    const made = await sealAttachment(bytes, { organisationId: rootId, id: reportId, index });
    const id = newId();
    sealed[id] = made.sealed;
    attachments.push({ id, type, size: bytes.length, key: made.key });
  }
  const content = {
    ...(wish.content ?? { text: marker }),
    ...(attachments.length > 0 && { attachments }),
  };
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
    intake: 'ordinary',
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
      { ...clock, ...open },
      {
        clock: 'plan',
        standing: 'goal',
        dueOn: '2026-11-27',
        basis: 'opplæringslova § 12-4',
        doneOn: null,
        ...open,
      },
      {
        clock: 'family-may-go-on',
        standing: 'right',
        dueOn: '2026-11-27',
        basis: 'opplæringslova § 12-6',
        doneOn: null,
        ...open,
        state: 'date',
      },
      {
        clock: 'unread-reminder',
        standing: 'goal',
        dueOn: '2026-11-20',
        basis: null,
        doneOn: null,
        ...open,
        state: 'passed',
      },
    ],
    history: [
      {
        sequence: 1,
        at: '2026-11-20T00:00:00.000Z',
        action: 'received',
        by: null,
        whom: null,
        params: {},
        hash: 'a',
      },
    ],
    historyIntact: true,
    taken: null,
    // Where it was read before, she has read it.
    standing: {
      part: wish.item?.as === 'copy' ? 'copy' : 'reader',
      opened: wish.item?.unread === false,
    },
    mayKeepOut: [],
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
    handDown: [],
    sealTo: [
      { name: school.name, key: school.keys.publicKey },
      { name: owner.name, key: owner.keys.publicKey },
      { name: null, key: reporter.publicKey },
    ],
  };
  const made = { item, reading, attachments: sealed };
  world.cases.push(made);
  reporters.set(item.id, reporter);
  return made;
}

/** What a deadline that somebody still owes says of how it ended. */
const open = {
  state: 'open',
  endedOn: null,
  by: null,
  through: null,
  reason: null,
} as const;

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
