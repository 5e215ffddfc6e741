import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../contract/ids.ts';
import type { NewLetter, Store } from '../store/records.ts';
import { freshStore } from '../testing/databases.ts';
import { fakeTime, type FakeTime } from '../testing/fake-time.ts';
import { handlerRow } from '../testing/handlers.ts';
import { openLetterbox, type Letterbox } from '../testing/letterbox.ts';
import { deliverBy } from './deliver.ts';
import { startOutbox, type Outbox, type OutboxParts } from './outbox.ts';
import { openSmtp, type Smtp } from './smtp.ts';

const minute = 60_000;
const hour = 60 * minute;
const rootId = newId();
const config = {
  publicUrl: new URL('https://meld.example.no/'),
  sender: 'Mobbeknapp <post@meld.example.no>',
  secret: 'a secret of the configuration, long enough',
};

let store: Store;
let letterbox: Letterbox;
let time: FakeTime;
let smtp: Smtp;
let logged: string[];
let started: Outbox[];

beforeEach(async () => {
  [store, letterbox] = await Promise.all([freshStore(), openLetterbox()]);
  time = fakeTime();
  smtp = openSmtp({ smtpUrl: letterbox.url });
  logged = [];
  started = [];
});
afterEach(async () => {
  smtp.close();
  await Promise.all([...started.map((outbox) => outbox.stop()), letterbox.stop()]);
  await store.close();
});

function start(over: Partial<OutboxParts> = {}): Outbox {
  const note = (fields: object, message: string) =>
    void logged.push(`${JSON.stringify(fields)} ${message}`);
  const { clock, timers } = time;
  const log = { info: note, warn: note, error: note };
  const outbox = startOutbox({
    store,
    send: deliverBy(smtp, config),
    clock,
    timers,
    log,
    random: () => 0.5,
    ...over,
  });
  started.push(outbox);
  return outbox;
}

/** Adds one letter to each of these people, who are made for it. */
async function post(emails: string[], over: Partial<NewLetter> = {}): Promise<string[]> {
  const letters = emails.map((email) => ({
    email,
    id: newId(),
    handler: handlerRow({ rootId, email }),
  }));
  const now = time.clock.now();
  await store.transaction(async ({ people, outbox }) => {
    for (const { handler } of letters) await people.put(handler);
    const fixed = {
      rootId,
      kind: 'report',
      urgent: false,
      caseId: newId(),
      invitationId: null,
      createdAt: now,
      dueAt: now,
    };
    await outbox.add(
      letters.map(({ id, handler }) => ({ id, handlerId: handler.id, ...fixed, ...over })),
    );
  });
  return letters.map(({ id }) => id);
}
const addresses = (count: number) => Array.from({ length: count }, () => `${newId()}@example.no`);
const unsent = () => store.read(({ outbox }) => outbox.unsent(rootId));
const buried = () => store.read(({ outbox }) => outbox.buried(rootId));
const inHand = (outbox: Outbox) => () => outbox.state().inHand > 0;
const arrived = () => letterbox.mails.map(({ messageId }) => messageId).sort();
const messageIds = (ids: string[]) => ids.map((id) => `<${id}@meld.example.no>`).sort();

describe('when all is well', () => {
  test('letters that lie there when it starts are sent at once, each once', async () => {
    const ids = await post(addresses(12));
    const outbox = start();
    await time.pass(0, inHand(outbox));
    await letterbox.holds(12);
    await time.pass(10 * minute, inHand(outbox));
    expect(arrived()).toEqual(messageIds(ids));
    expect(await unsent()).toEqual({ count: 0, oldestCreatedAt: null });
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

  test('sent letters are dropped after thirty days', async () => {
    const [id] = await post(['kari@example.no']);
    const outbox = start();
    await letterbox.holds(1);
    await time.jump(29 * 24 * hour, inHand(outbox));
    const [again] = await post(['ola@example.no']);
    expect(again).not.toBe(id);
    await time.jump(2 * 24 * hour, inHand(outbox));
    await time.jump(hour, inHand(outbox));
    // Its row is gone: a letter with the same id can be written again.
    const now = time.clock.now();
    const handler = handlerRow({ rootId });
    await store.transaction(async ({ people, outbox: letters }) => {
      await people.put(handler);
      const fixed = { rootId, kind: 'report', urgent: false, caseId: null, invitationId: null };
      await letters.add([{ ...fixed, id: id!, handlerId: handler.id, createdAt: now, dueAt: now }]);
    });
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
    expect(logged.filter((line) => line.includes('buried'))).toHaveLength(1);

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
    expect(logged.some((line) => line.includes('put off'))).toBe(true);
  });
});

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
    start();
    await time.pass(0, () => !logged.some((line) => line.includes('buried')));
    expect(await buried()).toMatchObject([{ id }]);
    finish();
    await late.stop();
    expect(await buried()).toMatchObject([{ id }]);
    expect(logged.at(-1)).toContain('claimed by another process');
  });
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

test('nothing that is logged holds an address, a link or what the server said', async () => {
  letterbox.answer('recipient', (address) => (address.startsWith('gone') ? 550 : null));
  await post(['gone@example.no', 'kari@example.no']);
  const outbox = start();
  await letterbox.holds(1);
  await time.pass(0, inHand(outbox));
  await letterbox.stop();
  await post(['ola@example.no']);
  await time.pass(minute, inHand(outbox));
  await letterbox.start();
  expect(logged.length).toBeGreaterThan(2);
  expect(logged.join('\n')).not.toMatch(/@|https?:|Told to answer|127\.0\.0\.1/);
});
