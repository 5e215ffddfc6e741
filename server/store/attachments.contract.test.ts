/** The contract of the store, for attachments: bytes come back as they went in, and a report claims what came for it, once. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newId } from '../../contract/ids.ts';
import { databaseKinds, freshStore } from '../testing/databases.ts';
import { anAttachment } from '../testing/rows.ts';

const now = new Date('2026-03-02T09:00:00.000Z');
const later = new Date('2026-03-02T09:05:00.000Z');

describe.each(databaseKinds)('attachments on %s', (kind) => {
  it('keeps every byte, and gives it out once a report has claimed it', async () => {
    const store = await freshStore(kind);
    const [rootId, reportId] = [newId(), newId()];
    const ciphertext = Buffer.concat([Buffer.from([0, 255, 128, 39, 92, 0]), randomBytes(200_000)]);
    const size = ciphertext.length;
    const row = { ...anAttachment(rootId, reportId, now), ciphertext, size };
    const get = () => store.read((records) => records.attachments.get(rootId, reportId, row.id));

    expect(await store.transaction((records) => records.attachments.add(row))).toBe(true);
    expect(await get()).toBeUndefined();
    const claimed = await store.transaction((records) =>
      records.attachments.claim(rootId, reportId, [row.id, newId()], later),
    );
    expect(claimed).toEqual([{ id: row.id, index: 0 }]);
    expect(await get()).toEqual({ ...row, claimedAt: later });
  });

  it('gives it to no other report, and to its own once', async () => {
    const store = await freshStore(kind);
    const [rootId, reportId] = [newId(), newId()];
    const row = anAttachment(rootId, reportId, now);
    const claim = (by: string) =>
      store.transaction((records) => records.attachments.claim(rootId, by, [row.id], now));
    await store.transaction((records) => records.attachments.add(row));

    expect(await claim(newId())).toEqual([]);
    expect(await claim(reportId)).toHaveLength(1);
    expect(await claim(reportId)).toEqual([]);
  });

  it('takes an id once', async () => {
    const store = await freshStore(kind);
    const row = anAttachment(newId(), newId(), now);
    const add = (bodyHash: string) =>
      store.transaction((records) => records.attachments.add({ ...row, bodyHash }));
    expect(await add('first')).toBe(true);
    expect(await add('second')).toBe(false);
    expect(await store.read((records) => records.attachments.fingerprint(row.id))).toEqual({
      bodyHash: 'first',
    });
  });

  it('counts what waits and what arrived, and drops only what is old and was never claimed', async () => {
    const store = await freshStore(kind);
    const [rootId, reportId] = [newId(), newId()];
    const claimed = anAttachment(rootId, reportId, now);
    const old = anAttachment(rootId, reportId, now);
    const young = anAttachment(rootId, reportId, later);
    await store.transaction(async ({ attachments }) => {
      for (const row of [claimed, old, young]) await attachments.add(row);
      await attachments.claim(rootId, reportId, [claimed.id], now);
    });
    const counted = () =>
      store.read(async ({ attachments }) => ({
        waiting: await attachments.waitingFor(rootId, reportId),
        all: await attachments.arrived(rootId, now),
        recent: await attachments.arrived(rootId, later),
        elsewhere: await attachments.arrived(newId(), now),
      }));
    expect(await counted()).toEqual({
      waiting: 2,
      all: { bytes: 3 * 2048, unclaimed: 2 * 2048 },
      recent: { bytes: 2048, unclaimed: 2048 },
      elsewhere: { bytes: 0, unclaimed: 0 },
    });

    await store.transaction(({ attachments }) => attachments.pruneUnclaimed(later));
    expect(await counted()).toMatchObject({ waiting: 1, all: { bytes: 2 * 2048 } });
  });
});
