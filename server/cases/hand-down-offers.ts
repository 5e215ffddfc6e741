/** To which inboxes a case can be handed down now, by the rule in `contract/hand-down.ts` and what is stored. */
import { handDownsOf } from '../../contract/hand-down.ts';
import type { RouteStep } from '../../contract/route.ts';
import type { PublicKey } from '../../contract/sealing/keys.ts';
import type { StoredTree } from '../store/records.ts';
import { toRouteTree } from '../store/tree.ts';
import { isAnswering, type ActRecords, type SeenCase } from './access.ts';

/** `key`: of now. */
type HandDownOffer = {
  inboxId: string;
  as: 'reader' | 'copy';
  reason: RouteStep['reason'];
  key: PublicKey;
};

/** None for whoever only reads along, and none, at no cost, where no inbox has got its first key since the case came. */
export async function handDownOffers(
  records: ActRecords,
  { case: row, inboxes, own }: Pick<SeenCase, 'case' | 'inboxes' | 'own'>,
  stored: StoredTree,
  now: Date,
): Promise<HandDownOffer[]> {
  if (!isAnswering({ own })) return [];
  const firstKeys = firstKeysOf(stored);
  if (![...firstKeys.values()].some((at) => at.getTime() > row.receivedAt.getTime())) return [];
  const lies = {
    facts: row.facts,
    receivedAt: row.receivedAt,
    inboxIds: inboxes.map(({ inboxId }) => inboxId),
    excluded: await records.cases.exclusionsOf(row.id),
    keptOut: await records.cases.keptOutOf(row.id),
  };
  return handDownsOf(lies, toRouteTree(stored, now), firstKeys).map(({ inboxId, as, reason }) => ({
    inboxId,
    as: as === 'copy' ? 'copy' : 'reader',
    reason,
    key: stored.keys.get(inboxId)!.publicKey,
  }));
}

/** When each inbox got the first key it ever had. */
function firstKeysOf({ keys, retiredKeys }: StoredTree): Map<string, Date> {
  const first = new Map<string, Date>();
  for (const { inboxId, createdAt } of [...keys.values(), ...retiredKeys.values()]) {
    const known = first.get(inboxId);
    if (!known || createdAt.getTime() < known.getTime()) first.set(inboxId, createdAt);
  }
  return first;
}
