/**
 * A world for tests of the outbox: a real store, a real mail server, and time that the test lets pass.
 * A file that calls `useOutboxWorld` has a new one before each test.
 */
import { afterEach, beforeEach } from 'vitest';
import { newId } from '../../contract/ids.ts';
import type { NewLetter, Store } from '../store/records.ts';
import { freshStore } from './databases.ts';
import { fakeTime, type FakeTime } from './fake-time.ts';
import { handlerRow } from './handlers.ts';
import { openLetterbox, type Letterbox } from './letterbox.ts';
import { deliverBy } from '../mail/deliver.ts';
import { startOutbox, type Outbox, type OutboxParts } from '../mail/outbox.ts';
import { openSmtp, type Smtp } from '../mail/smtp.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const rootId = newId();
export const config = {
  publicUrl: new URL('https://meld.example.no/'),
  sender: 'Mobbeknapp <post@meld.example.no>',
  secret: 'a secret of the configuration, long enough',
};

export let store: Store;
export let letterbox: Letterbox;
export let time: FakeTime;
export let smtp: Smtp;
export let logged: string[];
export let started: Outbox[];

export function useOutboxWorld(): void {
  beforeEach(async () => {
    [store, letterbox] = await Promise.all([freshStore(), openLetterbox()]);
    time = fakeTime();
    smtp = openSmtp({ smtpUrl: letterbox.url });
    logged = [];
    started = [];
  });
  afterEach(async () => {
    smtp.close();
    await Promise.all([...started.map((outbox) => outbox.stop()), letterbox.stop()]);
    await store.close();
  });
}

export function start(over: Partial<OutboxParts> = {}): Outbox {
  const note = (fields: object, message: string) =>
    void logged.push(`${JSON.stringify(fields)} ${message}`);
  const { clock, timers } = time;
  const log = { info: note, warn: note, error: note };
  const outbox = startOutbox({
    store,
    send: deliverBy(smtp, config),
    clock,
    timers,
    log,
    random: () => 0.5,
    ...over,
  });
  started.push(outbox);
  return outbox;
}

/** Adds one letter to each of these people, who are made for it. */
export async function post(emails: string[], over: Partial<NewLetter> = {}): Promise<string[]> {
  const letters = emails.map((email) => ({
    email,
    id: newId(),
    handler: handlerRow({ rootId, email }),
  }));
  const now = time.clock.now();
  await store.transaction(async ({ people, outbox }) => {
    for (const { handler } of letters) await people.put(handler);
    const fixed = {
      rootId,
      kind: 'report',
      urgent: false,
      caseId: newId(),
      invitationId: null,
      createdAt: now,
      dueAt: now,
    };
    await outbox.add(
      letters.map(({ id, handler }) => ({ id, handlerId: handler.id, ...fixed, ...over })),
    );
  });
  return letters.map(({ id }) => id);
}
export const addresses = (count: number) =>
  Array.from({ length: count }, () => `${newId()}@example.no`);
export const unsent = () => store.read(({ outbox }) => outbox.unsent(rootId));
export const buried = () => store.read(({ outbox }) => outbox.buried(rootId));
export const inHand = (outbox: Outbox) => () => outbox.state().inHand > 0;
export const arrived = () => letterbox.mails.map(({ messageId }) => messageId).sort();
export const messageIds = (ids: string[]) => ids.map((id) => `<${id}@meld.example.no>`).sort();
