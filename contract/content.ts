/**
 * What lies inside the sealed parts of a report and of a message, as widget, desk and the page without JavaScript agree on it.
 * Types only: the server never sees these values, so nothing checks them but the reader's screen, which shows them as plain text.
 */

/** Part `content`: what happened, in the reporter's words. Empty when the question was skipped. */
export type ReportContent = { text: string };

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
    safeTime: string;
  };
};

/** Part `message`: from a handler to the reporter. */
export type MessageContent = { text: string };
