/**
 * Somebody leaves: what she had opens nothing that comes after, and old cases are handed over to the new key as they are opened.
 * The whole server with its set-up; the desk's own half without its screens.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import type { CaseAnswer, ListAnswer, ReadingAnswer } from '../contract/api/cases.ts';
import type { recoveryAnswer, SessionAnswer } from '../contract/api/people.ts';
import { factsAt } from '../contract/facts.make.ts';
import { open } from '../contract/sealing/seal.ts';
import { entriesToHandOver } from '../desk/handed-over.ts';
import { fillKeyRing, grantsFromRecoveryCode, keysToGive, type KeyRing } from '../desk/keys.ts';
import { newSheet } from '../desk/new-code.ts';
import { openReading } from '../desk/opened.ts';
import { idOf } from '../server/organisations/plan.ts';
import { newInvitation } from '../server/mail/invitation.ts';
import { applied, example, inboxId, rootId, treeIn } from '../server/testing/lillevik.ts';
import { accept, ask, signIn, type Account, type SignedIn } from './clients/handler.ts';
import { letAllIn, recover } from './clients/inbox-keys.ts';
import { call, Refused } from './clients/http.ts';
import { noIdentity, report } from './clients/reporter.ts';
import { marker, password } from './markers.ts';
import { openRunning, secret, type Running } from './running.ts';

const school = inboxId('lillevik-skole', 'rektor');
const words = { before: `${marker} før`, after: `${marker} etter` };

let running: Running;
let head: { account: Account; signedIn: SignedIn };
let leaver: { account: Account; signedIn: SignedIn };
let retiredKid: string;

beforeAll(async () => {
  running = await openRunning();
  const { recoveryCodes } = await running.withStore((store) => applied(store, example));
  await running.start();
  head = await comeIn('rektor@lillevik.example');
  const { code } = recoveryCodes.find(({ inboxes }) => inboxes.length > 1)!;
  await recover(head.signedIn, school, code);
  leaver = await comeIn('inspektor@lillevik.example');
  expect(await letAllIn(await signIn(running.address, head.account, codeOf(head.account)))).toBe(1);
  leaver.signedIn = await signIn(running.address, leaver.account, codeOf(leaver.account));
  await send(words.before);
  retiredKid = (await keyOfSchool()).kid;
  await running.withStore((store) => applied(store, example.replace(/\n.*inspektor@.*/, '')));
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

it('she is shut out at once, and her key opens nothing that comes after', async () => {
  const gone = await ask(leaver.signedIn, '/session').catch((error: unknown) => error);
  expect(gone).toBeInstanceOf(Refused);
  await send(words.after);
  const { kid } = await keyOfSchool();
  expect(kid).not.toBe(retiredKid);
  const old = leaver.signedIn.inboxKeys.get(school)!;
  expect(old.kid).toBe(retiredKid);
  const reports = await storedReports();
  expect(reports.map(({ content }) => kidsOf(content).includes(retiredKid))).toEqual([true, false]);
  const { content, id } = reports[1]!;
  const binding = { organisationId: rootId, id, version: 1, part: 'content' } as const;
  await expect(open(content, old, binding)).rejects.toMatchObject({ reason: 'not-a-recipient' });
});

it('a code that she who stayed makes anew opens what lies there from before, for somebody who has nothing else', async () => {
  const me = await signIn(running.address, head.account, codeOf(head.account));
  const ring = await fillKeyRing(me.session, me.key);
  const { code, sealed } = await newSheet(await keysToGive(ring, school));
  const path = `/inboxes/${school}/recovery-codes`;
  const answer = await ask(me, path, { method: 'POST', body: sealed });
  expect(answer).toEqual({ oldSheets: 'not-needed' });

  await running.withStore((store) => applied(store, example));
  const newcomer = await comeIn('inspektor@lillevik.example');
  const mine = await comeInWith(code, newcomer.signedIn);
  const { memberships } = mine.session;
  expect(memberships.map(({ inboxId, state }) => [inboxId, state])).toEqual([[school, 'holding']]);
  const texts = [];
  for (const { id } of (await ask<ListAnswer>(newcomer.signedIn, '/cases?show=all')).cases) {
    const item = await ask<CaseAnswer>(newcomer.signedIn, `/cases/${id}`);
    const reading = await read(newcomer.signedIn, id);
    texts.push((await openReading(mine.ring, reading, item)).content.text);
  }
  expect(texts.sort()).toEqual([words.after, words.before].sort());
});

/** As the desk does when a printed code was typed. */
async function comeInWith(code: string, me: SignedIn): Promise<Hands> {
  const { handler, memberships } = me.session;
  const papers = await ask<RecoveryAnswer>(me, `/inboxes/${school}/recovery`);
  const inbox = memberships.find(({ inboxId }) => inboxId === school)!;
  const grants = await grantsFromRecoveryCode(papers, code, inbox, handler.publicKey);
  const body = { inboxId: school, handlerId: handler.id, grants };
  await call(me.server, '/grants', { method: 'POST', body, headers: { cookie: me.cookie } });
  const session = await ask<SessionAnswer>(me, '/session');
  return { session, ring: await fillKeyRing(session, me.key) };
}

it('who stayed opens both, and what she opens is handed over', async () => {
  const me = await signIn(running.address, head.account, codeOf(head.account));
  const session = await ask<SessionAnswer>(me, '/session');
  const ring = await fillKeyRing(session, me.key);
  const { cases } = await ask<ListAnswer>(me, '/cases?show=all');
  const texts: string[] = [];
  for (const { id } of cases) texts.push(await openAndHandOver(me, id, { session, ring }));
  expect(texts.sort()).toEqual([words.after, words.before].sort());

  for (const { content, identity } of await storedReports())
    for (const sealed of [content, identity]) {
      expect(kidsOf(sealed)).not.toContain(retiredKid);
      expect(kidsOf(sealed)).toContain((await keyOfSchool()).kid);
    }
  // With the key of now alone, as a colleague would who comes later.
  const later = { ...ring, retiredKeys: [] };
  for (const { id } of cases)
    expect(await openAndHandOver(me, id, { session, ring: later })).toMatch(marker);
});

type RecoveryAnswer = z.infer<typeof recoveryAnswer>;
type Hands = { session: SessionAnswer; ring: KeyRing };

/** As the desk does when the button is pressed. */
async function openAndHandOver(me: SignedIn, caseId: string, hands: Hands): Promise<string> {
  const item = await ask<CaseAnswer>(me, `/cases/${caseId}`);
  const reading = await read(me, caseId);
  const opened = await openReading(hands.ring, reading, item);
  const entries = await entriesToHandOver(reading, item, hands);
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
