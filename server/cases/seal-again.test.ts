/** Handing a case over to an inbox's new key: the content stays as it was sent, and nobody does it who may not read it. */
import { describe, expect, test } from 'vitest';
import type { ResealingRequest } from '../../contract/api/cases.ts';
import { newId } from '../../contract/ids.ts';
import { newKeyPair, type KeyPair } from '../../contract/sealing/keys.ts';
import { open } from '../../contract/sealing/seal.ts';
import { sealAgain, type HandedOver } from '../../contract/sealing/seal-again.ts';
import {
  actions,
  as,
  freshPlace,
  openCaseWorld,
  read,
  show,
  world,
} from '../testing/case-world.ts';
import {
  addHandler,
  storedReport,
  typeOf,
  type Place,
  type TestHandler,
} from '../testing/server-world.ts';
import { keyGrantRow, renewKey } from '../testing/tree.ts';

await openCaseWorld();

type Entry = ResealingRequest['entries'][number];

/** A case that came before the school's inbox had its key of now; the head teacher holds both. */
async function renewedPlace(how: Parameters<typeof storedReport>[2] = {}) {
  const place = await freshPlace();
  const report = await storedReport(world, place, how);
  const { id: inboxId, keys: before } = place.inboxes.school;
  const now = await renewKey(world.store, place.rootId, inboxId);
  await giveKey(place, place.handlers.rektor, now);
  return { place, report, before, now, rektor: place.handlers.rektor };
}

async function giveKey({ rootId }: Place, handler: TestHandler, now: KeyPair) {
  const row = keyGrantRow({ kid: now.publicKey.kid, handlerId: handler.id, rootId });
  await world.store.transaction(({ organisations }) => organisations.putKeyGrant(row));
  handler.keys.push(now);
}

async function entriesOf(
  handler: TestHandler,
  caseId: string,
  before: KeyPair,
  now: KeyPair,
): Promise<Entry[]> {
  const { reportId, content, identity } = await read(handler, caseId);
  const wrap = (sealed: typeof content) => sealAgain(sealed, before.privateKey, now.publicKey);
  const retiredKid = before.publicKey.kid;
  return [
    { id: reportId, part: 'content', retiredKid, recipient: await wrap(content) },
    { id: reportId, part: 'identity', retiredKid, recipient: await wrap(identity) },
  ];
}

const send = (handler: TestHandler, caseId: string, entries: unknown[]) =>
  as(handler).post(`/cases/${caseId}/resealings`, { entries });

describe('handed over', () => {
  test('it opens with the key of now and not with the retired one; the content is as it was, to the byte', async () => {
    const { place, report, before, now, rektor } = await renewedPlace();
    const { caseId } = report;
    const first = await read(rektor, caseId);
    const answer = await send(rektor, caseId, await entriesOf(rektor, caseId, before, now));
    expect([answer.statusCode, answer.json()]).toEqual([200, { sealedAgain: 2 }]);

    const after = await read(rektor, caseId);
    const binding = { organisationId: place.rootId, id: after.reportId, version: 1 } as const;
    for (const part of ['content', 'identity'] as const) {
      const { recipients, ...rest } = after[part];
      const { recipients: were, ...restBefore } = first[part];
      expect(rest).toEqual(restBefore);
      expect(recipients.map(({ header }) => header.kid)).toEqual(
        were.map(({ header }) =>
          header.kid === before.publicKey.kid ? now.publicKey.kid : header.kid,
        ),
      );
      await expect(open(after[part], before.privateKey, { ...binding, part })).rejects.toThrow();
      await open(after[part], now.privateKey, { ...binding, part });
    }
    expect(actions(await show(rektor, caseId)).at(-2)).toBe('sealed-again');
  });

  test('twice, or by two at once, it is done once', async () => {
    const { report, before, now, rektor } = await renewedPlace();
    const { caseId } = report;
    const entries = await entriesOf(rektor, caseId, before, now);
    const others = await entriesOf(rektor, caseId, before, now);
    const answers = await Promise.all([
      send(rektor, caseId, entries),
      send(rektor, caseId, others),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const again = await send(rektor, caseId, entries);
    expect(again.json()).toEqual({ sealedAgain: 0 });
    const done = actions(await show(rektor, caseId)).filter((one) => one === 'sealed-again');
    expect(done).toHaveLength(1);
  });
});

describe('nothing is changed', () => {
  const kidsOf = async (handler: TestHandler, caseId: string) =>
    (await read(handler, caseId)).content.recipients.map(({ header }) => header.kid);

  test('by somebody of another place, or who is kept out, or holds no key of now', async () => {
    const { place, report, before, now, rektor } = await renewedPlace({
      facts: { accused: 'leader' },
    });
    const { caseId } = report;
    const { owner } = place.handlers;
    const was = await kidsOf(owner, caseId);
    const other = await freshPlace();
    const recipient = await sealAgain(
      (await read(owner, caseId)).content,
      place.inboxes.owner.keys.privateKey,
      now.publicKey,
    );
    const entry: Entry = {
      id: newId(),
      part: 'content',
      retiredKid: before.publicKey.kid,
      recipient,
    };
    for (const stranger of [other.handlers.rektor, rektor]) {
      const answer = await send(stranger, caseId, [entry]);
      expect([answer.statusCode, typeOf(answer)]).toEqual([404, '/problems/not-found']);
    }
    expect(await kidsOf(owner, caseId)).toEqual(was);
  });

  test('for an inbox whose key she has not been given yet', async () => {
    const { place, report, before, now, rektor } = await renewedPlace();
    const { caseId } = report;
    const entries = await entriesOf(rektor, caseId, before, now);
    const late = await addHandler(world.store, place.rootId, [place.inboxes.school]);
    const answer = await send(late, caseId, entries);
    expect([answer.statusCode, typeOf(answer)]).toEqual([403, '/problems/not-allowed']);
  });

  test.each<[string, (entry: Entry, other: HandedOver, foreign: string) => unknown, string]>([
    [
      'to a key that is not the inbox’s of now',
      (entry, other) => ({ ...entry, recipient: other }),
      '/entries/0/recipient/header/kid',
    ],
    [
      'from a key that is nobody’s, or not hers',
      (entry) => ({ ...entry, retiredKid: entry.recipient.header.kid }),
      '/entries/0/retiredKid',
    ],
    ['of another case', (entry, _other, foreign) => ({ ...entry, id: foreign }), '/entries/0/id'],
    [
      'of a message that is not there',
      (entry, _other, foreign) => ({ ...entry, part: 'message', id: foreign }),
      '/entries/0/id',
    ],
  ])('%s', async (_what, change, pointer) => {
    const { place, report, before, now, rektor } = await renewedPlace();
    const { caseId } = report;
    const [entry, second] = await entriesOf(rektor, caseId, before, now);
    const { content } = await read(rektor, caseId);
    const stranger = await newKeyPair();
    const other = await sealAgain(content, before.privateKey, stranger.publicKey);
    const foreign = await storedReport(world, place);
    const { reportId } = await show(rektor, foreign.caseId);
    const was = await kidsOf(rektor, caseId);
    const answer = await send(rektor, caseId, [change(entry!, other, reportId), second]);
    expect([answer.statusCode, typeOf(answer)]).toEqual([422, '/problems/invalid-request']);
    expect(answer.json<{ errors: { pointer: string }[] }>().errors[0]!.pointer).toBe(pointer);
    expect(await kidsOf(rektor, caseId)).toEqual(was);
  });

  test('by words: a content of her own has no place in what is sent', async () => {
    const { report, before, now, rektor } = await renewedPlace();
    const [entry] = await entriesOf(rektor, report.caseId, before, now);
    const answer = await send(rektor, report.caseId, [{ ...entry!, ciphertext: 'AAAA' }]);
    expect(answer.statusCode).toBe(422);
  });
});
