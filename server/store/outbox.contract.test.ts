/** The contract of the outbox: each letter is claimed by one at a time, and ends once. */
import { describe, expect, it } from 'vitest';
import { databaseKinds, freshStore } from '../testing/databases.ts';
import { aLetter, lay } from '../testing/rows.ts';
import type { Store } from './records.ts';

const now = new Date('2026-03-02T09:00:00.000Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe.each(databaseKinds)('the outbox on %s', (kind) => {
  it('gives two hundred letters to eight claimers, each once', async () => {
    const store = await freshStore(kind);
    const { handler } = await lay(store);
    const letters = Array.from({ length: 200 }, () => aLetter(handler, now));
    await store.transaction(({ outbox }) => outbox.add(letters));
    const claimed = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const mine: string[] = [];
        for (;;) {
          const some = await store.transaction(({ outbox }) => outbox.claim(now, 60_000, 7));
          expect(some.length).toBeLessThanOrEqual(7);
          if (some.length === 0) return mine;
          mine.push(...some.map(({ id }) => id));
        }
      }),
    );
    expect(claimed.flat().sort()).toEqual(letters.map(({ id }) => id).sort());
  });

  it('leases a letter and refuses whoever comes back too late', async () => {
    const store = await freshStore(kind);
    const { handler } = await lay(store);
    const urgent = { ...aLetter(handler, later(1)), urgent: true };
    const plain = aLetter(handler, now);
    const { outbox } = transactions(store);
    await outbox((records) => records.add([plain, urgent]));
    const first = await outbox((records) => records.claim(later(1), 60_000, 10));
    expect(first.map(({ id }) => id)).toEqual([urgent.id, plain.id]);
    expect(first[0]!.recipient).toEqual({
      email: handler.email,
      name: handler.name,
      language: handler.language,
    });
    expect(await outbox((records) => records.claim(later(1.5), 60_000, 10))).toEqual([]);
    const second = await outbox((records) => records.claim(later(3), 60_000, 10));
    expect(second.map(({ attempts }) => attempts)).toEqual([2, 2]);
    expect(await outbox((records) => records.sent(plain.id, 1, later(3)))).toBe(false);
    expect(await outbox((records) => records.sent(plain.id, 2, later(3)))).toBe(true);
    expect(await outbox((records) => records.bury(plain.id, 2, later(3), '550'))).toBe(false);
    expect(await outbox((records) => records.release(urgent.id, 2, later(4), 'no server'))).toBe(
      true,
    );
    const third = await outbox((records) => records.claim(later(4), 60_000, 10));
    expect(third.map(({ attempts, lastError }) => [attempts, lastError])).toEqual([
      [2, 'no server'],
    ]);
    expect(await outbox((records) => records.retry(urgent.id, 2, later(9), '451'))).toBe(true);
    expect(await outbox((records) => records.claim(later(5), 60_000, 10))).toEqual([]);
    expect(await outbox((records) => records.unsent(null))).toEqual({
      count: 1,
      oldestCreatedAt: urgent.createdAt,
      refused: 0,
    });
  });

  it('counts the letters that wait although the mail server refused them, until they are sent, buried or dug up', async () => {
    const store = await freshStore(kind);
    const { handler } = await lay(store);
    const letters = [aLetter(handler, now), aLetter(handler, now), aLetter(handler, now)];
    const { outbox } = transactions(store);
    const refused = async (rootId: string | null = handler.rootId) =>
      (await outbox((records) => records.unsent(rootId))).refused;
    await outbox((records) => records.add(letters));
    expect(await refused()).toBe(0);
    await outbox((records) => records.claim(now, 60_000, 3));
    const [one, other, third] = letters.map(({ id }) => id) as [string, string, string];
    await outbox((records) => records.release(one, 1, now, '550 5.7.1 not from you'));
    await outbox((records) => records.retry(other, 1, now, '554 no'));
    await outbox((records) => records.retry(third, 1, now, '451 not 550 now'));
    expect([await refused(), await refused(null), await refused('another')]).toEqual([2, 2, 0]);
    await outbox((records) => records.claim(now, 60_000, 3));
    await outbox((records) => records.sent(one, 1, now));
    await outbox((records) => records.bury(other, 2, now, '554 no'));
    expect(await refused()).toBe(0);
    await outbox((records) => records.dig(handler.rootId, other, now));
    expect(await refused()).toBe(0);
  });

  it('buries, digs up, settles and prunes letters', async () => {
    const store = await freshStore(kind);
    const { handler } = await lay(store);
    const letter = aLetter(handler, now);
    const { outbox } = transactions(store);
    await outbox((records) => records.add([letter]));
    const buried = () =>
      outbox((records) => records.buried(handler.rootId)).then((rows) =>
        rows.map(({ id, recipient, lastError }) => [id, recipient.email, lastError]),
      );
    const claimAndBury = async (attempts: number) => {
      await outbox((records) => records.claim(later(1), 60_000, 1));
      return outbox((records) => records.bury(letter.id, attempts, later(1), '550 no such box'));
    };
    expect(await claimAndBury(1)).toBe(true);
    expect(await buried()).toEqual([[letter.id, handler.email, '550 no such box']]);
    expect(await outbox((records) => records.dig(handler.rootId, letter.id, later(1)))).toBe(true);
    expect(await buried()).toEqual([]);
    expect(await claimAndBury(1)).toBe(true);
    expect(await outbox((records) => records.settle(handler.rootId, letter.id, now))).toBe(true);
    expect(await buried()).toEqual([]);
    const sent = aLetter(handler, now);
    await outbox((records) => records.add([sent]));
    await outbox((records) => records.claim(later(1), 60_000, 1));
    await outbox((records) => records.sent(sent.id, 1, later(1)));
    await outbox((records) => records.prune(later(2)));
    expect(await outbox((records) => records.sent(sent.id, 1, later(3)))).toBe(false);
  });
});

function transactions(store: Store) {
  return {
    outbox: <T>(
      work: (records: Parameters<Parameters<Store['transaction']>[0]>[0]['outbox']) => Promise<T>,
    ) => store.transaction((records) => work(records.outbox)),
  };
}
