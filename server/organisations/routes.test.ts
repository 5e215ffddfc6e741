/** What an organisation tells the form: its own units and no others, roles and keys, and nothing about persons. */
import { describe, expect, it } from 'vitest';
import { settings, type Settings } from '../../contract/api/public.ts';
import { helpLinesToBeginWith } from '../../contract/help-lines.ts';
import { newId } from '../../contract/ids.ts';
import { keyListThumbprint } from '../../contract/sealing/keys.ts';
import { freshStore } from '../testing/databases.ts';
import { openServerWorld, seedPlace } from '../testing/server-world.ts';

async function asked(slug: string) {
  const store = await freshStore();
  const world = await openServerWorld({ store });
  const place = await seedPlace(world, 'lillevik');
  const other = await seedPlace(world, 'storvik');
  for (const [position, line] of helpLinesToBeginWith(['school']).entries())
    await store.transaction(({ organisations }) =>
      organisations.putHelpLine({ ...line, rootId: place.rootId, position }),
    );
  const response = await world.app.inject({ url: `/api/v1/organisations/${slug}` });
  return { world, place, other, response, body: response.json<Settings>() };
}

describe('GET /organisations/{slug}', () => {
  it('of a municipality gives its units, which it is not itself', async () => {
    const { response, body, place } = await asked('lillevik');
    expect(response.statusCode).toBe(200);
    expect(settings.parse(body)).toEqual(body);
    expect(body.organisation).toMatchObject({
      slug: 'lillevik',
      rootId: place.rootId,
      sector: 'school',
    });
    expect(body.units.map(({ id }) => id)).toEqual([place.schoolId]);
    expect(body.units[0]).toMatchObject({
      slug: 'lillevik-skole',
      ownerName: 'Oppdiktet kommune lillevik',
    });
  });

  it('says where one of its schools is still to open, and offers it only then', async () => {
    const { world, place, body } = await asked('lillevik');
    expect(body.unitsToCome).toBeUndefined();
    const found = await world.store.read(({ organisations }) => organisations.tree(place.rootId));
    const school = found.organisations.get(place.schoolId)!;
    const toCome = { ...school, id: newId(), slug: 'lillevik-nye-skole', openedAt: null };
    await world.store.transaction(({ organisations }) => organisations.putOrganisation(toCome));
    const response = await world.app.inject({ url: '/api/v1/organisations/lillevik' });
    const { units, unitsToCome } = response.json<Settings>();
    expect([units.map(({ id }) => id), unitsToCome]).toEqual([[place.schoolId], true]);
    const own = await world.app.inject({ url: '/api/v1/organisations/lillevik-skole' });
    expect(own.json<Settings>().unitsToCome).toBeUndefined();
  });

  it('of a school gives itself alone, with the root of its tree', async () => {
    const { body, place } = await asked('lillevik-skole');
    expect(body.organisation).toMatchObject({ id: place.schoolId, rootId: place.rootId });
    expect(body.units.map(({ id }) => id)).toEqual([place.schoolId]);
  });

  it('names the keys of its own tree, whose thumbprint the embed code can pin', async () => {
    const { body, place, other } = await asked('lillevik-skole');
    const keys = Object.values(place.inboxes).map(({ keys: { publicKey } }) => publicKey);
    expect(body.kids).toEqual(keys.map(({ kid }) => kid).sort());
    expect(body.keysThumbprint).toBe(await keyListThumbprint(keys));
    expect(JSON.stringify(body)).not.toContain(other.inboxes.school.keys.publicKey.kid);
  });

  it('gives another thumbprint once a key is another', async () => {
    const { world, place, body, other } = await asked('lillevik');
    const { publicKey } = other.inboxes.owner.keys;
    await world.store.transaction(async ({ organisations }) => {
      const inbox = (await organisations.tree(place.rootId)).inboxes.get(place.inboxes.school.id)!;
      const fresh = { ...publicKey, kid: publicKey.kid.split('').reverse().join('') };
      await organisations.addInboxKey({
        kid: fresh.kid,
        rootId: place.rootId,
        inboxId: inbox.id,
        publicKey: fresh,
        recoverySealed: null,
        recoveryState: 'none',
        createdAt: new Date(),
        retiredAt: null,
      });
      await organisations.putInbox({ ...inbox, currentKid: fresh.kid });
    });
    const after = (
      await world.app.inject({ url: '/api/v1/organisations/lillevik' })
    ).json<Settings>();
    expect(after.keysThumbprint).not.toBe(body.keysThumbprint);
  });

  it('has the numbers for danger first', async () => {
    const { body } = await asked('lillevik');
    expect(body.helpLines.slice(0, 4).map(({ phone }) => phone)).toEqual([
      '112',
      '113',
      '116117',
      '116111',
    ]);
  });

  it('says nothing about persons', async () => {
    const { response, place } = await asked('lillevik');
    for (const { id } of Object.values(place.handlers)) expect(response.body).not.toContain(id);
    expect(response.body).not.toMatch(/Person |@/);
  });

  it('of nobody is a problem', async () => {
    const { response } = await asked('nowhere');
    expect([response.statusCode, response.json()]).toEqual([
      404,
      expect.objectContaining({ type: '/problems/not-found' }),
    ]);
  });
});
