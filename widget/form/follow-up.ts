/**
 * Comes back with the code: catches a slip before the server is asked, fetches the case, and opens the answers in the browser
 * with the reporter's own key.
 */
import type { Settings } from '../../contract/api/public.ts';
import { opened, type Followed } from '../questions/followed.ts';
import { getFollowUp, postGoesOn } from './api.ts';
import type { Answer } from './ask.ts';
import { fetched } from './fetched.ts';

const loadUnsealing = () => fetched(() => import('./unsealing.ts'));

export type CodeSlip = 'too-short' | 'wrong-character' | 'slip';
/** `goesOn` says that it goes on, and answers the case as it is then. */
export type FollowedHere = Followed & { goesOn: () => Promise<CodeOutcome> };
export type CodeOutcome =
  { state: 'open'; case: FollowedHere } | { state: CodeSlip | 'unknown' | 'busy' | 'failed' };

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
  const { deriveCode, open, unlockKey } = await loadUnsealing();
  const { accessToken, unwrappingKey } = await deriveCode(code, organisation.rootId);
  const read = async (): Promise<CodeOutcome> => {
    const answer = await getFollowUp(origin, accessToken);
    if (answer.state !== 'answered') return refused(answer);
    const key = await unlockKey(answer.value.lockedKey, unwrappingKey).catch(() => null);
    const followed = await opened(answer.value, key, organisation.rootId, open);
    return { state: 'open', case: { ...followed, goesOn } };
  };
  const goesOn = async (): Promise<CodeOutcome> => {
    const said = await postGoesOn(origin, accessToken);
    return said.state === 'answered' ? read() : refused(said);
  };
  return read();
}

function refused(answer: Exclude<Answer<unknown>, { state: 'answered' }>): CodeOutcome {
  if (answer.state === 'unreachable') return { state: 'failed' };
  return { state: refusals[answer.problem.slug ?? ''] ?? 'failed' };
}

const refusals: Partial<Record<string, 'unknown' | 'busy'>> = {
  'code-unknown': 'unknown',
  'slow-down': 'busy',
};
