/**
 * When a unit takes reports: once every combination of answers has a reader who is there today. Opened once it stays open,
 * for a report that somebody wants to send must not meet a closed door because a head teacher has left.
 */
import type { Clock } from '../../contract/clock.ts';
import { openUnits } from '../../contract/prove.ts';
import type { Store, StoredTree } from './records.ts';
import { toRouteTree } from './tree.ts';

/** Ids of units that do not take reports yet, and may from now on. Proves each of them: milliseconds a unit. */
function readyUnits(stored: StoredTree, now: Date): string[] {
  const closed = [...stored.organisations.values()].filter(
    ({ isUnit, openedAt }) => isUnit && openedAt === null,
  );
  if (closed.length === 0) return [];
  const tree = toRouteTree(stored, now);
  const asked = new Set(closed.map(({ id }) => id));
  const organisations = [...tree.organisations.values()].map(
    (row) => [row.id, { ...row, isUnit: asked.has(row.id) }] as const,
  );
  return openUnits({ ...tree, organisations: new Map(organisations) });
}

/**
 * Opens them; call it after whatever proves or makes a key. Beside that transaction, because proving takes time: what is
 * missed here is opened at the next such act. Answers how many were opened.
 */
export async function openReadyUnits(
  rootId: string,
  { store, clock }: { store: Store; clock: Clock },
): Promise<number> {
  const now = clock.now();
  const tree = await store.read(({ organisations }) => organisations.tree(rootId));
  const ready = readyUnits(tree, now);
  if (ready.length === 0) return 0;
  return store.transaction(({ organisations }) => organisations.openUnits(rootId, ready, now));
}
