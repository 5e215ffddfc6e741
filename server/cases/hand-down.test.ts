/** A case that came while an inbox had no key is handed down by a reader of it: whole, once, told, and written down. */
import { describe, expect, test } from 'vitest';
import type { AttachmentReadingAnswer, CaseAnswer } from '../../contract/api/cases.ts';
import { newId } from '../../contract/ids.ts';
import { openAttachment } from '../../contract/sealing/attachment.ts';
import { utf8 } from '../../contract/sealing/bytes.ts';
import { open } from '../../contract/sealing/seal.ts';
import { openHandDownWorld } from '../testing/hand-down-world.ts';
import { typeOf } from '../testing/server-world.ts';

const kinds = ['sqlite', 'postgres'] as const;
describe.each(kinds)('on %s', async (kind) => {
  const {
    world,
    as,
    read,
    show,
    send,
    cameBefore,
    write,
    requestFor,
    messageFor,
    post,
    recipients,
    lettersTo,
  } = await openHandDownWorld(kind);

  describe('a reader hands it down', () => {
    test('and the new reader opens content, identity, messages and the picture, and is told by a letter', async () => {
      const came = await cameBefore();
      const { rootId, caseId, reportId, school, keys, message, picture, people } = came;
      const { owner, rektor } = people;
      expect((await as(rektor).get(`/cases/${caseId}`)).statusCode).toBe(404);
      const [offer] = (await read(owner, caseId)).handDown;
      expect(offer).toMatchObject({ inboxId: school, as: 'reader', key: keys.publicKey });
      const [letters, woken] = [await lettersTo(rootId), world.woken()];
      const body = await requestFor(owner, caseId, offer!);
      const answer = await send(owner, caseId, body);
      expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
      const shown = answer.json<CaseAnswer>();
      expect(shown.readers).toContainEqual(
        expect.objectContaining({ inboxId: school, as: 'reader', reason: 'unit' }),
      );
      expect(shown.history.at(-1)).toMatchObject({
        action: 'handed-down',
        params: { inboxId: school },
      });
      expect(shown.historyIntact).toBe(true);
      expect([await lettersTo(rootId), world.woken()]).toEqual([letters + 1, woken + 1]);

      expect(await show(rektor, caseId)).toMatchObject({ unread: true, as: 'reader' });
      const reading = await read(rektor, caseId);
      const binding = { organisationId: rootId, id: reportId, version: 1 } as const;
      const { privateKey } = keys;
      expect(await open(reading.content, privateKey, { ...binding, part: 'content' })).toEqual({
        text: 'Hei.',
      });
      await open(reading.identity, privateKey, { ...binding, part: 'identity' });
      expect(reading.messages).toMatchObject([{ id: message, recorded: 'bound' }]);
      const inMessage = { ...binding, id: message, part: 'message' } as const;
      expect(await open(reading.messages[0]!.sealed, privateKey, inMessage)).toEqual({
        text: 'Takk.',
      });
      expect(reading.handDown).toEqual([]);
      const fetched = await as(rektor).post(
        `/cases/${caseId}/attachments/${picture.body.id}/readings`,
      );
      const { sealed } = fetched.json<AttachmentReadingAnswer>();
      expect(await openAttachment(sealed, picture, picture.where)).toEqual(utf8('en katt'));

      // The owner and the reporter open it as before, and the next message is for all of them.
      const { content } = await read(owner, caseId);
      for (const { privateKey: key } of [owner.keys[0]!, came.reporter])
        await open(content, key, { ...binding, part: 'content' });
      await write(rektor, caseId);
      expect(await recipients(rootId, reportId)).toEqual([4, 4]);
    });

    test('once: sent again it changes nothing, and by two at once one of them is told that the case has changed', async () => {
      const { rootId, caseId, reportId, people } = await cameBefore();
      const { owner } = people;
      const [offer] = (await read(owner, caseId)).handDown;
      const bodies = await Promise.all([
        requestFor(owner, caseId, offer!),
        requestFor(owner, caseId, offer!),
      ]);
      const answers = await Promise.all(bodies.map((body) => send(owner, caseId, body)));
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
      const again = await send(owner, caseId, bodies[0]);
      expect([again.statusCode, typeOf(again)]).toEqual([409, '/problems/case-changed']);
      const { revision } = await show(owner, caseId);
      const anew = await send(owner, caseId, { ...bodies[0], revision });
      expect([anew.statusCode, typeOf(anew)]).toEqual([422, '/problems/invalid-request']);
      expect(await recipients(rootId, reportId)).toEqual([4, 4]);
      const { history } = await show(owner, caseId);
      expect(history.filter(({ action }) => action === 'handed-down')).toHaveLength(1);
    });

    test('while somebody writes: the message opens in the new inbox, or one of the two is told to look again', async () => {
      for (let round = 0; round < 3; round += 1) {
        const { rootId, caseId, keys, people } = await cameBefore();
        const { owner, rektor } = people;
        const [offer] = (await read(owner, caseId)).handDown;
        const body = await requestFor(owner, caseId, offer!);
        const message = await messageFor(owner, caseId);
        const [given, written] = await Promise.all([
          send(owner, caseId, body),
          post(owner, caseId, message),
        ]);
        const outcome = [given.statusCode, written.statusCode];
        expect([
          [200, 422],
          [409, 201],
        ]).toContainEqual(outcome);
        if (given.statusCode !== 200) continue;
        const { messages } = await read(rektor, caseId);
        for (const { id, sealed } of messages)
          await open(sealed, keys.privateKey, {
            organisationId: rootId,
            ...{ id, version: 1, part: 'message' },
          });
      }
    });

    test('when it is closed too: it lies among the closed ones, and no letter calls anybody', async () => {
      const { rootId, caseId, people } = await cameBefore();
      const { owner, rektor } = people;
      await read(owner, caseId);
      const { revision } = await show(owner, caseId);
      await as(owner).post(`/cases/${caseId}/closings`, { revision, reason: 'resolved' });
      const letters = await lettersTo(rootId);
      const [offer] = (await read(owner, caseId)).handDown;
      const answer = await send(owner, caseId, await requestFor(owner, caseId, offer!));
      expect(answer.statusCode).toBe(200);
      expect(await lettersTo(rootId)).toBe(letters);
      expect(await show(rektor, caseId)).toMatchObject({ status: 'closed', unread: false });
    });

    test('when it is set apart: it lies apart there too, and the letter comes when it is moved to the list', async () => {
      const { rootId, caseId, school, owner: ownerInbox, people } = await cameBefore();
      const { owner, rektor } = people;
      await world.store.transaction(({ cases }) =>
        cases.setInboxState(rootId, caseId, 'quarantine', [ownerInbox]),
      );
      const letters = await lettersTo(rootId);
      const [offer] = (await read(owner, caseId)).handDown;
      await send(owner, caseId, await requestFor(owner, caseId, offer!));
      expect(await lettersTo(rootId)).toBe(letters);
      expect(await show(rektor, caseId)).toMatchObject({ inboxId: school, intake: 'quarantine' });
      const { revision } = await show(owner, caseId);
      await as(owner).post(`/cases/${caseId}/placements`, { revision, intake: 'ordinary' });
      expect(await lettersTo(rootId)).toBe(letters + 1);
    });

    test('without a message that does not open for her, when she says so, and the history says it', async () => {
      const { rootId, caseId, message, keys, people } = await cameBefore();
      const { owner, rektor } = people;
      const [offer] = (await read(owner, caseId)).handDown;
      const whole = await requestFor(owner, caseId, offer!);
      const entries = whole.entries.filter(({ id }) => id !== message);
      const silent = await send(owner, caseId, { ...whole, entries });
      expect([silent.statusCode, typeOf(silent)]).toEqual([409, '/problems/case-changed']);
      const said = await send(owner, caseId, { ...whole, entries, withheld: [message] });
      expect(said.statusCode).toBe(200);
      expect(said.json<CaseAnswer>().history.at(-1)!.params).toMatchObject({ withheld: '1' });
      const { messages } = await read(rektor, caseId);
      const place = { organisationId: rootId, id: message, version: 1, part: 'message' } as const;
      await expect(open(messages[0]!.sealed, keys.privateKey, place)).rejects.toMatchObject({
        reason: 'not-a-recipient',
      });
    });

    test('and not a message that was put there from outside: it needs no entry, and may have none', async () => {
      const { rootId, caseId, reportId, message, people } = await cameBefore();
      const { owner } = people;
      const id = newId();
      await world.store.transaction(async ({ messages }) => {
        const known = (await messages.get(rootId, message))!;
        await messages.add({ ...known, id, reportId, bodyHash: 'planted' });
      });
      const [offer] = (await read(owner, caseId)).handDown;
      const body = await requestFor(owner, caseId, offer!);
      const { recipient } = body.entries.find((entry) => entry.id === message)!;
      const planted = { id, part: 'message', recipient };
      const refused = await send(owner, caseId, {
        ...body,
        entries: [...body.entries, planted],
      });
      expect(refused.statusCode).toBe(422);
      expect((await send(owner, caseId, body)).statusCode).toBe(200);
      const after = await world.store.read(({ messages }) => messages.get(rootId, id));
      expect(after!.sealed.recipients).toHaveLength(3);
    });
  });
});
