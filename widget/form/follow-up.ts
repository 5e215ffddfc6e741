/**
 * Comes back with the code: catches a slip before the server is asked, fetches the case, and opens the answers in the browser
 * with the reporter's own key.
 */
import type { Settings } from '../../contract/api/public.ts';
import { opened, type Followed } from '../questions/followed.ts';
import { getFollowUp } from './api.ts';
import { fetched } from './fetched.ts';

const loadUnsealing = () => fetched(() => import('./unsealing.ts'));

export type CodeSlip = 'too-short' | 'wrong-character' | 'slip';
export type CodeOutcome =
  { state: 'open'; case: Followed } | { state: CodeSlip | 'unknown' | 'busy' | 'failed' };

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
  const answer = await getFollowUp(origin, accessToken);
  if (answer.state === 'unreachable') return { state: 'failed' };
  if (answer.state === 'refused') return { state: refusals[answer.problem.slug ?? ''] ?? 'failed' };
  const key = await unlockKey(answer.value.lockedKey, unwrappingKey).catch(() => null);
  return { state: 'open', case: await opened(answer.value, key, organisation.rootId, open) };
}

const refusals: Partial<Record<string, 'unknown' | 'busy'>> = {
  'code-unknown': 'unknown',
  'slow-down': 'busy',
};
