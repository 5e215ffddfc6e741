/**
 * What the desk needs right after sign-in: who she is, her locked key, and the key grants of her inboxes.
 * All private keys in it are sealed to her, or to the inbox whose key is sealed to her.
 */
import type { SessionAnswer } from '../../contract/api/people.ts';
import type { Language } from '../../contract/facts.ts';
import { recognitionWord } from '../mail/letters.ts';
import { Problem } from '../http/problem.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import type { KeyGrantRow, MembershipRow, OwnerGrantRow, StoredTree } from '../store/records.ts';
import { counts, hasGrant, holdsKey, ownerInboxOf } from '../store/tree.ts';
import { membershipsOf } from '../store/tree-index.ts';
import { colleaguesIn, isCurrentOwnerGrant, sectorsUnder, whoCanLetIn } from './keys.ts';
import { expiryOf } from './sessions.ts';

export async function answerSession(
  caller: SignedInHandler,
  { store, trees, clock, config }: Pick<Parts, 'store' | 'trees' | 'clock' | 'config'>,
): Promise<SessionAnswer> {
  const { rootId } = caller;
  return store.read(async (records) => {
    const tree = await trees.of(records, rootId);
    const handler = await records.people.get(rootId, caller.id);
    const found = await records.people.session(caller.sessionHash);
    if (!found || !handler?.publicKey || !handler.salt || !handler.lockedKey)
      throw new Problem('not-signed-in');
    const grants = await records.organisations.keyGrantsOf(rootId, caller.id);
    const ownerGrants = await records.organisations.ownerGrantsTo(rootId, [...tree.inboxes.keys()]);

    const memberships = membershipsOf(tree, caller.id).map((member) =>
      membershipOf(member, { tree, grants, ownerGrants, now: clock.now() }),
    );
    const { id, name, email, isAdministrator, publicKey, salt, lockedKey } = handler;
    const language = handler.language as Language;
    return {
      handler: { id, name, email, language, publicKey, salt, lockedKey, isAdministrator },
      memberships,
      letters: { word: recognitionWord(tree.organisations.get(rootId)!, config.secret) },
      expiresAt: expiryOf(found.session, clock.now()).toISOString(),
    };
  });
}

type Known = { tree: StoredTree; grants: KeyGrantRow[]; ownerGrants: OwnerGrantRow[]; now: Date };

function membershipOf(
  { inboxId, handlerId, deputy }: MembershipRow,
  { tree, grants, ownerGrants, now }: Known,
): SessionAnswer['memberships'][number] {
  const inbox = tree.inboxes.get(inboxId)!;
  const organisation = tree.organisations.get(inbox.organisationId)!;
  const key = tree.keys.get(inboxId);
  const holding = hasGrant(tree, inboxId, handlerId);
  const retired = grants.filter(({ kid }) => tree.retiredKeys.get(kid)?.inboxId === inboxId);
  const opensBelow = ownerGrants.filter((row) => row.ownerInboxId === inboxId);
  return {
    inboxId,
    name: inbox.name,
    organisationId: organisation.id,
    organisationName: organisation.name,
    deputy,
    state: key === undefined ? 'no-key' : holding ? 'holding' : 'waiting',
    proved: holdsKey(tree, inboxId, handlerId),
    letInBy: holding
      ? []
      : whoCanLetIn(tree, ownerGrants, inboxId, now).map((id) => tree.handlers.get(id)!.name),
    sectors: sectorsUnder(tree, organisation.id),
    key: key?.publicKey ?? null,
    grant: holding ? (grants.find(({ kid }) => kid === key?.kid)?.grant ?? null) : null,
    retired: holding ? retired.map(({ kid, grant }) => ({ kid, grant })) : [],
    renewal: inbox.renewSince !== null,
    colleagues: colleaguesOf(tree, inboxId, handlerId),
    recoveryKey: tree.recoveryKeys.get(inboxId)?.publicKey ?? null,
    owner: ownerOf(tree, inboxId, ownerGrants, now),
    ownerGrants: holding
      ? opensBelow.map((row) => ({
          inboxId: row.inboxId,
          kid: row.kid,
          ownerKid: row.ownerKid,
          current: isCurrentOwnerGrant(tree, row),
          proved: row.provedAt !== null,
          grant: row.grant,
        }))
      : [],
  };
}

/** To whom she seals a key that she makes; nobody while she could make none. */
function colleaguesOf(tree: StoredTree, inboxId: string, handlerId: string) {
  const isFirst = !tree.keys.has(inboxId);
  if (!isFirst && !hasGrant(tree, inboxId, handlerId)) return [];
  return colleaguesIn(tree, inboxId)
    .filter(({ id }) => id !== handlerId && (isFirst || hasGrant(tree, inboxId, id)))
    .map(({ id, name, publicKey }) => ({ handlerId: id, name, publicKey }));
}

/** `granted` only while the grant counts: what nobody above has answered for may open nothing, and is given again. */
function ownerOf(tree: StoredTree, inboxId: string, ownerGrants: OwnerGrantRow[], now: Date) {
  const ownerInboxId = ownerInboxOf(tree, inboxId);
  if (ownerInboxId === null) return null;
  const granted = ownerGrants.some(
    (row) => row.inboxId === inboxId && isCurrentOwnerGrant(tree, row) && counts(row, now),
  );
  return { inboxId: ownerInboxId, key: tree.keys.get(ownerInboxId)?.publicKey ?? null, granted };
}
