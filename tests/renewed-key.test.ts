/**
 * Somebody leaves: what she had opens nothing that comes after, and old cases are handed over to the new key as they are opened.
 * The whole server with its set-up; the desk's own half without its screens.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseAnswer, ListAnswer, ReadingAnswer } from '../contract/api/cases.ts';
import type { SessionAnswer } from '../contract/api/people.ts';
import { factsAt } from '../contract/facts.make.ts';
import { open } from '../contract/sealing/seal.ts';
import { entriesToHandOver } from '../desk/handed-over.ts';
import { fillKeyRing, type KeyRing } from '../desk/keys.ts';
import { openReading } from '../desk/opened.ts';
import { idOf } from '../server/organisations/plan.ts';
import { newInvitation } from '../server/mail/invitation.ts';
import { applied, example, inboxId, rootId, treeIn } from '../server/testing/lillevik.ts';
import { accept, ask, fill, signIn, type Account, type SignedIn } from './clients/handler.ts';
import { Refused } from './clients/http.ts';
import {
  letAllIn,
  makeFirstKey,
  makeFirstKeys,
  makeNextKey,
  recover,
} from './clients/inbox-keys.ts';
import { noIdentity, report } from './clients/reporter.ts';
import { marker, password } from './markers.ts';
import { openRunning, secret, type Running } from './running.ts';

const school = inboxId('lillevik-skole', 'rektor');
const words = { before: `${marker} før`, between: `${marker} imens`, after: `${marker} etter` };
const withoutLeaver = example.replace(/\n.*inspektor@.*/, '');

let running: Running;
let head: { account: Account; signedIn: SignedIn };
let leaver: { account: Account; signedIn: SignedIn };
/** The code of the sheet that was printed when the school's key was made. */
let sheet: string;
let firstKid: string;

beforeAll(async () => {
  running = await openRunning();
  await running.withStore((store) => applied(store, example));
  await running.start();
  for (const role of ['eier', 'team'])
    await makeFirstKeys((await comeIn(`${role}@lillevik.example`)).signedIn);
  await makeFirstKeys((await comeIn('uavhengig@advokat.example')).signedIn);
  head = await comeIn('rektor@lillevik.example');
  sheet = await makeFirstKey(head.signedIn, school);
  leaver = await comeIn('inspektor@lillevik.example');
  expect(await letAllIn(head.signedIn)).toBe(1);
  await fill(leaver.signedIn);
  await send(words.before);
  firstKid = (await keyOfSchool()).kid;
  await running.withStore((store) => applied(store, withoutLeaver));
});
afterAll(() => running?.remove());

/** By an invitation of her own, because the letter's link is not read here. */
async function comeIn(email: string) {
  const token = await running.withStore(async (store) => {
    const { id: handlerId } = (await store.read(({ people }) => people.byEmail(email)))!;
    const { row, token } = newInvitation({ rootId, handlerId, secret, now: new Date() });
    await store.transaction(({ people }) => people.addInvitation(row));
    return token;
  });
  const account = await accept(running.address, token, password);
  return { account, signedIn: await signIn(running.address, account, codeOf(account)) };
}

const codeOf = (account: Account) => account.recoveryCodes.shift();
const keyOfSchool = () =>
  running.withStore(async (store) => (await treeIn(store)).keys.get(school)!);

function send(text: string) {
  const facts = factsAt(idOf('organisation', 'lillevik-skole'));
  const draft = { organisation: 'lillevik', facts, content: { text }, identity: noIdentity };
  return report(running.address, draft);
}

it('she is shut out at once, also from what comes before the next key is made', async () => {
  await send(words.between);
  const gone = await ask(leaver.signedIn, '/session').catch((error: unknown) => error);
  expect(gone).toBeInstanceOf(Refused);
  // What the gap means: nobody has unlocked the desk since, so this is still sealed to the key that she knew.
  expect((await keyOfSchool()).kid).toBe(firstKid);
  expect(leaver.signedIn.inboxKeys.get(school)!.kid).toBe(firstKid);
});

it('the next member who unlocks makes the next key, and hers opens nothing that comes after', async () => {
  const me = await signIn(running.address, head.account, codeOf(head.account));
  const own = me.session.memberships.find(({ inboxId }) => inboxId === school)!;
  expect([own.renewal, own.key!.kid]).toEqual([true, firstKid]);
  await makeNextKey(me, school);
  expect(me.session.memberships.map(({ renewal }) => renewal)).toEqual([false]);
  await send(words.after);
  const { kid } = await keyOfSchool();
  expect(kid).not.toBe(firstKid);
  const reports = await storedReports();
  const holding = reports.map(({ content }) => kidsOf(content).includes(firstKid));
  expect(holding).toEqual([true, true, false]);
  const { content, id } = reports[2]!;
  const binding = { organisationId: rootId, id, version: 1, part: 'content' } as const;
  const old = leaver.signedIn.inboxKeys.get(school)!;
  await expect(open(content, old, binding)).rejects.toMatchObject({ reason: 'not-a-recipient' });
});

it('two who unlock at once make one key: the other is told that there is one', async () => {
  const me = await signIn(running.address, head.account, codeOf(head.account));
  const { kid } = await keyOfSchool();
  const stale = { ...me, inboxKeys: new Map([[school, leaver.signedIn.inboxKeys.get(school)!]]) };
  const refused = await makeNextKey(stale, school).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refused);
  expect((refused as Refused).body).toMatch(/key-changed|possession-needed/);
  expect((await keyOfSchool()).kid).toBe(kid);
});

it('the sheet of the first day opens what came before and after, for somebody who has nothing else', async () => {
  await running.withStore((store) => applied(store, example));
  const newcomer = await comeIn('inspektor@lillevik.example');
  await recover(newcomer.signedIn, school, sheet);
  const { session } = newcomer.signedIn;
  const ring = await fillKeyRing(session, newcomer.signedIn.key);
  expect(session.memberships.map(({ inboxId, state }) => [inboxId, state])).toEqual([
    [school, 'holding'],
  ]);
  const texts = [];
  for (const { id } of (await ask<ListAnswer>(newcomer.signedIn, '/cases?show=all')).cases) {
    const item = await ask<CaseAnswer>(newcomer.signedIn, `/cases/${id}`);
    texts.push((await openReading(ring, await read(newcomer.signedIn, id), item)).content.text);
  }
  expect(texts.sort()).toEqual(Object.values(words).sort());
});

it('who stayed opens all, and what she opens is handed over', async () => {
  const me = await signIn(running.address, head.account, codeOf(head.account));
  const session = await ask<SessionAnswer>(me, '/session');
  const ring = await fillKeyRing(session, me.key);
  const { cases } = await ask<ListAnswer>(me, '/cases?show=all');
  const texts: string[] = [];
  for (const { id } of cases) texts.push(await openAndHandOver(me, id, { session, ring }));
  expect(texts.sort()).toEqual(Object.values(words).sort());

  for (const { content, identity } of await storedReports())
    for (const sealed of [content, identity]) {
      expect(kidsOf(sealed)).not.toContain(firstKid);
      expect(kidsOf(sealed)).toContain((await keyOfSchool()).kid);
    }
  // With the key of now alone, as a colleague would who comes later.
  const later = { ...ring, retiredKeys: [] };
  for (const { id } of cases)
    expect(await openAndHandOver(me, id, { session, ring: later })).toMatch(marker);
});

type Hands = { session: SessionAnswer; ring: KeyRing };

/** As the desk does when the button is pressed. */
async function openAndHandOver(me: SignedIn, caseId: string, hands: Hands): Promise<string> {
  const item = await ask<CaseAnswer>(me, `/cases/${caseId}`);
  const reading = await read(me, caseId);
  const opened = await openReading(hands.ring, reading, item);
  const entries = await entriesToHandOver(reading, item, hands.ring);
  if (entries.length > 0)
    await ask(me, `/cases/${caseId}/resealings`, { method: 'POST', body: { entries } });
  return opened.content.text;
}

const read = (me: SignedIn, caseId: string) =>
  ask<ReadingAnswer>(me, `/cases/${caseId}/readings`, { method: 'POST', body: {} });

const kidsOf = ({ recipients }: { recipients: { header: { kid: string } }[] }) =>
  recipients.map(({ header }) => header.kid);

/** Oldest first. */
function storedReports() {
  return running.withStore((store) =>
    store.read(async ({ cases, reports }) => {
      const viewer = { handlerId: head.signedIn.session.handler.id, inboxIds: [school] };
      const states = ['unread', 'read', 'closed'] as const;
      const listed = await cases.list(rootId, viewer, { states: [...states] }, null, 10);
      const rows = await Promise.all(
        listed.map(({ case: { reportId } }) => reports.get(rootId, reportId)),
      );
      return rows.map((row) => row!).sort((one, other) => (one.id < other.id ? -1 : 1));
    }),
  );
}
