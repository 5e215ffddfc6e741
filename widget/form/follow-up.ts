/**
 * Comes back with the code: catches a slip before the server is asked, fetches the case, and opens the answers in the browser
 * with the reporter's own key.
 */
import type { FollowUpAnswer, Settings } from '../../contract/api/public.ts';
import type { MessageContent } from '../../contract/content.ts';
import type { PrivateKey } from '../../contract/sealing/keys.ts';
import { getFollowUp } from './api.ts';
import { fetched } from './fetched.ts';

const loadUnsealing = () => fetched(() => import('./unsealing.ts'));

export type Message = {
  id: string;
  sentOn: string;
  from: FollowUpAnswer['messages'][number]['from'];
  text: string | null;
};
export type FollowedCase = { answer: FollowUpAnswer; messages: Message[] };

export type CodeSlip = 'too-short' | 'wrong-character' | 'slip';
export type CodeOutcome =
  { state: 'open'; case: FollowedCase } | { state: CodeSlip | 'unknown' | 'busy' | 'failed' };

export async function readTypedCode(
  typed: string,
): Promise<{ state: 'complete'; code: string } | { state: CodeSlip }> {
  const { readCode } = await loadUnsealing();
  return readCode(typed);
}

/** A third of a second on a desktop, seconds on an old phone: the key is derived from the code. */
export async function openCase(
  origin: string,
  { organisation }: Settings,
  code: string,
): Promise<CodeOutcome> {
  const { deriveCode, unlockKey } = await loadUnsealing();
  const { accessToken, unwrappingKey } = await deriveCode(code, organisation.rootId);
  const answer = await getFollowUp(origin, accessToken);
  if (answer.state === 'unreachable') return { state: 'failed' };
  if (answer.state === 'refused') return { state: refusals[answer.problem.slug ?? ''] ?? 'failed' };
  const key = await unlockKey(answer.value.lockedKey, unwrappingKey).catch(() => null);
  const messages = await Promise.all(
    answer.value.messages.map((message) => openMessage(message, key, organisation.rootId)),
  );
  return { state: 'open', case: { answer: answer.value, messages } };
}

const refusals: Partial<Record<string, 'unknown' | 'busy'>> = {
  'code-unknown': 'unknown',
  'slow-down': 'busy',
};

/** `text` is null where the message does not open: the reporter is told so, and sees the others. */
async function openMessage(
  { id, sentOn, from, sealed }: FollowUpAnswer['messages'][number],
  key: PrivateKey | null,
  organisationId: string,
): Promise<Message> {
  const { open } = await loadUnsealing();
  try {
    if (key === null) throw new TypeError('The key did not open.');
    const content = await open(sealed, key, {
      organisationId,
      id,
      version: 1,
      part: 'message',
    });
    return { id, sentOn, from, text: (content as MessageContent).text };
  } catch {
    return { id, sentOn, from, text: null };
  }
}
