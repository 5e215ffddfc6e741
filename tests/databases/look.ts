/**
 * Looks at a running server that has a kept database, as its people do: the release that made it so writes down what they could do,
 * and every later one is held to it.
 */
import { SealingError } from '../../contract/sealing/sealing-error.ts';
import type { CaseAnswer, ListAnswer } from '../../contract/api/cases.ts';
import type { DeskAnswer, SessionAnswer } from '../../contract/api/people.ts';
import type { Store } from '../../server/store/records.ts';
import { openWhole, ringOf, type OpenedWhole } from '../clients/acts.ts';
import { ask, signIn, type Account, type SignedIn } from '../clients/handler.ts';
import { letIn, opensBySheet } from '../clients/inbox-keys.ts';
import { callFor, Refused } from '../clients/http.ts';
import { followUp } from '../clients/reporter.ts';
import type { Running } from '../running.ts';
import type { KeptReport, KeptSheet, Reads } from './record.ts';

/** By address. */
export type Hands = Map<string, SignedIn>;

/** With the app's code of now, each once in half a minute. */
export async function signInAll(server: string, accounts: readonly Account[]): Promise<Hands> {
  const signedIn = await Promise.all(accounts.map((account) => signIn(server, account)));
  return new Map(signedIn.map((me) => [me.session.handler.email, me]));
}

/** Tries to open every report, also those that are not shown to her. Throws where one opens and holds anything but what was written. */
export async function readsOf(me: SignedIn, reports: readonly KeptReport[]): Promise<Reads> {
  const ring = await ringOf(me);
  const shown = await shownTo(me);
  const reads: Reads = { opens: [], sealed: [] };
  for (const report of reports) {
    const opened = await openWhole(me, ring, report.caseId).catch(closedTo);
    if (typeof opened === 'object') expectWritten(opened, report, me);
    if ((opened !== 'nothing') !== shown.includes(report.caseId))
      throw new Error(`${me.session.handler.email}: the list says otherwise of ${report.label}.`);
    if (typeof opened === 'object') reads.opens.push(report.label);
    else if (opened === 'sealed') reads.sealed.push(report.label);
  }
  return reads;
}

/** Ids of the cases in her list, a page at a time. */
export async function shownTo(me: SignedIn): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const after = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: ListAnswer = await ask<ListAnswer>(me, `/cases?show=all&limit=100${after}`);
    ids.push(...page.cases.map(({ id }) => id));
    cursor = page.next;
  }
  return ids;
}

function closedTo(error: unknown): 'nothing' | 'sealed' {
  if (error instanceof Refused && error.status === 404) return 'nothing';
  if (error instanceof Refused && error.status === 403) return 'sealed';
  if (error instanceof SealingError && error.reason === 'not-a-recipient') return 'sealed';
  throw error;
}

function expectWritten({ opened, attachments }: OpenedWhole, report: KeptReport, me: SignedIn) {
  const read = {
    text: opened.content.text,
    names: opened.identity.names,
    messages: opened.messages.map(({ text }) => text),
    attachment: attachments[0] ? Buffer.from(attachments[0]).toString('utf8') : null,
  };
  const { text, names, messages, attachment } = report;
  if (JSON.stringify(read) === JSON.stringify({ text, names, messages, attachment })) return;
  const { email } = me.session.handler;
  throw new Error(`${email} opens ${report.label} and finds ${JSON.stringify(read)}.`);
}

/** What the reporter finds with the code. */
export async function comeBack(server: string, { code, rootId }: KeptReport) {
  const { answer, messages } = await followUp(server, code, rootId);
  return { status: answer.status, messages: messages.map((said) => (said as MessageText).text) };
}
type MessageText = { text: string };

/** Of every inbox of the tree, for its administrator. */
export async function sheetOpens(
  administrator: SignedIn,
  code: string,
): Promise<KeptSheet['opens']> {
  const { inboxes } = await ask<DeskAnswer>(administrator, '/desk');
  const opens: KeptSheet['opens'] = {};
  for (const { inboxId } of inboxes) {
    const kids = await opensBySheet(administrator, inboxId, code);
    if (kids.length > 0) opens[inboxId] = kids;
  }
  return opens;
}

/** Who is signed in under a cookie of before. */
export async function whoIs(server: string, cookie: string): Promise<string> {
  const { handler } = await callFor<SessionAnswer>(server, '/session', { headers: { cookie } });
  return handler.email;
}

/** What a comer reads once a colleague has let her in. Throws where the colleague does not find her waiting. */
export async function readsOnceLetIn(
  comer: SignedIn,
  by: SignedIn,
  inboxId: string,
  reports: readonly KeptReport[],
): Promise<Reads> {
  const { id, email } = comer.session.handler;
  if (!(await letIn(by, inboxId, id)))
    throw new Error(`${by.session.handler.email} does not find ${email} waiting.`);
  return readsOf(comer, reports);
}

/** Throws where the desk says that the history is broken. */
export async function historyOf(me: SignedIn, caseId: string) {
  const { history, historyIntact } = await ask<CaseAnswer>(me, `/cases/${caseId}`);
  if (!historyIntact) throw new Error(`The history of ${caseId} is broken.`);
  return history.map(({ hash }) => hash);
}

/** Of what happened to a tree as a whole, which no screen shows. The server is stopped. */
export async function treeChainIn(store: Store, rootId: string) {
  return store.read(async ({ audit }) =>
    (await audit.history(rootId, rootId)).isIntact ? 'intact' : 'broken',
  );
}

/** Addresses to which a letter could not be delivered, as the front page says. */
export async function buriedFor(me: SignedIn): Promise<string[]> {
  const { buried } = await ask<DeskAnswer>(me, '/desk');
  return buried.map(({ recipient }) => recipient).sort();
}

/** As 'address message-id', in order; once `count` have come and none has for a while after. */
export async function lettersOf({ letterbox }: Running, count: number): Promise<string[]> {
  await Promise.race([letterbox.holds(count), pause(10_000)]);
  for (let seen = -1; seen !== letterbox.mails.length;) {
    seen = letterbox.mails.length;
    await pause(quietMs);
  }
  return letterbox.mails.map(({ to, messageId }) => `${addressIn(to)} ${messageId}`).sort();
}

/** Longer than the outbox leaves a look at what is due. */
const quietMs = 2_500;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const addressIn = (to: Running['letterbox']['mails'][number]['to']) =>
  [to ?? []].flat()[0]?.text ?? '';
