/**
 * Lets a colleague in: stores the inbox's key as it was sealed to her by somebody who holds it.
 * The server cannot look inside; it checks who hands it in, whose it is, and that it is addressed to her key.
 */
import { Problem } from '../http/problem.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { letInLetters } from '../mail/letters.ts';
import type { HandlerRow, Records, StoredTree } from '../store/records.ts';
import { isGrantFor } from './jwe-header.ts';
import { holdsKey, isMember } from '../store/tree.ts';
import { canOpen } from './keys.ts';

export type GrantGiven = { inboxId: string; handlerId: string; grant: string };
type LetInParts = Pick<Parts, 'store' | 'trees' | 'clock'>;

/**
 * True where it was written; false where a colleague already has the key: her own grant is never overwritten by others.
 * Throws the problems `not-found` (no such member in the caller's organisation), `not-allowed` and `invalid-request`.
 */
export async function letIn(
  given: GrantGiven,
  caller: SignedInHandler,
  parts: LetInParts,
): Promise<boolean> {
  const { store, trees, clock } = parts;
  return store.transaction(async (records) => {
    const { organisations, audit, outbox } = records;
    const { rootId } = caller;
    const { inboxId, handlerId, grant } = given;
    const tree = await trees.of(records, rootId);
    const member = findMember(tree, given);
    const isSelf = handlerId === caller.id;
    if (!isSelf && !(await mayHandOn(records, tree, inboxId, caller)))
      throw new Problem('not-allowed');
    if (!isGrantFor(grant, member.publicKey!.kid)) throw notAddressed();
    if (!isSelf && holdsKey(tree, inboxId, handlerId)) return false;

    const at = clock.now();
    const { kid } = tree.keys.get(inboxId)!;
    // Her own hand, and she held nothing: then it came from the printed recovery code.
    const action =
      isSelf && !(await mayHandOn(records, tree, inboxId, caller)) ? 'recovery-used' : 'let-in';
    await organisations.putKeyGrant({
      kid,
      handlerId,
      rootId,
      grant,
      grantedBy: caller.id,
      createdAt: at,
    });
    await audit.append(rootId, rootId, {
      action,
      handlerId: caller.id,
      params: { inboxId, handlerId },
      at,
    });
    await organisations.treeChanged();
    if (!isSelf) await outbox.add(letInLetters({ rootId, handlerId, now: at }));
    return true;
  });
}

/** Somebody who has come in, and belongs to the inbox; looked for in the caller's own tree only. */
function findMember(tree: StoredTree, { inboxId, handlerId }: GrantGiven): HandlerRow {
  const handler = tree.handlers.get(handlerId);
  const isThere = tree.keys.has(inboxId) && isMember(tree, inboxId, handlerId);
  if (!isThere || handler?.state !== 'active' || handler.publicKey === null)
    throw new Problem('not-found');
  return handler;
}

async function mayHandOn(
  records: Records,
  tree: StoredTree,
  inboxId: string,
  caller: SignedInHandler,
): Promise<boolean> {
  const ownerGrants = await records.organisations.ownerGrantsTo(caller.rootId, caller.inboxIds);
  return canOpen(tree, ownerGrants, inboxId, caller.id);
}

function notAddressed(): Problem {
  const detail =
    'Seal the key to the public key of the member whom you let in; its thumbprint is the kid.';
  return new Problem('invalid-request', { errors: [{ pointer: '/grant', detail }] });
}
