/** Starts the processes of the bench, each pinned to a core where the machine has taskset, and reads what they cost. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '../scripts/free-port.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const canPin = spawnSync('taskset', ['--version']).status === 0;

/** Node on one core: 0 for what is measured, 1 for the load. */
function startNode(core: 0 | 1, args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const [program, ...rest] = canPin
    ? ['taskset', '-c', String(core), process.execPath, ...args]
    : [process.execPath, ...args];
  return spawn(program, rest, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

export type Running = {
  address: string;
  /** Highest resident memory so far, MB. */
  peakMemory(): number;
  stop(): Promise<void>;
};

/** As `npm start` has it: room for the young, or a burst of reports is collected again and again. */
const memory = ['--max-semi-space-size=32'];

/** Starts a server and waits for the line that says it listens. */
export async function startServer(script: string, env: NodeJS.ProcessEnv = {}): Promise<Running> {
  const port = await freePort();
  const typescript = script.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = startNode(0, [...memory, ...typescript, script], {
    ...env,
    MOBBEKNAPP_PORT: String(port),
  });
  const lines = createInterface({ input: child.stdout! });
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      if (/listening/i.test(line)) resolve();
    });
    child.once('exit', (code) => {
      reject(new Error(`${script} ended with ${code} before it listened.`));
    });
  });
  return {
    address: `http://127.0.0.1:${port}`,
    peakMemory: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    },
    async stop() {
      child.removeAllListeners('exit');
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export type Loaded = {
  perSecond: number;
  p50: number;
  p99: number;
  created: number;
  others: number;
};

export async function load(
  address: string,
  connections: number,
  seconds: number,
  bodyFile: string,
): Promise<Loaded> {
  const child = startNode(1, [
    '--import',
    'tsx',
    'bench/load.ts',
    address,
    String(connections),
    String(seconds),
    bodyFile,
  ]);
  let text = '';
  child.stdout!.on('data', (piece: Buffer) => (text += piece.toString()));
  await once(child, 'close');
  return JSON.parse(text) as Loaded;
}
