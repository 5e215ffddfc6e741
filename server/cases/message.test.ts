/** A message reaches the reporter and nobody else, once, sealed for its place. */
import { describe, expect, test } from 'vitest';
import type { CaseAnswer, ReadingAnswer } from '../../contract/api/cases.ts';
import { newId } from '../../contract/ids.ts';
import { type PublicKey } from '../../contract/sealing/keys.ts';
import { open, seal, type Sealed } from '../../contract/sealing/seal.ts';
import {
  asHandler,
  openServerWorld,
  seedPlace,
  storedReport,
  type Place,
  type TestHandler,
  typeOf,
} from '../testing/server-world.ts';
import {
  actions,
  as,
  comeBack,
  doneClocks,
  freshPlace,
  openCaseWorld,
  read,
  show,
  world,
} from '../testing/case-world.ts';

await openCaseWorld();

describe('a message', () => {
  /** Sealed as the desk does, to everybody who is named in the reading or to some of them. */
  const messageFor = async (
    place: Place,
    { reportId, sealTo }: Pick<ReadingAnswer, 'reportId' | 'sealTo'>,
    {
      text = 'Takk for at du sa fra.',
      choose = (keys: PublicKey[]) => keys,
    }: { text?: string; choose?: (keys: PublicKey[]) => PublicKey[] } = {},
  ) => {
    const id = newId();
    const binding = { organisationId: place.rootId, id, version: 1, part: 'message' } as const;
    const keys = choose(sealTo.map(({ key }) => key));
    return { id, reportId, sealed: await seal({ text }, keys, binding) };
  };
  const write = (
    handler: TestHandler,
    caseId: string,
    message: { id: string; reportId: string; sealed: Sealed },
  ) => as(handler).post(`/cases/${caseId}/messages`, message, { 'idempotency-key': message.id });

  test('reaches the reporter, by role and day, and is contact and word back', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const { caseId, accessToken, reporter } = await storedReport(world, place);
    const reading = await read(rektor, caseId);
    const message = await messageFor(place, reading);
    const answer = await write(rektor, caseId, message);
    expect([answer.statusCode, answer.json()]).toEqual([
      201,
      { id: message.id, sentOn: '2026-11-23' },
    ]);

    const back = await comeBack(accessToken);
    expect(back.messages).toMatchObject([
      { id: message.id, sentOn: '2026-11-23', from: { nb: 'Rolle head' } },
    ]);
    const binding = {
      organisationId: place.rootId,
      id: message.id,
      version: 1,
      part: 'message',
    } as const;
    const opened = await open(back.messages[0]!.sealed, reporter.privateKey, binding);
    expect(opened).toEqual({ text: 'Takk for at du sa fra.' });

    const shown = await show(rektor, caseId);
    expect(doneClocks(shown)).toEqual([
      'first-contact',
      'unread-next-reader',
      'unread-owner-told',
      'unread-reminder',
      'word-back',
    ]);
    expect(actions(shown)).toEqual(['received', 'read-content', 'message-sent']);
  });

  test('to somebody who saw it is word back, and no contact with the child concerned', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const { caseId } = await storedReport(world, place, { facts: { about: 'someone-else' } });
    const reading = await read(rektor, caseId);
    await write(rektor, caseId, await messageFor(place, reading));
    const done = doneClocks(await show(rektor, caseId));
    expect(done).toContain('word-back');
    expect(done).not.toContain('first-contact');
  });

  test.each(['sqlite', 'postgres'] as const)(
    'sent twenty times at once is stored once, on %s',
    async (kind) => {
      const own = await openServerWorld({ kind });
      const place = await seedPlace(own, 'samtidig');
      const { get, post } = asHandler(own, place.handlers.rektor);
      const { caseId } = await storedReport(own, place);
      const read = async () => (await post(`/cases/${caseId}/readings`)).json<ReadingAnswer>();
      const message = await messageFor(place, await read());
      const write = () =>
        post(`/cases/${caseId}/messages`, message, { 'idempotency-key': message.id });
      const answers = await Promise.all(Array.from({ length: 20 }, write));
      expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
      expect(answers[0]!.statusCode).toBe(201);
      expect((await read()).messages).toHaveLength(1);
      const shown = (await get(`/cases/${caseId}`)).json<CaseAnswer>();
      expect(actions(shown).filter((action) => action === 'message-sent')).toHaveLength(1);
      expect(shown.historyIntact).toBe(true);
    },
  );

  test('with another text under the same id is refused', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const [one, other] = [await storedReport(world, place), await storedReport(world, place)];
    const reading = await read(rektor, one.caseId);
    const message = await messageFor(place, reading);
    await write(rektor, one.caseId, message);
    const again = await messageFor(place, reading, { text: 'Noe annet.' });
    const answers = [
      await write(rektor, one.caseId, { ...again, id: message.id }),
      await write(rektor, other.caseId, message),
    ];
    expect(answers.map(typeOf)).toEqual(Array(2).fill('/problems/idempotency-key-reused'));
  });

  test.each([
    ['without the reporter', (keys: PublicKey[]) => keys.slice(0, -1)],
    ['without an inbox', (keys: PublicKey[]) => keys.slice(1)],
  ])('%s among its readers is refused', async (_name, choose) => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    const reading = await read(place.handlers.rektor, caseId);
    const message = await messageFor(place, reading, { choose });
    const answer = await write(place.handlers.rektor, caseId, message);
    expect(answer.json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/sealed/recipients' }],
    });
  });

  test('that was sealed for another place is refused', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    const reading = await read(place.handlers.rektor, caseId);
    const message = {
      ...(await messageFor(place, reading)),
      id: newId(),
    };
    const answer = await write(place.handlers.rektor, caseId, message);
    expect(answer.json()).toMatchObject({ status: 422, errors: [{ pointer: '/sealed/aad' }] });
  });

  test('without its id in the header is refused', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    const reading = await read(place.handlers.rektor, caseId);
    const message = await messageFor(place, reading);
    const answer = await as(place.handlers.rektor).post(`/cases/${caseId}/messages`, message);
    expect(typeOf(answer)).toBe('/problems/idempotency-key-missing');
  });
});
