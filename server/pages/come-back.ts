/**
 * Comes back with the code for a browser without scripts: the answers are opened here, in this request's memory, and shown.
 * The page says so before the code is typed.
 */
import type { FollowUpAnswer } from '../../contract/api/public.ts';
import type { MessageContent } from '../../contract/content.ts';
import { deriveCode, readCode } from '../../contract/sealing/follow-up-code.ts';
import type { PrivateKey } from '../../contract/sealing/keys.ts';
import { unlockKey } from '../../contract/sealing/lock.ts';
import { open } from '../../contract/sealing/seal.ts';
import type { Lack } from '../../widget/questions/question.ts';
import { Problem } from '../http/problem.ts';
import type { Means } from './verbs.ts';

export type Message = {
  id: string;
  sentOn: string;
  from: FollowUpAnswer['messages'][number]['from'];
  /** null where it does not open: the reporter is told so, and sees the others. */
  text: string | null;
};
export type Followed = { answer: FollowUpAnswer; messages: Message[] };

/** What was found, or what is wrong with the code. */
export async function comeBack(
  typed: string,
  { verbs, turns, settings }: Means,
): Promise<Followed | Lack> {
  const { rootId } = settings.organisation;
  const reading = readCode(typed);
  if (reading.state !== 'complete') return { key: `return.${reading.state}` };
  const { accessToken, unwrappingKey } = await turns.comingBack(() =>
    deriveCode(reading.code, rootId),
  );
  const answer = await verbs.followUp(accessToken).catch((error: unknown) => {
    if (error instanceof Problem && error.slug === 'code-unknown') return null;
    throw error;
  });
  if (answer?.organisationId !== rootId) return { key: 'return.unknown' };
  const key = await unlockKey(answer.lockedKey, unwrappingKey).catch(() => null);
  const messages = await Promise.all(
    answer.messages.map((message) => openMessage(message, key, rootId)),
  );
  return { answer, messages };
}

async function openMessage(
  { id, sentOn, from, sealed }: FollowUpAnswer['messages'][number],
  key: PrivateKey | null,
  organisationId: string,
): Promise<Message> {
  try {
    if (key === null) throw new TypeError('The key did not open.');
    const content = await open(sealed, key, { organisationId, id, version: 1, part: 'message' });
    return { id, sentOn, from, text: (content as MessageContent).text };
  } catch {
    return { id, sentOn, from, text: null };
  }
}
