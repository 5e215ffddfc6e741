/**
 * Seals an inbox's keys, of now and earlier ones, to the key of now of the inbox above that may open it: where that key was made
 * later, or made anew. The desk does it by itself at unlock; it counts once somebody of the inbox above has answered for it.
 */
import type { z } from 'zod';
import type { ownerGrantRequest } from '../../contract/api/people.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { isMember, ownerInboxOf } from '../store/tree.ts';
import { isGrantFor } from './jwe-header.ts';
import { isKeyOf } from './keys.ts';
import { requirePossession } from './possession.ts';
import { wrong } from './wrong.ts';

/** What is proved is never written over. Throws `not-found` (not her inbox), `possession-needed`, `key-changed` (of the inbox above) and `invalid-request`. */
export async function grantToOwner(
  inboxId: string,
  { ownerKid, grants }: z.infer<typeof ownerGrantRequest>,
  caller: SignedInHandler,
  { store }: Pick<Parts, 'store'>,
): Promise<void> {
  const { rootId } = caller;
  await store.transaction(async ({ organisations }) => {
    await organisations.treeChanged(rootId);
    const tree = await organisations.tree(rootId);
    if (!isMember(tree, inboxId, caller.id)) throw new Problem('not-found');
    const ownerInboxId = ownerInboxOf(tree, inboxId);
    if (ownerInboxId === null)
      throw wrong('/ownerKid', 'No inbox above may open this one: seal it to nobody.');
    if (tree.keys.get(ownerInboxId)?.kid !== ownerKid) throw new Problem('key-changed');
    for (const [index, { kid, grant }] of grants.entries()) {
      if (!isKeyOf(tree, inboxId, kid))
        throw wrong(`/grants/${index}/kid`, 'Name a key of this inbox.');
      if (!isGrantFor(grant, ownerKid))
        throw wrong(`/grants/${index}/grant`, "Seal the key to the owner's key.");
    }
    requirePossession(
      caller,
      grants.map(({ kid }) => kid),
    );
    const there = await organisations.ownerGrantsTo(rootId, [ownerInboxId]);
    const isProved = (kid: string) =>
      there.some((row) => row.kid === kid && row.ownerKid === ownerKid && row.provedAt !== null);
    const unproved = { provedAt: null, trustedUntil: null };
    for (const given of grants.filter(({ kid }) => !isProved(kid)))
      await organisations.putOwnerGrant({
        ...{ ...given, rootId, inboxId, ownerInboxId, ownerKid },
        ...unproved,
      });
  });
}
