/**
 * What the desk needs right after sign-in: who she is, her locked key, and the key grants of her inboxes.
 * All private keys in it are sealed to her, or to the inbox whose key is sealed to her.
 */
import type { SessionAnswer } from '../../contract/api/people.ts';
import type { Language } from '../../contract/facts.ts';
import { Problem } from '../http/problem.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { holdsKey } from '../store/tree.ts';
import { isCurrentOwnerGrant, sectorsUnder, whoCanLetIn } from './keys.ts';
import { expiryOf } from './sessions.ts';

export async function answerSession(
  caller: SignedInHandler,
  { store, trees, clock }: Pick<Parts, 'store' | 'trees' | 'clock'>,
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

    const memberships = tree.memberships
      .filter(({ handlerId }) => handlerId === caller.id)
      .map(({ inboxId, deputy }) => {
        const inbox = tree.inboxes.get(inboxId)!;
        const organisation = tree.organisations.get(inbox.organisationId)!;
        const key = tree.keys.get(inboxId)!;
        const holding = holdsKey(tree, inboxId, caller.id);
        const retired = grants.filter(({ kid }) => tree.retiredKeys.get(kid)?.inboxId === inboxId);
        const opensBelow = ownerGrants.filter((row) => row.ownerInboxId === inboxId);
        return {
          inboxId,
          name: inbox.name,
          organisationId: organisation.id,
          organisationName: organisation.name,
          deputy,
          state: holding ? ('holding' as const) : ('waiting' as const),
          letInBy: holding
            ? []
            : whoCanLetIn(tree, ownerGrants, inboxId).map((id) => tree.handlers.get(id)!.name),
          sectors: sectorsUnder(tree, organisation.id),
          key: key.publicKey,
          grant: holding ? (grants.find(({ kid }) => kid === key.kid)?.grant ?? null) : null,
          retired: holding ? retired.map(({ kid, grant }) => ({ kid, grant })) : [],
          ownerGrants: holding
            ? opensBelow.map((row) => ({
                inboxId: row.inboxId,
                kid: row.kid,
                ownerKid: row.ownerKid,
                current: isCurrentOwnerGrant(tree, row),
                grant: row.grant,
              }))
            : [],
        };
      });
    const { id, name, email, isAdministrator, publicKey, salt, lockedKey } = handler;
    const language = handler.language as Language;
    return {
      handler: { id, name, email, language, publicKey, salt, lockedKey, isAdministrator },
      memberships,
      expiresAt: expiryOf(found.session, clock.now()).toISOString(),
    };
  });
}
