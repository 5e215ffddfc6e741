/**
 * Comes back with the code for a browser without scripts: the answers are opened here, in this request's memory, and shown.
 * The page says so before the code is typed.
 */
import { deriveCode, readCode } from '../../contract/sealing/follow-up-code.ts';
import { unlockKey } from '../../contract/sealing/lock.ts';
import { open } from '../../contract/sealing/seal.ts';
import { opened, type Followed } from '../../widget/questions/followed.ts';
import type { Lack } from '../../widget/questions/question.ts';
import { Problem } from '../http/problem.ts';
import type { Means } from './verbs.ts';

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
  return opened(answer, key, rootId, open);
}
