/**
 * Key pairs for new inboxes, and for those that somebody leaves who could open them. The private half leaves this file only
 * sealed: to a recovery code that is printed once, to the key of the owner's inbox, and to the members who stay; then it is
 * forgotten.
 */
import { grantKey } from '../../contract/sealing/grant.ts';
import { newKeyPair, type KeyPair, type PublicKey } from '../../contract/sealing/keys.ts';
import { newRecoveryCode, sealToRecoveryCode } from '../../contract/sealing/recovery.ts';
import type {
  InboxKeyRow,
  InboxRow,
  KeyGrantRow,
  OwnerGrantRow,
  StoredTree,
} from '../store/records.ts';
import { holdsKey } from '../store/tree.ts';
import { inboxName } from './changes.ts';
import { isPlanned } from './members.ts';
import type { Plan } from './plan.ts';

/** Printed once, for the safe; it opens the inboxes it names. `rootId`: of the tree. */
export type RecoveryCode = { rootId: string; code: string; inboxes: string[] };

export type NewKeys = {
  keys: InboxKeyRow[];
  /** Kids of the keys in whose place new ones come. */
  retired: string[];
  /** To the members who stay and held the retired key. */
  grants: KeyGrantRow[];
  ownerGrants: OwnerGrantRow[];
  recoveryCodes: RecoveryCode[];
  /** The thumbprint of the inbox's key: of the new one, or of the one that it has. */
  kidOf(inboxId: string): string;
};

/**
 * A key for each inbox that has none, and for each of `renewed`. One code for the tree, and one of its own for each private owner and for each
 * independent inbox: whoever has the paper can open what it names, and those must not lie in one safe.
 */
export async function newKeys(
  plan: Plan,
  stored: StoredTree | undefined,
  renewed: ReadonlySet<string>,
  now: Date,
): Promise<NewKeys> {
  const { rootId } = plan;
  const pairs = new Map<string, KeyPair>();
  for (const { id } of plan.inboxes)
    if (!stored?.keys.has(id) || renewed.has(id)) pairs.set(id, await newKeyPair());
  const keyOf = (inboxId: string): PublicKey =>
    pairs.get(inboxId)?.publicKey ?? stored!.keys.get(inboxId)!.publicKey;

  const codes = new Map<string, RecoveryCode>();
  const keys: InboxKeyRow[] = [];
  const retired: string[] = [];
  const grants: KeyGrantRow[] = [];
  const ownerGrants: OwnerGrantRow[] = [];
  for (const inbox of plan.inboxes) {
    const pair = pairs.get(inbox.id);
    if (!pair) continue;
    const { publicKey, privateKey } = pair;
    const safe = inbox.standing === 'independent' ? inbox.id : topOf(inbox, plan);
    const paper = codes.get(safe) ?? { rootId, code: newRecoveryCode(), inboxes: [] };
    codes.set(safe, paper);
    paper.inboxes.push(inboxName(inbox.id, plan));
    keys.push({
      kid: publicKey.kid,
      rootId,
      inboxId: inbox.id,
      publicKey,
      recoverySealed: await sealToRecoveryCode(privateKey, paper.code),
      recoveryState: 'made',
      createdAt: now,
      retiredAt: null,
    });
    const before = stored?.keys.get(inbox.id);
    if (before) retired.push(before.kid);
    for (const { id: handlerId, publicKey: to } of stored
      ? holdersWhoStay(inbox, plan, stored)
      : []) {
      const grant = await grantKey(privateKey, to!);
      grants.push({
        kid: publicKey.kid,
        handlerId,
        rootId,
        grant,
        grantedBy: null,
        createdAt: now,
      });
    }
    const ownerInboxId = ownerInboxOf(inbox, plan);
    if (ownerInboxId === null) continue;
    const ownerKey = keyOf(ownerInboxId);
    const grant = await grantKey(privateKey, ownerKey);
    const ids = { kid: publicKey.kid, ownerKid: ownerKey.kid, rootId, inboxId: inbox.id };
    ownerGrants.push({ ...ids, ownerInboxId, grant });
  }
  return {
    keys,
    retired,
    grants,
    ownerGrants,
    recoveryCodes: [...codes.values()],
    kidOf: (inboxId) => keyOf(inboxId).kid,
  };
}

/** Whoever was not let in yet waits on, for the new key as for the old one. */
function holdersWhoStay({ id }: InboxRow, plan: Plan, stored: StoredTree) {
  return [...stored.handlers.values()].filter(
    (handler) =>
      handler.publicKey !== null &&
      holdsKey(stored, id, handler.id) &&
      isPlanned(plan, id, handler.email),
  );
}

function organisationOf(inbox: InboxRow, { organisations }: Plan) {
  return organisations.find(({ id }) => id === inbox.organisationId)!;
}

function ownerOf(organisation: { parentId: string | null }, { organisations }: Plan) {
  return organisations.find(({ id }) => id === organisation.parentId);
}

/** The top of the tree, or the private owner, within whose border an inbox lies. */
function topOf(inbox: InboxRow, plan: Plan): string {
  let at = organisationOf(inbox, plan);
  for (;;) {
    const owner = ownerOf(at, plan);
    if (!owner || (at.private && !owner.private)) return at.id;
    at = owner;
  }
}

/**
 * Who else may open an inbox: for a second one, its organisation's main inbox; for that one, the owner's above, unless
 * it may not. What is independent is opened by nobody else.
 */
function ownerInboxOf(inbox: InboxRow, plan: Plan): string | null {
  if (inbox.standing === 'independent') return null;
  let at = organisationOf(inbox, plan);
  if (at.inboxId !== null && at.inboxId !== inbox.id) return at.inboxId;
  for (;;) {
    const owner = ownerOf(at, plan);
    if (!owner || !plan.ownerMayOpen.has(at.id)) return null;
    if (owner.inboxId !== null) return owner.inboxId;
    at = owner;
  }
}
