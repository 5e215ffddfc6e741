/** What whoever watches over the service sees at /health/ready. */
import { describe, expect, test } from 'vitest';
import { openServerWorld, seedPlace, storedReport } from '../testing/server-world.ts';

const world = await openServerWorld();

describe('health', () => {
  const ready = async ({ app } = world) =>
    (await app.inject('/health/ready')).json<Record<string, unknown>>();

  test('says so when all is well, and names nobody', async () => {
    expect((await world.app.inject('/health/live')).json()).toEqual({ status: 'live' });
    expect(Object.keys(await ready())).toEqual([
      'status',
      'database',
      'letters',
      'inboxesWithoutReader',
      'brokenTrees',
    ]);
  });

  test('turns to attention when a letter has waited a quarter of an hour', async () => {
    const own = await openServerWorld();
    await storedReport(own, await seedPlace(own, 'vent'));
    expect(await ready(own)).toMatchObject({ status: 'ready', letters: 'on-time' });
    own.pass(15 * 60_000 + 1);
    expect(await ready(own)).toMatchObject({ status: 'attention', letters: 'late' });
  });

  test('counts the inboxes that nobody can open', async () => {
    const own = await openServerWorld();
    const { rootId, handlers } = await seedPlace(own, 'tom');
    expect(await ready(own)).toMatchObject({ inboxesWithoutReader: 0 });
    await own.store.transaction(async ({ people, organisations }) => {
      const row = (await people.get(rootId, handlers.rektor.id))!;
      await people.put({ ...row, state: 'disabled' });
      await organisations.treeChanged();
    });
    own.pass(5_000);
    expect(await ready(own)).toMatchObject({ status: 'attention', inboxesWithoutReader: 1 });
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
});
