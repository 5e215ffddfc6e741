/**
 * The next key of an inbox, because somebody has left who had that of now: made in the browser of the next member who unlocks.
 * What comes from now on is sealed to it; the key before stays with those who have it, until all is sealed again.
 */
import type { z } from 'zod';
import type { nextKeyRequest } from '../../contract/api/people.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import type { Records, StoredTree } from '../store/records.ts';
import { openReadyUnits } from '../store/opening.ts';
import { hasGrant, holdsKey, isMember } from '../store/tree.ts';
import { isGrantFor } from './jwe-header.ts';
import { colleaguesIn } from './keys.ts';
import { checkMemberGrants, checkNewKey, checkUnused, putNewKey } from './new-pair.ts';
import { requirePossession } from './possession.ts';
import { wrong } from './wrong.ts';

export type NextKey = z.infer<typeof nextKeyRequest>;

/** Throws `not-found` (not her inbox), `not-allowed` (no key was given to her), `possession-needed`, `key-changed` (or nobody has left), and `invalid-request`. */
export async function makeNextKey(
  inboxId: string,
  given: NextKey,
  caller: SignedInHandler,
  parts: Pick<Parts, 'store' | 'clock'>,
): Promise<void> {
  await checkNewKey(given.publicKey, '/publicKey');
  await parts.store.transaction(async (records) => {
    await records.organisations.treeChanged(caller.rootId);
    const tree = await records.organisations.tree(caller.rootId);
    checkAgainst(tree, inboxId, given, caller);
    await write(records, tree, inboxId, given, caller, parts.clock.now());
  });
  await openReadyUnits(caller.rootId, parts);
}

function checkAgainst(
  tree: StoredTree,
  inboxId: string,
  { replaces, publicKey, grants, recoveryGrant }: NextKey,
  caller: SignedInHandler,
): void {
  const { id } = caller;
  if (!isMember(tree, inboxId, id)) throw new Problem('not-found');
  if (tree.keys.get(inboxId)?.kid !== replaces) throw new Problem('key-changed');
  if (!hasGrant(tree, inboxId, id)) throw new Problem('not-allowed');
  // Nobody has left: made at will it would only be a way to shut others out.
  if (tree.inboxes.get(inboxId)?.renewSince === null) throw new Problem('key-changed');
  requirePossession(caller, [replaces, publicKey.kid]);
  checkUnused(tree, publicKey.kid, '/publicKey');
  const had = colleaguesIn(tree, inboxId).filter((one) => hasGrant(tree, inboxId, one.id));
  checkMemberGrants(grants, new Map(had.map((one) => [one.id, one.publicKey])), id);
  const isLeftOut = had.some(
    (one) =>
      holdsKey(tree, inboxId, one.id) && !grants.some(({ handlerId }) => handlerId === one.id),
  );
  if (isLeftOut)
    throw wrong(
      '/grants',
      'Seal the key to each member who holds that of now: ask for your session again.',
    );
  const sheet = tree.recoveryKeys.get(inboxId)?.kid;
  if (recoveryGrant?.recoveryKid !== sheet)
    throw wrong(
      '/recoveryGrant',
      "Seal the key to the recovery pair of the inbox's sheet, where it has one: ask for your session again.",
    );
  if (recoveryGrant && !isGrantFor(recoveryGrant.grant, recoveryGrant.recoveryKid))
    throw wrong('/recoveryGrant/grant', 'Seal the key to the recovery pair.');
}

async function write(
  { organisations, recovery, audit }: Records,
  tree: StoredTree,
  inboxId: string,
  { replaces, publicKey, grants, ownerGrant, recoveryGrant }: NextKey,
  { id: maker, rootId }: SignedInHandler,
  at: Date,
): Promise<void> {
  const { kid } = publicKey;
  const key = { publicKey, grants, ownerGrant };
  await putNewKey(organisations, tree, key, { inboxId, replaces, rootId, maker, at });
  await organisations.retireInboxKey(rootId, replaces, at);
  if (recoveryGrant) await recovery.putGrant({ kid, rootId, inboxId, ...recoveryGrant });
  await audit.append(rootId, rootId, {
    action: 'key-renewed',
    handlerId: maker,
    params: { inboxId },
    at,
  });
}
