/**
 * A new printed recovery code in the place of the old one, which may be lost or seen by others. A member's browser has made it,
 * sealed the inbox's keys to it, and opened them again with what was typed from the sheet; the server never sees the code.
 */
import type { z } from 'zod';
import type { recoveryCodeAnswer, recoveryCodeRequest } from '../../contract/api/people.ts';
import { Problem } from '../http/problem.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { codeRenewedLetters } from '../mail/letters.ts';
import type { Records, StoredTree } from '../store/records.ts';
import { holdsKey } from '../store/tree.ts';
import { isUnderRecoveryCode } from './jwe-header.ts';
import { canOpenRetired, membersOf } from './keys.ts';

type Renewed = { answer: z.infer<typeof recoveryCodeAnswer>; isWritten: boolean };

/**
 * Not `isWritten` where it was there already. Her colleagues get a letter: one of them may keep the old sheet. Earlier keys go
 * under the new code with that of now, for the old sheet is to be shredded, and reports may still be sealed to them.
 * Throws the problems `not-found` (not her inbox), `not-allowed` (she does not hold these keys) and `invalid-request`.
 */
export async function renewRecoveryCode(
  inboxId: string,
  { kid, sealedKey, retired }: z.infer<typeof recoveryCodeRequest>,
  caller: SignedInHandler,
  { store, trees, clock }: Pick<Parts, 'store' | 'trees' | 'clock'>,
): Promise<Renewed> {
  return store.transaction(async (records) => {
    const { organisations, audit, outbox } = records;
    const { rootId, id: handlerId } = caller;
    const tree = await trees.of(records, rootId);
    const key = tree.keys.get(inboxId);
    if (!key || !caller.inboxIds.includes(inboxId)) throw new Problem('not-found');
    if (!holdsKey(tree, inboxId, handlerId)) throw new Problem('not-allowed');
    if (kid !== key.kid) throw wrong('/kid', 'The inbox has another key now: ask for it again.');
    if (!isUnderRecoveryCode(sealedKey)) throw notUnderCode('/sealedKey');
    await checkRetired(records, tree, retired, inboxId, caller);
    const answer = { oldSheets: oldSheetsOf(tree, inboxId, retired) };
    if (key.recoverySealed === sealedKey) return { answer, isWritten: false };

    const now = clock.now();
    // The cache may be older than the row: then there is another key, and nothing is written over.
    if (!(await organisations.renewRecovery(rootId, inboxId, kid, sealedKey)))
      throw wrong('/kid', 'The inbox has another key now: ask for it again.');
    for (const earlier of retired)
      await organisations.renewRetiredRecovery(rootId, inboxId, earlier.kid, earlier.sealedKey);
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
    return { answer, isWritten: true };
  });
}

type Retired = z.infer<typeof recoveryCodeRequest>['retired'];

/** Under the new code she may put what she could hand on: a paper of a key that is not hers stays as it is. */
async function checkRetired(
  { organisations }: Records,
  tree: StoredTree,
  retired: Retired,
  inboxId: string,
  { id: handlerId, rootId, inboxIds }: SignedInHandler,
): Promise<void> {
  if (retired.length === 0) return;
  const ownerGrants = await organisations.ownerGrantsTo(rootId, inboxIds);
  for (const [index, { kid, sealedKey }] of retired.entries()) {
    if (tree.retiredKeys.get(kid)?.inboxId !== inboxId)
      throw wrong(`/retired/${index}/kid`, 'Name an earlier key of this inbox.');
    if (!canOpenRetired(tree, ownerGrants, inboxId, kid, handlerId))
      throw new Problem('not-allowed');
    if (!isUnderRecoveryCode(sealedKey)) throw notUnderCode(`/retired/${index}/sealedKey`);
  }
}

function oldSheetsOf(tree: StoredTree, inboxId: string, retired: Retired): 'not-needed' | 'needed' {
  const isLeft = [...tree.retiredKeys.values()].some(
    (key) =>
      key.inboxId === inboxId &&
      key.recoverySealed !== null &&
      !retired.some(({ kid }) => kid === key.kid),
  );
  return isLeft ? 'needed' : 'not-needed';
}

function notUnderCode(pointer: string): Problem {
  return wrong(pointer, 'Seal the key to a recovery code, as our own desk does.');
}

function wrong(pointer: string, detail: string): Problem {
  return new Problem('invalid-request', { errors: [{ pointer, detail }] });
}
