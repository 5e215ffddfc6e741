/**
 * The first day of a municipality: organisations from a file, nobody with a key, and each inbox's key made by its first reader.
 * The whole server with its set-up, and the desk's requests without its screens.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseAnswer, ListAnswer } from '../contract/api/cases.ts';
import { factsAt } from '../contract/facts.make.ts';
import { newId } from '../contract/ids.ts';
import { grantKey } from '../contract/sealing/grant.ts';
import { newKeyPair } from '../contract/sealing/keys.ts';
import { newInvitation } from '../server/mail/invitation.ts';
import { applied, example, inboxId, rootId } from '../server/testing/lillevik.ts';
import { idOf } from '../server/organisations/plan.ts';
import { accept, ask, fill, read, signIn, type SignedIn } from './clients/handler.ts';
import { Refused } from './clients/http.ts';
import { letAllIn, makeFirstKey, makeFirstKeys } from './clients/inbox-keys.ts';
import { askRoute, noIdentity, report, settingsOf } from './clients/reporter.ts';
import { marker, password } from './markers.ts';
import { openRunning, secret, type Running } from './running.ts';

const school = inboxId('lillevik-skole', 'rektor');
const unitId = idOf('organisation', 'lillevik-skole');

let running: Running;
let head: SignedIn;

beforeAll(async () => {
  running = await openRunning();
  await running.withStore((store) => applied(store, example));
  await running.start();
});
afterAll(() => running?.remove());

/** By an invitation of her own, because the letter's link is not read here. */
async function comeIn(email: string): Promise<SignedIn> {
  const token = await running.withStore(async (store) => {
    const { id: handlerId } = (await store.read(({ people }) => people.byEmail(email)))!;
    const { row, token } = newInvitation({ rootId, handlerId, secret, now: new Date() });
    await store.transaction(({ people }) => people.addInvitation(row));
    return token;
  });
  const account = await accept(running.address, token, password);
  return signIn(running.address, account, account.recoveryCodes[0]);
}

const facts = () => factsAt(unitId);
const problemOf = async (asked: Promise<unknown>) => {
  const refused: unknown = await asked.catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refused);
  const { status, body } = refused as Refused;
  return [status, (JSON.parse(body) as { type: string }).type.split('/').at(-1)];
};

it('after the set-up nobody holds a key, and the school is not offered to reporters yet', async () => {
  const { units, kids } = await settingsOf(running.address, 'lillevik');
  expect(units).toEqual([]);
  expect(kids).toEqual([]);
  const [, slug] = await problemOf(askRoute(running.address, 'lillevik', facts()));
  expect(slug).toBe('not-open');
});

it('the head makes the key of her inbox, and prints a sheet that opens this inbox alone', async () => {
  head = await comeIn('rektor@lillevik.example');
  expect(head.session.memberships.map(({ inboxId, state, key }) => [inboxId, state, key])).toEqual([
    [school, 'no-key', null],
  ]);
  await makeFirstKey(head, school);
  const [own] = head.session.memberships;
  expect([own!.state, own!.proved, own!.key === null]).toEqual(['holding', true, false]);
  // The owner's people have not come in: whose leader would read a report on the head?
  expect((await settingsOf(running.address, 'lillevik')).units).toEqual([]);
});

it('the school opens when somebody can read whatever is answered, and the owner was given its key', async () => {
  const owner = await comeIn('eier@lillevik.example');
  await makeFirstKeys(owner);
  await makeFirstKeys(await comeIn('uavhengig@advokat.example'));
  const { units } = await settingsOf(running.address, 'lillevik');
  expect(units.map(({ id }) => id)).toEqual([unitId]);
  await fill(head);
  await fill(owner);
  expect(owner.inboxKeys.has(school)).toBe(true);
});

it('a report is sealed to those who were named, and to no inbox that has no key', async () => {
  const { readers } = await askRoute(running.address, 'lillevik', {
    ...facts(),
    danger: 'yes',
    what: ['violence'],
  });
  const named = readers.map(({ inboxId }) => inboxId);
  expect(named).toContain(school);
  // The rule names the response team, but nobody of it has come in.
  expect(named).not.toContain(inboxId('lillevik', 'beredskapsteam'));
  const draft = { organisation: 'lillevik', facts: facts(), identity: noIdentity };
  await report(running.address, { ...draft, content: { text: marker } });
  const { cases } = await ask<ListAnswer>(head, '/cases');
  expect((await read(head, cases[0]!.id)).content).toMatchObject({ text: marker });
});

it('a member who was not let in does nothing that takes a key, whatever she claims', async () => {
  const second = await comeIn('inspektor@lillevik.example');
  const [own] = second.session.memberships;
  expect([own!.state, own!.grant, own!.letInBy]).toEqual(['waiting', null, ['Rita Rektor']]);
  const { cases } = await ask<ListAnswer>(head, '/cases');
  const { id, revision } = await ask<CaseAnswer>(head, `/cases/${cases[0]!.id}`);
  const { reading } = await read(head, id);
  const junk = await newKeyPair();
  const { id: handlerId, publicKey } = second.session.handler;
  // Another key, under the name of the inbox's own.
  const grant = await grantKey(junk.privateKey, publicKey);
  const kid = own!.key!.kid;
  const messageId = newId();
  const message = { id: messageId, reportId: reading.reportId, sealed: reading.content };
  const acts: [string, object, Record<string, string>?][] = [
    ['/grants', { inboxId: school, handlerId, grants: [{ kid, grant }] }],
    [`/cases/${id}/readings`, {}],
    [`/cases/${id}/acknowledgements`, { revision }],
    [`/cases/${id}/closings`, { revision, reason: 'resolved' }],
    [`/cases/${id}/messages`, message, { 'idempotency-key': messageId }],
    [`/inboxes/${school}/recovery-confirmations`, {}],
  ];
  for (const [path, body, headers = {}] of acts) {
    const [status] = await problemOf(ask(second, path, { method: 'POST', body, headers }));
    expect([path, status]).toEqual([path, 403]);
  }
  expect(await letAllIn(head)).toBe(1);
  await fill(second);
  expect(second.inboxKeys.get(school)?.kid).toBe(kid);
  expect((await read(second, id)).content).toMatchObject({ text: marker });
});
