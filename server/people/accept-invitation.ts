/**
 * How a handler comes in: the link of the invitation is opened, the authenticator app is set up, and the browser hands in
 * the public half of a key that it has made. With that she is signed in; a colleague lets her in to the inbox's key.
 */
import { checkPublicKey, type PublicKey } from '../../contract/sealing/keys.ts';
import type { Language } from '../../contract/facts.ts';
import type { PhoneClock } from '../../contract/problems.ts';
import { isLockedKey, isOnCurve } from '../http/handed-keys.ts';
import { Problem } from '../http/problem.ts';
import type { Parts } from '../http/parts.ts';
import { letInWantedLetters } from '../mail/letters.ts';
import type { Secrets } from '../store/at-rest.ts';
import type { HandlerRow, InvitationRow, Records, StoredTree } from '../store/records.ts';
import { forgetAttempts, namesOf } from './failures.ts';
import { hasGrant } from '../store/tree.ts';
import { inboxesOf, whoCanLetIn } from './keys.ts';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.ts';
import { openAtRest, sealAtRest } from './seal-at-rest.ts';
import { hashing, hashSecret } from './secret.ts';
import { beginSession } from './sessions.ts';
import { hashToken } from './tokens.ts';
import { newTotpSeed, strayTotp, totpStepOf, totpUri } from './totp.ts';

type AcceptParts = Pick<Parts, 'store' | 'trees' | 'clock' | 'config'>;

/**
 * Who is invited to what. The first opening makes the seed of the authenticator app, and every later one answers the same: a mail scanner that runs
 * scripts, or a second tab, must not spoil what the app has learnt. Throws `invitation-unknown` and `invitation-used`.
 */
export async function openInvitation(token: string, { store, trees, clock, config }: AcceptParts) {
  return store.transaction(async (records) => {
    const { invitation, handler } = await findInvitation(records, token, clock.now());
    const seed = await seedOf(records, invitation, config);
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

/** The seed that is there, or else a new one; of two openings at once both answer that of the first. */
async function seedOf(
  { people }: Records,
  { id, handlerId, totpSealed }: InvitationRow,
  secrets: Secrets,
): Promise<string> {
  const kept = readSeed(totpSealed, handlerId, secrets);
  if (kept !== null) return kept;
  const made = sealAtRest(newTotpSeed(), handlerId, secrets.secret);
  return openAtRest(await people.keepInvitationTotp(id, totpSealed, made), handlerId, secrets);
}

/** Null before the first opening, and where the seed lies under a secret that was changed since: nobody could come in with that one. */
function readSeed(sealed: string, handlerId: string, secrets: Secrets): string | null {
  if (sealed === '') return null;
  try {
    return openAtRest(sealed, handlerId, secrets);
  } catch {
    return null;
  }
}

export type Acceptance = {
  token: string;
  salt: string;
  signInSecret: string;
  publicKey: PublicKey;
  lockedKey: string;
  totpCode: string;
};

/** The recovery codes are shown once; the token is that of an open session. */
export type Accepted = { recoveryCodes: string[]; sessionToken: string };

/**
 * She comes in at once: she has just chosen the password and proved the app, whose code is spent by it. `previous`: the token in the cookie, whose session
 * ends. `wake` the outbox afterwards: colleagues are told that somebody waits. Throws the problems `invitation-unknown`, `invitation-used`,
 * `invalid-request` where a key or the code is not as it must be, and `slow-down`.
 */
export async function acceptInvitation(
  given: Acceptance & { previous?: string | undefined; from: string },
  parts: AcceptParts,
): Promise<Accepted> {
  const { store, clock, config } = parts;
  const seen = await store.read((records) => findInvitation(records, given.token, clock.now()));
  await checkKeys(given);
  const totpStep = checkTotp(given, seen, parts);
  const secretHash = await hashing.run(given.from, () => hashSecret(given.signInSecret));
  const recoveryCodes = newRecoveryCodes();

  const sessionToken = await store.transaction(async (records) => {
    const { people, audit, organisations, outbox } = records;
    const at = clock.now();
    const { invitation, handler } = await findInvitation(records, given.token, at);
    // Only where the configuration's secret was changed meanwhile: the app that was just proved is not the one that counts any more.
    if (invitation.totpSealed !== seen.invitation.totpSealed) throw wrongTotp();
    if (!(await people.acceptInvitation(invitation.id, at))) throw new Problem('invitation-used');

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
    const tried = { email: handler.email, from: given.from };
    await forgetAttempts(records, namesOf(tried, at, config.secret));
    await people.putRecoveryCodes(
      handlerId,
      recoveryCodes.map((code) => hashRecoveryCode(code, handlerId, config.secret)),
    );
    const entry = {
      action: 'invitation-accepted',
      handlerId,
      params: { invitationId: invitation.id },
      at,
    };
    await audit.append(rootId, rootId, entry);
    // The browser may have been somebody else's until now: that session must not live on behind the new cookie.
    if (given.previous) await people.endSession(hashToken(given.previous));
    const token = await beginSession(records, handlerId, 'open', at);
    const signedIn = { action: 'signed-in', handlerId, params: { factor: 'totp' }, at };
    await audit.append(rootId, rootId, signedIn);
    await organisations.treeChanged(rootId);

    // Not from the cache: what a transaction sees before it commits must not be remembered.
    const tree = await organisations.tree(rootId);
    const ownerGrants = await organisations.ownerGrantsTo(rootId, [...tree.inboxes.keys()]);
    const to = inboxesOf(tree, handlerId)
      .filter((inboxId) => !hasGrant(tree, inboxId, handlerId))
      .flatMap((inboxId) => whoCanLetIn(tree, ownerGrants, inboxId, at))
      .filter((helper) => helper !== handlerId);
    await outbox.add(letInWantedLetters({ rootId, to, now: at }));
    return token;
  });
  return { recoveryCodes, sessionToken };
}

/** Only somebody who has not come in yet: an invitation never takes over an account that is in use. */
async function findInvitation(
  records: Records,
  token: string,
  now: Date,
): Promise<{ invitation: InvitationRow; handler: HandlerRow }> {
  const found = await records.people.invitation(hashToken(token));
  if (!found) throw new Problem('invitation-unknown');
  const { invitation, handler } = found;
  // Only she or who has her letter can ask, and she must learn it where it was not herself.
  if (invitation.acceptedAt !== null && handler.state === 'active')
    throw new Problem('invitation-used');
  const isOver = invitation.acceptedAt !== null || invitation.expiresAt <= now;
  if (isOver || handler.state !== 'invited') throw new Problem('invitation-unknown');
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
  const seed = readSeed(invitation.totpSealed, handler.id, config);
  if (seed === null) throw wrongTotp();
  const step = totpStepOf(totpCode, seed, clock.now());
  if (step === null) throw wrongTotp(strayTotp(totpCode, seed, clock.now())?.clock);
  return step;
}

function wrongTotp(phoneClock?: PhoneClock): Problem {
  const detail = phoneClock
    ? 'The code belongs to another moment. Set the clock of the phone to automatic, and give the code that the app shows then.'
    : 'The code is not right. Look at the app again and give the code that it shows now.';
  const errors = [{ pointer: '/totpCode', detail }];
  return new Problem('invalid-request', { errors, ...(phoneClock && { extras: { phoneClock } }) });
}

function describeInbox(tree: StoredTree, inboxId: string) {
  const inbox = tree.inboxes.get(inboxId)!;
  return {
    id: inbox.id,
    name: inbox.name,
    organisationName: tree.organisations.get(inbox.organisationId)!.name,
  };
}
