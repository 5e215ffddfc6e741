/**
 * Invented trees for tests and for the bench: organisations and inboxes with real keys, laid into a real store, and the
 * handlers who hold them. Every test world is made of these; what a test does not care about is filled in.
 */
import { randomUUID } from 'node:crypto';
import { newId } from '../../contract/ids.ts';
import { grantKey } from '../../contract/sealing/grant.ts';
import { newKeyPair, type KeyPair, type PublicKey } from '../../contract/sealing/keys.ts';
import { newRecoveryCode, sealToRecoveryCode } from '../../contract/sealing/recovery.ts';
import type {
  HandlerRow,
  InboxKeyRow,
  InboxRow,
  KeyGrantRow,
  OrganisationRow,
  Records,
  Store,
} from '../store/records.ts';

/** An inbox before it is stored: its rows, and both halves of its key. */
export type TestInbox = {
  id: string;
  row: InboxRow;
  key: InboxKeyRow;
  keys: KeyPair;
};
/** One with a printed code, as the set-up makes them. */
export type PrintedInbox = TestInbox & { recoveryCode: string };

/** The top of a tree, unless `parentId` and `rootId` say otherwise. */
export function organisationRow(over: Partial<OrganisationRow> = {}): OrganisationRow {
  const id = over.id ?? newId();
  return {
    id,
    rootId: id,
    parentId: null,
    slug: `o-${randomUUID()}`,
    name: 'Oppdiktet kommune',
    kind: 'municipality',
    sector: 'school',
    language: 'nb',
    private: false,
    isUnit: false,
    inboxId: null,
    independentInboxId: null,
    rules: [],
    origins: [],
    requiresFrame: false,
    exitUrl: 'https://www.example.no/',
    texts: {},
    position: 0,
    attachments: 'none',
    practice: null,
    ownerMayOpen: over.parentId != null,
    openedAt: new Date('2026-01-05T08:00:00Z'),
    ledWith: null,
    letters: null,
    ...over,
  };
}

/** A school that belongs to the organisation. */
export function schoolRow(
  { id, rootId }: OrganisationRow,
  over: Partial<OrganisationRow> = {},
): OrganisationRow {
  const own = { parentId: id, rootId, kind: 'school', isUnit: true, name: 'Luftslottet skole' };
  return organisationRow({ ...own, ...over });
}

export function inboxRow(
  organisation: Pick<OrganisationRow, 'id' | 'rootId'>,
  over: Partial<InboxRow> = {},
): InboxRow {
  return {
    id: newId(),
    rootId: organisation.rootId,
    organisationId: organisation.id,
    standing: 'line',
    name: { nb: 'Rektor', nn: 'Rektor', en: 'Head teacher' },
    escalatesTo: null,
    currentKid: '',
    readingHours: null,
    readingTimes: null,
    renewSince: null,
    ...over,
  };
}

/** The inbox's key as it is stored, without a printed code. */
export function inboxKeyRow(
  { id: inboxId, rootId }: Pick<InboxRow, 'id' | 'rootId'>,
  publicKey: PublicKey,
  createdAt = new Date(),
): InboxKeyRow {
  return {
    kid: publicKey.kid,
    rootId,
    inboxId,
    publicKey,
    recoverySealed: null,
    recoveryState: 'none',
    createdAt,
    retiredAt: null,
  };
}

export async function newInbox(
  organisation: Pick<OrganisationRow, 'id' | 'rootId'>,
  over: Partial<InboxRow> = {},
): Promise<TestInbox> {
  const keys = await newKeyPair();
  const row = inboxRow(organisation, { currentKid: keys.publicKey.kid, ...over });
  return { id: row.id, row, key: inboxKeyRow(row, keys.publicKey), keys };
}

export async function withRecoveryCode(inbox: TestInbox): Promise<PrintedInbox> {
  const recoveryCode = newRecoveryCode();
  const recoverySealed = await sealToRecoveryCode(inbox.keys.privateKey, recoveryCode);
  return { ...inbox, recoveryCode, key: { ...inbox.key, recoverySealed, recoveryState: 'made' } };
}

/** Writes the tree. `below`: an inbox whose private key is granted to the key of the `owner`'s. */
export async function layTree(
  store: Store,
  tree: {
    organisations: OrganisationRow[];
    inboxes: Pick<TestInbox, 'row' | 'key'>[];
    ownerGrants?: { below: TestInbox; owner: TestInbox }[];
  },
): Promise<void> {
  const ownerGrants = await Promise.all(
    (tree.ownerGrants ?? []).map(async ({ below, owner }) => ({
      kid: below.key.kid,
      ownerKid: owner.key.kid,
      rootId: below.row.rootId,
      inboxId: below.id,
      ownerInboxId: owner.id,
      grant: await grantKey(below.keys.privateKey, owner.keys.publicKey),
      provedAt: new Date(),
      trustedUntil: null,
    })),
  );
  await store.transaction(async ({ organisations }) => {
    for (const row of tree.organisations) await organisations.putOrganisation(row);
    for (const { row, key } of tree.inboxes) {
      await organisations.putInbox(row);
      await organisations.addInboxKey(key);
    }
    for (const row of ownerGrants) await organisations.putOwnerGrant(row);
  });
}

/** Makes her a member of these inboxes, with nobody's key. */
export async function addMember(
  { people, organisations }: Records,
  handler: HandlerRow,
  inboxes: { id: string }[],
): Promise<void> {
  const { id: handlerId, rootId } = handler;
  await people.put(handler);
  for (const { id: inboxId } of inboxes)
    await organisations.putMembership({ inboxId, handlerId, rootId, deputy: false });
  await organisations.treeChanged(rootId);
}

/** A grant that its owner has answered for; it opens nothing. */
export function keyGrantRow(
  over: Pick<KeyGrantRow, 'kid' | 'handlerId' | 'rootId'> & Partial<KeyGrantRow>,
): KeyGrantRow {
  const createdAt = over.createdAt ?? new Date();
  return {
    grant: 'a.b.c.d.e',
    grantedBy: null,
    createdAt,
    provedAt: createdAt,
    trustedUntil: null,
    ...over,
  };
}

/** The same, and the server has a grant of each inbox's key to her, which counts. It opens nothing: only the desk's tests need real ones. */
export async function addHolder(
  records: Records,
  handler: HandlerRow,
  inboxes: { id: string; kid: string }[],
): Promise<void> {
  const { id: handlerId, rootId } = handler;
  await addMember(records, handler, inboxes);
  for (const { kid } of inboxes)
    await records.organisations.putKeyGrant(keyGrantRow({ kid, handlerId, rootId }));
}

/** The inbox has a new key from now on; nobody holds it yet. */
export async function renewKey(store: Store, rootId: string, inboxId: string): Promise<KeyPair> {
  const keys = await newKeyPair();
  await store.transaction(async ({ organisations }) => {
    const row = (await organisations.tree(rootId)).inboxes.get(inboxId)!;
    await organisations.addInboxKey(inboxKeyRow(row, keys.publicKey));
    await organisations.putInbox({ ...row, currentKid: keys.publicKey.kid });
    await organisations.treeChanged(rootId);
  });
  return keys;
}
