/** An announced practice: told while it goes on and not a minute longer, on the form and on the page that cannot take part in it. */
import { expect, test } from 'vitest';
import { settings, type Settings } from '../../contract/api/public.ts';
import { openServerWorld, seedPlace } from '../testing/server-world.ts';

let moment = new Date('2026-11-30T08:30:00Z');
const world = await openServerWorld({ clock: { now: () => moment } });
const place = await seedPlace(world, 'lillevik');
await seedPlace(world, 'storevik');
await world.store.transaction(async ({ organisations }) => {
  const row = (await organisations.tree(place.rootId)).organisations.get(place.rootId)!;
  const practice = { from: '2026-11-30T09:00', to: '2026-11-30T11:00' };
  await organisations.putOrganisation({ ...row, practice });
  await organisations.treeChanged(place.rootId);
});

async function told(instant: string, slug = 'lillevik') {
  moment = new Date(instant);
  const response = await world.app.inject({ url: `/api/v1/organisations/${slug}` });
  const body = response.json<Settings>();
  expect(settings.parse(body)).toEqual(body);
  return body.practice;
}

const page = async (instant: string) => {
  moment = new Date(instant);
  return (await world.app.inject({ url: '/lillevik', headers: { accept: 'text/html' } })).body;
};

test('the form is told of it from its first minute to its last', async () => {
  expect(await told('2026-11-30T07:59:59Z')).toBeUndefined();
  expect(await told('2026-11-30T08:00:00Z')).toEqual({ until: '11:00' });
  expect(await told('2026-11-30T09:59:59Z')).toEqual({ until: '11:00' });
  expect(await told('2026-11-30T10:00:00Z')).toBeUndefined();
});

test('another organisation is told nothing', async () => {
  expect(await told('2026-11-30T08:30:00Z', 'storevik')).toBeUndefined();
});

test('the page without JavaScript says that nobody can practise there, while it goes on', async () => {
  const sentence = 'Her kan du ikke øve.';
  expect(await page('2026-11-30T08:30:00Z')).toContain(sentence);
  expect(await page('2026-11-30T10:00:00Z')).not.toContain(sentence);
});
