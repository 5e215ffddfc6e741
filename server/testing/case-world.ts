/**
 * A server for tests of case work, and what a handler does at the desk. A file that calls `openCaseWorld` has a server of its own.
 */
import { expect } from 'vitest';
import type { CaseAnswer, ListAnswer, ReadingAnswer } from '../../contract/api/cases.ts';
import type { FollowUpAnswer } from '../../contract/api/public.ts';
import { newId } from '../../contract/ids.ts';
import { newKeyPair } from '../../contract/sealing/keys.ts';
import { seal } from '../../contract/sealing/seal.ts';
import {
  askFollowUp,
  asHandler,
  openServerWorld,
  seedPlace,
  type Place,
  type ServerWorld,
  type TestHandler,
  typeOf,
} from './server-world.ts';

export let world: ServerWorld;

/** Before anything else of the file. */
export async function openCaseWorld(): Promise<void> {
  world = await openServerWorld();
}

export const freshPlace = () => seedPlace(world);
export const as = (handler: TestHandler) => asHandler(world, handler);
export const list = async (handler: TestHandler, query = '') =>
  (await as(handler).get(`/cases${query}`)).json<ListAnswer>();
export const show = async (handler: TestHandler, caseId: string) =>
  (await as(handler).get(`/cases/${caseId}`)).json<CaseAnswer>();
export const read = async (handler: TestHandler, caseId: string) =>
  (await as(handler).post(`/cases/${caseId}/readings`)).json<ReadingAnswer>();
/** Opens it, because nobody closes what she has not read, and closes it. */
export const close = async (handler: TestHandler, caseId: string, reason = 'resolved') => {
  await read(handler, caseId);
  const { revision } = await show(handler, caseId);
  return as(handler).post(`/cases/${caseId}/closings`, { revision, reason });
};
export const actions = ({ history }: CaseAnswer) => history.map(({ action }) => action);
export const doneClocks = ({ clocks }: CaseAnswer) =>
  clocks
    .filter(({ doneOn }) => doneOn !== null)
    .map(({ clock }) => clock)
    .sort();

/** Everything that one can ask of a case, to be tried by somebody who may not. */
const everything = async (handler: TestHandler, caseId: string) => {
  const { get, post } = as(handler);
  const message = newId();
  const sealed = await seal(
    { text: '' },
    [(await newKeyPair()).publicKey, (await newKeyPair()).publicKey],
    {
      organisationId: newId(),
      id: message,
      version: 1,
      part: 'message',
    },
  );
  return Promise.all([
    get(`/cases/${caseId}`),
    post(`/cases/${caseId}/readings`),
    post(`/cases/${caseId}/attachments/${newId()}/readings`),
    post(`/cases/${caseId}/printings`, { parts: [] }),
    post(`/cases/${caseId}/acknowledgements`, { revision: 1 }),
    post(
      `/cases/${caseId}/messages`,
      { id: message, reportId: newId(), sealed },
      { 'idempotency-key': message },
    ),
    post(`/cases/${caseId}/closings`, { revision: 1, reason: 'resolved' }),
    post(`/cases/${caseId}/takings`, { revision: 1 }),
    post(`/cases/${caseId}/releases`, { revision: 1 }),
    post(`/cases/${caseId}/take-overs`, { revision: 1 }),
    post(`/cases/${caseId}/reopenings`, { revision: 1 }),
    post(`/cases/${caseId}/keepings-out`, { revision: 1, handlerId: newId() }),
    post(`/cases/${caseId}/recusals`, { revision: 1 }),
  ]);
};

/** She finds nothing there, whatever she tries, and leaves no mark. */
export const expectNothing = async (handler: TestHandler, place: Place, caseId: string) => {
  const before = await chain(place, caseId);
  for (const answer of await everything(handler, caseId)) {
    expect([answer.statusCode, typeOf(answer)]).toEqual([404, '/problems/not-found']);
    expect(answer.body).not.toContain('ciphertext');
  }
  const { cases } = await list(handler, '?show=all');
  expect(cases.map(({ id }) => id)).not.toContain(caseId);
  expect(await chain(place, caseId)).toEqual(before);
};
export const chain = ({ rootId }: Place, caseId: string) =>
  world.store.read(({ audit }) => audit.ofChain(rootId, caseId));
export const unsent = async ({ rootId }: Place) =>
  (await world.store.read(({ outbox }) => outbox.unsent(rootId))).count;

/** With the follow-up code's token, as the reporter does. */
export async function comeBack(accessToken: string): Promise<FollowUpAnswer> {
  return (await askFollowUp(world, accessToken)).json<FollowUpAnswer>();
}
