/** An inbox in which nobody is left hands its open cases on, in the transaction that took the last member away. */
import { describe, expect, test } from 'vitest';
import { addHandler, storedReport, type Place, type TestHandler } from '../testing/server-world.ts';
import {
  actions,
  as,
  close,
  expectNothing,
  freshPlace,
  openCaseWorld,
  show,
  unsent,
  world,
} from '../testing/case-world.ts';
import { casesWithoutReader, handOverCasesIn } from './hand-over.ts';

await openCaseWorld();

/** As the set-up does when somebody is not named any more. */
const leaves = (place: Place, inbox: keyof Place['inboxes'], handler: TestHandler) =>
  world.store.transaction(async (records) => {
    const { rootId } = place;
    const inboxId = place.inboxes[inbox].id;
    await records.organisations.removeMembership(rootId, inboxId, handler.id);
    const of = { rootId, inboxIds: [inboxId], now: world.clock.now() };
    const counts = await handOverCasesIn(records, of);
    await records.organisations.treeChanged(rootId);
    return counts;
  });
const without = (place: Place) =>
  world.store.read(async (records) =>
    casesWithoutReader(records, await records.organisations.tree(place.rootId), world.clock.now()),
  );

describe('an inbox whose last member leaves', () => {
  test('hands its open cases to the next above, who answers for them, with a letter and a line in the history', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    const before = await unsent(place);
    expect(await leaves(place, 'school', place.handlers.rektor)).toEqual({
      handedOver: 1,
      withoutReader: 0,
    });
    expect(await unsent(place)).toBe(before + 1);
    const shown = await show(place.handlers.owner, caseId);
    expect(shown).toMatchObject({ unread: true, as: 'reader' });
    expect(actions(shown)).toEqual(['received', 'handed-over']);
    expect(shown.history.at(-1)).toMatchObject({
      by: null,
      params: { wentTo: place.inboxes.owner.id },
    });
    expect(await without(place)).toBe(0);
  });

  test('hands them first to whoever reads along, who then answers for them', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place, { facts: { accused: 'adult' } });
    await leaves(place, 'school', place.handlers.rektor);
    expect(await show(place.handlers.owner, caseId)).toMatchObject({ unread: true, as: 'reader' });
    await expectNothing(place.handlers.independent, place, caseId);
  });

  test('keeps them while a colleague can read, and leaves closed ones alone', async () => {
    const place = await freshPlace();
    const colleague = await addHandler(world.store, place.rootId, [place.inboxes.school]);
    const open = await storedReport(world, place);
    expect(await leaves(place, 'school', place.handlers.rektor)).toMatchObject({ handedOver: 0 });
    await expectNothing(place.handlers.owner, place, open.caseId);
    await close(colleague, open.caseId);
    const before = await unsent(place);
    expect(await leaves(place, 'school', colleague)).toEqual({ handedOver: 0, withoutReader: 0 });
    expect(await unsent(place)).toBe(before);
    expect(await without(place)).toBe(0);
  });

  test('takes what she had taken from her: nobody has it then, and the history names her', async () => {
    const place = await freshPlace();
    const colleague = await addHandler(world.store, place.rootId, [place.inboxes.school]);
    const { caseId } = await storedReport(world, place);
    await as(place.handlers.rektor).post(`/cases/${caseId}/takings`, { revision: 1 });
    await leaves(place, 'school', place.handlers.rektor);
    const shown = await show(colleague, caseId);
    expect(shown.taken).toBeNull();
    expect(shown.history.at(-1)).toMatchObject({
      action: 'let-go',
      by: null,
      params: { handlerId: place.handlers.rektor.id },
    });
  });

  test('also those from which the colleague who is left has stepped aside, and no other', async () => {
    const place = await freshPlace();
    const colleague = await addHandler(world.store, place.rootId, [place.inboxes.school]);
    const [hers, other] = [await storedReport(world, place), await storedReport(world, place)];
    await as(colleague).post(`/cases/${hers.caseId}/recusals`, { revision: 1 });
    expect(await leaves(place, 'school', place.handlers.rektor)).toMatchObject({ handedOver: 1 });
    expect(await show(place.handlers.owner, hers.caseId)).toMatchObject({ as: 'reader' });
    await expectNothing(place.handlers.owner, place, other.caseId);
    await expectNothing(colleague, place, hers.caseId);
  });

  test('with nobody above is an alarm: the cases are counted until somebody is there', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    const health = async () => {
      world.pass(5_000);
      return (await world.app.inject('/health/ready')).json<{ casesWithoutReader: number }>();
    };
    const { casesWithoutReader: other } = await health();
    await leaves(place, 'owner', place.handlers.owner);
    await leaves(place, 'independent', place.handlers.independent);
    expect(await without(place)).toBe(0);
    expect(await leaves(place, 'school', place.handlers.rektor)).toEqual({
      handedOver: 0,
      withoutReader: 1,
    });
    expect(await without(place)).toBe(1);
    expect(await health()).toMatchObject({ status: 'attention', casesWithoutReader: other + 1 });
    const next = await addHandler(world.store, place.rootId, [place.inboxes.owner]);
    expect(await show(next, caseId)).toMatchObject({ unread: true });
    expect(await without(place)).toBe(0);
  });
});

test('stepping aside by the last who could read is counted too', async () => {
  const place = await freshPlace();
  const { caseId } = await storedReport(world, place);
  await as(place.handlers.rektor).post(`/cases/${caseId}/recusals`, { revision: 1 });
  expect(await without(place)).toBe(0);
  await as(place.handlers.owner).post(`/cases/${caseId}/recusals`, { revision: 1 });
  expect(await without(place)).toBe(1);
});
