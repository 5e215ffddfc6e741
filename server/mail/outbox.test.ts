import { describe, expect, test } from 'vitest';
import { handlerRow } from '../testing/handlers.ts';
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
  rootId,
  start,
  store,
  time,
  unsent,
  useOutboxWorld,
} from '../testing/outbox-world.ts';

useOutboxWorld();

describe('when all is well', () => {
  test('letters that lie there when it starts are sent at once, each once', async () => {
    const ids = await post(addresses(12));
    const outbox = start();
    await time.pass(0, inHand(outbox));
    await letterbox.holds(12);
    await time.pass(10 * minute, inHand(outbox));
    expect(arrived()).toEqual(messageIds(ids));
    expect(await unsent()).toEqual({ count: 0, oldestCreatedAt: null, refused: 0 });
  });

  test('a ring sends at once, without any time passing', async () => {
    const outbox = start();
    await time.pass(0, inHand(outbox));
    await post(['kari@example.no']);
    outbox.wake();
    await letterbox.holds(1);
  });

  test('without a ring they are found within five seconds', async () => {
    const outbox = start();
    await time.pass(0, inHand(outbox));
    await post(['kari@example.no']);
    await time.pass(5_000, inHand(outbox));
    await letterbox.holds(1);
  });

  test('urgent letters go first', async () => {
    const [calm] = await post(['calm@example.no']);
    const [urgent] = await post(['urgent@example.no'], { urgent: true });
    start({ atOnce: 1 });
    await letterbox.holds(2);
    expect(letterbox.mails.map(({ messageId }) => messageId)).toEqual([
      ...messageIds([urgent!]),
      ...messageIds([calm!]),
    ]);
  });

  test('three at once at most, and none of three that are slow holds up one that is urgent', async () => {
    await post(addresses(8));
    const sending: { urgent: boolean; finish: () => void }[] = [];
    const outbox = start({
      send: ({ urgent }) =>
        new Promise((resolve) => sending.push({ urgent, finish: () => resolve() })),
    });
    await time.pass(0);
    expect(outbox.state().inHand).toBe(2);
    await post(addresses(2), { urgent: true });
    outbox.wake();
    await time.pass(0, () => outbox.state().inHand < 3);
    expect(sending.map(({ urgent }) => urgent)).toEqual([false, false, true]);
    // Whoever is done makes room for the other urgent one before any that waited longer.
    sending[0]!.finish();
    await time.pass(0, () => sending.length < 4);
    expect(sending[3]!.urgent).toBe(true);
    for (let done = 1; done < 10; done += 1) {
      sending[done]!.finish();
      await time.pass(
        0,
        () => sending.length < Math.min(10, done + 3) && outbox.state().inHand > 0,
      );
      expect(outbox.state().inHand).toBeLessThanOrEqual(3);
    }
    await time.pass(0, inHand(outbox));
    expect((await unsent()).count).toBe(0);
  });

  test('a letter sent 29 days ago is kept, one sent 31 days ago is dropped', async () => {
    const [id] = await post(['kari@example.no']);
    const outbox = start();
    await time.pass(0, inHand(outbox));
    const handler = handlerRow({ rootId });
    await store.transaction(({ people }) => people.put(handler));
    /** Whether its row is there still: another letter with the same id cannot be written. */
    const isKept = () => {
      const now = time.clock.now();
      const fixed = { rootId, kind: 'report', urgent: false, caseId: null, invitationId: null };
      const letter = { ...fixed, id: id!, handlerId: handler.id, createdAt: now, dueAt: now };
      return store
        .transaction(({ outbox: letters }) => letters.add([letter]))
        .then(
          () => false,
          () => true,
        );
    };
    await time.jump(29 * 24 * hour, inHand(outbox));
    await time.jump(hour, inHand(outbox));
    expect(await isKept()).toBe(true);
    await time.jump(2 * 24 * hour, inHand(outbox));
    await time.jump(hour, inHand(outbox));
    expect(await isKept()).toBe(false);
  });
});

describe('a letter that fails', () => {
  test('put off by the server: again after fifteen seconds, not before', async () => {
    letterbox.answer('recipient', 451);
    const ids = await post(['kari@example.no']);
    const outbox = start();
    await time.pass(0, inHand(outbox));
    letterbox.answer('recipient', null);
    await time.pass(14_000, inHand(outbox));
    expect(letterbox.mails).toEqual([]);
    await time.pass(6_000, inHand(outbox));
    expect(arrived()).toEqual(messageIds(ids));
    expect(outbox.state().state).toBe('delivering');
  });

  test('put off for 72 hours: buried, with what the server said', async () => {
    letterbox.answer('recipient', 451);
    await post(['kari@example.no']);
    const outbox = start();
    for (let hours = 0; hours < 12; hours++) {
      await time.jump(1.3 * hour, inHand(outbox));
      expect(await buried()).toEqual([]);
    }
    await time.jump(72 * hour, inHand(outbox));
    expect(await buried()).toMatchObject([
      { recipient: { email: 'kari@example.no' }, lastError: expect.stringContaining('451') },
    ]);
  });

  test('refused: buried at once and visible; the others are delivered; dug up, it is sent again', async () => {
    letterbox.answer('recipient', (address) => (address === 'gone@example.no' ? 550 : null));
    const [gone] = await post(['gone@example.no']);
    const others = await post(addresses(6));
    const outbox = start();
    await letterbox.holds(6);
    await time.pass(minute, inHand(outbox));
    expect(arrived()).toEqual(messageIds(others));
    expect(await buried()).toMatchObject([
      {
        id: gone,
        recipient: { email: 'gone@example.no' },
        lastError: expect.stringContaining('550'),
      },
    ]);
    expect(logged).toEqual([]);
    await time.pass(hour, inHand(outbox));
    expect(logged).toEqual([
      expect.stringMatching(/^\{"count":1,"codes":\["EENVELOPE 550"\]\} .*buried/),
    ]);

    letterbox.answer('recipient', null);
    await store.transaction((records) => records.outbox.dig(rootId, gone!, time.clock.now()));
    outbox.wake();
    await letterbox.holds(7);
    await time.pass(0, inHand(outbox));
    expect(await buried()).toEqual([]);
  });

  test('a letter at which the line always breaks does not hold up the others, and is put off in the end', async () => {
    letterbox.answer('data', (address) => (address === 'poison@example.no' ? 'drop' : null));
    await post(['poison@example.no']);
    const outbox = start({ random: Math.random });
    const others: string[] = [];
    for (let round = 0; round < 6; round++) {
      others.push(...(await post(addresses(3))));
      outbox.wake();
      await time.pass(2 * minute, inHand(outbox));
    }
    expect(arrived()).toEqual(messageIds(others));
    await time.pass(hour, inHand(outbox));
    expect(logged.some((line) => line.includes('put off'))).toBe(true);
  });
});

test('nothing that is logged holds an address, a link, a letter or what the server said', async () => {
  letterbox.answer('recipient', (address) => (address.startsWith('gone') ? 550 : null));
  const ids = await post(['gone@example.no', 'kari@example.no']);
  const outbox = start();
  await letterbox.holds(1);
  await time.pass(0, inHand(outbox));
  await letterbox.stop();
  ids.push(...(await post(['ola@example.no'])));
  await time.pass(hour, inHand(outbox));
  await letterbox.start();
  await time.pass(2 * minute, inHand(outbox));
  const log = logged.join('\n');
  expect(log).toContain('buried');
  expect(log).toContain('took no letters');
  expect(log).toContain('delivered again');
  expect(log).not.toMatch(/@|https?:|Told to answer|127\.0\.0\.1|\d\d:\d\d/);
  for (const id of ids) expect(log).not.toContain(id);
});

test('of letters that go as they should nothing is logged: their second is that of a report', async () => {
  const outbox = start();
  await time.pass(0, inHand(outbox));
  await post(addresses(8));
  outbox.wake();
  await letterbox.holds(8);
  await time.pass(2 * hour, inHand(outbox));
  await outbox.stop();
  expect(logged).toEqual([]);
});

test('what the log tells of a failure stands there when the hour is over, also while the outbox rests', async () => {
  // 08:20, so that the hour ends in forty minutes.
  time.move(20 * minute);
  await letterbox.stop();
  const outbox = start();
  await time.pass(0, inHand(outbox));
  await post(['kari@example.no']);
  outbox.wake();
  await time.pass(39 * minute, inHand(outbox));
  outbox.wake();
  await time.pass(0, inHand(outbox));
  expect(logged).toEqual([]);
  await time.pass(minute, inHand(outbox));
  expect(logged).toEqual([expect.stringContaining('took no letters')]);
  await letterbox.start();
});
