/** A case that came while an inbox had no key is handed down by a reader of it; and by nobody else, to nobody else, and never in part. */
import { describe, expect, test } from 'vitest';
import type {
  AttachmentReadingAnswer,
  CaseAnswer,
  HandDownRequest,
  ReadingAnswer,
} from '../../contract/api/cases.ts';
import type { Facts } from '../../contract/facts.ts';
import { newId } from '../../contract/ids.ts';
import { openAttachment } from '../../contract/sealing/attachment.ts';
import { utf8 } from '../../contract/sealing/bytes.ts';
import { newKeyPair, type KeyPair, type PublicKey } from '../../contract/sealing/keys.ts';
import { open, seal, type Sealed } from '../../contract/sealing/seal.ts';
import { sealAgain } from '../../contract/sealing/seal-again.ts';
import { postAttachment, sealedAttachmentFor } from '../testing/attachments.ts';
import { keyPerson, makeFirst, seedKeyless, type KeyPerson } from '../testing/key-world.ts';
import {
  asHandler,
  openServerWorld,
  postReport,
  sealedReport,
  typeOf,
  type Place,
  type TestHandler,
} from '../testing/server-world.ts';
import { inboxKeyRow } from '../testing/tree.ts';

type Offer = ReadingAnswer['handDown'][number];
const kinds = ['sqlite', 'postgres'] as const;

describe.each(kinds)('on %s', async (kind) => {
  const world = await openServerWorld({ kind });
  const as = (handler: TestHandler) => asHandler(world, handler);
  const read = async (handler: TestHandler, caseId: string) =>
    (await as(handler).post(`/cases/${caseId}/readings`)).json<ReadingAnswer>();
  const show = async (handler: TestHandler, caseId: string) =>
    (await as(handler).get(`/cases/${caseId}`)).json<CaseAnswer>();
  const send = (handler: TestHandler, caseId: string, body: object) =>
    as(handler).post(`/cases/${caseId}/hand-downs`, body);

  /** The owner's and the independent inbox have keys; the school's has none. */
  async function keylessSchool() {
    const seeded = await seedKeyless(world.store);
    const { rootId, schoolId } = seeded;
    const [owner, independent, rektor] = [
      await keyPerson(world.store, rootId, [seeded.owner]),
      await keyPerson(world.store, rootId, [seeded.independent]),
      await keyPerson(world.store, rootId, [seeded.school]),
    ];
    await makeFirst(world, seeded.owner, owner);
    await makeFirst(world, seeded.independent, independent);
    await world.store.transaction(async ({ organisations }) => {
      const tree = await organisations.tree(rootId);
      for (const row of tree.organisations.values())
        await organisations.putOrganisation({ ...row, attachments: 'images' });
      await organisations.openUnits(rootId, [schoolId], world.clock.now());
    });
    return { ...seeded, people: { owner, independent, rektor } };
  }

  /** A report with a picture, and a message from the owner to whoever sent it; a minute later the school's first reader makes its key. */
  async function cameBefore(facts: Partial<Facts> = {}) {
    const seeded = await keylessSchool();
    const { owner, rektor } = seeded.people;
    const place = seeded as unknown as Place;
    const { body, reporter } = await sealedReport(world, place, { facts, text: 'Hei.' });
    const picture = await sealedAttachmentFor(place, body.id, { bytes: utf8('en katt') });
    await postAttachment(world, picture.body);
    const sent = await postReport(world, { ...body, attachments: [picture.body.id] });
    expect(sent.statusCode).toBe(201);
    const { caseId } = (await world.store.read(({ reports }) => reports.fingerprint(body.id)))!;
    const message = await write(owner, caseId);
    world.pass(60_000);
    const keys = await firstKey(seeded, rektor);
    return { ...seeded, caseId, reportId: body.id, reporter, picture, message, keys };
  }

  async function firstKey(
    { rootId, school, owner }: Awaited<ReturnType<typeof keylessSchool>>,
    rektor: KeyPerson,
  ): Promise<KeyPair> {
    const tree = await world.store.read(({ organisations }) => organisations.tree(rootId));
    const made = await makeFirst(world, school, rektor, [], tree.keys.get(owner)!.publicKey);
    return made.keys;
  }

  async function write(handler: TestHandler, caseId: string) {
    const { organisationId, reportId, sealTo } = await read(handler, caseId);
    const id = newId();
    const place = { organisationId, id, version: 1, part: 'message' } as const;
    const to = sealTo.map(({ key }) => key);
    const sealed = await seal({ text: 'Takk.' }, to, place);
    const answer = await as(handler).post(
      `/cases/${caseId}/messages`,
      { id, reportId, sealed },
      { 'idempotency-key': id },
    );
    expect(answer.statusCode).toBe(201);
    return id;
  }

  /** As the desk makes it. */
  async function requestFor(
    handler: TestHandler,
    caseId: string,
    to: Pick<Offer, 'inboxId' | 'key'>,
  ): Promise<HandDownRequest> {
    const { reportId, content, identity, messages } = await read(handler, caseId);
    const from = handler.keys[0]!.privateKey;
    const wrap = (sealed: Sealed) => sealAgain(sealed, from, to.key);
    const entries: HandDownRequest['entries'] = [
      { id: reportId, part: 'content', recipient: await wrap(content) },
      { id: reportId, part: 'identity', recipient: await wrap(identity) },
    ];
    for (const { id, recorded, sealed } of messages)
      if (recorded !== 'no') entries.push({ id, part: 'message', recipient: await wrap(sealed) });
    const { revision } = await show(handler, caseId);
    return { revision, inboxId: to.inboxId, entries, withheld: [] };
  }

  const offeredTo = async (handler: TestHandler, caseId: string) =>
    (await read(handler, caseId)).handDown.map(({ inboxId, as: role }) => [inboxId, role]);
  const recipients = async (rootId: string, reportId: string) => {
    const report = await world.store.read(({ reports }) => reports.get(rootId, reportId));
    return [report!.content, report!.identity].map((sealed) => sealed.recipients.length);
  };
  const lettersTo = async (rootId: string) =>
    (await world.store.read(({ outbox }) => outbox.unsent(rootId))).count;

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

    test('when it is closed too: it lies among the closed ones, and no letter calls anybody', async () => {
      const { rootId, caseId, people } = await cameBefore();
      const { owner, rektor } = people;
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

  describe('it is offered to nobody, and refused,', () => {
    async function expectRefused(
      handler: TestHandler,
      caseId: string,
      body: object,
      expected: [number, string],
    ) {
      const answer = await send(handler, caseId, body);
      expect([answer.statusCode, typeOf(answer)]).toEqual([
        expected[0],
        `/problems/${expected[1]}`,
      ]);
    }

    test('where she only reads along, holds no key, or is of another place', async () => {
      // Danger: the independent inbox is told too, and reads along.
      const {
        rootId,
        caseId,
        reportId,
        owner: ownerInbox,
        people,
      } = await cameBefore({
        danger: 'yes',
      });
      const { owner, independent } = people;
      const [offer] = (await read(owner, caseId)).handDown;
      const body = await requestFor(owner, caseId, offer!);
      expect(await show(independent, caseId)).toMatchObject({ as: 'copy' });
      expect(await offeredTo(independent, caseId)).toEqual([]);
      await expectRefused(independent, caseId, body, [403, 'not-allowed']);
      const late = await keyPerson(world.store, rootId, [ownerInbox]);
      await expectRefused(late, caseId, body, [403, 'not-allowed']);
      await expectRefused({ ...owner, keys: [] }, caseId, body, [403, 'possession-needed']);
      const other = await cameBefore();
      await expectRefused(other.people.owner, caseId, body, [404, 'not-found']);
      const foreign = await requestFor(other.people.owner, other.caseId, offer!);
      await expectRefused(other.people.owner, other.caseId, foreign, [422, 'invalid-request']);
      expect(await recipients(rootId, reportId)).toEqual([3, 3]);
    });

    test('where the accused leads the school: her own inbox is never offered, whoever asks', async () => {
      const { caseId, school, keys, people } = await cameBefore({ accused: 'leader' });
      const { owner, rektor } = people;
      const reader = (await read(owner, caseId)).content ? owner : people.independent;
      expect(await offeredTo(reader, caseId)).toEqual([]);
      const to = { inboxId: school, key: keys.publicKey };
      const body = await requestFor(reader, caseId, to);
      await expectRefused(reader, caseId, body, [422, 'invalid-request']);
      await expectRefused(rektor, caseId, body, [404, 'not-found']);
    });

    test('where the inbox had a key before, is kept out since, or the route does not lead there', async () => {
      const { rootId, caseId, school, keys, independent, people } = await cameBefore();
      const { owner } = people;
      const to = { inboxId: school, key: keys.publicKey };
      const body = await requestFor(owner, caseId, to);
      await expectRefused(owner, caseId, { ...body, inboxId: independent }, [
        422,
        'invalid-request',
      ]);
      // All who could open it there have stepped aside.
      await world.store.transaction(({ cases }) =>
        cases.keepOut(caseId, people.rektor.id, world.clock.now()),
      );
      expect(await offeredTo(owner, caseId)).toEqual([]);
      await expectRefused(owner, caseId, body, [422, 'invalid-request']);

      const before = await cameBefore();
      await world.store.transaction(async ({ organisations }) => {
        const row = (await organisations.tree(before.rootId)).inboxes.get(before.school)!;
        const { publicKey } = await newKeyPair();
        const old = inboxKeyRow(row, publicKey, new Date('2026-11-01T08:00:00Z'));
        await organisations.addInboxKey({ ...old, retiredAt: world.clock.now() });
      });
      expect(await offeredTo(before.people.owner, before.caseId)).toEqual([]);
      expect(rootId).not.toBe(before.rootId);
    });

    test.each<[string, (body: HandDownRequest, other: PublicKey) => unknown, string]>([
      [
        'to a key that the inbox does not have now',
        (body, other) => ({
          ...body,
          entries: body.entries.map((entry) => {
            const { epk } = entry.recipient.header;
            const header = { kid: other.kid, epk };
            return { ...entry, recipient: { ...entry.recipient, header } };
          }),
        }),
        '/entries/0/recipient/header/kid',
      ],
      [
        'without the identity',
        (body) => ({ ...body, entries: body.entries.filter(({ part }) => part !== 'identity') }),
        '/entries',
      ],
      [
        'with a part twice',
        (body) => ({ ...body, entries: [...body.entries, body.entries[0]!] }),
        '/entries/3/id',
      ],
      [
        'with the content kept back',
        (body) => ({ ...body, withheld: [body.entries[0]!.id] }),
        '/withheld/0',
      ],
      [
        'with somebody else’s entry under its name',
        (body) => ({
          ...body,
          entries: body.entries.map((entry) => {
            const { y } = entry.recipient.header.epk;
            const epk = { ...entry.recipient.header.epk, x: y };
            const header = { ...entry.recipient.header, epk };
            return { ...entry, recipient: { ...entry.recipient, header } };
          }),
        }),
        '/entries/0/recipient/header/epk',
      ],
    ])('%s', async (_what, change, pointer) => {
      const { rootId, caseId, reportId, people } = await cameBefore();
      const { owner } = people;
      const [offer] = (await read(owner, caseId)).handDown;
      const body = await requestFor(owner, caseId, offer!);
      const other = (await newKeyPair()).publicKey;
      const answer = await send(owner, caseId, change(body, other) as object);
      expect([answer.statusCode, typeOf(answer)]).toEqual([422, '/problems/invalid-request']);
      expect(answer.json<{ errors: { pointer: string }[] }>().errors[0]!.pointer).toBe(pointer);
      expect(await recipients(rootId, reportId)).toEqual([3, 3]);
      expect((await show(owner, caseId)).revision).toBe(body.revision);
    });

    test('as a 25th recipient', async () => {
      const { rootId, caseId, reportId, people } = await cameBefore();
      const { owner } = people;
      const [offer] = (await read(owner, caseId)).handDown;
      const body = await requestFor(owner, caseId, offer!);
      await world.store.transaction(async ({ reports }) => {
        const { content, identity } = (await reports.get(rootId, reportId))!;
        const [first] = content.recipients;
        const more = Array.from({ length: 21 }, (_, index) => ({
          ...first!,
          header: { ...first!.header, kid: `${index}`.padStart(43, 'k') },
        }));
        const full = { ...content, recipients: [...content.recipients, ...more] };
        await reports.setSealed(rootId, reportId, { content: full, identity });
      });
      await expectRefused(owner, caseId, body, [422, 'invalid-request']);
      expect(await recipients(rootId, reportId)).toEqual([24, 3]);
    });
  });
});
