/** What the desk gives with a case, and what it keeps back: only what it shows, and only for a key that is what its name says. */
import { beforeAll, expect, it } from 'vitest';
import type { ReadingAnswer } from '../contract/api/cases.ts';
import { newId } from '../contract/ids.ts';
import { derivePassword } from '../contract/sealing/password.ts';
import { open, type Sealed } from '../contract/sealing/seal.ts';
import { withAddedRecipient } from '../contract/sealing/seal-again.ts';
import { handDownParts } from './handed-down.ts';
import { openKeyRing, type KeyRing } from './keys.ts';
import { openReading, sealMessage } from './opened.ts';
import { addCase } from './testing/world-cases.ts';
import { makeWorld, marker, password, type World, type WorldCase } from './testing/world.ts';

type Sent = ReadingAnswer['messages'][number];

let world: World;
let ring: KeyRing;
let own: WorldCase;
let other: WorldCase;

beforeAll(async () => {
  world = await makeWorld();
  const { salt } = world.session.handler;
  ring = await openKeyRing(world.session, (await derivePassword(password, salt)).unlockKey);
  own = await addCase(world, { number: '2026-00001' });
  other = await addCase(world, { number: '2026-00002' });
});

async function messageOf({ item, reading }: WorldCase, recorded: Sent['recorded'] = 'bound') {
  const sealed = await sealMessage('Hei', await openReading(ring, reading, item));
  return { ...sealed, sentAt: '2026-11-23T09:00:00Z', fromHandler: 'Kari', recorded };
}

it('the new reader opens content, identity and each message that is shown; the others are named and stay as they are', async () => {
  const [shown, moved, planted] = [
    await messageOf(own),
    await messageOf(other),
    await messageOf(own, 'no'),
  ];
  const reading = { ...own.reading, messages: [shown, moved, planted] };
  const opened = await openReading(ring, reading, own.item);
  const { keys } = world.kindergarten;
  const { entries, withheld } = await handDownParts(reading, opened, ring, keys.publicKey);
  expect(entries.map(({ part, id }) => [part, id])).toEqual([
    ['content', own.item.reportId],
    ['identity', own.item.reportId],
    ['message', shown.id],
  ]);
  expect(withheld).toEqual([moved.id]);
  const sealed: Sealed[] = [reading.content, reading.identity, shown.sealed];
  const found = await Promise.all(
    entries.map(({ part, id, recipient }, index) =>
      open(withAddedRecipient(sealed[index]!, recipient, 24)!, keys.privateKey, {
        organisationId: world.rootId,
        ...{ id, part, version: 1 },
      }),
    ),
  );
  expect(found[0]).toMatchObject({ text: marker });
  expect(found[2]).toMatchObject({ text: 'Hei', caseId: own.item.id });
});

it('nothing is wrapped for a key under another name', async () => {
  const opened = await openReading(ring, own.reading, own.item);
  const to = { ...world.kindergarten.keys.publicKey, kid: world.owner.keys.publicKey.kid };
  await expect(handDownParts(own.reading, opened, ring, to)).rejects.toMatchObject({
    reason: 'wrong-key',
  });
});

it('a message that is sealed to nobody here holds up nothing', async () => {
  const message = { ...(await messageOf(own)), id: newId() };
  const reading = { ...own.reading, messages: [message] };
  const opened = await openReading(ring, reading, own.item);
  const { keys } = world.kindergarten;
  const { withheld } = await handDownParts(reading, opened, ring, keys.publicKey);
  expect(withheld).toEqual([message.id]);
});
