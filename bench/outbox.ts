/** (f) Letters per second from the outbox to a mail server that takes them all. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { newId } from '../contract/ids.ts';
import { openStore } from '../server/store/open.ts';
import { freePort } from '../scripts/free-port.ts';
import { startServer } from './processes.ts';
import { layWorld, secret } from './world.ts';

export async function measureOutbox(folder: string, count: number): Promise<void> {
  const world = await layWorld(join(folder, 'outbox.db'));
  const store = await openStore(world.url, { secret });
  const now = new Date();
  const [handler] = await store.read(async ({ organisations }) => [
    ...(await organisations.tree(world.rootId)).handlers.values(),
  ]);
  await store.transaction(({ outbox }) =>
    outbox.add(
      Array.from({ length: count }, () => ({
        id: newId(),
        rootId: world.rootId,
        handlerId: handler!.id,
        kind: 'report',
        urgent: false,
        caseId: randomUUID(),
        invitationId: null,
        createdAt: now,
        dueAt: now,
      })),
    ),
  );
  await store.close();
  const smtpPort = await freePort();
  const sink = await startServer('bench/sink.ts', { SINK_SMTP_PORT: String(smtpPort) });
  const started = performance.now();
  const server = await startServer('dist/server/main.js', {
    MOBBEKNAPP_PUBLIC_URL: 'http://localhost:9',
    MOBBEKNAPP_DATABASE_URL: world.url,
    MOBBEKNAPP_SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    MOBBEKNAPP_SENDER: 'ikke-svar@benk.example',
    MOBBEKNAPP_SECRET: secret,
  });
  try {
    while (Number(await (await fetch(sink.address)).text()) < count)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const took = (performance.now() - started) / 1000;
    console.log(
      `(f) ${count} letters through the outbox in ${took.toFixed(1)} s, start of the server included: ${Math.round(count / took)}/s`,
    );
  } finally {
    await server.stop();
    await sink.stop();
  }
}
