/**
 * `docs/start.md` typed as it stands, block by block, in a fresh folder with nothing but what is built, by whoever runs the tests.
 * Only the fetching and building is left out, and the port is another one, because this machine's may be taken.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../scripts/free-port.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const blocks = [
  ...readFileSync(`${root}docs/start.md`, 'utf8').matchAll(/^```sh\n([^]*?)^```$/gm),
].map(([, typed]) => typed!);
const blockWith = (words: string) => {
  const found = blocks.filter((typed) => typed.includes(words));
  expect([words, found.length]).toEqual([words, 1]);
  return found[0]!;
};

let folder: string;
let port: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mobbeknapp-start-'));
  port = await freePort();
  for (const name of ['package.json', 'examples/organisations.yaml', 'docs/problems'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  cpSync(join(root, 'migrations'), join(folder, 'migrations'), { recursive: true });
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** No variable of ours is there but what the file sets. */
const env = () => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('MOBBEKNAPP_')),
  ),
  MOBBEKNAPP_PORT: String(port),
});

/** Types these blocks into one shell. Answers what it printed, and how it ended. */
function type(...typed: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const shell = execFile('sh', ['-e'], { cwd: folder, env: env() }, (_error, out, errors) => {
      resolve({ code: shell.exitCode ?? -1, said: `${out}${errors}` });
    });
    shell.stdin!.end(typed.join('\n').replaceAll('127.0.0.1:8080', `127.0.0.1:${port}`));
  });
}

it('begins with fetching and building', () => {
  expect(blocks[0]).toBe('npm ci\nnpm run build\n');
});

it('makes a configuration that nobody else may read, with a secret that is good enough', async () => {
  expect(await type(blockWith('cat > mobbeknapp.env'))).toEqual({ code: 0, said: '' });
  expect(statSync(join(folder, 'mobbeknapp.env')).mode & 0o077).toBe(0);
  expect(statSync(join(folder, 'data')).mode & 0o077).toBe(0);
});

it('describes who reads, looking first, and writes it', async () => {
  const load = blockWith('set -a;');
  expect((await type(blockWith('cp examples/'))).code).toBe(0);
  const look = await type(load, blockWith('describe organisations.yaml\n'));
  expect(look).toEqual({
    code: 0,
    said: expect.stringContaining('Nothing was written.') as string,
  });
  const written = await type(load, blockWith('--apply'));
  expect(written).toEqual({ code: 0, said: expect.stringContaining('Invitation for ') as string });
});

it('starts, and sees that it is whole from a second shell', async () => {
  const load = blockWith('set -a;');
  const started = spawn('sh', ['-ec', `${load}\n${blockWith('npm start')}`], {
    cwd: folder,
    env: env(),
    detached: true,
  });
  let printed = '';
  for (const stream of [started.stdout, started.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => (printed += piece));
  const ended = once(started, 'close');
  try {
    await expect.poll(() => printed, { timeout: 60_000 }).toContain(`127.0.0.1:${port}`);
    const [show, prove, curl] = blockWith('/health/ready').trim().split('\n');
    expect((await type(load, show!)).said).toContain('no key yet: whoever comes in first makes it');
    // Nobody has come in yet: it says so, and says no.
    expect(await type(load, prove!)).toEqual({
      code: 1,
      said: expect.stringContaining('still to come in') as string,
    });
    expect((await type(curl!)).said).toContain('"database":"ready"');
    const lines = await type(load, blockWith('help-lines children'));
    expect(lines).toEqual({ code: 0, said: expect.stringContaining('children: ') as string });
  } finally {
    process.kill(-started.pid!, 'SIGINT');
    await ended;
  }
});
