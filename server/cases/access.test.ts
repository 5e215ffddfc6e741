/** Whoever may not see a case finds nothing there, whatever she asks. */
import { describe, expect, test } from 'vitest';
import { addHandler, storedReport } from '../testing/server-world.ts';
import { expectNothing, freshPlace, list, world } from '../testing/case-world.ts';

describe('who may not see a case finds nothing there', () => {
  test('a handler of another place', async () => {
    const [place, other] = [await freshPlace(), await freshPlace()];
    const { caseId } = await storedReport(world, place);
    await expectNothing(other.handlers.rektor, place, caseId);
  });

  test('a handler of an inbox that the case has not reached', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    await expectNothing(place.handlers.owner, place, caseId);
  });

  test('the accused leader, through her own inbox', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place, { facts: { accused: 'leader' } });
    await expectNothing(place.handlers.rektor, place, caseId);
  });

  test('the accused leader, who is a member of the owner’s inbox too', async () => {
    const place = await freshPlace();
    const both = await addHandler(world.store, place.rootId, [
      place.inboxes.school,
      place.inboxes.owner,
    ]);
    const { caseId } = await storedReport(world, place, { facts: { accused: 'leader' } });
    await expectNothing(both, place, caseId);
    expect((await list(place.handlers.owner)).cases.map(({ id }) => id)).toEqual([caseId]);
  });

  test('a handler who is a member of no inbox', async () => {
    const place = await freshPlace();
    const nobody = await addHandler(world.store, place.rootId, []);
    const { caseId } = await storedReport(world, place);
    await expectNothing(nobody, place, caseId);
  });
});
