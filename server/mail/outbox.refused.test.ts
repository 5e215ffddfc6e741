/**
 * A mail server that says no for good: whether to us, to the address, or nobody can tell. Only where it surely is the
 * address is a letter buried at once; all the others wait, and it shows.
 */
import { describe, expect, test } from 'vitest';
import type { Command, Reply } from '../testing/letterbox.ts';
import {
  addresses,
  arrived,
  buried,
  hour,
  inHand,
  letterbox,
  logged,
  messageIds,
  minute,
  post,
  start,
  time,
  unsent,
  useOutboxWorld,
} from '../testing/outbox-world.ts';

useOutboxWorld();

const kinds = [
  ['urgent', true],
  ['plain', false],
] as const;
const refusals: [string, Command, Reply][] = [
  ['its greeting', 'connect', 554],
  ['the sender', 'mail', 550],
  ['the sender, by its rules', 'mail', '553 5.7.1'],
  ['the sender, told at the recipient', 'recipient', '550 5.1.8'],
];

describe.each(kinds)('%s letters', (_name, urgent) => {
  test.each(refusals)(
    'are all kept, for a week, where the mail server refuses us at %s; and go when it is mended',
    async (_where, command, reply) => {
      letterbox.answer(command, reply);
      const ids = await post(addresses(7), { urgent });
      const outbox = start();
      await time.pass(minute, inHand(outbox));
      expect(outbox.state()).toMatchObject({ state: 'paused' });
      expect(await unsent()).toMatchObject({ count: 7, refused: expect.any(Number) });
      expect((await unsent()).refused).toBeGreaterThan(0);
      for (let day = 0; day < 7; day++) await time.jump(24 * hour, inHand(outbox));
      expect(await buried()).toEqual([]);

      letterbox.answer(command, null);
      await time.jump(2 * minute, inHand(outbox));
      await time.pass(2 * minute, inHand(outbox));
      expect(arrived()).toEqual(messageIds(ids));
      expect(await unsent()).toEqual({ count: 0, oldestCreatedAt: null, refused: 0 });
    },
  );

  test('are buried at once where it surely is the address, and nobody else waits', async () => {
    letterbox.answer('recipient', (address) => (address.startsWith('gone') ? '550 5.1.1' : null));
    const [gone] = await post(['gone@example.no'], { urgent });
    const others = await post(addresses(6), { urgent });
    const outbox = start();
    await time.pass(minute, inHand(outbox));
    expect(arrived()).toEqual(messageIds(others));
    expect(await buried()).toMatchObject([{ id: gone }]);
    expect((await unsent()).refused).toBe(0);
  });

  test('are tried for a day where nobody can tell who is meant, while the others go; then they are buried', async () => {
    letterbox.answer('recipient', (address) => (address.startsWith('maybe') ? '550 5.7.1' : null));
    const [maybe] = await post(['maybe@example.no'], { urgent });
    const others = await post(addresses(6), { urgent });
    const outbox = start();
    await time.pass(minute, inHand(outbox));
    expect(arrived()).toEqual(messageIds(others));
    expect(await unsent()).toMatchObject({ count: 1, refused: 1 });
    expect(outbox.state()).toMatchObject({ state: 'delivering' });
    for (let hours = 0; hours < 20; hours += 2) await time.jump(2 * hour, inHand(outbox));
    expect(await buried()).toEqual([]);
    await time.jump(4 * hour, inHand(outbox));
    expect(await buried()).toMatchObject([
      { id: maybe, lastError: expect.stringContaining('550 5.7.1') },
    ]);
  });

  test('that were refused by its rules arrive when these were mended within the day', async () => {
    letterbox.answer('recipient', 554);
    const ids = await post(addresses(3), { urgent });
    const outbox = start();
    await time.pass(2 * hour, inHand(outbox));
    letterbox.answer('recipient', null);
    await time.pass(2 * hour, inHand(outbox));
    expect(arrived()).toEqual(messageIds(ids));
    expect((await unsent()).refused).toBe(0);
  });
});

test('that it refuses us is worth an alarm, without a word of for whom', async () => {
  letterbox.answer('mail', '550 5.7.1');
  await post(['kari@example.no']);
  const outbox = start();
  await time.pass(hour, inHand(outbox));
  const alarms = logged.filter((line) => line.includes('refuses us'));
  expect(alarms).toEqual([expect.stringMatching(/^\{"count":\d+,"codes":\["EENVELOPE 550"\]\}/)]);
  expect(logged.join()).not.toMatch(/@|Told to answer/);
});
