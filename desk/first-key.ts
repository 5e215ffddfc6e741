/**
 * The first and the next key of an inbox, made in the browser of a member: what the server is sent is public keys, and private ones
 * sealed to people and to paper.
 */
import type { z } from 'zod';
import type { firstKeyRequest, nextKeyRequest } from '../contract/api/people.ts';
import { grantKey } from '../contract/sealing/grant.ts';
import { newKeyPair, type KeyPair, type PrivateKey } from '../contract/sealing/keys.ts';
import type { Membership } from './access.ts';
import { ownKey, type KeyRing } from './keys.ts';
import { newSheet, type Sheet } from './sheets.ts';

export type Colleague = Membership['colleagues'][number];
/** In memory until the sheet was typed back: nothing of it is sent or stored before. */
export type FirstKey = { keys: KeyPair; sheet: Sheet };
type Myself = { ring: KeyRing; handlerId: string };

export async function newFirstKey(): Promise<FirstKey> {
  const [keys, sheet] = await Promise.all([newKeyPair(), newSheet()]);
  return { keys, sheet };
}

/**
 * `colleagues`: those whom she saw, and whose key has not changed since. `owner`: of the membership as it is now, for the inbox above
 * may have got its key while she was at the printer. Throws SealingError where a public key is not what its `kid` says.
 */
export async function firstKeyBody(
  { keys, sheet }: FirstKey,
  { owner, colleagues }: Pick<Membership, 'owner' | 'colleagues'>,
  myself: Myself,
): Promise<z.input<typeof firstKeyRequest>> {
  const { publicKey, privateKey } = keys;
  const [grants, ownerGrant, grant] = await Promise.all([
    memberGrants(privateKey, colleagues, myself),
    grantToOwner(privateKey, owner),
    grantKey(privateKey, sheet.pair.publicKey),
  ]);
  const recovery = { publicKey: sheet.pair.publicKey, sealedKey: sheet.sealedKey, grant };
  return { publicKey, grants, ownerGrant, recovery };
}

/** Because somebody has left. The sheet in the cupboard opens it too: the pair stays what it is. */
export async function nextKeyBody(
  { publicKey, privateKey }: KeyPair,
  membership: Membership & { key: NonNullable<Membership['key']> },
  myself: Myself,
): Promise<z.input<typeof nextKeyRequest>> {
  const { key, colleagues, owner, recoveryKey } = membership;
  const [grants, ownerGrant, grant] = await Promise.all([
    memberGrants(privateKey, colleagues, myself),
    grantToOwner(privateKey, owner),
    recoveryKey && grantKey(privateKey, recoveryKey),
  ]);
  const recoveryGrant = recoveryKey && grant ? { recoveryKid: recoveryKey.kid, grant } : null;
  return { replaces: key.kid, publicKey, grants, ownerGrant, recoveryGrant };
}

/** To herself first, by the key that her password opened. */
function memberGrants(key: PrivateKey, colleagues: Colleague[], { ring, handlerId }: Myself) {
  const others = colleagues.filter((one) => one.handlerId !== handlerId);
  return Promise.all(
    [{ handlerId, publicKey: ownKey(ring) }, ...others].map(async (one) => ({
      handlerId: one.handlerId,
      grant: await grantKey(key, one.publicKey),
    })),
  );
}

async function grantToOwner(key: PrivateKey, owner: Membership['owner']) {
  if (!owner?.key) return null;
  return { ownerKid: owner.key.kid, grant: await grantKey(key, owner.key) };
}
