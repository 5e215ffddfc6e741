/** The outbox when the mail server is away, when two processes send, and when it is stopped. */
import { describe, expect, test } from 'vitest';
import {
  addresses,
  arrived,
  buried,
  config,
  hour,
  inHand,
  letterbox,
  logged,
  messageIds,
  minute,
  post,
  smtp,
  start,
  started,
  store,
  time,
  unsent,
  useOutboxWorld,
} from '../testing/outbox-world.ts';
import { deliverBy } from './deliver.ts';

useOutboxWorld();

describe('a mail server that is down', () => {
  test('for an hour: all delivered afterwards, each once, and the state says so meanwhile', async () => {
    await letterbox.stop();
    const ids = await post(addresses(20));
    const outbox = start();
    await time.pass(30 * minute, inHand(outbox));
    ids.push(...(await post(addresses(10))));
    outbox.wake();
    await time.pass(30 * minute, inHand(outbox));

    expect(outbox.state()).toMatchObject({
      state: 'paused',
      reason: 'ESOCKET',
      since: new Date('2026-11-23T08:00:00Z'),
    });
    expect((await unsent()).count).toBe(30);
    expect(await buried()).toEqual([]);

    await letterbox.start();
    await time.pass(2 * minute, inHand(outbox));
    expect(arrived()).toEqual(messageIds(ids));
    expect(outbox.state()).toMatchObject({ state: 'delivering', since: null, reason: null });
    expect((await unsent()).count).toBe(0);
  });

  test('no attempt is spent on it', async () => {
    await letterbox.stop();
    await post(['kari@example.no']);
    const outbox = start();
    await time.pass(hour, inHand(outbox));
    const seen: number[] = [];
    await outbox.stop();
    await letterbox.start();
    time.move(minute);
    const later = start({ send: async ({ attempts }) => void seen.push(attempts) });
    await time.pass(minute, inHand(later));
    expect(seen).toEqual([1]);
  });

  test('it is asked at most once a minute, with one letter', async () => {
    await letterbox.stop();
    await post(addresses(20));
    let asked = 0;
    const deliver = deliverBy(smtp, config);
    const outbox = start({ send: (letter, signal) => ((asked += 1), deliver(letter, signal)) });
    await time.pass(5 * minute, inHand(outbox));
    const before = asked;
    await time.pass(30 * minute, inHand(outbox));
    expect(asked - before).toBeLessThanOrEqual(31);
    expect(asked - before).toBeGreaterThan(20);
    await letterbox.start();
  });

  test('that says it closes down (421) is waited for like one that is gone', async () => {
    letterbox.answer('mail', 421);
    const ids = await post(addresses(3));
    const outbox = start();
    await time.pass(10 * minute, inHand(outbox));
    expect(outbox.state()).toMatchObject({ state: 'paused' });
    letterbox.answer('mail', null);
    await time.pass(2 * minute, inHand(outbox));
    expect(arrived()).toEqual(messageIds(ids));
  });
});

describe('two that send', () => {
  test('share the letters: each is sent by one of them', async () => {
    const ids = await post(addresses(40));
    start();
    start();
    await letterbox.holds(40);
    await time.pass(0, () => started.some((outbox) => inHand(outbox)()));
    expect(arrived()).toEqual(messageIds(ids));
  });

  test('a late one cannot write over the one that took the letter over', async () => {
    const [id] = await post(['kari@example.no']);
    let finish = () => {};
    const late = start({ atOnce: 1, send: () => new Promise((resolve) => (finish = resolve)) });
    await time.pass(0);
    expect(late.state().inHand).toBe(1);
    await time.jump(121_000);

    letterbox.answer('recipient', 550);
    const asked = letterbox.asked('recipient');
    const other = start();
    await asked;
    await time.pass(0, inHand(other));
    expect(await buried()).toMatchObject([{ id }]);
    finish();
    await late.stop();
    expect(await buried()).toMatchObject([{ id }]);
    expect(logged.at(-1)).toContain('claimed by another process');
  });
});

test('a database that was away and answers again is not waited for until the next report', async () => {
  let away = true;
  const outbox = start({
    store: {
      transaction: (work) => (away ? Promise.reject(new Error('away')) : store.transaction(work)),
    },
  });
  await time.pass(0, inHand(outbox));
  expect(outbox.state()).toMatchObject({ state: 'paused', reason: 'database' });
  away = false;
  await time.pass(minute, inHand(outbox));
  expect(outbox.state()).toMatchObject({ state: 'delivering' });
  expect(logged.at(-1)).toContain('delivered again');
});

describe('stopping', () => {
  test('waits for the letter in hand, and claims nothing more', async () => {
    await post(addresses(3));
    let finish = () => {};
    const sent: string[] = [];
    const outbox = start({
      atOnce: 1,
      send: ({ id }) => new Promise((resolve) => (finish = () => (sent.push(id), resolve()))),
    });
    await time.pass(0);
    const stopped = outbox.stop();
    finish();
    await stopped;
    expect(sent).toHaveLength(1);
    expect((await unsent()).count).toBe(2);
    expect(outbox.state()).toMatchObject({ state: 'stopped', inHand: 0 });
  });

  test('breaks off a send that takes longer than ten seconds; the letter goes another time', async () => {
    letterbox.answer('data', 'hang');
    const ids = await post(['kari@example.no']);
    const outbox = start();
    await letterbox.asked('data');
    const stopped = outbox.stop();
    time.move(10_000);
    await stopped;
    letterbox.answer('data', null);
    const later = start();
    await time.pass(minute, inHand(later));
    expect(arrived()).toEqual(messageIds(ids));
  });
});
