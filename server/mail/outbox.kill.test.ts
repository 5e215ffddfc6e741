/** The outbox killed in the middle of a send: a real process, a real database, a real mail server. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../contract/clock.ts';
import { newId } from '../../contract/ids.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/records.ts';
import { freshUrl } from '../testing/databases.ts';
import { handlerRow } from '../testing/handlers.ts';
import { openLetterbox, type Letterbox } from '../testing/letterbox.ts';
import { deliverBy } from './deliver.ts';
import { startOutbox } from './outbox.ts';
import { openSmtp } from './smtp.ts';

const program = fileURLToPath(new URL('./outbox.child.ts', import.meta.url));
const rootId = newId();
const config = {
  publicUrl: new URL('https://meld.example.no/'),
  sender: 'Mobbeknapp <post@meld.example.no>',
  secret: 'a secret of the configuration, long enough',
};
const quiet = () => undefined;
const log = { info: quiet, warn: quiet, error: quiet };

let letterbox: Letterbox;
let sender: ChildProcess | undefined;
beforeEach(async () => {
  letterbox = await openLetterbox();
});
afterEach(async () => {
  sender?.kill('SIGKILL');
  await letterbox.stop();
});

/** Writes one letter, starts a process that sends it, and kills that when the mail server has come so far. */
async function killWhen(
  url: string,
  command: 'data' | 'taken',
): Promise<{ store: Store; id: string }> {
  const store = await openStore(url, config);
  const id = newId();
  const handler = handlerRow({ rootId });
  const now = systemClock.now();
  await store.transaction(async ({ people, outbox }) => {
    await people.put(handler);
    const fixed = { rootId, kind: 'report', urgent: false, caseId: null, invitationId: null };
    await outbox.add([{ ...fixed, id, handlerId: handler.id, createdAt: now, dueAt: now }]);
  });
  letterbox.answer(command, 'hang');
  const asked = letterbox.asked(command);
  sender = spawn(process.execPath, ['--import', 'tsx', program, url, letterbox.url], {
    stdio: 'inherit',
  });
  await asked;
  const ended = once(sender, 'exit');
  sender.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
  letterbox.answer(command, null);
  return { store, id };
}

/** Started again, when the lease of the dead one has run out. */
async function startAgain(store: Store, until: number) {
  const later = new Date(systemClock.now().getTime() + 121_000);
  const smtp = openSmtp({ smtpUrl: letterbox.url });
  const outbox = startOutbox({
    store,
    send: deliverBy(smtp, config),
    clock: { now: () => later },
    log,
  });
  await letterbox.holds(until);
  await outbox.stop();
  smtp.close();
}

test.each(['sqlite', 'postgres'] as const)(
  'on %s, before the server has the letter: delivered once, with the same Message-ID',
  async (kind) => {
    const { store, id } = await killWhen(await freshUrl(kind), 'data');
    expect(letterbox.mails).toEqual([]);
    await startAgain(store, 1);
    expect(letterbox.mails.map(({ messageId }) => messageId)).toEqual([`<${id}@meld.example.no>`]);
    expect(await store.read(({ outbox }) => outbox.unsent(rootId))).toMatchObject({ count: 0 });
    await store.close();
  },
);

test('after the server has taken it, before we know: the same letter twice, and both can be told to be one', async () => {
  const { store, id } = await killWhen(await freshUrl(), 'taken');
  await startAgain(store, 2);
  const messageId = `<${id}@meld.example.no>`;
  expect(letterbox.mails.map((mail) => mail.messageId)).toEqual([messageId, messageId]);
  await store.close();
});
