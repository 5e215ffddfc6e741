/**
 * What lies inside the sealed parts of a report and of a message, as widget, desk and the page without JavaScript agree on it.
 * The server never sees these values, so nothing checks them but the reader's screen, which shows them as plain text.
 */

import type { AttachmentType } from './attachments.ts';
import type { AttachmentKey } from './sealing/attachment.ts';

/** When and how it is safe to make contact. `not-at-home` is no time but a warning: never while the reporter is at home. */
export const safeTimes = ['day', 'afternoon', 'evening', 'weekend', 'not-at-home'] as const;
export type SafeTime = (typeof safeTimes)[number];
export const safeWays = ['call', 'sms', 'email'] as const;
export type SafeWay = (typeof safeWays)[number];

/**
 * What opens one picture or document that lies sealed beside the report. It has no name: a file's name can hold a person's.
 * Its place in the list is its index; `size` is its length in bytes before it was padded.
 */
export type Attachment = { id: string; type: AttachmentType; size: number; key: AttachmentKey };

/** Part `content`: what happened, in the reporter's words, empty when the question was skipped. Most reports have no `attachments`. */
export type ReportContent = { text: string; attachments?: Attachment[] };

/** Part `identity`: names of those concerned, and whether and how the reporter may be reached. Empty strings where nothing was said. */
export type ReportIdentity = {
  names: string;
  contact: {
    /** `code`: only through the follow-up code; `reach`: by phone or e-mail too; `not-said`: the question was skipped. */
    how: 'code' | 'reach' | 'not-said';
    name: string;
    phone: string;
    email: string;
    mustNotKnow: string;
    /** What else is to be thought of, in the reporter's words. */
    safeTime: string;
    /** Empty where nothing was chosen; not there in reports from before they were asked for. */
    times?: SafeTime[];
    ways?: SafeWay[];
  };
};

/**
 * Part `message`: between a handler and the reporter. Where it belongs and who wrote it lie inside, because the `aad` of a message
 * names the message alone, and stays as release 0.1.0 knows it. `message.ts` holds them against the place where it is shown.
 */
export type MessageContent = {
  text: string;
  /** Not there in messages from before they were bound. */
  reportId?: string;
  /** As handlers know it; a reporter's browser never hears of it. */
  caseId?: string;
  from?: MessageAuthor;
};
export type MessageAuthor = 'handler' | 'reporter';
