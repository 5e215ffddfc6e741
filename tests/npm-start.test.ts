/**
 * `npm start` as an operator types it: npm, npm's shell and below them the server. Whatever ends npm ends the server, in order, and
 * leaves its port to the next one.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, type TestContext } from 'vitest';
import { freePort } from '../scripts/free-port.ts';
import { secret } from './running.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What is left is ended when this test has: which of two at once that is, a hook that is not the test's own does not know. */
async function startByNpm({ onTestFinished }: Pick<TestContext, 'onTestFinished'>) {
  const folder = await mkdtemp(join(tmpdir(), 'mobbeknapp-npm-'));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const npm = spawn('npm', ['start'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that whatever a failed test leaves can be ended, and nothing else.
    detached: true,
    env: {
      ...process.env,
      MOBBEKNAPP_PUBLIC_URL: base,
      MOBBEKNAPP_DATABASE_URL: `file:${join(folder, 'app.db')}`,
      MOBBEKNAPP_SMTP_URL: 'smtp://127.0.0.1:1',
      MOBBEKNAPP_SENDER: 'ikke-svar@meld.example',
      MOBBEKNAPP_SECRET: secret,
      MOBBEKNAPP_PORT: String(port),
    },
  });
  onTestFinished(async () => {
    try {
      process.kill(-npm.pid!, 'SIGKILL');
    } catch {
      // Nothing is left of it, as it should be.
    }
    await rm(folder, { recursive: true, force: true });
  });
  let printed = '';
  for (const stream of [npm.stdout, npm.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => (printed += piece));
  await expect.poll(() => printed, { timeout: 60_000 }).toContain('Listening on ');
  // Closed when the last of the three has ended, however it was.
  return { npm, base, allEnded: once(npm, 'close') };
}

describe('the server that npm started', () => {
  it.concurrent.for(['SIGTERM', 'SIGKILL'] as const)(
    'ends when npm is ended by %s, and leaves its port',
    async (signal, test) => {
      const { npm, base, allEnded } = await startByNpm(test);
      expect((await fetch(`${base}/health/live`)).status).toBe(200);
      npm.kill(signal);
      await allEnded;
      await expect(fetch(`${base}/health/live`)).rejects.toThrow('fetch failed');
    },
  );
});
