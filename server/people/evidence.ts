/** What the front page says of the history: to administrators, and how much of it only, because a case is not theirs to know of. */
import type { DeskAnswer } from '../../contract/api/people.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';

export function historyFor(
  caller: Pick<SignedInHandler, 'rootId' | 'isAdministrator'>,
  { evidence }: Pick<Parts, 'evidence'>,
): DeskAnswer['history'] {
  if (!caller.isAdministrator) return null;
  return { state: evidence.state(), broken: evidence.brokenIn(caller.rootId) };
}
