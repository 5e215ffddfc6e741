/** The key ring with the real sealing: it opens what is ours, hands on what we hold, and nothing else. */
import { beforeAll, describe, expect, it } from 'vitest';
import { grantKey, openGrant } from '../contract/sealing/grant.ts';
import { newKeyPair } from '../contract/sealing/keys.ts';
import { derivePassword } from '../contract/sealing/password.ts';
import { open } from '../contract/sealing/seal.ts';
import {
  emptyKeyRing,
  grantFromRecoveryCode,
  grantTo,
  keyOfInbox,
  openKeyRing,
  type KeyRing,
} from './keys.ts';
import { openReading, sealMessage } from './opened.ts';
import { addCase, reporters } from './testing/world-cases.ts';
import { makeWorld, marker, password, type World } from './testing/world.ts';

let world: World;
let ring: KeyRing;
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
      grantTo(other, world.kindergarten.id, world.colleague.publicKey),
    ).rejects.toMatchObject({ reason: 'not-a-recipient' });
  });

  it('calls a grant broken that holds another inbox’s key, and keeps the others', async () => {
    const session = structuredClone(world.session);
    session.memberships[0]!.grant = session.memberships[1]!.grant;
    const other = await openKeyRing(session, await unlockKey(password));
    expect(other.broken).toEqual([world.school.id]);
    expect([...other.inboxKeys.keys()]).toEqual([world.owner.id]);
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
    const grant = await grantTo(ring, world.school.id, world.colleague.publicKey);
    expect((await openGrant(grant, world.colleague.privateKey)).d).toBe(
      world.school.keys.privateKey.d,
    );
    await expect(openGrant(grant, world.owner.keys.privateKey)).rejects.toMatchObject({
      reason: 'not-a-recipient',
    });
  });

  it('refuses a public key that is not what its name says', async () => {
    const swapped = { ...(await newKeyPair()).publicKey, kid: world.colleague.publicKey.kid };
    await expect(grantTo(ring, world.school.id, swapped)).rejects.toMatchObject({
      reason: 'wrong-key',
    });
  });

  it('works with the printed code, for its own inbox only', async () => {
    const { sealedKey, recoveryCode, keys } = world.school;
    const to = world.own.publicKey;
    const grant = await grantFromRecoveryCode(
      sealedKey,
      recoveryCode.toLowerCase(),
      { key: keys.publicKey },
      to,
    );
    expect((await openGrant(grant, world.own.privateKey)).d).toBe(keys.privateKey.d);
    await expect(
      grantFromRecoveryCode(sealedKey, world.owner.recoveryCode, { key: keys.publicKey }, to),
    ).rejects.toMatchObject({ reason: 'wrong-key' });
    const swapped = grantFromRecoveryCode(
      world.owner.sealedKey,
      world.owner.recoveryCode,
      { key: keys.publicKey },
      to,
    );
    await expect(swapped).rejects.toMatchObject({ reason: 'damaged' });
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
    const { sealed } = await sealMessage('Hei', {
      sealTo: reading.sealTo,
      organisationId: world.rootId,
    });
    reading.messages = [
      {
        id: 'another-id',
        sentAt: '2026-11-23T09:00:00Z',
        fromHandler: null,
        sealed: sealed,
      },
    ];
    const opened = await openReading(ring, reading, item);
    expect(opened.content.text).toBe(marker);
    expect(opened.messages[0]?.text).toBeNull();
  });
});

it('a message opens for the reporter and for every reader, under its own id', async () => {
  const { item, reading } = await addCase(world, { number: '2026-00008' });
  const { id, sealed } = await sealMessage('Takk for at du sa fra.', {
    sealTo: reading.sealTo,
    organisationId: world.rootId,
  });
  const place = { organisationId: world.rootId, id, version: 1, part: 'message' } as const;
  for (const key of [reporters.get(item.id)!, world.school.keys, world.owner.keys])
    expect(await open(sealed, key.privateKey, place)).toEqual({
      text: 'Takk for at du sa fra.',
    });
});
