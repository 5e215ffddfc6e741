/** Whether the keys that are stored fit each other, as far as anybody can tell who cannot open them. */
import { checkPublicKey } from '../../contract/sealing/keys.ts';
import { isOnCurve } from '../http/handed-keys.ts';
import { isGrantFor, isUnderRecoveryCode } from '../people/jwe-header.ts';
import type { InboxKeyRow, Records, StoredTree } from '../store/records.ts';

/** A sentence for each key, grant or recovery code that fits nothing. */
export async function keyProblems(
  { organisations }: Pick<Records, 'organisations'>,
  tree: StoredTree,
): Promise<string[]> {
  const keys = new Map<string, InboxKeyRow>(tree.retiredKeys);
  for (const key of tree.keys.values()) keys.set(key.kid, key);
  const nameOf = (inboxId: string) => {
    const inbox = tree.inboxes.get(inboxId);
    const organisation = inbox && tree.organisations.get(inbox.organisationId);
    return inbox ? `${inbox.name.nb} (${organisation?.name ?? '?'})` : inboxId;
  };
  const problems: string[] = [];
  for (const inbox of tree.inboxes.values())
    // '' is an inbox that has no key yet.
    if (inbox.currentKid !== '' && tree.keys.get(inbox.id)?.kid !== inbox.currentKid)
      problems.push(`${nameOf(inbox.id)}: the key to seal to is not stored.`);
  for (const { inboxId, publicKey, kid, recoverySealed } of keys.values()) {
    if (publicKey.kid !== kid || !(await checkPublicKey(publicKey)) || !isOnCurve(publicKey))
      problems.push(`${nameOf(inboxId)}: a public key is not what its name says.`);
    if (recoverySealed !== null && !isUnderRecoveryCode(recoverySealed))
      problems.push(`${nameOf(inboxId)}: the key under the recovery code cannot be read.`);
  }
  for (const handler of tree.handlers.values())
    for (const { kid, grant } of await organisations.keyGrantsOf(tree.rootId, handler.id)) {
      const key = keys.get(kid);
      if (!key) problems.push(`${handler.email}: holds a key that no inbox has.`);
      else if (handler.publicKey === null || !isGrantFor(grant, handler.publicKey.kid))
        problems.push(
          `${handler.email}: the key of ${nameOf(key.inboxId)} is sealed to another key than hers.`,
        );
    }
  const inboxIds = [...tree.inboxes.keys()];
  for (const row of await organisations.ownerGrantsTo(tree.rootId, inboxIds)) {
    const { kid, ownerKid, inboxId, ownerInboxId, grant } = row;
    if (!keys.has(kid) || !keys.has(ownerKid) || !isGrantFor(grant, ownerKid))
      problems.push(
        `${nameOf(inboxId)}: what is sealed to ${nameOf(ownerInboxId)} above fits no key.`,
      );
  }
  return problems;
}
