/** What whoever watches over the service sees at /health/ready. */
import { describe, expect, test } from 'vitest';
import { renewKey } from '../testing/tree.ts';
import { openStore } from '../store/open.ts';
import type { Room } from '../store/records.ts';
import { freshUrl, storeSecrets } from '../testing/databases.ts';
import { openServerWorld, seedPlace, storedReport } from '../testing/server-world.ts';

const minute = 60_000;
const world = await openServerWorld();

describe('health', () => {
  const ready = async ({ app } = world) =>
    (await app.inject('/health/ready')).json<Record<string, unknown>>();

  test('says so when all is well, and names nobody', async () => {
    expect((await world.app.inject('/health/live')).json()).toEqual({ status: 'live' });
    expect(Object.keys(await ready())).toEqual([
      'status',
      'database',
      'room',
      'mail',
      'letters',
      'oldestLetterMinutes',
      'reports',
      'inboxesWithoutReader',
      'casesWithoutReader',
      'units',
      'unitsWithReader',
      'unitsWithReaderOnceIn',
      'personsToComeIn',
      'brokenTrees',
      'casesLeftUnread',
      'history',
    ]);
  });

  test('tells what is wrong with the mail server before a letter needs it, and goes on taking reports', async () => {
    let state: 'password' | 'works' = 'password';
    const own = await openServerWorld({ mailServer: { state: () => state } });
    const place = await seedPlace(own);
    expect(await ready(own)).toMatchObject({ status: 'attention', mail: 'password' });
    await storedReport(own, place);
    state = 'works';
    own.pass(5_000);
    expect(await ready(own)).toMatchObject({ status: 'ready', mail: 'works' });
  });

  test('is not ready before a report is refused for want of room, and says when there is little', async () => {
    const url = await freshUrl('sqlite');
    const real = await openStore(url, storeSecrets);
    let left: Room = 'enough';
    const own = await openServerWorld({ store: { ...real, room: () => Promise.resolve(left) } });
    const place = await seedPlace(own);
    const seen: unknown[] = [];
    for (left of ['enough', 'little', 'none', 'enough'] as const) {
      own.pass(5_000);
      const answer = await own.app.inject('/health/ready');
      const { room, status } = answer.json<Record<string, unknown>>();
      seen.push([answer.statusCode, room ?? null, status]);
      // There is room still, for this one and some more.
      await storedReport(own, place);
    }
    expect(seen).toEqual([
      [200, 'enough', 'ready'],
      [200, 'little', 'attention'],
      [503, null, 503],
      [200, 'enough', 'ready'],
    ]);
  });

  test('turns to attention when a letter has waited a quarter of an hour, and says how long', async () => {
    const own = await openServerWorld();
    await storedReport(own, await seedPlace(own, 'vent'));
    expect(await ready(own)).toMatchObject({ status: 'ready', letters: 'on-time' });
    own.pass(15 * minute - 1);
    expect(await ready(own)).toMatchObject({ letters: 'on-time', oldestLetterMinutes: 0 });
    own.pass(5_000);
    expect(await ready(own)).toMatchObject({
      status: 'attention',
      letters: 'late',
      oldestLetterMinutes: 15,
    });
    own.pass(70 * minute);
    expect(await ready(own)).toMatchObject({ letters: 'late', oldestLetterMinutes: 75 });
  });

  test('says that the mail server refuses us, when the letters are late', async () => {
    const own = await openServerWorld();
    await storedReport(own, await seedPlace(own));
    await own.store.transaction(async ({ outbox }) => {
      const [letter] = await outbox.claim(own.clock.now(), minute, 1);
      await outbox.release(letter!.id, 1, own.clock.now(), '550 5.7.1 not from you');
    });
    expect(await ready(own)).toMatchObject({ status: 'ready', letters: 'on-time' });
    own.pass(15 * minute);
    expect(await ready(own)).toMatchObject({ status: 'attention', letters: 'refused' });
  });

  test('does not tell from the age of a letter when a report came: only in which quarter of the clock', async () => {
    /** Asked every minute for an hour. */
    const seen = async (arrivesAt: number) => {
      const own = await openServerWorld();
      const place = await seedPlace(own);
      const answers: unknown[] = [];
      for (let at = 0; at < 60; at++) {
        if (at === arrivesAt) await storedReport(own, place);
        answers.push(await ready(own));
        own.pass(minute);
      }
      return answers;
    };
    const [early, late, next] = [await seen(1), await seen(14), await seen(16)];
    expect(late).toEqual(early);
    expect(next).not.toEqual(early);
  });

  test('counts the inboxes that nobody can open', async () => {
    const own = await openServerWorld();
    const { rootId, handlers } = await seedPlace(own, 'tom');
    expect(await ready(own)).toMatchObject({ inboxesWithoutReader: 0 });
    await own.store.transaction(async ({ people, organisations }) => {
      const row = (await people.get(rootId, handlers.rektor.id))!;
      await people.put({ ...row, state: 'disabled' });
      await organisations.treeChanged(rootId);
    });
    own.pass(5_000);
    expect(await ready(own)).toMatchObject({ status: 'attention', inboxesWithoutReader: 1 });
  });

  test('tells whether each report has a reader today from whether it would when the invited have come in', async () => {
    const own = await openServerWorld();
    const { rootId, inboxes } = await seedPlace(own, 'snart');
    expect(await ready(own)).toMatchObject({
      status: 'ready',
      reports: 'each-has-a-reader',
      ...{ units: 1, unitsWithReader: 1, unitsWithReaderOnceIn: 1, personsToComeIn: 0 },
    });
    // Nobody can read when the leader is accused: the owner's inbox has a new key, and the independent one too.
    for (const inbox of [inboxes.owner, inboxes.independent])
      await renewKey(own.store, rootId, inbox.id);
    own.pass(5_000);
    expect(await ready(own)).toMatchObject({
      status: 'attention',
      reports: 'each-has-a-reader-when-the-invited-have-come-in',
      ...{ units: 1, unitsWithReader: 0, unitsWithReaderOnceIn: 1, personsToComeIn: 2 },
    });
    await own.store.transaction(async ({ organisations }) => {
      const tree = await organisations.tree(rootId);
      for (const { inboxId, handlerId } of tree.memberships)
        if (inboxId !== inboxes.school.id)
          await organisations.removeMembership(rootId, inboxId, handlerId);
      await organisations.treeChanged(rootId);
    });
    own.pass(5_000);
    expect(await ready(own)).toMatchObject({ reports: 'some-have-no-reader', unitsWithReader: 0 });
  });

  test('counts the trees that somebody has broken in the database, and goes on serving the others', async () => {
    const broken = await openServerWorld();
    const [place, other] = [await seedPlace(broken), await seedPlace(broken)];
    expect(await ready(broken)).toMatchObject({ status: 'ready', brokenTrees: 0 });
    await broken.store.transaction(async ({ organisations }) => {
      const top = (await organisations.tree(place.rootId)).organisations.get(place.rootId)!;
      await organisations.putOrganisation({ ...top, independentInboxId: null });
    });
    broken.pass(5_000);
    expect(await ready(broken)).toMatchObject({ status: 'attention', brokenTrees: 1 });
    await storedReport(broken, other);
  });

  test('is 503 when the database does not answer, without a word of why', async () => {
    const store = { ...world.store, ready: () => Promise.reject(new Error('password of kari')) };
    const broken = await openServerWorld({ store });
    const answer = await broken.app.inject('/health/ready');
    expect(answer.statusCode).toBe(503);
    expect(answer.body).not.toContain('kari');
  });

  test('is 503 after three seconds when the database says nothing at all', async () => {
    const never = new Promise<never>(() => undefined);
    const silent = await openServerWorld({ store: { ...world.store, ready: () => never } });
    const before = performance.now();
    const answer = await silent.app.inject('/health/ready');
    expect(performance.now() - before).toBeLessThan(4_000);
    expect([answer.statusCode, answer.json<{ detail: string }>().detail]).toEqual([
      503,
      'The database does not answer.',
    ]);
  });
});
