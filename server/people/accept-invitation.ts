/**
 * How a handler comes in: the link of the invitation is opened, the authenticator app is set up, and the browser hands in
 * the public half of a key that it has made. From then on she can sign in; a colleague lets her in to the inbox's key.
 */
import { checkPublicKey, type PublicKey } from '../../contract/sealing/keys.ts';
import type { Language } from '../../contract/facts.ts';
import { isLockedKey, isOnCurve } from '../http/handed-keys.ts';
import { Problem } from '../http/problem.ts';
import type { Parts } from '../http/parts.ts';
import { letInWantedLetters } from '../mail/letters.ts';
import type { HandlerRow, InvitationRow, Records, StoredTree } from '../store/records.ts';
import { addressHash } from './failures.ts';
import { holdsKey } from '../store/tree.ts';
import { inboxesOf, whoCanLetIn } from './keys.ts';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.ts';
import { openAtRest, sealAtRest } from './seal-at-rest.ts';
import { hashSecret } from './secret.ts';
import { hashToken } from './tokens.ts';
import { newTotpSeed, totpStepOf, totpUri } from './totp.ts';

type AcceptParts = Pick<Parts, 'store' | 'trees' | 'clock' | 'config'>;

/** Makes a new seed for the authenticator app, which replaces the one of an earlier opening. Throws `invitation-unknown`. */
export async function openInvitation(token: string, { store, trees, clock, config }: AcceptParts) {
  return store.transaction(async (records) => {
    const { invitation, handler } = await findInvitation(records, token, clock.now());
    const seed = newTotpSeed();
    await records.people.setInvitationTotp(
      invitation.id,
      sealAtRest(seed, handler.id, config.secret),
    );
    const tree = await trees.of(records, handler.rootId);
    return {
      email: handler.email,
      name: handler.name,
      language: handler.language as Language,
      inboxes: inboxesOf(tree, handler.id).map((inboxId) => describeInbox(tree, inboxId)),
      totpUri: totpUri(seed, handler.email),
    };
  });
}

export type Acceptance = {
  token: string;
  salt: string;
  signInSecret: string;
  publicKey: PublicKey;
  lockedKey: string;
  totpCode: string;
};

/**
 * Answers the recovery codes, which are shown once. `wake` the outbox afterwards: colleagues are told that somebody waits.
 * Throws the problems `invitation-unknown`, and `invalid-request` where a key or the code is not as it must be.
 */
export async function acceptInvitation(given: Acceptance, parts: AcceptParts): Promise<string[]> {
  const { store, clock, config } = parts;
  const seen = await store.read((records) => findInvitation(records, given.token, clock.now()));
  await checkKeys(given);
  const totpStep = checkTotp(given, seen, parts);
  const secretHash = await hashSecret(given.signInSecret);
  const codes = newRecoveryCodes();

  await store.transaction(async (records) => {
    const { people, audit, organisations, outbox } = records;
    const at = clock.now();
    const { invitation, handler } = await findInvitation(records, given.token, at);
    // Opened again in another window meanwhile: the app that was just proved is not the one that counts any more.
    if (invitation.totpSealed !== seen.invitation.totpSealed) throw wrongTotp();
    if (!(await people.acceptInvitation(invitation.id, at)))
      throw new Problem('invitation-unknown');

    const { rootId, id: handlerId } = handler;
    const { salt, publicKey, lockedKey } = given;
    const keys = {
      salt,
      secretHash,
      publicKey,
      lockedKey,
      totpSealed: invitation.totpSealed,
      totpStep,
    };
    await people.put({ ...handler, ...keys, state: 'active' });
    // She may have been here before, under a password and on devices that are not hers any more.
    await people.endSessionsOf(handlerId);
    await people.forgetFailures(addressHash(handler.email, config.secret));
    await people.putRecoveryCodes(
      handlerId,
      codes.map((code) => hashRecoveryCode(code, handlerId, config.secret)),
    );
    const entry = {
      action: 'invitation-accepted',
      handlerId,
      params: { invitationId: invitation.id },
      at,
    };
    await audit.append(rootId, rootId, entry);
    await organisations.treeChanged();

    // Not from the cache: what a transaction sees before it commits must not be remembered.
    const tree = await organisations.tree(rootId);
    const ownerGrants = await organisations.ownerGrantsTo(rootId, [...tree.inboxes.keys()]);
    const to = inboxesOf(tree, handlerId)
      .filter((inboxId) => !holdsKey(tree, inboxId, handlerId))
      .flatMap((inboxId) => whoCanLetIn(tree, ownerGrants, inboxId))
      .filter((helper) => helper !== handlerId);
    await outbox.add(letInWantedLetters({ rootId, to, now: at }));
  });
  return codes;
}

/** Only somebody who has not come in yet: an invitation never takes over an account that is in use. */
async function findInvitation(
  records: Records,
  token: string,
  now: Date,
): Promise<{ invitation: InvitationRow; handler: HandlerRow }> {
  const found = await records.people.invitation(hashToken(token));
  if (!found || found.invitation.acceptedAt !== null || found.invitation.expiresAt <= now) {
    throw new Problem('invitation-unknown');
  }
  if (found.handler.state !== 'invited') throw new Problem('invitation-unknown');
  return found;
}

async function checkKeys({ salt, publicKey, lockedKey }: Acceptance): Promise<void> {
  const errors: { pointer: string; detail: string }[] = [];
  // A salt under 16 bytes is refused by the browser at the next sign-in: she would be shut out.
  if (Buffer.from(salt, 'base64url').length < 16)
    errors.push({ pointer: '/salt', detail: 'Give at least 16 bytes.' });
  if (!(await checkPublicKey(publicKey))) {
    errors.push({ pointer: '/publicKey/kid', detail: 'Give the RFC 7638 thumbprint of the key.' });
  }
  if (!isOnCurve(publicKey)) {
    errors.push({
      pointer: '/publicKey',
      detail: 'Give a point on P-256: nobody could seal to this one.',
    });
  }
  if (!isLockedKey(lockedKey)) {
    errors.push({
      pointer: '/lockedKey',
      detail: 'Give the private key as a compact JWE with A256KW and A256GCM.',
    });
  }
  if (errors.length > 0) throw new Problem('invalid-request', { errors });
}

function checkTotp(
  { totpCode }: Acceptance,
  { invitation, handler }: { invitation: InvitationRow; handler: HandlerRow },
  { clock, config }: AcceptParts,
): number {
  if (invitation.totpSealed === '') throw wrongTotp();
  const seed = openAtRest(invitation.totpSealed, handler.id, config);
  const step = totpStepOf(totpCode, seed, clock.now());
  if (step === null) throw wrongTotp();
  return step;
}

function wrongTotp(): Problem {
  const detail =
    'The code is not right. Look at the app again and give the code that it shows now.';
  return new Problem('invalid-request', { errors: [{ pointer: '/totpCode', detail }] });
}

function describeInbox(tree: StoredTree, inboxId: string) {
  const inbox = tree.inboxes.get(inboxId)!;
  return {
    id: inbox.id,
    name: inbox.name,
    organisationName: tree.organisations.get(inbox.organisationId)!.name,
  };
}
