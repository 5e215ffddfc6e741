/**
 * The printed recovery code of an inbox, from the server's side: hands out the sealed key to be opened in the browser,
 * and notes that the code was typed back. Without the code the sealed key is worth nothing (132 random bits).
 */
import { Problem } from '../http/problem.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import type { Records } from '../store/records.ts';

type RecoveryParts = Pick<Parts, 'store' | 'trees'>;

/** Throws `not-found` where there is no code, or the inbox is not the caller's (or she is no administrator). */
export async function sealedKeyOf(
  inboxId: string,
  caller: SignedInHandler,
  { store, trees }: RecoveryParts,
): Promise<string> {
  return store.read((records) => findSealedKey(records, trees, inboxId, caller));
}

/** The browser has opened the key with the code that was typed back. Throws `not-found` as above. */
export async function confirmRecovery(
  inboxId: string,
  caller: SignedInHandler,
  { store, trees }: RecoveryParts,
): Promise<void> {
  await store.transaction(async (records) => {
    await findSealedKey(records, trees, inboxId, caller);
    if (!(await records.organisations.confirmRecovery(caller.rootId, inboxId)))
      throw new Problem('not-found');
    await records.organisations.treeChanged();
  });
}

async function findSealedKey(
  records: Records,
  trees: Parts['trees'],
  inboxId: string,
  caller: SignedInHandler,
): Promise<string> {
  const tree = await trees.of(records, caller.rootId);
  const sealedKey = tree.keys.get(inboxId)?.recoverySealed;
  const isHers = caller.inboxIds.includes(inboxId) || caller.isAdministrator;
  if (!sealedKey || !isHers) throw new Problem('not-found');
  return sealedKey;
}
