/**
 * Opens the sealed parts of a case in this browser, each in its right place only, and seals a message back.
 * What comes out is shown as plain text: it was written by strangers.
 */
import type { CaseAnswer, ReadingAnswer } from '../contract/api/cases.ts';
import {
  type Attachment,
  safeTimes,
  safeWays,
  type ReportContent,
  type ReportIdentity,
} from '../contract/content.ts';
import { attachmentLimits, attachmentTypes } from '../contract/attachments.ts';
import { newId } from '../contract/ids.ts';
import { seal, SealingError, type Json, type Sealed } from '../contract/sealing/seal.ts';
import { openSealed, type KeyRing } from './keys.ts';

export type OpenedMessage = {
  id: string;
  sentAt: string;
  /** Null: from the reporter. */
  fromHandler: string | null;
  /** Null where it does not open. */
  text: string | null;
};

export type OpenedCase = {
  content: Pick<ReportContent, 'text'>;
  /** What opens each of the report's attachments, by its place; null where that is not told as it must be. */
  attachments: (Attachment | null)[];
  identity: ReportIdentity;
  messages: OpenedMessage[];
  sealTo: ReadingAnswer['sealTo'];
  organisationId: string;
};

/** Throws SealingError: `moved` where the parts belong to another report than the case says. */
export async function openReading(
  ring: KeyRing,
  reading: ReadingAnswer,
  { reportId }: Pick<CaseAnswer, 'reportId'>,
): Promise<OpenedCase> {
  const { organisationId, sealTo } = reading;
  if (reading.reportId !== reportId) throw new SealingError('moved');
  const place = { organisationId, id: reportId, version: 1 } as const;
  const [content, identity] = await Promise.all([
    openSealed(ring, reading.content, { ...place, part: 'content' }),
    openSealed(ring, reading.identity, { ...place, part: 'identity' }),
  ]);
  const messages = await Promise.all(
    reading.messages.map((message) => openMessage(ring, message, organisationId)),
  );
  return {
    content: { text: textOf(content, 'text') },
    attachments: attachmentsOf(content),
    identity: readIdentity(identity),
    messages,
    sealTo,
    organisationId,
  };
}

/** A message to the reporter, sealed to everybody who reads the case and to the reporter. */
export async function sealMessage(
  text: string,
  { sealTo, organisationId }: Pick<OpenedCase, 'sealTo' | 'organisationId'>,
): Promise<{ id: string; sealed: Sealed }> {
  const id = newId();
  const keys = sealTo.map(({ key }) => key);
  const place = { organisationId, id, version: 1, part: 'message' } as const;
  return { id, sealed: await seal({ text }, keys, place) };
}

async function openMessage(
  ring: KeyRing,
  { id, sentAt, fromHandler, sealed }: ReadingAnswer['messages'][number],
  organisationId: string,
): Promise<OpenedMessage> {
  const place = { organisationId, id, version: 1, part: 'message' } as const;
  // One message that does not open must not hide the report.
  const opened = await openSealed(ring, sealed, place).catch(() => null);
  return { id, sentAt, fromHandler, text: opened === null ? null : textOf(opened, 'text') };
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
