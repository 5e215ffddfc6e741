/** What was done elsewhere: it meets its deadline, its words stay among the handlers, and the reporter sees kind and day. */
import { describe, expect, test } from 'vitest';
import type { ReadingAnswer } from '../../contract/api/cases.ts';
import type { RecordedAct } from '../../contract/cases/deadlines.ts';
import { newId } from '../../contract/ids.ts';
import { newKeyPair } from '../../contract/sealing/keys.ts';
import { open, seal } from '../../contract/sealing/seal.ts';
import {
  actions,
  as,
  close,
  comeBack,
  freshPlace,
  openCaseWorld,
  read,
  show,
  world,
} from '../testing/case-world.ts';
import { storedReport, typeOf, type Place, type TestHandler } from '../testing/server-world.ts';

await openCaseWorld();

const call: RecordedAct = { kind: 'call', with: 'concerned', doneBy: 'self', on: '2026-11-23' };

async function recordFor(
  place: Place,
  reading: ReadingAnswer,
  { act = call, to = 'inboxes' }: { act?: RecordedAct; to?: 'inboxes' | 'reporter' } = {},
) {
  const id = newId();
  const nobody = (await newKeyPair()).publicKey;
  const named = reading.sealTo.filter(({ name }) => (name === null) === (to === 'reporter'));
  const inboxes = reading.sealTo.filter(({ name }) => name !== null);
  const keys = [...inboxes, ...(to === 'reporter' ? named : [])].map(({ key }) => key);
  const binding = { organisationId: place.rootId, id, version: 1, part: 'message' } as const;
  const content = { text: 'Snakket med mor.', reportId: reading.reportId, from: 'handler' };
  const sealed = await seal(content, to === 'reporter' ? keys : [...keys, nobody], binding);
  return { id, reportId: reading.reportId, act, sealed };
}

const send = (handler: TestHandler, caseId: string, body: { id: string }) =>
  as(handler).post(`/cases/${caseId}/records`, body, { 'idempotency-key': body.id });
const deadline = async (handler: TestHandler, caseId: string, kind: string) =>
  (await show(handler, caseId)).clocks.find(({ clock }) => clock === kind)!;

describe('what was done elsewhere', () => {
  test('meets its deadline, by whom and by what, and the words open for the inboxes alone', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const { caseId, accessToken } = await storedReport(world, place, { facts: { about: 'me' } });
    const body = await recordFor(place, await read(rektor, caseId));
    const answer = await send(rektor, caseId, body);
    expect([answer.statusCode, answer.json()]).toEqual([201, { id: body.id, on: '2026-11-23' }]);
    expect((await send(rektor, caseId, body)).json()).toEqual({ id: body.id, on: '2026-11-23' });
    expect(await deadline(rektor, caseId, 'first-contact')).toMatchObject({
      ...{ state: 'met', doneOn: '2026-11-23', through: 'call' },
      by: expect.stringContaining('Person') as string,
    });
    expect(await deadline(rektor, caseId, 'plan')).toMatchObject({ state: 'open', doneOn: null });
    expect(actions(await show(rektor, caseId))).toContain('recorded');

    const reading = await read(rektor, caseId);
    expect(reading.messages).toMatchObject([{ id: body.id, recorded: 'bound', act: call }]);
    const binding = {
      organisationId: place.rootId,
      id: body.id,
      version: 1,
      part: 'message',
    } as const;
    const opened = await open(reading.messages[0]!.sealed, rektor.keys[0]!.privateKey, binding);
    expect(opened).toMatchObject({ text: 'Snakket med mor.' });

    const back = await comeBack(accessToken);
    expect(back.done).toEqual([{ kind: 'call', on: '2026-11-23' }]);
    expect(back.messages).toEqual([]);
    expect(back.deadlines.map(({ clock }) => clock)).not.toContain('first-contact');
  });

  test.each([
    ['sealed to the reporter', {}, 'reporter' as const],
    ['done tomorrow', { on: '2026-11-24' }, 'inboxes' as const],
    ['done before the report came', { on: '2026-11-22' }, 'inboxes' as const],
  ])('is refused where it is %s', async (_name, over, to) => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place);
    const { rektor } = place.handlers;
    const body = await recordFor(place, await read(rektor, caseId), {
      act: { ...call, ...over },
      to,
    });
    expect(typeOf(await send(rektor, caseId, body))).toBe('/problems/invalid-request');
  });

  test('is for those who answer for the case, and not for those who read along', async () => {
    const place = await freshPlace();
    const { caseId } = await storedReport(world, place, { facts: { danger: 'yes' } });
    const { owner } = place.handlers;
    const body = await recordFor(place, await read(owner, caseId));
    expect(typeOf(await send(owner, caseId, body))).toBe('/problems/not-allowed');
  });
});

describe('the paper that a supervisor reads', () => {
  test('says of a closed case what was stopped, and of nothing that it was done', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const { caseId, accessToken } = await storedReport(world, place);
    await close(rektor, caseId);
    const { clocks } = await show(rektor, caseId);
    const of = (kind: string) => clocks.find(({ clock }) => clock === kind)!;
    expect(of('plan')).toMatchObject({ state: 'stopped', doneOn: null, endedOn: '2026-11-23' });
    expect(of('first-contact')).toMatchObject({ state: 'stopped', doneOn: null });
    expect(of('family-may-go-on')).toMatchObject({ state: 'date', doneOn: null, endedOn: null });
    const back = await comeBack(accessToken);
    expect(back.deadlines.map(({ clock }) => clock)).toEqual(['family-may-go-on']);
  });

  test('says of what is not relevant why, and it is owed no more', async () => {
    const place = await freshPlace();
    const { rektor } = place.handlers;
    const { caseId } = await storedReport(world, place);
    await read(rektor, caseId);
    const { revision } = await show(rektor, caseId);
    const said = { revision, clock: 'plan', reason: 'not-needed' };
    expect((await as(rektor).post(`/cases/${caseId}/irrelevances`, said)).statusCode).toBe(200);
    expect(await deadline(rektor, caseId, 'plan')).toMatchObject({
      ...{ state: 'not-relevant', reason: 'not-needed', doneOn: null },
    });
    const again = { ...said, revision: revision + 1, clock: 'family-may-go-on' };
    const refused = await as(rektor).post(`/cases/${caseId}/irrelevances`, again);
    expect(typeOf(refused)).toBe('/problems/case-changed');
  });
});
