/** A case is handed down by nobody but a reader of it, to nobody but whom the rule names, and never in part. */
import { describe, expect, test } from 'vitest';
import type { HandDownRequest } from '../../contract/api/cases.ts';
import { newKeyPair, type PublicKey } from '../../contract/sealing/keys.ts';
import { openHandDownWorld } from '../testing/hand-down-world.ts';
import { keyPerson } from '../testing/key-world.ts';
import { typeOf, type TestHandler } from '../testing/server-world.ts';
import { inboxKeyRow } from '../testing/tree.ts';

const kinds = ['sqlite', 'postgres'] as const;
describe.each(kinds)('on %s', async (kind) => {
  const { world, read, show, send, cameBefore, requestFor, offeredTo, recipients } =
    await openHandDownWorld(kind);

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
