/** An organisation that requires the frame: what is asked or sent from a site's own page is refused, before a word is written and after. */
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../contract/ids.ts';
import type { StoredTree } from '../store/records.ts';
import { postAttachment, sealedAttachmentFor } from '../testing/attachments.ts';
import {
  askFollowUp,
  openServerWorld,
  postReport,
  sealedReport,
  seedPlace,
  type Place,
} from '../testing/server-world.ts';
import { organisationRow, schoolRow } from '../testing/tree.ts';
import { requiresFrame } from './origin.ts';

const world = await openServerWorld();
let place: Place;
beforeEach(async () => {
  place = await seedPlace(world);
});

const site = () => `https://www.${place.slug}.example`;
const ours = 'https://meld.example.no';

async function require(id: string, is = true) {
  await world.store.transaction(async ({ organisations }) => {
    const row = (await organisations.tree(place.rootId)).organisations.get(id)!;
    await organisations.putOrganisation({ ...row, requiresFrame: is });
  });
}
const settings = (slug: string, origin?: string) =>
  world.app.inject({
    url: `/api/v1/organisations/${slug}`,
    headers: origin === undefined ? {} : { origin },
  });
const refused = [403, expect.objectContaining({ type: '/problems/frame-required' }) as unknown];
const said = (answer: { statusCode: number; json(): unknown }) => [
  answer.statusCode,
  answer.json(),
];
const isStored = async (id: string) =>
  (await world.store.read(({ reports }) => reports.fingerprint(id))) !== undefined;

describe('the settings', () => {
  test('are refused to a page of a site on the list, which may read why, and given to our own', async () => {
    await require(place.rootId);
    const answer = await settings(place.slug, site());
    expect(said(answer)).toEqual(refused);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    for (const origin of [ours, undefined])
      expect((await settings(place.slug, origin)).statusCode).toBe(200);
  });

  test('a site that is not on the list hears of that first', async () => {
    await require(place.rootId);
    expect((await settings(place.slug, 'https://evil.example')).json()).toMatchObject({
      type: '/problems/origin-not-allowed',
    });
  });

  test('what one above requires holds below, and what one below requires holds for the form that offers it', async () => {
    await require(place.rootId);
    expect(said(await settings(`${place.slug}-skole`, site()))).toEqual(refused);
    await require(place.rootId, false);
    expect((await settings(`${place.slug}-skole`, site())).statusCode).toBe(200);
    await require(place.schoolId);
    expect(said(await settings(place.slug, site()))).toEqual(refused);
  });
});

describe('an attachment', () => {
  test('from a page of a site is refused and not stored; from our own it is taken', async () => {
    await require(place.schoolId);
    await world.store.transaction(async ({ organisations }) => {
      const row = (await organisations.bySlug(place.slug))!;
      await organisations.putOrganisation({ ...row, attachments: 'images' });
    });
    const { body } = await sealedAttachmentFor(place, newId());
    expect(said(await postAttachment(world, body, { origin: site() }))).toEqual(refused);
    const waiting = () =>
      world.store.read(({ attachments }) => attachments.waitingFor(place.rootId, body.reportId));
    expect(await waiting()).toBe(0);
    expect((await postAttachment(world, body, { origin: ours })).statusCode).toBe(201);
    expect(await waiting()).toBe(1);
  });
});

describe('a report', () => {
  test('from a page of a site is refused and not stored', async () => {
    await require(place.rootId);
    const { body } = await sealedReport(world, place);
    expect(said(await postReport(world, body, { origin: site() }))).toEqual(refused);
    expect(await isStored(body.id)).toBe(false);
  });

  test('that says so of itself is refused from wherever it comes', async () => {
    await require(place.rootId);
    const { body } = await sealedReport(world, place);
    for (const headers of [{}, { origin: ours }])
      expect(said(await postReport(world, body, headers))).toEqual(refused);
    expect(await isStored(body.id)).toBe(false);
  });

  test.each(['frame', 'own-page'] as const)(
    'cannot pass for one of our %s when a site sends it, required or not',
    async (written) => {
      const { body } = await sealedReport(world, place);
      for (const is of [false, true]) {
        await require(place.rootId, is);
        const answer = await postReport(world, { ...body, written }, { origin: site() });
        expect(said(answer)).toEqual([
          422,
          expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/written' })] }),
        ]);
      }
      expect(await isStored(body.id)).toBe(false);
    },
  );

  test.each(['frame', 'own-page'] as const)(
    'from our %s is stored, and says so',
    async (written) => {
      await require(place.rootId);
      const { body } = await sealedReport(world, place);
      const answer = await postReport(world, { ...body, written }, { origin: ours });
      expect(answer.statusCode).toBe(201);
      const { caseId } = (await world.store.read(({ reports }) => reports.fingerprint(body.id)))!;
      const found = await world.store.read(({ cases }) => cases.find(place.rootId, caseId));
      expect(found!.case.written).toBe(written);
    },
  );

  test('that was stored before the frame was required is answered again, not refused', async () => {
    const { body } = await sealedReport(world, place);
    const first = await postReport(world, body, { origin: site() });
    await require(place.rootId);
    const second = await postReport(world, body, { origin: site() });
    expect([second.statusCode, second.body]).toEqual([201, first.body]);
  });
});

test('the way back is not opened in a page of a site either: the answer would stand there', async () => {
  const { body, accessToken } = await sealedReport(world, place);
  await postReport(world, body);
  expect((await askFollowUp(world, accessToken, { origin: site() })).statusCode).toBe(200);
  await require(place.schoolId);
  expect(said(await askFollowUp(world, accessToken, { origin: site() }))).toEqual(refused);
  expect((await askFollowUp(world, accessToken, { origin: ours })).statusCode).toBe(200);
});

test('an organisation beside it is not bound', () => {
  const top = organisationRow();
  const [bound, free] = [schoolRow(top, { requiresFrame: true }), schoolRow(top)];
  const organisations = new Map([top, bound, free].map((row) => [row.id, row]));
  const tree = { organisations } as unknown as StoredTree;
  expect([top, bound, free].map(({ id }) => requiresFrame(id, tree))).toEqual([true, true, false]);
});
