/** Whether one person may keep another out of a case, by the rule in `contract/cases/keeping-out.ts` and what is stored. */
import { asLying } from '../../contract/next-reader.ts';
import { mayKeepOut, type Keeping } from '../../contract/cases/keeping-out.ts';
import type { StoredTree } from '../store/records.ts';
import { isMember, toRouteTree } from '../store/tree.ts';
import type { SeenCase } from './access.ts';

/** `own`: the rows through which she asks, or acts. */
export function keepingOf(
  { inboxes, own }: Pick<SeenCase, 'inboxes' | 'own'>,
  whom: string,
  handlerId: string,
  stored: StoredTree,
  now: Date,
): Keeping {
  const isTheirs = (inboxId: string) => isMember(stored, inboxId, whom);
  const theirs = inboxes.filter(({ inboxId }) => isTheirs(inboxId)).map(asLying);
  const of = { isHerself: whom === handlerId, own: own.map(asLying), theirs };
  return mayKeepOut(of, toRouteTree(stored, now));
}
