/**
 * What handlers do in a life that is kept: come in by invitation, make keys and print sheets, let each other in, read, answer, leave. Each
 * by a short name, which is what stands before the @ of the address.
 */
import { systemClock } from '../../contract/clock.ts';
import { handOverCasesIn } from '../../server/cases/hand-over.ts';
import { apply } from '../../server/organisations/apply.ts';
import { readDescription } from '../../server/organisations/description.ts';
import { plansOf } from '../../server/organisations/plans.ts';
import { act, answer, openWhole, ringOf } from '../clients/acts.ts';
import { accept, signIn, type Account, type SignedIn } from '../clients/handler.ts';
import { letIn, makeFirstKeys, makeNewSheet, makeNextKey } from '../clients/inbox-keys.ts';
import type { Running } from '../running.ts';
import type { KeptSheet } from './record.ts';
import type { Sent } from './reporters.ts';

/** `secret`: of the configuration. `sent`: the reports, of which answers are remembered. */
export function openHandlers(running: Running, secret: string, sent: readonly Sent[]) {
  const { address: server } = running;
  const sheets: Omit<KeptSheet, 'opens'>[] = [];
  const accounts = new Map<string, Account>();
  const invitations = new Map<string, string>();
  let hands = new Map<string, SignedIn>();

  async function describe(text: string): Promise<void> {
    const plans = plansOf(readDescription(text));
    await running.withStore(async (store) => {
      for (const plan of plans) {
        const applied = await apply(plan, {
          store,
          clock: systemClock,
          secret,
          handOver: handOverCasesIn,
        });
        for (const { email, token } of applied.invitations) invitations.set(email, token);
      }
    });
  }
  /** Of the tree in which she works. */
  const administratorFor = (email: string) =>
    email.endsWith('@idrett.example') ? 'hanne@idrett.example' : 'olga@bjorkvika.example';
  /** By what stands before the @. */
  const emailOf = (name: string) =>
    [...invitations.keys()].find((one) => one.startsWith(`${name}@`))!;
  const me = (name: string) => hands.get(name)!;
  /** Comes in and makes no key, though the inbox may have none. */
  async function arrive(...names: string[]): Promise<void> {
    for (const name of names) {
      const email = emailOf(name);
      const account = await accept(server, invitations.get(email)!, `tre ${name} sykler i snø`);
      accounts.set(name, account);
      invitations.delete(email);
      hands.set(name, await signIn(server, account, account.recoveryCodes.shift()));
    }
  }
  /** And is the first reader of those of her inboxes that have no key yet. */
  async function comeIn(...names: string[]): Promise<void> {
    for (const name of names) {
      await arrive(name);
      for (const code of (await makeFirstKeys(me(name))).values()) keepSheet(name, code);
    }
  }
  function keepSheet(name: string, code: string): void {
    sheets.push({ code, administrator: administratorFor(accounts.get(name)!.email) });
  }
  async function signInAgain(...names: string[]): Promise<void> {
    hands = new Map();
    for (const name of names) {
      const again = await signIn(server, accounts.get(name)!);
      hands.set(name, again);
      for (const { inboxId, renewal, state } of again.session.memberships)
        if (renewal && state === 'holding') await makeNextKey(again, inboxId);
    }
  }
  async function printAgain(name: string, inboxId: string): Promise<void> {
    keepSheet(name, (await makeNewSheet(me(name), inboxId)).code);
  }
  const idOfHandler = (name: string) => me(name).session.handler.id;
  async function admit(by: string, name: string, inboxId: string): Promise<void> {
    if (!(await letIn(me(by), inboxId, idOfHandler(name))))
      throw new Error(`${name} does not wait.`);
  }
  async function read(name: string, label: string) {
    const caseId = await caseIdOf(label);
    const ring = await ringOf(me(name));
    return { caseId, ring, whole: await openWhole(me(name), ring, caseId) };
  }
  async function reply(name: string, label: string, text: string): Promise<void> {
    const { caseId, whole } = await read(name, label);
    await answer(me(name), caseId, text, whole.opened);
    sent.find((one) => one.label === label)!.messages.push(text);
  }
  async function handle(
    name: string,
    label: string,
    verb: Parameters<typeof act>[2],
    more?: object,
  ): Promise<void> {
    // Nobody confirms or closes what she has not opened.
    if (verb === 'acknowledgements' || verb === 'closings') await read(name, label);
    await act(me(name), await caseIdOf(label), verb, more);
  }
  function caseIdOf(label: string): Promise<string> {
    const { reportId } = sent.find((one) => one.label === label)!;
    return running.withStore(async (store) => {
      const found = await store.read(({ reports }) => reports.fingerprint(reportId));
      return found!.caseId;
    });
  }
  return {
    ...{ accounts, invitations, sheets, me, describe, arrive, comeIn, signInAgain },
    ...{ printAgain, admit, read, reply, handle },
  };
}
