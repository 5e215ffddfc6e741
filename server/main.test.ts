import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'mobbeknapp-main-'));
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const good = {
  MOBBEKNAPP_PUBLIC_URL: 'http://localhost:8080',
  MOBBEKNAPP_DATABASE_URL: `file:${join(folder, 'app.db')}`,
  MOBBEKNAPP_SMTP_URL: 'smtp://127.0.0.1:1',
  MOBBEKNAPP_SENDER: 'ikke-svar@meld.example.no',
  MOBBEKNAPP_SECRET: 'Qm9v-72ksHdl_20xPz-Wv81nTyKc4RfGa',
  MOBBEKNAPP_PORT: '0',
};

function boot(env: Record<string, string>) {
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (error += String(chunk)));
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return { code: code as number | null, out, error };
  });
  /** The port, when it listens. */
  const listening = new Promise<number>((resolve, reject) => {
    child.stdout.on('data', () => {
      const port = /Listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(out)?.[1];
      if (port) resolve(Number(port));
    });
    void ended.then(() => reject(new Error(`ended before it listened: ${error}`)));
  });
  listening.catch(() => undefined);
  return { child, ended, listening, heard: () => out };
}

test('starts, answers, and stops in order at SIGTERM', async () => {
  const { child, ended, listening, heard } = boot(good);
  const base = `http://127.0.0.1:${await listening}`;
  const ready = await fetch(`${base}/health/ready`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    {
      // Nobody listens where its mail server should be: found out by itself, and reports are taken meanwhile.
      status: expect.stringMatching(/^(?:ready|attention)$/) as string,
      database: 'ready',
      room: expect.stringMatching(/^(?:enough|little)$/) as string,
      mail: expect.stringMatching(/^(?:looking|unreachable)$/) as string,
      letters: 'on-time',
      reports: 'each-has-a-reader',
      inboxesWithoutReader: 0,
      casesWithoutReader: 0,
      units: 0,
      unitsWithReader: 0,
      unitsWithReaderOnceIn: 0,
      personsToComeIn: 0,
      brokenTrees: 0,
      casesLeftUnread: 0,
      oldestLetterMinutes: 0,
      // The look through the histories goes on while the server answers.
      history: expect.stringMatching(/^(?:looking|intact)$/) as string,
    },
  ]);
  expect((await fetch(`${base}/api/v1/session`)).status).toBe(401);
  expect((await fetch(`${base}/problems/route-changed`)).status).toBe(200);
  await vi.waitFor(() => expect(heard()).toContain('Nobody answers at the address and port'));
  child.kill('SIGTERM');
  const { code, out } = await ended;
  expect(code).toBe(0);
  expect(out).not.toContain(good.MOBBEKNAPP_SECRET);
});

test('a configuration that cannot work is refused with a sentence for each key', async () => {
  const { code, error } = await boot({ ...good, MOBBEKNAPP_SECRET: 'short', MOBBEKNAPP_SENDER: '' })
    .ended;
  expect(code).toBe(1);
  expect(error.trim().split('\n')).toHaveLength(3);
  expect(error).toContain('docs/operations.md');
  expect(error).toMatch(
    /MOBBEKNAPP_SENDER is not set\..*\n.*MOBBEKNAPP_SECRET must be at least 32 characters/s,
  );
  expect(error).not.toContain('short');
});

test('a taken port is named, with what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { code, error } = await boot({ ...good, MOBBEKNAPP_PORT: String(port) }).ended;
  other.close();
  expect(code).toBe(1);
  expect(error).toContain(`Port ${port} on 127.0.0.1 is taken by another program.`);
  expect(error).toContain('MOBBEKNAPP_PORT');
});

test('a database that cannot be opened is named, without its address', async () => {
  const { code, error } = await boot({
    ...good,
    MOBBEKNAPP_DATABASE_URL: 'postgres://somebody:hemmelig@127.0.0.1:1/none',
  }).ended;
  expect(code).toBe(1);
  expect(error).toMatch(
    /^The database cannot be opened \(ECONNREFUSED\)\. Check that MOBBEKNAPP_DATABASE_URL/,
  );
  expect(error).not.toContain('hemmelig');
});
