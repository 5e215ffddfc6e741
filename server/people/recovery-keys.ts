/**
 * A new printed sheet in the place of the one before, which may be lost or seen by others. A member's browser has made a recovery
 * pair and sealed the inbox's keys to it, and answers for the pair with what was typed from the sheet; the server never sees the code.
 */
import type { z } from 'zod';
import type { recoveryKeyAnswer, recoveryKeyRequest } from '../../contract/api/people.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { codeRenewedLetters } from '../mail/letters.ts';
import type { Records, StoredTree } from '../store/records.ts';
import { isMember } from '../store/tree.ts';
import { isGrantFor, isUnderRecoveryCode } from './jwe-header.ts';
import { colleaguesIn, isKeyOf } from './keys.ts';
import { checkNewKey, checkUnused } from './new-pair.ts';
import { requirePossession } from './possession.ts';
import { wrong } from './wrong.ts';

type Given = z.infer<typeof recoveryKeyRequest>;
type Renewed = { answer: z.infer<typeof recoveryKeyAnswer>; isWritten: boolean };

/**
 * Not `isWritten` where it was there already. Her colleagues get a letter: one of them may keep the old sheet. What the old one
 * opened is kept for a while, and brought back by the set-up alone; where others have seen it, it is gone at once. Throws
 * `not-found` (not her inbox), `key-changed`, `possession-needed` and `invalid-request`.
 */
export async function renewRecovery(
  inboxId: string,
  given: Given,
  caller: SignedInHandler,
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
): Promise<Renewed> {
  await checkNewKey(given.publicKey, '/publicKey');
  return store.transaction(async (records) => {
    const { rootId, id: handlerId } = caller;
    // First, so that a new key or another sheet at the same moment is before or after this.
    await records.organisations.treeChanged(rootId);
    const tree = await records.organisations.tree(rootId);
    checkAgainst(tree, inboxId, given, caller);
    const answer = { oldSheets: oldSheetsOf(tree, inboxId, given) };
    if (tree.recoveryKeys.get(inboxId)?.kid === given.publicKey.kid)
      return { answer, isWritten: false };
    checkUnused(tree, given.publicKey.kid, '/publicKey');

    const now = clock.now();
    await takeOldSheets(records, tree, inboxId, given, caller, now);
    await putPair(records, inboxId, given, caller, now);
    await records.audit.append(rootId, rootId, {
      action: 'recovery-renewed',
      handlerId,
      params: { inboxId, because: given.because },
      at: now,
    });
    const to = colleaguesIn(tree, inboxId)
      .map(({ id }) => id)
      .filter((id) => id !== handlerId);
    await records.outbox.add(codeRenewedLetters({ rootId, to, now }));
    return { answer, isWritten: true };
  });
}

function checkAgainst(
  tree: StoredTree,
  inboxId: string,
  { publicKey, sealedKey, grants }: Given,
  caller: SignedInHandler,
): void {
  if (!isMember(tree, inboxId, caller.id)) throw new Problem('not-found');
  if (tree.keys.get(inboxId)?.kid !== grants[0]!.kid) throw new Problem('key-changed');
  if (!isUnderRecoveryCode(sealedKey))
    throw wrong('/sealedKey', 'Seal it to a recovery code, as our own desk does.');
  const seen = new Set<string>();
  for (const [index, { kid, grant }] of grants.entries()) {
    if (!isKeyOf(tree, inboxId, kid) || seen.has(kid))
      throw wrong(`/grants/${index}/kid`, 'Name each key of this inbox once.');
    seen.add(kid);
    if (!isGrantFor(grant, publicKey.kid))
      throw wrong(`/grants/${index}/grant`, 'Seal the key to the recovery pair.');
  }
  requirePossession(caller, [publicKey.kid, ...seen]);
}

/** What lies under the new sheet leaves the old ones; what she does not hold stays where it is. */
async function takeOldSheets(
  { recovery, replaced }: Records,
  tree: StoredTree,
  inboxId: string,
  { grants, because }: Given,
  { id: replacedBy, rootId }: SignedInHandler,
  replacedAt: Date,
): Promise<void> {
  const before = tree.recoveryKeys.get(inboxId);
  if (before && because === 'seen') await recovery.dropPair(rootId, before.kid);
  else if (before) await recovery.replacePair(rootId, before.kid, replacedAt);
  for (const { kid } of grants) {
    const sealedKey = keyOf(tree, inboxId, kid)?.recoverySealed ?? null;
    if (sealedKey === null) continue;
    if (because === 'replaced')
      await replaced.keepPaper({ kid, replacedAt, rootId, inboxId, sealedKey, replacedBy });
    await recovery.putSheet(rootId, kid, null);
  }
}

async function putPair(
  { recovery }: Records,
  inboxId: string,
  { publicKey, sealedKey, grants }: Given,
  { id: madeBy, rootId }: SignedInHandler,
  at: Date,
): Promise<void> {
  const isAdded = await recovery.addPair({
    ...{ kid: publicKey.kid, rootId, inboxId, publicKey, sealedKey, madeBy, madeAt: at },
    ...{ confirmedAt: at, due: false, replacedAt: null },
  });
  if (!isAdded) throw wrong('/publicKey', 'Make a new key pair: this one is in use.');
  for (const row of grants)
    await recovery.putGrant({ ...row, recoveryKid: publicKey.kid, rootId, inboxId });
}

function keyOf(tree: StoredTree, inboxId: string, kid: string) {
  const now = tree.keys.get(inboxId);
  return now?.kid === kid ? now : tree.retiredKeys.get(kid);
}

function oldSheetsOf(
  tree: StoredTree,
  inboxId: string,
  { grants }: Given,
): 'not-needed' | 'needed' {
  const isLeft = [...tree.retiredKeys.values()].some(
    (key) =>
      key.inboxId === inboxId &&
      key.recoverySealed !== null &&
      !grants.some(({ kid }) => kid === key.kid),
  );
  return isLeft ? 'needed' : 'not-needed';
}
