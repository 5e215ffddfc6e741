/** A person who is part of the matter is kept out of one case by a colleague or from above; the case never stays with the one who did it alone. */
import { describe, expect, test } from 'vitest';
import type { CaseAnswer } from '../../contract/api/cases.ts';
import { newId } from '../../contract/ids.ts';
import { addHandler, storedReport, typeOf, type TestHandler } from '../testing/server-world.ts';
import {
  as,
  close,
  expectNothing,
  freshPlace,
  openCaseWorld,
  read,
  show,
  unsent,
  world,
} from '../testing/case-world.ts';

await openCaseWorld();

const keepOut = async (by: TestHandler, caseId: string, whom: TestHandler) => {
  await read(by, caseId);
  const { revision } = await show(by, caseId);
  return as(by).post(`/cases/${caseId}/keepings-out`, { revision, handlerId: whom.id });
};

describe('keeping somebody out', () => {
  test('by a colleague hides the case from her for ever, and goes up, where it is told who did it to whom', async () => {
    const place = await freshPlace();
    const { rektor, owner } = place.handlers;
    const colleague = await addHandler(world.store, place.rootId, [place.inboxes.school]);
    const { caseId } = await storedReport(world, place);
    const offered = (await show(rektor, caseId)).mayKeepOut;
    expect(offered).toMatchObject([{ handlerId: colleague.id, as: 'colleague' }]);
    await expectNothing(owner, place, caseId);

    const [before, woken] = [await unsent(place), world.woken()];
    const answer = await keepOut(rektor, caseId, colleague);
    expect(answer.json<CaseAnswer>().mayKeepOut).toEqual([]);
    await expectNothing(colleague, place, caseId);
    const shown = await show(owner, caseId);
    expect(shown).toMatchObject({ as: 'reader', unread: true });
    const whom = offered[0]!.name;
    expect(shown.history.at(-1)).toMatchObject({
      action: 'kept-out',
      whom,
      params: { handlerId: colleague.id, wentTo: place.inboxes.owner.id },
    });
    expect(shown.history.at(-1)!.by).not.toBeNull();
    // One letter, for the owner; none for her who is kept out.
    expect(await unsent(place)).toBe(before + 1);
    expect(world.woken()).toBe(woken + 1);
    // Also in another inbox that it reaches.
    await world.store.transaction(async ({ organisations }) => {
      const membership = { inboxId: place.inboxes.owner.id, handlerId: colleague.id };
      await organisations.putMembership({ ...membership, rootId: place.rootId, deputy: true });
      await organisations.treeChanged(place.rootId);
    });
    await expectNothing(colleague, place, caseId);
  });

  test('from above, by whoever reads along there, takes the case up, and further where she would be alone', async () => {
    const place = await freshPlace();
    const { rektor, owner } = place.handlers;
    const alone = await storedReport(world, place, { facts: { accused: 'adult' } });
    expect((await keepOut(owner, alone.caseId, rektor)).statusCode).toBe(200);
    await expectNothing(rektor, place, alone.caseId);
    // Nobody but her is left who could read it, so she answers for it.
    expect((await show(owner, alone.caseId)).as).toBe('reader');

    await addHandler(world.store, place.rootId, [place.inboxes.owner]);
    const other = await storedReport(world, place, { facts: { accused: 'adult' } });
    expect((await keepOut(owner, other.caseId, rektor)).statusCode).toBe(200);
    expect((await show(owner, other.caseId)).as).toBe('reader');
  });

  test('never of those above, also before it has reached them', async () => {
    const place = await freshPlace();
    const { rektor, owner } = place.handlers;
    const { caseId } = await storedReport(world, place);
    const answer = await keepOut(rektor, caseId, owner);
    expect([answer.statusCode, typeOf(answer)]).toEqual([403, '/problems/not-allowed']);
    expect(answer.body).toContain('from above');
  });

  test('not by whoever would be left alone with it: she steps aside, and it goes up', async () => {
    const place = await freshPlace();
    const { owner } = place.handlers;
    const honest = await addHandler(world.store, place.rootId, [place.inboxes.owner]);
    await world.store.transaction(async ({ organisations }) => {
      await organisations.removeMembership(
        place.rootId,
        place.inboxes.independent.id,
        place.handlers.independent.id,
      );
      await organisations.treeChanged(place.rootId);
    });
    const { caseId } = await storedReport(world, place, { facts: { accused: 'leader' } });
    const answer = await keepOut(owner, caseId, honest);
    expect([answer.statusCode, typeOf(answer)]).toEqual([403, '/problems/not-allowed']);
    expect(answer.body).toContain('Step aside yourself');
    expect((await show(honest, caseId)).as).toBe('reader');
  });

  test('is refused of herself, of strangers, of whom she has not read about, and where it is closed', async () => {
    const place = await freshPlace();
    const { rektor, independent } = place.handlers;
    const colleague = await addHandler(world.store, place.rootId, [place.inboxes.school]);
    const { caseId } = await storedReport(world, place);
    const unread = await as(rektor).post(`/cases/${caseId}/keepings-out`, {
      revision: 1,
      handlerId: colleague.id,
    });
    expect(typeOf(unread)).toBe('/problems/not-allowed');
    for (const whom of [rektor, independent, { ...independent, id: newId() }])
      expect(typeOf(await keepOut(rektor, caseId, whom))).toBe('/problems/invalid-request');
    await close(rektor, caseId);
    expect(typeOf(await keepOut(rektor, caseId, colleague))).toBe('/problems/case-changed');
  });

  test('of two who keep each other out at once one is out, and it went up', async () => {
    const place = await freshPlace();
    const { rektor, owner } = place.handlers;
    const colleague = await addHandler(world.store, place.rootId, [place.inboxes.school]);
    const { caseId } = await storedReport(world, place);
    await read(rektor, caseId);
    await read(colleague, caseId);
    const answers = await Promise.all(
      (
        [
          [rektor, colleague],
          [colleague, rektor],
        ] as const
      ).map(([by, whom]) =>
        as(by).post(`/cases/${caseId}/keepings-out`, { revision: 1, handlerId: whom.id }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404]);
    expect((await show(owner, caseId)).as).toBe('reader');
  });
});
