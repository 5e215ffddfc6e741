/** How long somebody waits for a server that says nothing. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { ask } from './ask.ts';

// It takes every request and never answers.
const silent = createServer(() => undefined).listen(0, '127.0.0.1');
afterEach(() => {
  vi.useRealTimers();
  silent.closeAllConnections();
  silent.close();
});

test('twenty seconds, and then it is said that no answer came', async () => {
  if (!silent.listening) await once(silent, 'listening');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { port } = silent.address() as AddressInfo;
  let state = 'waits';
  const asked = once(silent, 'request');
  const answer = ask(`http://127.0.0.1:${port}`, 'reports', { method: 'POST', body: '{}' }).then(
    (given) => (state = given.state),
  );
  await asked;
  await vi.advanceTimersByTimeAsync(19_999);
  expect(state).toBe('waits');
  await vi.advanceTimersByTimeAsync(1);
  expect(await answer).toBe('unreachable');
});
