/** The contract of letters that speak for many: a burst gives few of them, and one always follows the last report. */
import { describe, expect, it } from 'vitest';
import { databaseKinds, freshStore } from '../testing/databases.ts';
import { aHandler, aLetter, lay } from '../testing/rows.ts';
import type { ClaimedLetter, HandlerRow, NewLetter, Store } from './records.ts';

const now = new Date('2026-03-02T09:00:00.000Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const pauseMs = 10 * 60_000;

describe.each(databaseKinds)('letters that speak for many on %s', (kind) => {
  it('go at once for the first report, and once after the pause for all that follow', async () => {
    const { store, handler } = await world(kind);
    const gather = gatherIn(store);
    await gather([aLetter(handler, now)]);
    const [first] = await claim(store, now);
    expect([first!.kind, first!.dueAt]).toEqual(['report', now]);
    // The first is in hand now: what it says was true before these came.
    await gather([aLetter(handler, later(0.5))]);
    await store.transaction(({ outbox }) => outbox.sent(first!.id, 1, now));
    for (let minute = 1; minute < 9; minute++) await gather([aLetter(handler, later(minute))]);

    expect(await claim(store, later(9.9))).toEqual([]);
    const [second, ...others] = await claim(store, later(10));
    expect([second!.kind, second!.dueAt, second!.createdAt, others]).toEqual([
      'reports',
      later(10),
      later(10),
      [],
    ]);
    // In hand again: the next report has its letter after the next pause.
    await gather([aLetter(handler, later(10))]);
    await store.transaction(({ outbox }) => outbox.sent(second!.id, 1, later(10)));
    expect(await claim(store, later(19.9))).toEqual([]);
    expect((await claim(store, later(20))).map(({ kind }) => kind)).toContain('reports');
  });

  it('take in what comes while they wait for the mail server, and say so', async () => {
    const { store, handler, other } = await world(kind);
    const gather = gatherIn(store);
    await gather([aLetter(handler, now)]);
    await gather([aLetter(handler, later(1)), aLetter(other, later(1))]);
    await gather([aLetter(handler, later(300))]);
    const claimed = await claim(store, later(301));
    expect(claimed.map(({ handlerId, kind }) => [handlerId, kind]).sort()).toEqual(
      [
        [handler.id, 'reports'],
        [other.id, 'report'],
      ].sort(),
    );
  });

  it('never put an urgent one off, nor let an ordinary one speak for it', async () => {
    const { store, handler } = await world(kind);
    const urgent = (at: Date) => ({ ...aLetter(handler, at), urgent: true });
    const gather = (letter: NewLetter) =>
      store.transaction(({ outbox }) => outbox.gather([letter], letter.urgent ? 0 : pauseMs));
    await gather(aLetter(handler, now));
    await gather(urgent(now));
    await gather(urgent(now));
    const [first, ...rest] = await claim(store, now);
    // Two that nobody had sent yet are one.
    expect([first!.urgent, first!.kind, rest.length]).toEqual([true, 'reports', 1]);
    await gather(urgent(later(0.1)));
    const [next] = await claim(store, later(0.1));
    expect([next!.urgent, next!.kind, next!.dueAt]).toEqual([true, 'report', later(0.1)]);
  });

  it('put an urgent one off in a burst only, and then not another that may not wait', async () => {
    const { store, handler } = await world(kind);
    const urgent = (at: Date) => ({ ...aLetter(handler, at), urgent: true });
    const gather = (at: Date, ms: number) =>
      store.transaction(({ outbox }) => outbox.gather([urgent(at)], ms));
    await gather(now, pauseMs);
    const [first] = await claim(store, now);
    await store.transaction(({ outbox }) => outbox.sent(first!.id, 1, now));
    await gather(later(1), pauseMs);
    expect(await claim(store, later(1))).toEqual([]);
    await gather(later(2), 0);
    expect((await claim(store, later(2))).map(({ kind }) => kind)).toEqual(['report']);
    expect((await claim(store, later(10))).map(({ kind }) => kind)).toContain('reports');
  });

  it('of danger have a ceiling for each handler: five at once, then one five minutes later that speaks for many', async () => {
    const { store, handler, other } = await world(kind);
    const danger = (to: HandlerRow, at: Date) =>
      store.transaction(({ outbox }) => outbox.gather([{ ...aLetter(to, at), urgent: true }], 0));
    const deliver = (at: Date) =>
      store.transaction(async ({ outbox }) => {
        const letters = await outbox.claim(at, 60_000, 10);
        for (const { id, attempts } of letters) await outbox.sent(id, attempts, at);
        return letters;
      });
    // Fifty reports in two minutes, and the outbox looks after each.
    const sent: ClaimedLetter[] = [];
    for (let second = 0; second < 100; second += 2) {
      await danger(handler, later(second / 60));
      sent.push(...(await deliver(later(second / 60))));
    }
    expect(sent.map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => 'report'));
    // Her colleague, who had none, is called at once.
    await danger(other, later(2));
    expect((await deliver(later(2))).map(({ handlerId }) => handlerId)).toEqual([other.id]);
    // Five minutes after her last, which left at the eighth second.
    expect(await deliver(later(5.1))).toEqual([]);
    expect(await deliver(later(5.2))).toMatchObject([
      { handlerId: handler.id, kind: 'reports', urgent: true },
    ]);
    // What is reported afterwards waits for five minutes again, and what comes when it has been quiet for five does not wait.
    await danger(handler, later(6));
    expect(await deliver(later(6))).toEqual([]);
    expect(await deliver(later(10.2))).toHaveLength(1);
    await danger(handler, later(20));
    expect(await deliver(later(20))).toMatchObject([{ kind: 'report' }]);
  });

  it('of danger are few too when they come at the same time, and an ordinary one counts for none of them', async () => {
    const { store, handler } = await world(kind);
    await gatherIn(store)([aLetter(handler, now)]);
    const danger = () =>
      store.transaction(({ outbox }) =>
        outbox.gather([{ ...aLetter(handler, now), urgent: true }], 0),
      );
    await Promise.all(Array.from({ length: 200 }, danger));
    const { count } = await store.read(({ outbox }) => outbox.unsent(handler.rootId));
    expect(count).toBeGreaterThan(1);
    expect(count).toBeLessThanOrEqual(21);
  });

  it('are few when hundreds of reports come at the same time, and none is lost', async () => {
    const { store, handler } = await world(kind);
    const gather = gatherIn(store);
    await Promise.all(Array.from({ length: 200 }, () => gather([aLetter(handler, now)])));
    const { count } = await store.read(({ outbox }) => outbox.unsent(handler.rootId));
    expect(count).toBeGreaterThan(0);
    // As many as transactions run side by side: none of them sees what the others have not written yet.
    expect(count).toBeLessThanOrEqual(20);
  });

  it('follow on one that is claimed while a report is being stored', async () => {
    const { store, handler } = await world(kind);
    const gather = gatherIn(store);
    await gather([aLetter(handler, now)]);
    await gather([aLetter(handler, now)]);
    // However the two meet: what was claimed before the report is stored does not speak for it.
    const [claimed] = await Promise.all([
      claim(store, later(1)),
      gather([aLetter(handler, later(1))]),
    ]);
    const rest = await claim(store, later(30));
    expect([claimed.length, rest.length].sort()).not.toEqual([0, 0]);
    expect(claimed.length + rest.length).toBeGreaterThanOrEqual(1);
  });
});

async function world(kind: (typeof databaseKinds)[number]) {
  const store = await freshStore(kind);
  const { handler } = await lay(store);
  const other: HandlerRow = aHandler(handler.rootId);
  await store.transaction(({ people }) => people.put(other));
  return { store, handler, other };
}

function gatherIn(store: Store) {
  return (letters: NewLetter[]) =>
    store.transaction(({ outbox }) => outbox.gather(letters, pauseMs));
}

function claim(store: Store, at: Date) {
  return store.transaction(({ outbox }) => outbox.claim(at, 60_000, 10));
}
