/** The key ring with the real sealing: it opens what is ours, hands on what we hold, and nothing else. */
import { beforeAll, describe, expect, it } from 'vitest';
import { grantKey, openGrant } from '../contract/sealing/grant.ts';
import { newKeyPair, type PublicKey } from '../contract/sealing/keys.ts';
import { derivePassword } from '../contract/sealing/password.ts';
import { open, SealingError } from '../contract/sealing/seal.ts';
import { withRecipient } from '../contract/sealing/seal-again.ts';
import { entriesToHandOver, keysOfEntries } from './handed-over.ts';
import {
  emptyKeyRing,
  fillKeyRing,
  keyOfInbox,
  keysToGive,
  openKeyRing,
  ownKey,
  sealTo,
  type KeyRing,
} from './keys.ts';
import { openReading, sealMessage } from './opened.ts';
import { addCase, reporters } from './testing/world-cases.ts';
import { makeWorld, marker, password, takeKeyFrom, type World } from './testing/world.ts';

let world: World;
let ring: KeyRing;
const grantsTo = async (of: KeyRing, inboxId: string, to: PublicKey) =>
  sealTo(await keysToGive(of, inboxId), to);
const unlockKey = async (text: string) =>
  (await derivePassword(text, world.session.handler.salt)).unlockKey;

beforeAll(async () => {
  world = await makeWorld();
  ring = await openKeyRing(world.session, await unlockKey(password));
});

describe('the ring', () => {
  it('holds the keys of her inboxes after the right password', () => {
    expect(ring.inboxKeys.get(world.school.id)?.d).toBe(world.school.keys.privateKey.d);
    expect(ring.broken).toEqual([]);
  });

  it('does not open with another password', async () => {
    await expect(
      openKeyRing(world.session, await unlockKey('feil passord, langt nok')),
    ).rejects.toMatchObject({ reason: 'wrong-key' });
  });

  it('opens an inbox below by the owner’s grant, and none that no grant names', async () => {
    expect((await keyOfInbox(ring, world.kindergarten.id))?.kid).toBe(
      world.kindergarten.keys.publicKey.kid,
    );
    expect(await keyOfInbox(ring, 'somebody-elses')).toBeUndefined();
  });

  it('does not use an owner’s grant that holds another key than the inbox’s', async () => {
    const session = structuredClone(world.session);
    const [grant] = session.memberships[1]!.ownerGrants;
    grant!.grant = await grantKey((await newKeyPair()).privateKey, world.owner.keys.publicKey);
    const other = await openKeyRing(session, await unlockKey(password));
    expect(await keyOfInbox(other, world.kindergarten.id)).toBeUndefined();
    expect(other.inboxKeys.has(world.kindergarten.id)).toBe(false);
    await expect(
      grantsTo(other, world.kindergarten.id, world.colleague.publicKey),
    ).rejects.toMatchObject({ reason: 'not-a-recipient' });
  });

  it('calls a grant broken that holds another inbox’s key, and keeps the others', async () => {
    const session = structuredClone(world.session);
    session.memberships[0]!.grant = session.memberships[1]!.grant;
    const other = await openKeyRing(session, await unlockKey(password));
    expect(other.broken).toEqual([world.school.id]);
    expect([...other.inboxKeys.keys()]).toEqual([world.owner.id]);
  });

  it('holds nothing of an inbox without a key', async () => {
    const without = await makeWorld();
    takeKeyFrom(without, without.school);
    const other = await fillKeyRing(without.session, without.own.privateKey);
    expect([...other.inboxKeys.keys()]).toEqual([without.owner.id]);
    expect(other.broken).toEqual([]);
  });

  it('is not filled with a session that names another key as hers', async () => {
    const session = structuredClone(world.session);
    session.handler.publicKey = (await newKeyPair()).publicKey;
    await expect(fillKeyRing(session, world.own.privateKey)).rejects.toMatchObject({
      reason: 'wrong-key',
    });
  });

  it('gives her own public key from the one that her password opened, and none once it is emptied', async () => {
    const other = await fillKeyRing(world.session, world.own.privateKey);
    expect(ownKey(other)).toEqual(world.own.publicKey);
    emptyKeyRing(other);
    expect(() => ownKey(other)).toThrow(SealingError);
  });

  it('opens nothing any more once it is emptied', async () => {
    const { item, reading } = await addCase(world, { number: '2026-00001' });
    const other = await openKeyRing(world.session, await unlockKey(password));
    emptyKeyRing(other);
    await expect(openReading(other, reading, item)).rejects.toMatchObject({
      reason: 'not-a-recipient',
    });
  });
});

describe('letting in', () => {
  it('seals the inbox’s key to the colleague alone', async () => {
    const [given, ...others] = await grantsTo(ring, world.school.id, world.colleague.publicKey);
    const { kid, grant } = given!;
    expect([kid, others]).toEqual([world.school.keys.publicKey.kid, []]);
    expect((await openGrant(grant, world.colleague.privateKey)).d).toBe(
      world.school.keys.privateKey.d,
    );
    await expect(openGrant(grant, world.owner.keys.privateKey)).rejects.toMatchObject({
      reason: 'not-a-recipient',
    });
  });

  it('refuses a public key that is not what its name says', async () => {
    const swapped = { ...(await newKeyPair()).publicKey, kid: world.colleague.publicKey.kid };
    await expect(grantsTo(ring, world.school.id, swapped)).rejects.toMatchObject({
      reason: 'wrong-key',
    });
  });
});

/** The same world after the school's inbox got a new key, of which she has both. */
async function renewed() {
  const session = structuredClone(world.session);
  const membership = session.memberships[0]!;
  const { publicKey, privateKey } = await newKeyPair();
  const retired = { kid: membership.key!.kid, grant: membership.grant! };
  const grant = await grantKey(privateKey, world.own.publicKey);
  Object.assign(membership, { key: publicKey, grant, retired: [retired] });
  const hands = { session, ring: await openKeyRing(session, await unlockKey(password)) };
  return { ...hands, privateKey, retired };
}

describe('an earlier key', () => {
  it('opens what was sealed to it', async () => {
    const { item, reading } = await addCase(world, { number: '2026-00011' });
    const { ring: now } = await renewed();
    expect((await openReading(now, reading, item)).content.text).toBe(marker);
  });

  it('is handed on with that of now, so that a newcomer opens old reports too', async () => {
    const { ring: now, privateKey, retired } = await renewed();
    const given = await grantsTo(now, world.school.id, world.colleague.publicKey);
    expect(given.map(({ kid }) => kid)).toEqual([privateKey.kid, retired.kid]);
    for (const { kid, grant } of given)
      expect((await openGrant(grant, world.colleague.privateKey)).kid).toBe(kid);
  });

  it('is left behind: what is opened is wrapped for the key of now, and nothing else changes', async () => {
    const { item, reading } = await addCase(world, { number: '2026-00012' });
    const { ring: now, privateKey, retired } = await renewed();
    const entries = await entriesToHandOver(reading, item, now);
    expect(entries.map(({ part, retiredKid }) => [part, retiredKid])).toEqual([
      ['content', retired.kid],
      ['identity', retired.kid],
    ]);
    const content = withRecipient(reading.content, retired.kid, entries[0]!.recipient)!;
    const { organisationId } = reading;
    const place = { organisationId, id: item.reportId, version: 1, part: 'content' } as const;
    expect(await open(content, privateKey, place)).toMatchObject({ text: marker });
    const identity = withRecipient(reading.identity, retired.kid, entries[1]!.recipient)!;
    const after = { ...reading, content, identity };
    expect(await entriesToHandOver(after, item, now)).toEqual([]);
    expect(keysOfEntries(entries, now).map(({ kid }) => kid)).toEqual([
      privateKey.kid,
      retired.kid,
    ]);
  });

  it('is not wrapped anew for an inbox that does not read the case', async () => {
    const { item, reading } = await addCase(world, { number: '2026-00013' });
    const { ring: now } = await renewed();
    expect(await entriesToHandOver(reading, { ...item, readers: [] }, now)).toEqual([]);
  });
});

describe('a reading', () => {
  it('opens to what the reporter wrote, names apart', async () => {
    const { item, reading } = await addCase(world, { number: '2026-00002' });
    const opened = await openReading(ring, reading, item);
    expect(opened.content.text).toBe(marker);
    expect(opened.identity.names).toBe('Ola og Emil i 7B');
  });

  it('is refused where it was moved from another case', async () => {
    const [one, other] = [
      await addCase(world, { number: '2026-00003' }),
      await addCase(world, { number: '2026-00004' }),
    ];
    await expect(openReading(ring, other.reading, one.item)).rejects.toMatchObject({
      reason: 'moved',
    });
    const relabelled = { ...other.reading, reportId: one.item.reportId };
    await expect(openReading(ring, relabelled, one.item)).rejects.toMatchObject({
      reason: 'moved',
    });
  });

  it('is refused where content and identity changed places', async () => {
    const { item, reading } = await addCase(world, { number: '2026-00005' });
    const turned = { ...reading, content: reading.identity, identity: reading.content };
    await expect(openReading(ring, turned, item)).rejects.toMatchObject({ reason: 'moved' });
  });

  it('shows nothing for members that are no texts', async () => {
    const { item, reading } = await addCase(world, {
      number: '2026-00006',
      content: { text: 7 } as never,
      identity: [] as never,
    });
    const opened = await openReading(ring, reading, item);
    expect(opened.content.text).toBe('');
    expect(opened.identity.contact.how).toBe('not-said');
  });

  it('shows the report although one message does not open', async () => {
    const { item, reading } = await addCase(world, { number: '2026-00007' });
    const { sealed } = await sealMessage('Hei', await openReading(ring, reading, item));
    const place = { sentAt: '2026-11-23T09:00:00Z', fromHandler: null, recorded: 'bound' } as const;
    reading.messages = [{ id: 'another-id', ...place, sealed }];
    const opened = await openReading(ring, reading, item);
    expect(opened.content.text).toBe(marker);
    expect(opened.messages[0]).toMatchObject({ standing: 'broken', text: null });
  });
});

it('a message opens for the reporter and for every reader, under its own id, with its place inside', async () => {
  const { item, reading } = await addCase(world, { number: '2026-00008' });
  const opened = await openReading(ring, reading, item);
  const { id, sealed } = await sealMessage('Takk for at du sa fra.', opened);
  const place = { organisationId: world.rootId, id, version: 1, part: 'message' } as const;
  for (const key of [reporters.get(item.id)!, world.school.keys, world.owner.keys])
    expect(await open(sealed, key.privateKey, place)).toEqual({
      text: 'Takk for at du sa fra.',
      reportId: item.reportId,
      caseId: item.id,
      from: 'handler',
    });
});
