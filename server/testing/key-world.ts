/**
 * People who make, give and prove keys as the desk does, on a whole server: what each request holds is really sealed, so that a
 * test can open it again. They have sessions without passwords, because hashing those takes longer than the test.
 */
import { createHash } from 'node:crypto';
import type {
  firstKeyRequest,
  nextKeyRequest,
  recoveryKeyRequest,
  SessionAnswer,
} from '../../contract/api/people.ts';
import type { z } from 'zod';
import { grantKey } from '../../contract/sealing/grant.ts';
import { newKeyPair, type KeyPair, type PublicKey } from '../../contract/sealing/keys.ts';
import { newRecoveryCode, sealToRecoveryCode } from '../../contract/sealing/recovery.ts';
import type { HandlerRow, Store } from '../store/records.ts';
import { handlerRow, sessionRow } from './handlers.ts';
import { asHandler, type ServerWorld, type TestHandler } from './server-world.ts';
import { addMember, inboxRow, organisationRow, schoolRow } from './tree.ts';

/** `own`: the key pair of her account; `keys`: the inbox keys that she has opened, for which her requests answer. */
export type KeyPerson = TestHandler & { own: KeyPair };

/** Somebody who has come in and is a member of these inboxes; no key of theirs was given to her. */
export async function keyPerson(
  store: Store,
  rootId: string,
  inboxIds: string[],
  over: Partial<HandlerRow> = {},
): Promise<KeyPerson> {
  const own = await newKeyPair();
  const row = handlerRow({
    ...{ rootId, publicKey: own.publicKey, salt: 'AAAAAAAAAAAAAAAAAAAAAA' },
    ...{ lockedKey: 'a.b.c.d.e', secretHash: 'hash', totpSealed: 'sealed' },
    ...over,
  });
  const token = createHash('sha256').update(row.id).digest('base64url');
  await store.transaction(async (records) => {
    const inboxes = inboxIds.map((id) => ({ id }));
    await addMember(records, row, inboxes);
    await records.people.addSession(sessionRow(row.id, token, new Date('2026-11-23T07:59:00Z')));
  });
  return { id: row.id, cookie: `__Host-mobbeknapp=${token}`, keys: [], own };
}

/** A municipality and a school below it, both with an inbox, and an independent one: none has a key. The school takes no reports yet. */
export async function seedKeyless(store: Store) {
  const top = organisationRow();
  const unit = { ...schoolRow(top), openedAt: null };
  const rows = {
    owner: inboxRow(top),
    independent: inboxRow(top, { standing: 'independent' }),
    school: inboxRow(unit),
  };
  await store.transaction(async ({ organisations }) => {
    const { owner, independent, school } = rows;
    await organisations.putOrganisation({
      ...{ ...top, inboxId: owner.id, independentInboxId: independent.id },
    });
    await organisations.putOrganisation({ ...unit, inboxId: school.id });
    for (const row of Object.values(rows)) await organisations.putInbox(row);
  });
  const { owner, independent, school } = rows;
  return {
    rootId: top.id,
    schoolId: unit.id,
    slug: top.slug,
    owner: owner.id,
    independent: independent.id,
    school: school.id,
  };
}

export const sessionOf = async (world: ServerWorld, person: TestHandler) =>
  (await asHandler(world, person).get('/session')).json<SessionAnswer>();

/** A sheet: the printed code, the pair that it opens, and its private half under the code. */
export async function newSheet() {
  const pair = await newKeyPair();
  const code = newRecoveryCode();
  return { pair, code, sealedKey: await sealToRecoveryCode(pair.privateKey, code) };
}

/** The body of a first key; the maker holds it, and the sheet, from now on. */
export async function firstKeyFor(
  maker: KeyPerson,
  colleagues: readonly KeyPerson[] = [],
  owner: PublicKey | null = null,
) {
  const keys = await newKeyPair();
  const sheet = await newSheet();
  const { privateKey } = keys;
  const body: z.infer<typeof firstKeyRequest> = {
    publicKey: keys.publicKey,
    grants: await grantsTo(keys, [maker, ...colleagues]),
    ownerGrant: owner && { ownerKid: owner.kid, grant: await grantKey(privateKey, owner) },
    recovery: {
      publicKey: sheet.pair.publicKey,
      sealedKey: sheet.sealedKey,
      grant: await grantKey(privateKey, sheet.pair.publicKey),
    },
  };
  return { body, keys, sheet };
}

/** The body of a next key. */
export async function nextKeyFor(
  replaces: KeyPair,
  to: readonly KeyPerson[],
  { owner, recovery }: { owner?: PublicKey | null; recovery?: PublicKey | null } = {},
) {
  const keys = await newKeyPair();
  const { privateKey } = keys;
  const body: z.infer<typeof nextKeyRequest> = {
    replaces: replaces.publicKey.kid,
    publicKey: keys.publicKey,
    grants: await grantsTo(keys, to),
    ownerGrant: owner ? { ownerKid: owner.kid, grant: await grantKey(privateKey, owner) } : null,
    recoveryGrant: recovery
      ? { recoveryKid: recovery.kid, grant: await grantKey(privateKey, recovery) }
      : null,
  };
  return { body, keys };
}

/** The body of a new sheet over these keys, that of now first. */
export async function recoveryKeyFor(
  keys: readonly KeyPair[],
  because: 'replaced' | 'seen' = 'replaced',
) {
  const sheet = await newSheet();
  const grants = await Promise.all(
    keys.map(async ({ publicKey, privateKey }) => ({
      kid: publicKey.kid,
      grant: await grantKey(privateKey, sheet.pair.publicKey),
    })),
  );
  const { sealedKey } = sheet;
  const body: z.infer<typeof recoveryKeyRequest> = {
    ...{ publicKey: sheet.pair.publicKey, sealedKey, grants, because },
  };
  return { body, sheet };
}

/** Makes the first key of an inbox; the maker holds it afterwards. Throws where the server refuses it. */
export async function makeFirst(
  world: ServerWorld,
  inboxId: string,
  maker: KeyPerson,
  colleagues: readonly KeyPerson[] = [],
  owner: PublicKey | null = null,
) {
  const made = await firstKeyFor(maker, colleagues, owner);
  const answer = await sendWith(world, maker, `/inboxes/${inboxId}/keys`, made.body, [
    made.keys,
    made.sheet.pair,
  ]);
  if (answer.statusCode !== 204) throw new Error(answer.body);
  maker.keys.push(made.keys);
  return made;
}

/** Posts, answering for these keys beside those that she holds. */
export function sendWith(
  world: ServerWorld,
  person: TestHandler,
  path: string,
  body: object,
  keys: readonly KeyPair[] = [],
) {
  return asHandler(world, { ...person, keys: [...person.keys, ...keys] }).post(path, body);
}

/** Seals the key to somebody and hands it in. */
export async function letInBy(
  world: ServerWorld,
  giver: TestHandler,
  inboxId: string,
  key: KeyPair,
  to: KeyPerson,
) {
  const grant = await grantKey(key.privateKey, to.own.publicKey);
  const grants = [{ kid: key.publicKey.kid, grant }];
  return asHandler(world, giver).post('/grants', { inboxId, handlerId: to.id, grants });
}

/** A sealed thing that opens for nobody as that key: what somebody makes who does not have it, addressed to `to`. */
export async function junkFor(to: PublicKey): Promise<string> {
  return grantKey((await newKeyPair()).privateKey, to);
}

function grantsTo(keys: KeyPair, people: readonly KeyPerson[]) {
  return Promise.all(
    people.map(async ({ id, own }) => ({
      handlerId: id,
      grant: await grantKey(keys.privateKey, own.publicKey),
    })),
  );
}
