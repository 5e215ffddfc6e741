/**
 * The printed recovery code of an inbox, from the server's side: hands out the sealed key to be opened in the browser,
 * and notes that the code was typed back. Without the code the sealed key is worth nothing (132 random bits).
 */
import { Problem } from '../http/problem.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import type { InboxKeyRow, Records, StoredTree } from '../store/records.ts';

type RecoveryParts = Pick<Parts, 'store' | 'trees'>;

/**
 * Earlier keys come along under their own papers: where nobody is left who holds them, an old paper is the last way to what was
 * sealed to them. Throws `not-found` where there is no code, or the inbox is not the caller's (or she is no administrator).
 */
export async function sealedKeysOf(
  inboxId: string,
  caller: SignedInHandler,
  { store, trees }: RecoveryParts,
) {
  return store.read(async (records) => {
    const { tree, key } = await findKey(records, trees, inboxId, caller);
    const retired = [...tree.retiredKeys.values()].flatMap(({ kid, ...row }) =>
      row.inboxId === inboxId && row.recoverySealed ? [{ kid, sealedKey: row.recoverySealed }] : [],
    );
    return { inboxId, sealedKey: key.recoverySealed!, retired };
  });
}

/** The browser has opened the key with the code that was typed back. Throws `not-found` as above. */
export async function confirmRecovery(
  inboxId: string,
  caller: SignedInHandler,
  { store, trees }: RecoveryParts,
): Promise<void> {
  await store.transaction(async (records) => {
    await findKey(records, trees, inboxId, caller);
    if (!(await records.organisations.confirmRecovery(caller.rootId, inboxId)))
      throw new Problem('not-found');
    await records.organisations.treeChanged();
  });
}

async function findKey(
  records: Records,
  trees: Parts['trees'],
  inboxId: string,
  caller: SignedInHandler,
): Promise<{ tree: StoredTree; key: InboxKeyRow }> {
  const tree = await trees.of(records, caller.rootId);
  const key = tree.keys.get(inboxId);
  const isHers = caller.inboxIds.includes(inboxId) || caller.isAdministrator;
  if (!key?.recoverySealed || !isHers) throw new Problem('not-found');
  return { tree, key };
}
