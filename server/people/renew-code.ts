/**
 * A new printed recovery code in the place of the old one, which may be lost or seen by others. A member's browser has made it,
 * sealed the inbox's key to it, and opened that again with what was typed from the sheet; the server never sees the code.
 */
import { Problem } from '../http/problem.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { codeRenewedLetters } from '../mail/letters.ts';
import { holdsKey } from '../store/tree.ts';
import { isUnderRecoveryCode } from './jwe-header.ts';
import { membersOf } from './keys.ts';

/** `kid`: of the key that is in `sealedKey`. */
export type CodeRenewed = { inboxId: string; kid: string; sealedKey: string };

/**
 * True where it was written, false where it was there already. Her colleagues get a letter: one of them may keep the old sheet.
 * Throws the problems `not-found` (not her inbox), `not-allowed` (she does not hold its key) and `invalid-request`.
 */
export async function renewRecoveryCode(
  { inboxId, kid, sealedKey }: CodeRenewed,
  caller: SignedInHandler,
  { store, trees, clock }: Pick<Parts, 'store' | 'trees' | 'clock'>,
): Promise<boolean> {
  return store.transaction(async (records) => {
    const { organisations, audit, outbox } = records;
    const { rootId, id: handlerId } = caller;
    const tree = await trees.of(records, rootId);
    const key = tree.keys.get(inboxId);
    if (!key || !caller.inboxIds.includes(inboxId)) throw new Problem('not-found');
    if (!holdsKey(tree, inboxId, handlerId)) throw new Problem('not-allowed');
    if (kid !== key.kid) throw wrong('/kid', 'The inbox has another key now: ask for it again.');
    if (!isUnderRecoveryCode(sealedKey))
      throw wrong('/sealedKey', 'Seal the key to a recovery code, as our own desk does.');
    if (key.recoverySealed === sealedKey) return false;

    const now = clock.now();
    // The cache may be older than the row: then there is another key, and nothing is written over.
    if (!(await organisations.renewRecovery(rootId, inboxId, kid, sealedKey)))
      throw wrong('/kid', 'The inbox has another key now: ask for it again.');
    await audit.append(rootId, rootId, {
      action: 'recovery-renewed',
      handlerId,
      params: { inboxId },
      at: now,
    });
    const colleagues = membersOf(tree, inboxId)
      .map((member) => member.handlerId)
      .filter((id) => id !== handlerId && tree.handlers.get(id)?.state === 'active');
    await outbox.add(codeRenewedLetters({ rootId, to: colleagues, now }));
    return true;
  });
}

function wrong(pointer: string, detail: string): Problem {
  return new Problem('invalid-request', { errors: [{ pointer, detail }] });
}
