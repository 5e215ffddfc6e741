/**
 * The printed sheets of an inbox, from the server's side: hands out what they open, to be opened in the browser, and notes that a
 * sheet was typed back. Without the code what is sealed to it is worth nothing (132 random bits).
 */
import type { z } from 'zod';
import type { recoveryAnswer } from '../../contract/api/people.ts';
import { Problem } from '../http/problem.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import type { StoredTree } from '../store/records.ts';
import { isMember } from '../store/tree.ts';
import { requirePossession } from './possession.ts';

/**
 * Earlier keys come along under older codes: where nobody is left who holds them, an old paper is the last way to what was
 * sealed to them. Throws `not-found` where there is no sheet, or the inbox is not the caller's (or she is no administrator).
 */
export async function sheetsOf(
  inboxId: string,
  caller: SignedInHandler,
  { store, trees }: Pick<Parts, 'store' | 'trees'>,
): Promise<z.infer<typeof recoveryAnswer>> {
  const { rootId } = caller;
  return store.read(async (records) => {
    const tree = await trees.of(records, rootId);
    if (!caller.inboxIds.includes(inboxId) && !caller.isAdministrator)
      throw new Problem('not-found');
    const pair = tree.recoveryKeys.get(inboxId);
    const sheets = papersOf(tree, inboxId);
    if (!pair && sheets.length === 0) throw new Problem('not-found');
    const grants = pair ? await records.recovery.grantsOf(rootId, pair.kid) : [];
    return {
      inboxId,
      pair: pair
        ? {
            publicKey: pair.publicKey,
            sealedKey: pair.sealedKey,
            grants: grants.map(({ kid, grant }) => ({ kid, grant })),
          }
        : null,
      sheets,
    };
  });
}

/** Keys that lie directly under a code, that of now first. */
function papersOf(tree: StoredTree, inboxId: string): { kid: string; sealedKey: string }[] {
  const now = tree.keys.get(inboxId);
  const retired = [...tree.retiredKeys.values()].filter((key) => key.inboxId === inboxId);
  return [...(now ? [now] : []), ...retired].flatMap(({ kid, recoverySealed }) =>
    recoverySealed === null ? [] : [{ kid, sealedKey: recoverySealed }],
  );
}

/**
 * The sheet was typed back: the request answers for the recovery pair, or under an older sheet for the inbox's key of now.
 * Throws `not-found` as above (members only), and `possession-needed`.
 */
export async function confirmRecovery(
  inboxId: string,
  caller: SignedInHandler,
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
): Promise<void> {
  const { rootId } = caller;
  await store.transaction(async ({ organisations, recovery }) => {
    await organisations.treeChanged(rootId);
    const tree = await organisations.tree(rootId);
    if (!isMember(tree, inboxId, caller.id)) throw new Problem('not-found');
    const pair = tree.recoveryKeys.get(inboxId);
    const key = tree.keys.get(inboxId);
    if (pair) {
      requirePossession(caller, [pair.kid]);
      await recovery.confirmPair(rootId, pair.kid, clock.now());
      return;
    }
    if (!key?.recoverySealed) throw new Problem('not-found');
    requirePossession(caller, [key.kid]);
    await recovery.confirmSheet(rootId, inboxId);
  });
}
