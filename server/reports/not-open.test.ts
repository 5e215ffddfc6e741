/** An inbox whose first member has not come in yet has no key: its reports go up, and where none on the way has one, they are not taken. */
import { expect, test } from 'vitest';
import type { RouteAnswer } from '../../contract/api/public.ts';
import { factsAt } from '../../contract/facts.make.ts';
import { newKeyPair } from '../../contract/sealing/keys.ts';
import {
  countRows,
  openServerWorld,
  postReport,
  sealedReport,
  seedPlace,
  typeOf,
  type Place,
} from '../testing/server-world.ts';

const world = await openServerWorld();

/** As an inbox is that nobody has come into: its row names a key that is not stored. */
const withoutKey = (place: Place, ...names: (keyof Place['inboxes'])[]) =>
  world.store.transaction(async ({ organisations }) => {
    const { inboxes } = await organisations.tree(place.rootId);
    for (const name of names) {
      const { kid } = (await newKeyPair()).publicKey;
      await organisations.putInbox({ ...inboxes.get(place.inboxes[name].id)!, currentKid: kid });
    }
    await organisations.treeChanged(place.rootId);
  });
const askRoute = (place: Place) =>
  world.app.inject({
    method: 'POST',
    url: '/api/v1/routes',
    payload: { organisation: place.slug, facts: factsAt(place.schoolId) },
  });

test('an inbox without a key is not promised as a reader, and what is sent goes to the owner', async () => {
  const place = await seedPlace(world);
  await withoutKey(place, 'school');
  const answer = await askRoute(place);
  expect(answer.statusCode).toBe(200);
  const { readers } = answer.json<RouteAnswer>();
  expect(readers.map(({ inboxId, as }) => [inboxId, as])).toEqual([
    [place.inboxes.owner.id, 'reader'],
    [place.inboxes.independent.id, 'escalation'],
  ]);
  expect((await postReport(world, (await sealedReport(world, place)).body)).statusCode).toBe(201);
});

test('an inbox that all its members have left is not promised as a reader', async () => {
  const place = await seedPlace(world);
  const leave = (inbox: keyof Place['inboxes'], handler: keyof Place['handlers']) =>
    world.store.transaction(({ organisations }) =>
      organisations.removeMembership(
        place.rootId,
        place.inboxes[inbox].id,
        place.handlers[handler].id,
      ),
    );
  await leave('school', 'rektor');
  const { readers } = (await askRoute(place)).json<RouteAnswer>();
  expect(readers.map(({ inboxId }) => inboxId)).not.toContain(place.inboxes.school.id);
  await leave('owner', 'owner');
  await leave('independent', 'independent');
  const last = (await askRoute(place)).json<RouteAnswer>();
  // Somebody may be let in with the printed code: it is kept, sealed, and nobody is promised.
  expect(last.readers.map(({ as }) => as)).toEqual(['escalation']);
  const sealed = await sealedReport(world, place);
  world.lines.length = 0;
  expect((await postReport(world, sealed.body)).statusCode).toBe(201);
  expect(world.lines.filter((line) => line.includes('"level":50'))).toHaveLength(1);
});

test('where no inbox on the way has a key nothing is taken, and the answer is one that every release refuses in plain words', async () => {
  const place = await seedPlace(world);
  const sealed = await sealedReport(world, place);
  await withoutKey(place, 'school', 'owner', 'independent');
  const before = await countRows(world, place);
  for (const answer of [await askRoute(place), await postReport(world, sealed.body)])
    expect([answer.statusCode, typeOf(answer)]).toEqual([409, '/problems/not-open']);
  expect(await countRows(world, place)).toEqual(before);
});

test('a report that was stored before is not refused when it is sent again', async () => {
  const place = await seedPlace(world);
  const sealed = await sealedReport(world, place);
  const first = await postReport(world, sealed.body);
  await withoutKey(place, 'school', 'owner', 'independent');
  const again = await postReport(world, sealed.body);
  expect([again.statusCode, again.body]).toEqual([201, first.body]);
});
