/**
 * The first key of an inbox, made in the browser of its first reader: stored in one transaction with its grants and its sheet,
 * which was typed back. Whoever comes second at the same moment gets nothing and waits to be let in.
 */
import type { z } from 'zod';
import type { firstKeyRequest } from '../../contract/api/people.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { letInLetters } from '../mail/letters.ts';
import type { Records, StoredTree } from '../store/records.ts';
import { openReadyUnits } from '../store/opening.ts';
import { isMember } from '../store/tree.ts';
import { isGrantFor, isUnderRecoveryCode } from './jwe-header.ts';
import { colleaguesIn } from './keys.ts';
import { checkMemberGrants, checkNewKey, checkUnused, putNewKey } from './new-pair.ts';
import { requirePossession } from './possession.ts';
import { wrong } from './wrong.ts';

export type FirstKey = z.infer<typeof firstKeyRequest>;

/** Throws `not-found` (not her inbox), `possession-needed`, `key-changed` (it has a key) and `invalid-request`. */
export async function makeFirstKey(
  inboxId: string,
  given: FirstKey,
  caller: SignedInHandler,
  parts: Pick<Parts, 'store' | 'clock'>,
): Promise<void> {
  await checkForm(given);
  requirePossession(caller, [given.publicKey.kid, given.recovery.publicKey.kid]);
  await parts.store.transaction(async (records) => {
    // First, so that of two at once the second sees what the first has made.
    await records.organisations.treeChanged(caller.rootId);
    const tree = await records.organisations.tree(caller.rootId);
    checkAgainst(tree, inboxId, given, caller);
    await write(records, tree, inboxId, given, caller, parts.clock.now());
  });
  await openReadyUnits(caller.rootId, parts);
}

async function checkForm({ publicKey, recovery }: FirstKey): Promise<void> {
  await checkNewKey(publicKey, '/publicKey');
  await checkNewKey(recovery.publicKey, '/recovery/publicKey');
  if (publicKey.kid === recovery.publicKey.kid)
    throw wrong('/recovery/publicKey', 'Make a pair of its own for the sheet.');
  if (!isUnderRecoveryCode(recovery.sealedKey))
    throw wrong('/recovery/sealedKey', 'Seal it to a recovery code, as our own desk does.');
  if (!isGrantFor(recovery.grant, recovery.publicKey.kid))
    throw wrong('/recovery/grant', 'Seal the key to the recovery pair.');
}

function checkAgainst(
  tree: StoredTree,
  inboxId: string,
  { publicKey, recovery, grants }: FirstKey,
  { id }: SignedInHandler,
): void {
  if (!isMember(tree, inboxId, id)) throw new Problem('not-found');
  if (tree.inboxes.get(inboxId)?.currentKid !== '') throw new Problem('key-changed');
  checkUnused(tree, publicKey.kid, '/publicKey');
  checkUnused(tree, recovery.publicKey.kid, '/recovery/publicKey');
  const there = colleaguesIn(tree, inboxId).map((one) => [one.id, one.publicKey] as const);
  checkMemberGrants(grants, new Map(there), id);
}

async function write(
  { organisations, recovery: sheets, audit, outbox }: Records,
  tree: StoredTree,
  inboxId: string,
  { publicKey, grants, ownerGrant, recovery }: FirstKey,
  { id: maker, rootId }: SignedInHandler,
  at: Date,
): Promise<void> {
  const { kid } = publicKey;
  const key = { publicKey, grants, ownerGrant };
  await putNewKey(organisations, tree, key, { inboxId, replaces: '', rootId, maker, at });
  const pair = { kid: recovery.publicKey.kid, publicKey: recovery.publicKey };
  const isAdded = await sheets.addPair({
    ...{ ...pair, rootId, inboxId, sealedKey: recovery.sealedKey, madeBy: maker, madeAt: at },
    ...{ confirmedAt: at, due: false, replacedAt: null },
  });
  if (!isAdded) throw wrong('/recovery/publicKey', 'Make a new key pair: this one is in use.');
  await sheets.putGrant({ kid, recoveryKid: pair.kid, rootId, inboxId, grant: recovery.grant });
  await audit.append(rootId, rootId, {
    action: 'key-made',
    handlerId: maker,
    params: { inboxId },
    at,
  });
  for (const { handlerId } of grants)
    if (handlerId !== maker) await outbox.add(letInLetters({ rootId, handlerId, now: at }));
}
