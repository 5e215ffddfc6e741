/**
 * Opens the sealed parts of a case in this browser, each in its right place only, and seals a message back.
 * What comes out is shown as plain text: it was written by strangers.
 */
import type { CaseAnswer, ReadingAnswer } from '../contract/api/cases.ts';
import {
  type Attachment,
  type MessageContent,
  safeTimes,
  safeWays,
  type ReportContent,
  type ReportIdentity,
} from '../contract/content.ts';
import { attachmentLimits, attachmentTypes } from '../contract/attachments.ts';
import { newId } from '../contract/ids.ts';
import { readMessage, type ReadMessage } from '../contract/message.ts';
import { newKeyPair } from '../contract/sealing/keys.ts';
import { seal, SealingError, type Json, type Sealed } from '../contract/sealing/seal.ts';
import { openSealed, type KeyRing } from './keys.ts';

/** `unrecorded`: the history does not tell of it as it lies there. */
type Refused = { standing: 'elsewhere' | 'broken' | 'unrecorded'; text: null };
export type OpenedMessage = {
  id: string;
  sentAt: string;
  /** Null: from the reporter. */
  fromHandler: string | null;
  /** What was done elsewhere: no message to the reporter. */
  act?: NonNullable<ReadingAnswer['messages'][number]['act']>;
} & (Extract<ReadMessage, { text: string }> | Refused);

/** An inbox that had no key when the case came, and would read it today. */
export type HandDownOffer = ReadingAnswer['handDown'][number];

export type OpenedCase = {
  content: Pick<ReportContent, 'text'>;
  /** What opens each of the report's attachments, by its place; null where that is not told as it must be. */
  attachments: (Attachment | null)[];
  identity: ReportIdentity;
  messages: OpenedMessage[];
  /** How many the history tells of that are not there. */
  missing: number;
  sealTo: ReadingAnswer['sealTo'];
  handDown: HandDownOffer[];
  organisationId: string;
  reportId: string;
  caseId: string;
};

/** Throws SealingError: `moved` where the parts belong to another report than the case says, or its history. */
export async function openReading(
  ring: KeyRing,
  reading: ReadingAnswer,
  { id: caseId, reportId, history }: Pick<CaseAnswer, 'id' | 'reportId' | 'history'>,
): Promise<OpenedCase> {
  const { organisationId, sealTo } = reading;
  const received = history.find(({ action }) => action === 'received')?.params['reportId'];
  if (reading.reportId !== reportId || (received ?? reportId) !== reportId)
    throw new SealingError('moved');
  const place = { organisationId, id: reportId, version: 1 } as const;
  const [content, identity] = await Promise.all([
    openSealed(ring, reading.content, { ...place, part: 'content' }),
    openSealed(ring, reading.identity, { ...place, part: 'identity' }),
  ]);
  const inCase = { organisationId, reportId, caseId };
  // A server that hands one out twice is believed once.
  const sent = new Map(reading.messages.map((message) => [message.id, message]));
  const messages = await Promise.all(
    [...sent.values()].map((message) => openMessage(ring, message, inCase)),
  );
  return {
    content: { text: textOf(content, 'text') },
    attachments: attachmentsOf(content),
    identity: readIdentity(identity),
    messages,
    missing: history.filter(
      ({ action, params }) =>
        (action === 'message-sent' || action === 'recorded') &&
        !sent.has(params['messageId'] ?? ''),
    ).length,
    sealTo,
    handDown: reading.handDown,
    ...inCase,
  };
}

/** A message to the reporter, sealed to everybody who reads the case and to the reporter. Where it belongs lies inside. */
export async function sealMessage(
  text: string,
  {
    sealTo,
    organisationId,
    reportId,
    caseId,
  }: Pick<OpenedCase, 'sealTo' | 'organisationId' | 'reportId' | 'caseId'>,
): Promise<{ id: string; sealed: Sealed }> {
  const id = newId();
  const keys = sealTo.map(({ key }) => key);
  const place = { organisationId, id, version: 1, part: 'message' } as const;
  const content = { text, reportId, caseId, from: 'handler' } satisfies MessageContent;
  return { id, sealed: await seal(content, keys, place) };
}

/** What was done elsewhere, for the inboxes of the case and nobody else; and for one key that is thrown away, so that it is sealed as a message is. */
export async function sealAct(
  text: string,
  { sealTo, organisationId, reportId, caseId }: Parameters<typeof sealMessage>[1],
): Promise<{ id: string; sealed: Sealed }> {
  const { publicKey } = await newKeyPair();
  const inboxes = sealTo.filter(({ name }) => name !== null);
  return sealMessage(text, {
    ...{ organisationId, reportId, caseId },
    sealTo: [...inboxes, { name: null, key: publicKey }],
  });
}

async function openMessage(
  ring: KeyRing,
  { id, sentAt, fromHandler, recorded, sealed, act }: ReadingAnswer['messages'][number],
  { organisationId, reportId, caseId }: Pick<OpenedCase, 'organisationId' | 'reportId' | 'caseId'>,
): Promise<OpenedMessage> {
  const about = { id, sentAt, fromHandler, ...(act && { act }) };
  const place = { organisationId, id, version: 1, part: 'message' } as const;
  // One message that does not open must not hide the report.
  const opened = await openSealed(ring, sealed, place).catch(() => null);
  const from = fromHandler === null ? 'reporter' : 'handler';
  const read = readMessage(opened, { reportId, caseId, from });
  if (recorded === 'no' && read.standing !== 'elsewhere')
    return { ...about, standing: 'unrecorded', text: null };
  // Nobody can have sealed it without its place since messages are recorded with theirs.
  if (recorded === 'bound' && read.standing === 'unbound')
    return { ...about, standing: 'elsewhere', text: null };
  // An entry from before holds no hash, and a message from before no place: one that has was put there since.
  if (recorded === 'earlier' && read.standing === 'bound')
    return { ...about, standing: 'unrecorded', text: null };
  return { ...about, ...read };
}

/** A stranger wrote the list: no more than a report can have, and of each only what it must be. */
function attachmentsOf(content: Json): OpenedCase['attachments'] {
  const list = memberOf(content, 'attachments');
  if (!Array.isArray(list)) return [];
  return list.slice(0, attachmentLimits.count).map((one) => {
    const id = textOf(one, 'id');
    const type = attachmentTypes.find((known) => known === textOf(one, 'type'));
    const size = memberOf(one, 'size');
    const k = textOf(memberOf(one, 'key'), 'k');
    if (!/^[0-9a-f-]{36}$/.test(id) || type === undefined || typeof size !== 'number') return null;
    return { id, type, size, key: { kty: 'oct', alg: 'A256GCM', k } };
  });
}

function readIdentity(value: Json): ReportIdentity {
  const contact = memberOf(value, 'contact');
  const how = memberOf(contact, 'how');
  return {
    names: textOf(value, 'names'),
    contact: {
      how: how === 'code' || how === 'reach' ? how : 'not-said',
      name: textOf(contact, 'name'),
      phone: textOf(contact, 'phone'),
      email: textOf(contact, 'email'),
      mustNotKnow: textOf(contact, 'mustNotKnow'),
      safeTime: textOf(contact, 'safeTime'),
      times: codesOf(contact, 'times', safeTimes),
      ways: codesOf(contact, 'ways', safeWays),
    },
  };
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return value[name];
}

/** The codes that we know of a list; reports from before it was asked for have none. */
function codesOf<Code extends string>(
  value: Json | undefined,
  name: string,
  codes: readonly Code[],
): Code[] {
  const member = memberOf(value, name);
  return Array.isArray(member) ? codes.filter((code) => member.includes(code)) : [];
}

/** Nobody has checked what was sealed: anything that is no text is shown as none. */
function textOf(value: Json | undefined, name: string): string {
  const member = memberOf(value, name);
  return typeof member === 'string' ? member : '';
}
