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

/** What was found, or what is wrong with the code. `goesOn`: she has pressed that it goes on. */
export async function comeBack(
  typed: string,
  { verbs, turns, settings }: Means,
  goesOn = false,
): Promise<Followed | Lack> {
  const { rootId } = settings.organisation;
  const reading = readCode(typed);
  if (reading.state !== 'complete') return { key: `return.${reading.state}` };
  const { accessToken, unwrappingKey } = await turns.comingBack(() =>
    deriveCode(reading.code, rootId),
  );
  const answer = await found(accessToken, verbs);
  if (answer?.organisationId !== rootId) return { key: 'return.unknown' };
  const key = await unlockKey(answer.lockedKey, unwrappingKey).catch(() => null);
  if (!goesOn) return opened(answer, key, rootId, open);
  await verbs.saysItGoesOn(accessToken);
  return opened(await verbs.followUp(accessToken), key, rootId, open);
}

/** Null where no report has the code. */
function found(accessToken: string, verbs: Means['verbs']) {
  return verbs.followUp(accessToken).catch((error: unknown) => {
    if (error instanceof Problem && error.slug === 'code-unknown') return null;
    throw error;
  });
}
