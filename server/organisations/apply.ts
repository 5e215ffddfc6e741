/**
 * Writes a plan: keys for new inboxes are made here, their private halves leave this function only sealed (to the printed
 * recovery code and to the owner's inbox), and everything else is one transaction.
 */
import type { Clock } from '../../contract/clock.ts';
import { osloDay } from '../../contract/clock.ts';
import { helpLinesToBeginWith } from '../../contract/help-lines.ts';
import { newId } from '../../contract/ids.ts';
import { grantKey } from '../../contract/sealing/grant.ts';
import { newKeyPair, type KeyPair, type PublicKey } from '../../contract/sealing/keys.ts';
import { newRecoveryCode, sealToRecoveryCode } from '../../contract/sealing/recovery.ts';
import { newInvitation } from '../mail/invitation.ts';
import type {
  HandlerRow,
  InboxKeyRow,
  InboxRow,
  NewLetter,
  OwnerGrantRow,
  Records,
  Store,
  StoredTree,
} from '../store/records.ts';
import { changesOf, membersToRemove, provePlan, type Plan } from './plan.ts';

export type Applied = {
  changes: string[];
  /** Printed once; the server keeps only what is sealed to them. Each opens the inboxes it names. */
  recoveryCodes: { code: string; inboxes: string[] }[];
  /** Links for people who are new; each has a letter in the outbox as well. */
  invitations: { email: string; token: string }[];
};
type Parts = { store: Store; clock: Clock; secret: string };

/** What `apply` would write, and the proof that no report gets lost. Writes nothing. */
export async function dryRun(
  plan: Plan,
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
): Promise<{ changes: string[]; proved: number }> {
  const proved = provePlan(plan, osloDay(clock.now()));
  return { changes: changesOf(plan, await storedTree(store, plan.rootId)), proved };
}

export async function apply(plan: Plan, { store, clock, secret }: Parts): Promise<Applied> {
  const now = clock.now();
  provePlan(plan, osloDay(now));
  const stored = await storedTree(store, plan.rootId);
  const changes = changesOf(plan, stored);
  const { made, recoveryCodes } = await makeKeys(plan, stored, now);
  const invitations: Applied['invitations'] = [];
  await store.transaction(async (records) => {
    for (const row of plan.organisations) {
      const texts = stored?.organisations.get(row.id)?.texts ?? row.texts;
      await records.organisations.putOrganisation({ ...row, texts });
    }
    for (const row of plan.inboxes) await records.organisations.putInbox(made.inboxOf(row));
    for (const row of made.keys) await records.organisations.addInboxKey(row);
    for (const row of made.ownerGrants) await records.organisations.putOwnerGrant(row);
    await addHelpLines(plan, records);
    for (const { inboxId, handlerId } of membersToRemove(plan, stored))
      await records.organisations.removeMembership(plan.rootId, inboxId, handlerId);
    await addMembers(plan, records, { now, secret, invitations });
    await records.organisations.treeChanged();
    await records.audit.append(plan.rootId, plan.rootId, {
      action: 'organisation-described',
      handlerId: null,
      params: { changes: String(changes.length) },
      at: now,
    });
  });
  return { changes, recoveryCodes, invitations };
}

async function storedTree(store: Store, rootId: string): Promise<StoredTree | undefined> {
  const tree = await store.read((records) => records.organisations.tree(rootId));
  return tree.organisations.size > 0 ? tree : undefined;
}

/** A key for each inbox that has none. A code for the tree, one for each private owner, and one for each independent inbox. */
async function makeKeys(plan: Plan, stored: StoredTree | undefined, now: Date) {
  const pairs = new Map<string, KeyPair>();
  for (const { id } of plan.inboxes) if (!stored?.keys.has(id)) pairs.set(id, await newKeyPair());
  const publicKey = (inboxId: string): PublicKey =>
    pairs.get(inboxId)?.publicKey ?? stored!.keys.get(inboxId)!.publicKey;

  const codes = new Map<string, { code: string; inboxes: string[] }>();
  const keys: InboxKeyRow[] = [];
  const ownerGrants: OwnerGrantRow[] = [];
  for (const inbox of plan.inboxes) {
    const pair = pairs.get(inbox.id);
    if (!pair) continue;
    const safe = inbox.standing === 'independent' ? inbox.id : borderOf(inbox, plan);
    const entry = codes.get(safe) ?? { code: newRecoveryCode(), inboxes: [] };
    codes.set(safe, entry);
    entry.inboxes.push(`${inbox.name.nb}, ${organisationOf(inbox, plan).name}`);
    keys.push({
      kid: pair.publicKey.kid,
      rootId: plan.rootId,
      inboxId: inbox.id,
      publicKey: pair.publicKey,
      recoverySealed: await sealToRecoveryCode(pair.privateKey, entry.code),
      recoveryState: 'made',
      createdAt: now,
      retiredAt: null,
    });
    const ownerInboxId = inbox.standing === 'independent' ? null : ownerInboxOf(inbox, plan);
    if (ownerInboxId === null) continue;
    const owner = publicKey(ownerInboxId);
    ownerGrants.push({
      kid: pair.publicKey.kid,
      ownerKid: owner.kid,
      rootId: plan.rootId,
      inboxId: inbox.id,
      ownerInboxId,
      grant: await grantKey(pair.privateKey, owner),
    });
  }
  const inboxOf = (row: InboxRow): InboxRow => ({ ...row, currentKid: publicKey(row.id).kid });
  return { made: { keys, ownerGrants, inboxOf }, recoveryCodes: [...codes.values()] };
}

function organisationOf(inbox: InboxRow, plan: Plan) {
  return plan.organisations.find(({ id }) => id === inbox.organisationId)!;
}

/** The top of the tree, or the private owner, within whose border an inbox lies. */
function borderOf(inbox: InboxRow, plan: Plan): string {
  let at = organisationOf(inbox, plan);
  for (;;) {
    const parent = plan.organisations.find(({ id }) => id === at.parentId);
    if (!parent || (at.private && !parent.private)) return at.id;
    at = parent;
  }
}

/** Who else may hold an inbox's key: its organisation's main inbox, or for that one the owner's above; never across a private border. */
function ownerInboxOf(inbox: InboxRow, plan: Plan): string | null {
  const own = organisationOf(inbox, plan);
  if (own.inboxId !== null && own.inboxId !== inbox.id) return own.inboxId;
  let at = own;
  for (;;) {
    const parent = plan.organisations.find(({ id }) => id === at.parentId);
    if (!parent || (at.private && !parent.private)) return null;
    if (parent.inboxId !== null) return parent.inboxId;
    at = parent;
  }
}

/** The national list where there is none yet; what an administrator has changed or verified stays. */
async function addHelpLines(plan: Plan, records: Records): Promise<void> {
  const known = await records.organisations.helpLines(plan.rootId);
  if (known.length > 0) return;
  for (const [position, line] of helpLinesToBeginWith(plan.sectors).entries())
    await records.organisations.putHelpLine({
      ...line,
      rootId: plan.rootId,
      verifiedOn: null,
      position,
    });
}

async function addMembers(
  plan: Plan,
  records: Records,
  { now, secret, invitations }: { now: Date; secret: string; invitations: Applied['invitations'] },
): Promise<void> {
  const { rootId } = plan;
  const letters: NewLetter[] = [];
  const ids = new Map<string, string>();
  for (const member of plan.members) {
    let handlerId = ids.get(member.email);
    if (handlerId === undefined) {
      const known = await records.people.byEmail(member.email);
      handlerId = known?.id ?? newId(now.getTime());
      ids.set(member.email, handlerId);
      if (!known) {
        await records.people.put(newHandler(rootId, handlerId, member));
        const { row, letter, token } = newInvitation({ rootId, handlerId, secret, now });
        await records.people.addInvitation(row);
        letters.push(letter);
        invitations.push({ email: member.email, token });
      }
    }
    const { inboxId, deputy } = member;
    await records.organisations.putMembership({ inboxId, handlerId, rootId, deputy });
  }
  await records.outbox.add(letters);
}

function newHandler(rootId: string, id: string, member: Plan['members'][number]): HandlerRow {
  return {
    id,
    rootId,
    email: member.email,
    name: member.name,
    language: member.language,
    isAdministrator: member.administrator,
    state: 'invited',
    salt: null,
    secretHash: null,
    publicKey: null,
    lockedKey: null,
    totpSealed: null,
    totpStep: 0,
    awayUntil: null,
    failures: 0,
    pausedUntil: null,
  };
}
