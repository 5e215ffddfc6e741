/** Who may read the report may fetch what came with it, and leaves a mark; nobody else finds anything. */
import { describe, expect, test } from 'vitest';
import type { AttachmentReadingAnswer } from '../../contract/api/cases.ts';
import { newId } from '../../contract/ids.ts';
import { openAttachment } from '../../contract/sealing/attachment.ts';
import { utf8 } from '../../contract/sealing/bytes.ts';
import { postAttachment, sealedAttachmentFor } from '../testing/attachments.ts';
import { actions, as, chain, openCaseWorld, show, world } from '../testing/case-world.ts';
import {
  addHandler,
  postReport,
  sealedReport,
  seedPlace,
  type Place,
  type TestHandler,
} from '../testing/server-world.ts';

await openCaseWorld();

async function withPicture(facts: Parameters<typeof sealedReport>[2] = {}) {
  const place = await seedPlace(world, undefined, 'images');
  const { body } = await sealedReport(world, place, facts);
  const picture = await sealedAttachmentFor(place, body.id, { bytes: utf8('en katt') });
  await postAttachment(world, picture.body);
  const sent = await postReport(world, { ...body, attachments: [picture.body.id] });
  expect(sent.statusCode).toBe(201);
  const { caseId } = (await world.store.read(({ reports }) => reports.fingerprint(body.id)))!;
  return { place, picture, caseId };
}

const fetchPicture = (handler: TestHandler, caseId: string, id: string) =>
  as(handler).post(`/cases/${caseId}/attachments/${id}/readings`);

async function expectNothing(handler: TestHandler, place: Place, caseId: string, id: string) {
  const before = await chain(place, caseId);
  const answer = await fetchPicture(handler, caseId, id);
  expect(answer.statusCode).toBe(404);
  expect(answer.body).not.toContain('ciphertext');
  expect(await chain(place, caseId)).toEqual(before);
}

describe('an attachment', () => {
  test('is handed out as it came, and the history says who asked', async () => {
    const { place, picture, caseId } = await withPicture();
    const answer = await fetchPicture(place.handlers.rektor, caseId, picture.body.id);
    expect(answer.statusCode).toBe(200);
    const { sealed } = answer.json<AttachmentReadingAnswer>();
    expect(sealed).toEqual(picture.body.sealed);
    expect(await openAttachment(sealed, picture, picture.where)).toEqual(utf8('en katt'));

    const shown = await show(place.handlers.rektor, caseId);
    expect(actions(shown)).toEqual(['received', 'read-attachment']);
    expect(shown.history[1]!.by).toMatch(/^Person /);
    expect(shown.historyIntact).toBe(true);
  });

  test('is not there for an inbox that the case has not reached, for a stranger, or in another case', async () => {
    const { place, picture, caseId } = await withPicture();
    const other = await withPicture();
    // The owner is where this case can go up to: it waits there.
    await expectNothing(place.handlers.owner, place, caseId, picture.body.id);
    await expectNothing(other.place.handlers.rektor, place, caseId, picture.body.id);
    await expectNothing(place.handlers.rektor, place, caseId, other.picture.body.id);
    await expectNothing(place.handlers.rektor, place, caseId, newId());
  });

  test('is not there for who is kept out, also through another inbox', async () => {
    const { place, picture, caseId } = await withPicture({ facts: { accused: 'leader' } });
    const both = await addHandler(world.store, place.rootId, [
      place.inboxes.school,
      place.inboxes.owner,
    ]);
    await expectNothing(place.handlers.rektor, place, caseId, picture.body.id);
    await expectNothing(both, place, caseId, picture.body.id);
    const answer = await fetchPicture(place.handlers.owner, caseId, picture.body.id);
    expect(answer.statusCode).toBe(200);
  });

  test('is refused to a member who does not hold the key yet', async () => {
    const { place, picture, caseId } = await withPicture();
    const newcomer = await addHandler(world.store, place.rootId, []);
    await world.store.transaction(({ organisations }) =>
      organisations.putMembership({
        inboxId: place.inboxes.school.id,
        handlerId: newcomer.id,
        rootId: place.rootId,
        deputy: false,
      }),
    );
    const answer = await fetchPicture(newcomer, caseId, picture.body.id);
    expect([answer.statusCode, answer.body.includes('ciphertext')]).toEqual([403, false]);
  });
});
