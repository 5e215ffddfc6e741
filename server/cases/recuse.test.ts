/** Who steps aside sees nothing of the case any more, and somebody else always has it. */
import { describe, expect, test } from 'vitest';
import { open } from '../../contract/sealing/seal.ts';
import {
  addHandler,
  postReport,
  sealedReport,
  storedReport,
  type TestHandler,
} from '../testing/server-world.ts';
import {
  actions,
  as,
  close,
  doneClocks,
  expectNothing,
  freshPlace,
  openCaseWorld,
  read,
  show,
  unsent,
  world,
} from '../testing/case-world.ts';

await openCaseWorld();

describe('stepping aside', () => {
  const stepAside = (handler: TestHandler, caseId: string) =>
    as(handler).post(`/cases/${caseId}/recusals`, { revision: 99 });

  test('hides the case from her, and leaves it with her colleague, who is told', async () => {
    const place = await freshPlace();
    const colleague = await addHandler(world.store, place.rootId, [place.inboxes.school]);
    const { caseId } = await storedReport(world, place);
    const before = await unsent(place);
    expect((await stepAside(place.handlers.rektor, caseId)).statusCode).toBe(204);
    await expectNothing(place.handlers.rektor, place, caseId);
    expect(actions(await show(colleague, caseId))).toEqual(['received', 'recused']);
    await expectNothing(place.handlers.owner, place, caseId);
    expect(await unsent(place)).toBe(before + 1);
  });

  test('from a closed case asks nobody else for anything', async () => {
    const place = await freshPlace();
    const { rektor, owner } = place.handlers;
    const { caseId } = await storedReport(world, place);
    await close(rektor, caseId);
    const before = await unsent(place);
    expect((await stepAside(rektor, caseId)).statusCode).toBe(204);
    expect(await unsent(place)).toBe(before);
    await expectNothing(owner, place, caseId);
  });

  test('takes the case up where nobody else is left, with a letter, and what was written can be read there', async () => {
    const place = await freshPlace();
    const { caseId, body } = await storedReport(world, place, { text: 'Hei.' });
    const [before, woken] = [await unsent(place), world.woken()];
    await stepAside(place.handlers.rektor, caseId);
    expect(await unsent(place)).toBe(before + 1);
    expect(world.woken()).toBe(woken + 1);
    const shown = await show(place.handlers.owner, caseId);
    expect(shown).toMatchObject({ unread: true, as: 'reader' });
    expect(shown.history.at(-1)).toMatchObject({
      action: 'recused',
      params: { wentTo: place.inboxes.owner.id },
    });
    expect(shown.readers.map(({ as: role }) => role)).toEqual(['reader', 'reader']);
    const { content } = await read(place.handlers.owner, caseId);
    const binding = {
      organisationId: place.rootId,
      id: body.id,
      version: 1,
      part: 'content',
    } as const;
    expect(await open(content, place.inboxes.owner.keys.privateKey, binding)).toEqual({
      text: 'Hei.',
    });
  });

  test('goes on upwards when the next steps aside as well', async () => {
    const place = await freshPlace();
    const { owner, independent } = place.inboxes;
    await world.store.transaction(async ({ organisations }) => {
      const row = (await organisations.tree(place.rootId)).inboxes.get(owner.id)!;
      await organisations.putInbox({ ...row, escalatesTo: independent.id });
      await organisations.treeChanged(place.rootId);
    });
    const { caseId } = await storedReport(world, place);
    await stepAside(place.handlers.rektor, caseId);
    await expectNothing(place.handlers.independent, place, caseId);
    await stepAside(place.handlers.owner, caseId);
    expect((await show(place.handlers.independent, caseId)).unread).toBe(true);
  });

  test('hands it first to whoever reads along already', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place, { facts: { accused: 'adult' } });
    await read(place.handlers.owner, caseId);
    await stepAside(place.handlers.rektor, caseId);
    const shown = await show(place.handlers.owner, caseId);
    expect(shown).toMatchObject({ unread: true, as: 'reader' });
    expect(shown.readers).toContainEqual(
      expect.objectContaining({ inboxId: place.inboxes.owner.id, as: 'reader' }),
    );
    expect(shown.history.at(-1)!.params).toEqual({ wentTo: place.inboxes.owner.id });
    await expectNothing(place.handlers.independent, place, caseId);
    // She answers for it like any reader: reading ends the clocks of an unread case.
    await read(place.handlers.owner, caseId);
    expect(doneClocks(await show(place.handlers.owner, caseId))).toContain('unread-reminder');
  });

  test('by the last who could read is an alarm, and the case waits where it went', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    await stepAside(place.handlers.rektor, caseId);
    world.lines.length = 0;
    await stepAside(place.handlers.owner, caseId);
    expect(world.lines.filter((line) => line.includes('"level":50'))).toHaveLength(1);
    const found = await world.store.read(({ cases }) => cases.find(place.rootId, caseId));
    expect(found!.inboxes.map(({ state }) => state)).not.toContain('waiting');
  });

  test('never hands the case to the accused, and sends no letter to who stepped aside', async () => {
    const place = await freshPlace();
    const both = await addHandler(world.store, place.rootId, [
      place.inboxes.owner,
      place.inboxes.independent,
    ]);
    const sealed = await sealedReport(world, place, { facts: { accused: 'leader' } });
    await postReport(world, sealed.body);
    const { caseId } = (await world.store.read(({ reports }) =>
      reports.fingerprint(sealed.body.id),
    ))!;
    await stepAside(both, caseId);
    await stepAside(place.handlers.owner, caseId);
    await expectNothing(place.handlers.rektor, place, caseId);
    expect((await show(place.handlers.independent, caseId)).unread).toBe(true);
    // Two letters for the report, one that the first stepped aside, one for the independent inbox's other member.
    expect(await unsent(place)).toBe(4);
  });
});
