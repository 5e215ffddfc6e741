/**
 * Lets a colleague in: stores the inbox's keys as they were sealed to her by somebody who holds them, the key of now and earlier
 * ones. The server cannot look inside; it checks who hands them in, whose they are, and that they are addressed to her key.
 */
import { Problem } from '../http/problem.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { letInLetters } from '../mail/letters.ts';
import type { HandlerRow, OwnerGrantRow, StoredTree } from '../store/records.ts';
import { isGrantFor } from './jwe-header.ts';
import { isMember } from '../store/tree.ts';
import { canOpen, canOpenRetired } from './keys.ts';

export type GrantsGiven = {
  inboxId: string;
  handlerId: string;
  grants: { kid: string; grant: string }[];
};
type LetInParts = Pick<Parts, 'store' | 'trees' | 'clock'>;

/**
 * True where something was written; false where a colleague already has all of it: her own grants are never overwritten by
 * others. Throws the problems `not-found` (no such member in the caller's organisation), `not-allowed` and `invalid-request`.
 */
export async function letIn(
  given: GrantsGiven,
  caller: SignedInHandler,
  parts: LetInParts,
): Promise<boolean> {
  const { store, trees, clock } = parts;
  return store.transaction(async (records) => {
    const { organisations, audit, outbox } = records;
    const { rootId } = caller;
    const { inboxId, handlerId, grants } = given;
    const tree = await trees.of(records, rootId);
    const member = findMember(tree, given);
    const ownerGrants = await organisations.ownerGrantsTo(rootId, caller.inboxIds);
    const mayHandOn = mayHandOnIn(tree, ownerGrants, inboxId, caller.id);
    const isSelf = handlerId === caller.id;
    for (const [index, { kid, grant }] of grants.entries()) {
      if (!isKeyOf(tree, inboxId, kid)) throw notAKey(index);
      if (!isSelf && !mayHandOn(kid)) throw new Problem('not-allowed');
      if (!isGrantFor(grant, member.publicKey!.kid)) throw notAddressed(index);
    }
    const fresh = grants.filter(({ kid }) => isSelf || !tree.grants.has(`${kid} ${handlerId}`));
    if (fresh.length === 0) return false;

    const at = clock.now();
    for (const { kid, grant } of fresh) {
      const row = { kid, handlerId, rootId, grant, grantedBy: caller.id, createdAt: at };
      await organisations.putKeyGrant(row);
    }
    // Her own hand, and she held nothing: then it came from the printed recovery code.
    const isRecovered = isSelf && !fresh.every(({ kid }) => mayHandOn(kid));
    await audit.append(rootId, rootId, {
      action: isRecovered ? 'recovery-used' : 'let-in',
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
function findMember(tree: StoredTree, { inboxId, handlerId }: GrantsGiven): HandlerRow {
  const handler = tree.handlers.get(handlerId);
  const isThere = tree.keys.has(inboxId) && isMember(tree, inboxId, handlerId);
  if (!isThere || handler?.state !== 'active' || handler.publicKey === null)
    throw new Problem('not-found');
  return handler;
}

function isKeyOf(tree: StoredTree, inboxId: string, kid: string): boolean {
  return tree.keys.get(inboxId)?.kid === kid || tree.retiredKeys.get(kid)?.inboxId === inboxId;
}

function mayHandOnIn(
  tree: StoredTree,
  ownerGrants: OwnerGrantRow[],
  inboxId: string,
  callerId: string,
): (kid: string) => boolean {
  return (kid) =>
    kid === tree.keys.get(inboxId)?.kid
      ? canOpen(tree, ownerGrants, inboxId, callerId)
      : canOpenRetired(tree, ownerGrants, inboxId, kid, callerId);
}

function notAKey(index: number): Problem {
  const detail = 'Name a key of this inbox: ask for your session again, it may have a new one.';
  return new Problem('invalid-request', {
    errors: [{ pointer: `/grants/${index}/kid`, detail }],
  });
}

function notAddressed(index: number): Problem {
  const detail =
    'Seal the key to the public key of the member whom you let in; its thumbprint is the kid.';
  return new Problem('invalid-request', {
    errors: [{ pointer: `/grants/${index}/grant`, detail }],
  });
}
