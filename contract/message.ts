/**
 * Holds an opened message against the place where it is to be shown: a message that was put into another case, or under another
 * name, is told from one that belongs there. Desk, form and the page without JavaScript ask the same function.
 */
import type { MessageAuthor, MessageContent } from './content.ts';
import type { Json } from './sealing/seal.ts';

/** The most characters of a message, and of what is written down of an act: as the form asks of a report. */
export const longestMessage = 4000;

/** Where a message is shown. `caseId`: the reporter's browser does not know it; `from`: not told by servers from before. */
export type MessagePlace = {
  reportId: string;
  caseId?: string;
  from: MessageAuthor | undefined;
};

/**
 * - `bound`: it says itself that it belongs here.
 * - `unbound`: it says nothing of where it belongs, as before messages were bound.
 * - `elsewhere`: it belongs to another report or case, or somebody else wrote it. Its text is not given.
 * - `broken`: it is no message.
 */
export type ReadMessage =
  | { standing: 'bound' | 'unbound'; text: string }
  | { standing: 'elsewhere' | 'broken'; text: null };

/** `content`: what was sealed. Members that nobody knows yet are passed over, as release 0.1.0 does. */
export function readMessage(content: Json, place: MessagePlace): ReadMessage {
  // Nobody has checked what was sealed: anything may lie in it, and what is no object has none of the members.
  const { text, reportId, caseId, from } = Object(content) as Partial<MessageContent>;
  if (typeof text !== 'string') return { standing: 'broken', text: null };
  if (reportId === undefined && caseId === undefined && from === undefined)
    return { standing: 'unbound', text };
  // A handler always knows the case, so that her message without one is as good as of another.
  const isOfCase =
    place.caseId === undefined ||
    caseId === place.caseId ||
    (caseId === undefined && from === 'reporter');
  const isFrom = place.from === undefined || from === place.from;
  return reportId === place.reportId && isFrom && isOfCase
    ? { standing: 'bound', text }
    : { standing: 'elsewhere', text: null };
}
