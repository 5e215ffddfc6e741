/** Whoever may not see a case finds nothing there, whatever she asks. */
import { keyGrantRow } from '../testing/tree.ts';
import { describe, expect, test } from 'vitest';
import { newId } from '../../contract/ids.ts';
import { addHandler, storedReport, typeOf } from '../testing/server-world.ts';
import {
  as,
  chain,
  expectNothing,
  freshPlace,
  list,
  openCaseWorld,
  show,
  world,
} from '../testing/case-world.ts';

await openCaseWorld();

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

  test('the accused leader, who has moved to the owner’s inbox since', async () => {
    const place = await freshPlace();
    const { rootId, inboxes, handlers } = place;
    const { caseId } = await storedReport(world, place, { facts: { accused: 'leader' } });
    const moved = handlers.rektor.id;
    await world.store.transaction(async ({ organisations }) => {
      await organisations.removeMembership(rootId, inboxes.school.id, moved);
      await organisations.putMembership({
        inboxId: inboxes.owner.id,
        handlerId: moved,
        rootId,
        deputy: false,
      });
      await organisations.putKeyGrant(
        keyGrantRow({
          kid: inboxes.owner.keys.publicKey.kid,
          handlerId: moved,
          rootId,
          createdAt: world.clock.now(),
        }),
      );
      await organisations.treeChanged(rootId);
    });
    await expectNothing(handlers.rektor, place, caseId);
    expect((await list(handlers.owner)).cases.map(({ id }) => id)).toEqual([caseId]);
    // Nobody is left when the owner steps aside: not even then does it come to her.
    await as(handlers.owner).post(`/cases/${caseId}/recusals`, {});
    await expectNothing(handlers.rektor, place, caseId);
  });

  test('a handler who is a member of no inbox', async () => {
    const place = await freshPlace();
    const nobody = await addHandler(world.store, place.rootId, []);
    const { caseId } = await storedReport(world, place);
    await expectNothing(nobody, place, caseId);
  });
});

test('a member who has not been let in yet sees the case, and neither reads, answers nor closes it', async () => {
  const place = await freshPlace();
  const { rootId, inboxes, handlers } = place;
  const { caseId } = await storedReport(world, place);
  const newcomer = await addHandler(world.store, rootId, []);
  await world.store.transaction(async ({ organisations }) => {
    const membership = { inboxId: inboxes.school.id, handlerId: newcomer.id, rootId };
    await organisations.putMembership({ ...membership, deputy: false });
    await organisations.treeChanged(rootId);
  });
  const before = await chain(place, caseId);

  const { post } = as(newcomer);
  const id = newId();
  const part = 'A'.repeat(4);
  const kid = 'A'.repeat(43);
  const recipients = [{ header: { kid }, encrypted_key: part }];
  const sealed = { protected: part, recipients, aad: part, iv: part, ciphertext: part, tag: part };
  const answers = await Promise.all([
    post(`/cases/${caseId}/readings`),
    post(`/cases/${caseId}/acknowledgements`, { revision: 1 }),
    post(`/cases/${caseId}/messages`, { id, reportId: id, sealed }, { 'idempotency-key': id }),
    post(`/cases/${caseId}/closings`, { revision: 1, reason: 'resolved' }),
  ]);
  for (const answer of answers) {
    expect([answer.statusCode, typeOf(answer)]).toEqual([403, '/problems/not-allowed']);
    expect(answer.body).toContain('ask a colleague to let you in');
  }
  expect((await show(newcomer, caseId)).unread).toBe(true);
  expect((await show(handlers.rektor, caseId)).unread).toBe(true);
  expect(await chain(place, caseId)).toEqual(before);
});
