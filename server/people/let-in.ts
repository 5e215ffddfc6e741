/**
 * Lets a colleague in: stores the inbox's keys as they were sealed to her by somebody who holds them, the key of now and earlier
 * ones. The server cannot look inside; it checks that the giver answers for each key, whose they are, and that they are addressed
 * to her key. They count once she has answered for them herself.
 */
import { Problem } from '../http/problem.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { letInLetters } from '../mail/letters.ts';
import type { HandlerRow, OwnerGrantRow, StoredTree } from '../store/records.ts';
import { isGrantFor } from './jwe-header.ts';
import { openReadyUnits } from '../store/opening.ts';
import { isMember } from '../store/tree.ts';
import { isKeyOf, mayOpen, mayOpenRetired } from './keys.ts';
import { requirePossession } from './possession.ts';
import { wrong } from './wrong.ts';

export type GrantsGiven = {
  inboxId: string;
  handlerId: string;
  grants: { kid: string; grant: string }[];
};
type LetInParts = Pick<Parts, 'store' | 'clock'>;

/**
 * True where something was written; false where a colleague already has all of it: what she has answered for, others never write
 * over. Throws the problems `not-found` (no such member in the caller's organisation), `not-allowed`, `possession-needed` and
 * `invalid-request`.
 */
export async function letIn(
  given: GrantsGiven,
  caller: SignedInHandler,
  parts: LetInParts,
): Promise<boolean> {
  const { store, clock } = parts;
  const isWritten = await store.transaction(async (records) => {
    const { organisations, audit, outbox } = records;
    const { rootId } = caller;
    const { inboxId, handlerId } = given;
    // First, so that a removal at the same moment is before or after, and never in between; and so not from the cache.
    await organisations.treeChanged(rootId);
    const tree = await organisations.tree(rootId);
    const ownerGrants = await organisations.ownerGrantsTo(rootId, caller.inboxIds);
    const mayHandOn = mayHandOnIn(tree, ownerGrants, inboxId, caller.id);
    const isSelf = handlerId === caller.id;
    checkGrants(given, tree, caller, mayHandOn);
    const isProved = (kid: string) =>
      (tree.grants.get(`${kid} ${handlerId}`)?.provedAt ?? null) !== null;
    const fresh = given.grants.filter(({ kid }) => isSelf || !isProved(kid));
    if (fresh.length === 0) return false;

    const at = clock.now();
    for (const { kid, grant } of fresh)
      await organisations.putKeyGrant({
        ...{ kid, handlerId, rootId, grant, grantedBy: caller.id, createdAt: at },
        // Of hers she has just answered for it; a colleague's waits for the colleague.
        provedAt: isSelf ? at : null,
        trustedUntil: null,
      });
    // Her own hand, and she held nothing: then it came from the printed recovery code.
    const isRecovered = isSelf && !fresh.every(({ kid }) => mayHandOn(kid));
    await audit.append(rootId, rootId, {
      action: isRecovered ? 'recovery-used' : 'let-in',
      handlerId: caller.id,
      params: { inboxId, handlerId },
      at,
    });
    if (!isSelf) await outbox.add(letInLetters({ rootId, handlerId, now: at }));
    return true;
  });
  if (isWritten) await openReadyUnits(caller.rootId, parts);
  return isWritten;
}

function checkGrants(
  { inboxId, handlerId, grants }: GrantsGiven,
  tree: StoredTree,
  caller: SignedInHandler,
  mayHandOn: (kid: string) => boolean,
): void {
  const member = findMember(tree, inboxId, handlerId);
  for (const [index, { kid, grant }] of grants.entries()) {
    if (!isKeyOf(tree, inboxId, kid)) throw notAKey(index);
    if (handlerId !== caller.id && !mayHandOn(kid)) throw new Problem('not-allowed');
    if (!isGrantFor(grant, member.publicKey!.kid)) throw notAddressed(index);
  }
  requirePossession(
    caller,
    grants.map(({ kid }) => kid),
  );
}

/** Somebody who has come in, and belongs to the inbox; looked for in the caller's own tree only. */
function findMember(tree: StoredTree, inboxId: string, handlerId: string): HandlerRow {
  const handler = tree.handlers.get(handlerId);
  const isThere = tree.keys.has(inboxId) && isMember(tree, inboxId, handlerId);
  if (!isThere || handler?.state !== 'active' || handler.publicKey === null)
    throw new Problem('not-found');
  return handler;
}

function mayHandOnIn(
  tree: StoredTree,
  ownerGrants: OwnerGrantRow[],
  inboxId: string,
  callerId: string,
): (kid: string) => boolean {
  return (kid) =>
    kid === tree.keys.get(inboxId)?.kid
      ? mayOpen(tree, ownerGrants, inboxId, callerId)
      : mayOpenRetired(tree, ownerGrants, inboxId, kid, callerId);
}

function notAKey(index: number): Problem {
  const detail = 'Name a key of this inbox: ask for your session again, it may have a new one.';
  return wrong(`/grants/${index}/kid`, detail);
}

function notAddressed(index: number): Problem {
  const detail =
    'Seal the key to the public key of the member whom you let in; its thumbprint is the kid.';
  return wrong(`/grants/${index}/grant`, detail);
}
