/** The gate before uploads: few at once, the others wait, and sockets that say nearly nothing give up their places. */
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installProblems } from '../http/problem.ts';
import { fewAtOnce } from './attaching.ts';

const app = Fastify();
installProblems(app);
const most = 3;
app.post('/kept', { onRequest: fewAtOnce({ most: 1 }) }, () => 'done');
app.post(
  '/slow',
  { onRequest: fewAtOnce({ most, patience: { bytesPerSecond: 1_000, afterMs: 100, lookMs: 20 } }) },
  () => 'done',
);
let origin: string;
beforeAll(async () => {
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());

/** Says that a body comes, and sends one byte of it. */
async function slowSocket(path: string): Promise<Socket> {
  const { port } = app.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const arrived = once(app.server, 'request');
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{`,
  );
  await arrived;
  return socket;
}
const upload = async (path: string) => (await fetch(`${origin}${path}`, { method: 'POST' })).status;

test('the second waits while the first arrives, and gets the place when that one hangs up', async () => {
  const slow = await slowSocket('/kept');
  const waiting = upload('/kept');
  await once(app.server, 'request');
  slow.destroy();
  expect(await waiting).toBe(200);
  expect(await upload('/kept')).toBe(200);
});

test('sockets that are slow, as many as there are places, stop nobody: they give way and are told to slow down', async () => {
  const slow = await Promise.all(Array.from({ length: most }, () => slowSocket('/slow')));
  const told = Promise.race(slow.map((socket) => once(socket, 'data')));
  expect(await Promise.all(Array.from({ length: 2 * most }, () => upload('/slow')))).toEqual(
    Array.from({ length: 2 * most }, () => 200),
  );
  const answer = String((await told)[0]);
  expect(answer).toMatch(/^HTTP\/1.1 429/);
  expect(answer).toContain('/problems/slow-down');
  for (const socket of slow) socket.destroy();
});

test('a slow one keeps its place while nobody waits', async () => {
  const slow = await slowSocket('/slow');
  expect(await upload('/slow')).toBe(200);
  slow.write(`"a":"${'x'.repeat(91)}"}`);
  expect(String((await once(slow, 'data'))[0])).toMatch(/^HTTP\/1.1 200/);
  slow.destroy();
});
