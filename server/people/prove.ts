/**
 * Says that she can open what was sealed to her: her grants, and the owner's grants to her inboxes, count from now on. The desk
 * does it by itself after each unlock, so nothing is written where everything was proved before.
 */
import type { z } from 'zod';
import type { possessionRequest } from '../../contract/api/people.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import type { Records, StoredTree } from '../store/records.ts';
import { openReadyUnits } from '../store/opening.ts';
import { hasGrant, isMember } from '../store/tree.ts';
import { isKeyOf } from './keys.ts';

type Unproved = {
  kids: string[];
  ownerGrants: { kid: string; ownerKid: string; inboxId: string }[];
};

const lookedAt = new WeakSet<StoredTree>();

type Named = z.infer<typeof possessionRequest>;

/**
 * How many grants count that did not before. `named`: those that she has opened herself. She may be a member of two inboxes, of which
 * one opens the other, and then what lies on one of the two ways could be junk although she has the key.
 */
export async function provePossession(
  named: Named,
  caller: SignedInHandler,
  parts: Pick<Parts, 'store' | 'trees' | 'clock'>,
): Promise<number> {
  const { store, trees, clock } = parts;
  const { rootId, id: handlerId } = caller;
  const { tree, kids, ownerGrants } = await store.read(async (records) => {
    const found = await trees.of(records, rootId);
    return { tree: found, ...(await unprovedOf(found, records, caller, named)) };
  });
  const proved = kids.length + ownerGrants.length > 0 ? await store.transaction(write) : 0;
  // Also where nothing was proved, in case an earlier act ended before its units were opened; but once for each state of the tree.
  if (proved > 0 || !lookedAt.has(tree)) await openReadyUnits(rootId, parts);
  lookedAt.add(tree);
  return proved;

  async function write(records: Records): Promise<number> {
    const { organisations, audit } = records;
    const at = clock.now();
    // First: whoever is removed at the same moment is removed before or after this.
    await organisations.treeChanged(rootId);
    const tree = await organisations.tree(rootId);
    const { kids, ownerGrants } = await unprovedOf(tree, records, caller, named);
    const own = await organisations.proveKeyGrants(rootId, handlerId, kids, at);
    const inboxes = inboxesWithKey(tree, own);
    let count = own.length;
    for (const { kid, ownerKid, inboxId } of ownerGrants) {
      if (!(await organisations.proveOwnerGrant(rootId, kid, ownerKid, at))) continue;
      count += 1;
      if (tree.keys.get(inboxId)?.kid === kid) inboxes.push(inboxId);
    }
    for (const inboxId of new Set(inboxes))
      await audit.append(rootId, rootId, {
        action: 'key-proved',
        handlerId,
        params: { inboxId },
        at,
      });
    return count;
  }
}

async function unprovedOf(
  tree: StoredTree,
  { organisations }: Records,
  { id: handlerId, rootId, possesses }: SignedInHandler,
  named: Named,
): Promise<Unproved> {
  const inboxIds = [...tree.inboxes.keys()].filter((id) => isMember(tree, id, handlerId));
  const kids = [...possesses].filter(
    (kid) =>
      (named.kids ?? [kid]).includes(kid) &&
      tree.grants.get(`${kid} ${handlerId}`)?.provedAt === null &&
      inboxIds.some((inboxId) => isKeyOf(tree, inboxId, kid)),
  );
  const hers = inboxIds.filter((id) => hasGrant(tree, id, handlerId));
  const rows = named.ownerGrants.length > 0 ? await organisations.ownerGrantsTo(rootId, hers) : [];
  const ownerGrants = rows.filter(
    ({ kid, ownerKid, provedAt }) =>
      provedAt === null &&
      possesses.has(kid) &&
      possesses.has(ownerKid) &&
      named.ownerGrants.some((one) => one.kid === kid && one.ownerKid === ownerKid),
  );
  return { kids, ownerGrants };
}

/** Inboxes whose key of now is among these. */
function inboxesWithKey(tree: StoredTree, kids: readonly string[]): string[] {
  return [...tree.keys].filter(([, { kid }]) => kids.includes(kid)).map(([inboxId]) => inboxId);
}
