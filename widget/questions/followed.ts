/** What somebody who comes back with the code is shown: the answers, opened with the reporter's own key, and what has happened to the report. */
import type { FollowUpAnswer } from '../../contract/api/public.ts';
import { readMessage, type ReadMessage } from '../../contract/message.ts';
import type { PrivateKey } from '../../contract/sealing/keys.ts';
import type { open as openSealed } from '../../contract/sealing/seal.ts';
import type { TextKey } from '../texts/texts.ts';
import { dayText } from '../texts/translate.ts';
import type { Asked } from './question.ts';

type Sent = FollowUpAnswer['messages'][number];
/** `text` is null where it does not open, or belongs to another report: the reporter is told so, and sees the others. */
export type Message = Pick<Sent, 'id' | 'sentOn' | 'from'> & ReadMessage;
const broken: ReadMessage = { standing: 'broken', text: null };
export type Followed = { answer: FollowUpAnswer; messages: Message[] };

/**
 * `key`: null where it did not open; `organisationId`: of the whole tree. `open` is that of `contract/sealing/seal.ts`, which a
 * browser has in a file of its own.
 */
export async function opened(
  answer: FollowUpAnswer,
  key: PrivateKey | null,
  organisationId: string,
  open: typeof openSealed,
): Promise<Followed> {
  const { reportId } = answer;
  const read = async ({ id, author, sealed }: Sent): Promise<ReadMessage> => {
    if (key === null) return broken;
    const content = await open(sealed, key, { organisationId, id, version: 1, part: 'message' });
    return readMessage(content, { reportId, from: author });
  };
  // A server that hands one out twice is believed once.
  const sent = new Map(answer.messages.map((message) => [message.id, message])).values();
  const messages = [...sent].map(async (message) => {
    const { id, sentOn, from } = message;
    return { id, sentOn, from, ...(await read(message).catch(() => broken)) };
  });
  return { answer, messages: await Promise.all(messages) };
}

/** A sentence for each thing that has happened, the first one first. */
export function happened(
  { status, receivedOn, readOn, closedOn, done = [] }: FollowUpAnswer,
  { t, language }: Pick<Asked, 't' | 'language'>,
): string[] {
  const on = (key: TextKey, date: string) => t(key, { day: dayText(date, language) });
  return [
    on('case.received', receivedOn),
    readOn ? on('case.read', readOn) : t('case.unread'),
    ...done.map(({ kind, on: day }) => on(`done.${kind}`, day)),
    ...(closedOn ? [on('case.closed', closedOn)] : []),
    ...(status === 'reopened' ? [t('case.reopened')] : []),
  ];
}
