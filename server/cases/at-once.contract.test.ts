/**
 * Two take a case's reader away at the same moment: colleagues who step aside, or one who does while the set-up takes the other out. On
 * either database the case must have a reader afterwards, as if it had been one after the other.
 */
import { describe, expect, test } from 'vitest';
import {
  addHandler,
  asHandler,
  openServerWorld,
  seedPlace,
  storedReport,
} from '../testing/server-world.ts';
import { casesWithoutReader, handOverCasesIn } from './hand-over.ts';

describe.each(['sqlite', 'postgres'] as const)('at the same moment, on %s', async (kind) => {
  const world = await openServerWorld({ kind });

  async function caseOfTwo() {
    const place = await seedPlace(world);
    const colleague = await addHandler(world.store, place.rootId, [place.inboxes.school]);
    const { caseId } = await storedReport(world, place);
    return { ...place, colleague, caseId };
  }
  const stepAside = async (handler: Parameters<typeof asHandler>[1], caseId: string) =>
    (await asHandler(world, handler).post(`/cases/${caseId}/recusals`, { revision: 1 })).statusCode;
  const withoutReader = (rootId: string) =>
    world.store.read(async (records) =>
      casesWithoutReader(records, await records.organisations.tree(rootId), world.clock.now()),
    );

  test('both colleagues step aside: the case goes up once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { rootId, handlers, colleague, caseId, inboxes } = await caseOfTwo();
      const both = [stepAside(handlers.rektor, caseId), stepAside(colleague, caseId)];
      expect(await Promise.all(both)).toEqual([204, 204]);
      expect(await withoutReader(rootId)).toBe(0);
      const history = await world.store.read(({ audit }) => audit.ofChain(rootId, caseId));
      expect(history.flatMap(({ params }) => params['wentTo'] ?? [])).toEqual([inboxes.owner.id]);
    }
  });

  test('one steps aside while the set-up takes the other out', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { rootId, handlers, colleague, caseId, inboxes } = await caseOfTwo();
      const takenOut = world.store.transaction(async (records) => {
        const inboxId = inboxes.school.id;
        await records.organisations.removeMembership(rootId, inboxId, colleague.id);
        const of = { rootId, inboxIds: [inboxId], now: world.clock.now() };
        return handOverCasesIn(records, of);
      });
      const [status] = await Promise.all([stepAside(handlers.rektor, caseId), takenOut]);
      expect([status, await withoutReader(rootId)]).toEqual([204, 0]);
    }
  });
});
