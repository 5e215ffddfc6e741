/** What a handler sends that could open for nobody: a message to the reporter, and an entry in the place of a retired key's. */
import { describe, expect, test } from 'vitest';
import type { ResealingRequest } from '../../contract/api/cases.ts';
import { newId } from '../../contract/ids.ts';
import { seal } from '../../contract/sealing/seal.ts';
import { sealAgain } from '../../contract/sealing/seal-again.ts';
import { faults, misspelt, offCurve, resized } from '../testing/bent.ts';
import { as, comeBack, freshPlace, openCaseWorld, read, world } from '../testing/case-world.ts';
import { storedReport } from '../testing/server-world.ts';
import { keyGrantRow, renewKey } from '../testing/tree.ts';

await openCaseWorld();

const place = await freshPlace();
const { rektor } = place.handlers;
const report = await storedReport(world, place);
const { caseId } = report;
const { content, reportId } = await read(rektor, caseId);
type Refusal = { status: number; errors: { pointer: string }[] };
const pointersOf = (answer: { json(): unknown; statusCode: number }) => {
  expect(answer.statusCode).toBe(422);
  return (answer.json() as Refusal).errors.map(({ pointer }) => pointer);
};

describe('a message', () => {
  test.each(faults)(
    'with %s is refused, and the reporter gets nothing',
    async (_name, at, bend) => {
      const id = newId();
      const binding = { organisationId: place.rootId, id, version: 1, part: 'message' } as const;
      const { sealTo } = await read(rektor, caseId);
      const keys = sealTo.map(({ key }) => key);
      const sealed = bend(await seal({ text: 'Takk.' }, keys, binding));
      const headers = { 'idempotency-key': id };
      const body = { id, reportId, sealed };
      const answer = await as(rektor).post(`/cases/${caseId}/messages`, body, headers);
      expect(pointersOf(answer)).toEqual([`/sealed${at}`]);
      expect((await comeBack(report.accessToken)).messages).toEqual([]);
    },
  );
});

describe('an entry for a key of now', async () => {
  const { id: inboxId, keys: before } = place.inboxes.school;
  const now = await renewKey(world.store, place.rootId, inboxId);
  const grant = keyGrantRow({
    ...{ kid: now.publicKey.kid, handlerId: rektor.id, rootId: place.rootId },
  });
  await world.store.transaction(({ organisations }) => organisations.putKeyGrant(grant));
  rektor.keys.push(now);
  const stored = content;
  const good = await sealAgain(stored, before.privateKey, now.publicKey);
  const entryWith = (recipient: typeof good): ResealingRequest['entries'][number] => ({
    ...{ id: reportId, part: 'content', retiredKid: before.publicKey.kid, recipient },
  });
  const send = (recipient: typeof good) =>
    as(rektor).post(`/cases/${caseId}/resealings`, { entries: [entryWith(recipient)] });
  const { header } = good;
  const entryOf = (kid: string) => stored.recipients.find((one) => one.header.kid === kid)!;
  const underNewName = (kid: string): typeof good => {
    const theirs = entryOf(kid);
    return { ...theirs, header: { kid: header.kid, epk: theirs.header.epk! } };
  };

  test.each<[string, string, typeof good]>([
    [
      'whose ephemeral key lies off the curve',
      '/header/epk',
      { ...good, header: { ...header, epk: offCurve(header.epk) } },
    ],
    [
      'whose ephemeral key is spelt in another way',
      '/header/epk',
      { ...good, header: { ...header, epk: { ...header.epk, x: misspelt(header.epk.x) } } },
    ],
    [
      'with a wrapped key of one byte',
      '/encrypted_key',
      { ...good, encrypted_key: resized(good.encrypted_key, 1) },
    ],
    [
      'with a wrapped key of 48 bytes',
      '/encrypted_key',
      { ...good, encrypted_key: resized(good.encrypted_key, 48) },
    ],
    [
      'that is the reporter’s under its name',
      '/header/epk',
      underNewName(report.reporter.publicKey.kid),
    ],
    ['that is the retired key’s under its name', '/header/epk', underNewName(before.publicKey.kid)],
  ])('%s is refused, and the one before stays', async (_name, at, recipient) => {
    expect(pointersOf(await send(recipient))).toEqual([`/entries/0/recipient${at}`]);
    expect((await read(rektor, caseId)).content).toEqual(content);
  });

  test('that was truly wrapped is taken afterwards', async () => {
    const answer = await send(good);
    expect([answer.statusCode, answer.json()]).toEqual([200, { sealedAgain: 1 }]);
  });
});
