/**
 * For tests of handing down: a school whose inbox has no key, a case that went past it, and the school's first key a minute later. What
 * the desk does is done here with the same functions.
 */
import { expect } from 'vitest';
import type { CaseAnswer, HandDownRequest, ReadingAnswer } from '../../contract/api/cases.ts';
import type { Facts } from '../../contract/facts.ts';
import { newId } from '../../contract/ids.ts';
import { utf8 } from '../../contract/sealing/bytes.ts';
import type { KeyPair } from '../../contract/sealing/keys.ts';
import { seal, type Sealed } from '../../contract/sealing/seal.ts';
import { sealAgain } from '../../contract/sealing/seal-again.ts';
import { postAttachment, sealedAttachmentFor } from './attachments.ts';
import type { DatabaseKind } from './databases.ts';
import { keyPerson, makeFirst, seedKeyless, type KeyPerson } from './key-world.ts';
import {
  asHandler,
  openServerWorld,
  postReport,
  sealedReport,
  type Place,
  type TestHandler,
} from './server-world.ts';

type Offer = ReadingAnswer['handDown'][number];

export async function openHandDownWorld(kind: DatabaseKind) {
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

  async function messageFor(handler: TestHandler, caseId: string) {
    const { organisationId, reportId, sealTo } = await read(handler, caseId);
    const id = newId();
    const place = { organisationId, id, version: 1, part: 'message' } as const;
    const to = sealTo.map(({ key }) => key);
    return { id, reportId, sealed: await seal({ text: 'Takk.' }, to, place) };
  }
  const post = (handler: TestHandler, caseId: string, message: { id: string }) =>
    as(handler).post(`/cases/${caseId}/messages`, message, { 'idempotency-key': message.id });

  async function write(handler: TestHandler, caseId: string): Promise<string> {
    const message = await messageFor(handler, caseId);
    expect((await post(handler, caseId, message)).statusCode).toBe(201);
    return message.id;
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

  return {
    world,
    as,
    read,
    show,
    send,
    cameBefore,
    write,
    messageFor,
    post,
    requestFor,
    offeredTo,
    recipients,
    lettersTo,
  };
}
