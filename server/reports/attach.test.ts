/** Attachments come before their report and belong to it in the transaction that stores it, or to nothing. */
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { attachmentLimits } from '../../contract/attachments.ts';
import { aadOfAttachment } from '../../contract/sealing/attachment.ts';
import { newId } from '../../contract/ids.ts';
import type { Room } from '../store/records.ts';
import { postAttachment, sealedAttachmentFor } from '../testing/attachments.ts';
import { freshStore } from '../testing/databases.ts';
import {
  openServerWorld,
  postReport,
  sealedReport,
  seedPlace,
  typeOf,
} from '../testing/server-world.ts';
import { keptUnclaimedMs } from './attach.ts';

const world = await openServerWorld();
const newPlace = () => seedPlace(world, undefined, 'images');
type Place = Awaited<ReturnType<typeof newPlace>>;

const claimed = ({ rootId }: Place, reportId: string, id: string) =>
  world.store.read(({ attachments }) => attachments.get(rootId, reportId, id));
const arrived = ({ rootId }: Place) =>
  world.store.read(({ attachments }) => attachments.arrived(rootId, new Date(0)));

test('a disk that is nearly full takes no attachments, so that reports have what is left', async () => {
  let left: Room = 'enough';
  const real = await freshStore();
  const own = await openServerWorld({ store: { ...real, room: () => Promise.resolve(left) } });
  const place = await seedPlace(own, undefined, 'images');
  const { body: report } = await sealedReport(own, place);
  const { body: early } = await sealedAttachmentFor(place, report.id);
  const { body: late } = await sealedAttachmentFor(place, report.id, { index: 1 });
  expect((await postAttachment(own, early)).statusCode).toBe(201);
  left = 'little';
  const refused = await postAttachment(own, late);
  expect([refused.statusCode, typeOf(refused)]).toEqual([429, '/problems/slow-down']);
  // Sent again it answers again, and the report is stored with it.
  expect((await postAttachment(own, early)).statusCode).toBe(201);
  expect((await postReport(own, { ...report, attachments: [early.id] })).statusCode).toBe(201);
});

describe('an attachment', () => {
  test('is claimed by its report, and both are answered alike when they are sent again', async () => {
    const place = await newPlace();
    const { body: report } = await sealedReport(world, place);
    const { body } = await sealedAttachmentFor(place, report.id);
    for (let attempt = 0; attempt < 2; attempt++) {
      const answer = await postAttachment(world, body);
      expect([answer.statusCode, answer.json()]).toEqual([201, { id: body.id }]);
    }
    expect(await claimed(place, report.id, body.id)).toBeUndefined();

    const named = { ...report, attachments: [body.id] };
    const first = await postReport(world, named);
    const again = await postReport(world, named);
    expect([first.statusCode, again.statusCode]).toEqual([201, 201]);
    expect(again.body).toBe(first.body);
    expect((await postAttachment(world, body)).statusCode).toBe(201);

    const row = await claimed(place, report.id, body.id);
    expect(row!.ciphertext.toString('base64url')).toBe(body.sealed.ciphertext);
    expect(await arrived(place)).toEqual({ bytes: row!.size, unclaimed: 0 });
  });

  test('that its report does not find leaves nothing of the report behind, and it can be sent again', async () => {
    const place = await newPlace();
    const { body: report } = await sealedReport(world, place);
    const here = await sealedAttachmentFor(place, report.id);
    const missing = await sealedAttachmentFor(place, report.id, { index: 1 });
    await postAttachment(world, here.body);
    const named = { ...report, attachments: [here.body.id, missing.body.id] };

    const refused = await postReport(world, named);
    expect([refused.statusCode, typeOf(refused)]).toEqual([409, '/problems/attachment-missing']);
    expect(await world.store.read((r) => r.reports.fingerprint(report.id))).toBeUndefined();
    expect(await claimed(place, report.id, here.body.id)).toBeUndefined();

    await postAttachment(world, missing.body);
    expect((await postReport(world, named)).statusCode).toBe(201);
  });

  test('of another report, or of another place in it, is not there', async () => {
    const place = await newPlace();
    const { body: report } = await sealedReport(world, place);
    const other = await sealedAttachmentFor(place, newId());
    const second = await sealedAttachmentFor(place, report.id, { index: 1 });
    for (const { body } of [other, second]) {
      await postAttachment(world, body);
      const refused = await postReport(world, { ...report, attachments: [body.id] });
      expect(typeOf(refused)).toBe('/problems/attachment-missing');
    }
    const twice = { ...report, attachments: [second.body.id, second.body.id] };
    expect((await postReport(world, twice)).statusCode).toBe(409);
  });

  test('waits an hour, and is dropped then', async () => {
    const place = await newPlace();
    const { body: report } = await sealedReport(world, place);
    const { body } = await sealedAttachmentFor(place, report.id);
    await postAttachment(world, body);
    world.pass(keptUnclaimedMs + 1);
    await postAttachment(world, (await sealedAttachmentFor(place, newId())).body);
    const refused = await postReport(world, { ...report, attachments: [body.id] });
    expect(typeOf(refused)).toBe('/problems/attachment-missing');
  });
});

describe('what is refused, with nothing stored', () => {
  test('is one to an organisation that takes none', async () => {
    const place = await seedPlace(world);
    const refused = await postAttachment(world, (await sealedAttachmentFor(place, newId())).body);
    expect([refused.statusCode, typeOf(refused)]).toEqual([403, '/problems/not-allowed']);
    expect(await arrived(place)).toEqual({ bytes: 0, unclaimed: 0 });
  });

  test('is one that could never be opened where it says that it belongs', async () => {
    const place = await newPlace();
    const reportId = newId();
    const { body } = await sealedAttachmentFor(place, reportId);
    const foreign = { organisationId: newId(), id: reportId, index: 0 };
    const wrong = [
      { ...body.sealed, aad: aadOfAttachment(foreign) },
      { ...body.sealed, ciphertext: body.sealed.ciphertext.slice(4) },
      { ...body.sealed, protected: body.sealed.aad },
    ];
    for (const sealed of wrong) {
      const refused = await postAttachment(world, { ...body, sealed });
      expect([refused.statusCode, typeOf(refused)]).toEqual([422, '/problems/invalid-request']);
    }
    expect(await arrived(place)).toEqual({ bytes: 0, unclaimed: 0 });
  });

  test('is one that is too large, in two ways', async () => {
    const place = await newPlace();
    const largest = { bytes: randomBytes(attachmentLimits.bytes) };
    const fits = await sealedAttachmentFor(place, newId(), largest);
    expect((await postAttachment(world, fits.body)).statusCode).toBe(201);
    const over = { bytes: randomBytes(attachmentLimits.bytes + 1) };
    const larger = await sealedAttachmentFor(place, newId(), over);
    expect([413, 422]).toContain((await postAttachment(world, larger.body)).statusCode);
    expect(await arrived(place)).toMatchObject({ unclaimed: attachmentLimits.bytes });
  });

  test('is an id that was used for something else', async () => {
    const place = await newPlace();
    const [one, other] = [newId(), newId()];
    const { body } = await sealedAttachmentFor(place, one);
    await postAttachment(world, body);
    const second = { ...(await sealedAttachmentFor(place, other)).body, id: body.id };
    expect(typeOf(await postAttachment(world, second))).toBe('/problems/idempotency-key-reused');
    const without = await postAttachment(world, body, { 'idempotency-key': one });
    expect(typeOf(without)).toBe('/problems/idempotency-key-missing');
  });

  test('is one from a site that is not on the list', async () => {
    const place = await newPlace();
    const { body } = await sealedAttachmentFor(place, newId());
    const refused = await postAttachment(world, body, { origin: 'https://evil.example' });
    expect(typeOf(refused)).toBe('/problems/origin-not-allowed');
  });

  test('is the thirteenth for one report that does not come; the report still does', async () => {
    const place = await newPlace();
    const { body: report } = await sealedReport(world, place);
    const statuses: number[] = [];
    for (let sent = 0; sent < 13; sent++)
      statuses.push(
        (await postAttachment(world, (await sealedAttachmentFor(place, report.id)).body))
          .statusCode,
      );
    expect(statuses).toEqual([...Array.from({ length: 12 }, () => 201), 429]);
    expect((await postReport(world, report)).statusCode).toBe(201);
  });
});
