/** The gate before uploads: beyond so many nobody waits, and who hangs up leaves it open for the next. */
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { installProblems } from '../http/problem.ts';
import { fewAtOnce } from './attaching.ts';

const app = Fastify();
installProblems(app);
app.post('/', { onRequest: fewAtOnce(1) }, () => 'done');
let origin: string;
beforeAll(async () => {
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());

test('refuses the second while the first arrives, and is open again when that one has hung up', async () => {
  const { port } = app.server.address() as AddressInfo;
  const slow = connect(port, '127.0.0.1');
  await once(slow, 'connect');
  slow.write(
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
  );
  await vi.waitFor(async () => {
    const { status, headers } = await fetch(origin, { method: 'POST' });
    expect([status, headers.get('retry-after')]).toEqual([429, '2']);
  });
  slow.destroy();
  await vi.waitFor(async () => expect((await fetch(origin, { method: 'POST' })).status).toBe(200));
  expect((await fetch(origin, { method: 'POST' })).status).toBe(200);
});
