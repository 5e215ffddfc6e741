/** The database of the tests is real: it starts, it answers, and nothing of it is left when its owner ends, even by SIGKILL. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { locatePostgres, startPostgres } from './find-postgres.ts';

async function ask(url: string, question: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(question);
  await client.end();
  return Object.values(rows[0] ?? {})[0];
}

describe('PostgreSQL', () => {
  test('is provided to every test file of a run', async () => {
    expect(await ask(inject('postgresUrl'), 'SELECT 1')).toBe(1);
  });

  test('is durable where that is asked for', async () => {
    const server = await startPostgres({ durable: true });
    try {
      expect(await ask(server.url, 'SHOW fsync')).toBe('on');
      expect(await ask(server.url, 'SHOW synchronous_commit')).toBe('on');
    } finally {
      await server.stop();
    }
    await expect(ask(server.url, 'SELECT 1')).rejects.toThrow();
  });

  test.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)(
    'ends with an owner that gets %s',
    async (signal) => {
      const module = fileURLToPath(new URL('find-postgres.ts', import.meta.url));
      const script = `
        const { startPostgres } = await import(${JSON.stringify(module)});
        console.log((await startPostgres({ durable: true })).url);
        setInterval(() => {}, 1000);`;
      const owner = spawn(
        process.execPath,
        ['--import', 'tsx', '--input-type=module', '-e', script],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      const [line] = (await once(owner.stdout, 'data')) as [Buffer];
      const url = line.toString().trim();
      const witness = new Client({ connectionString: url });
      // That the server breaks the connection is what we wait for, not an error.
      witness.on('error', () => undefined);
      await witness.connect();
      const ended = new Promise<void>((resolve) => {
        witness.once('end', resolve);
      });
      owner.kill(signal);
      await ended;
      await expect(ask(url, 'SELECT 1')).rejects.toThrow();
    },
  );

  test('is found in PATH, newest of Debian first, and nowhere else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mobbeknapp-programs-'));
    for (const bin of ['debian/9/bin', 'debian/15/bin', 'elsewhere']) {
      mkdirSync(join(folder, bin), { recursive: true });
      for (const program of ['initdb', 'pg_ctl']) writeFileSync(join(folder, bin, program), '');
    }
    expect(locatePostgres(join(folder, 'elsewhere'), join(folder, 'debian'))).toBe(
      join(folder, 'debian/15/bin'),
    );
    expect(locatePostgres(join(folder, 'elsewhere'), join(folder, 'none'))).toBe(
      join(folder, 'elsewhere'),
    );
    expect(locatePostgres(folder, join(folder, 'none'))).toBeUndefined();
    rmSync(folder, { recursive: true });
  });
});
