/** The trees in memory: read once, read anew after a change, never from a transaction that was undone. */
import { expect, it } from 'vitest';
import { freshStore } from '../testing/databases.ts';
import { anOrganisation, lay } from '../testing/rows.ts';
import type { Records } from './records.ts';
import { openTreeCache, toRouteTree } from './tree.ts';

const now = new Date('2026-03-02T09:00:00.000Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

it('reads a tree once, and again when it has changed', async () => {
  const store = await freshStore();
  const { organisation } = await lay(store);
  const cache = openTreeCache();
  const read = () => store.read((records) => cache.bySlug(records, organisation.slug));
  const first = await read();
  expect(await read()).toEqual(first);
  expect((await read())!.tree).toBe(first!.tree);
  await store.transaction((records) =>
    records.organisations.putOrganisation({ ...organisation, name: 'Nytt navn' }),
  );
  const second = await read();
  expect(second!.organisation.name).toBe('Nytt navn');
  expect(second!.tree).not.toBe(first!.tree);
  expect(second!.tree.organisations.get(organisation.id)!.name).toBe('Nytt navn');
});

it('keeps the tree of one when that of another has changed', async () => {
  const store = await freshStore();
  const [mine, other] = [await lay(store), await lay(store)];
  const cache = openTreeCache();
  const read = ({ organisation }: typeof mine) =>
    store.read((records) => cache.bySlug(records, organisation.slug));
  const before = [await read(mine), await read(other)];
  await store.transaction((records) =>
    records.organisations.putOrganisation({ ...other.organisation, name: 'Nytt navn' }),
  );
  expect((await read(mine))!.tree).toBe(before[0]!.tree);
  expect((await read(other))!.tree).not.toBe(before[1]!.tree);
});

it('follows a slug that was given to another organisation, also in another tree', async () => {
  const store = await freshStore();
  const [first, second] = [await lay(store), await lay(store)];
  const { slug } = first.organisation;
  const cache = openTreeCache();
  const read = () => store.read((records) => cache.bySlug(records, slug));
  expect((await read())!.organisation.id).toBe(first.organisation.id);
  await store.transaction(async ({ organisations }) => {
    await organisations.putOrganisation({ ...first.organisation, slug: `${slug}-before` });
    await organisations.putOrganisation({ ...second.organisation, slug });
  });
  expect((await read())!.organisation.id).toBe(second.organisation.id);
  await store.transaction(({ organisations }) =>
    organisations.putOrganisation({ ...second.organisation, slug: `${slug}-gone` }),
  );
  expect(await read()).toBeUndefined();
});

it('knows no slug that is not there, and finds it once it is', async () => {
  const store = await freshStore();
  const cache = openTreeCache();
  const row = anOrganisation();
  const find = () => store.read((records) => cache.bySlug(records, row.slug));
  expect(await find()).toBeUndefined();
  await store.transaction((records) => records.organisations.putOrganisation(row));
  expect((await find())!.organisation).toEqual(row);
});

it('forgets what it saw inside a transaction that was undone', async () => {
  const store = await freshStore();
  const { organisation } = await lay(store);
  const cache = openTreeCache();
  const rename = async (records: Records, name: string) => {
    await records.organisations.putOrganisation({ ...organisation, name });
    return (await cache.of(records, organisation.rootId)).organisations.get(organisation.id)!.name;
  };
  const undone = store.transaction(async (records) => {
    expect(await rename(records, 'Undone')).toBe('Undone');
    throw new Error('the work failed');
  });
  await expect(undone).rejects.toThrow('the work failed');
  await store.transaction((records) =>
    records.organisations.putOrganisation({ ...organisation, name: 'Kept' }),
  );
  const tree = await store.read((records) => cache.of(records, organisation.rootId));
  expect(tree.organisations.get(organisation.id)!.name).toBe('Kept');
});

it('gives the route its members: who holds the key now, who is away now', async () => {
  const store = await freshStore();
  const { organisation, inbox, handler } = await lay(store);
  const read = () => store.read((records) => records.organisations.tree(organisation.rootId));
  const member = async (at: Date) =>
    toRouteTree(await read(), at).inboxes.get(inbox.id)!.members[0]!;
  expect(await member(now)).toEqual({
    handlerId: handler.id,
    deputy: false,
    holdsKey: true,
    away: false,
  });
  await store.transaction((records) => records.people.put({ ...handler, awayUntil: hours(2) }));
  const stored = await read();
  const awayAt = (at: Date) => toRouteTree(stored, at).inboxes.get(inbox.id)!.members[0]!.away;
  expect([awayAt(now), awayAt(hours(1)), awayAt(hours(2)), awayAt(now)]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  await store.transaction((records) =>
    records.people.put({ ...handler, state: 'disabled', awayUntil: null }),
  );
  expect((await member(now)).holdsKey).toBe(false);
});

it('holds no key in a member whose grant is for an older key', async () => {
  const store = await freshStore();
  const { organisation, inbox, key } = await lay(store);
  const next = {
    ...key,
    kid: 'the next key',
    publicKey: { ...key.publicKey, kid: 'the next key' },
  };
  await store.transaction(async (records) => {
    await records.organisations.addInboxKey(next);
    await records.organisations.putInbox({ ...inbox, currentKid: next.kid });
  });
  const stored = await store.read((records) => records.organisations.tree(organisation.rootId));
  expect(stored.keys.get(inbox.id)).toEqual(next);
  expect(toRouteTree(stored, now).inboxes.get(inbox.id)!.members[0]!.holdsKey).toBe(false);
});

it('makes the tree of a route once a day', async () => {
  const store = await freshStore();
  const { organisation } = await lay(store);
  const stored = await store.read((records) => records.organisations.tree(organisation.rootId));
  expect(toRouteTree(stored, now)).toBe(toRouteTree(stored, hours(1)));
  expect(toRouteTree(stored, now)).not.toBe(toRouteTree(stored, hours(24)));
});
