/**
 * `npm run dev`: the demo, built and started anew after each change of a source. Its data stay; what is open in a browser is loaded anew by hand.
 * It listens to the folders and asks nobody else; a change while it starts is taken up right after.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Milliseconds without a change after which one counts as saved: an editor writes several times. */
const quiet = 300;

/** What is built, and what the demo itself is made of. Tests and what a build writes change nothing. */
const sources = ['contract', 'server', 'widget', 'desk', 'migrations', 'examples'];
export const isSource = (name: string): boolean =>
  /\.(?:ts|js|css|html|svg|sql|ya?ml|json)$/.test(name) && !/\.test\.ts$|\.child\.ts$/.test(name);

export type Again = { stop: () => Promise<void> };

/** Starts a process, and starts it anew whenever a source in these folders has changed. Throws where a folder is missing. */
export function startAgain(
  folders: readonly string[],
  start: () => ChildProcess,
  say: (line: string) => void,
): Again {
  const missing = folders.find((folder) => !existsSync(folder));
  if (missing !== undefined) throw new Error(`There is no folder ${missing}.`);
  let child = start();
  let timer: NodeJS.Timeout | undefined;
  let turn = Promise.resolve();
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, (_event, name) => {
      if (name === null || !isSource(name)) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        turn = turn.then(async () => {
          say(`\n${name} has changed: starting anew.`);
          await ended(child);
          child = start();
        });
      }, quiet);
    }),
  );
  return {
    async stop() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      await turn;
      await ended(child);
    },
  };
}

/** Asks it to stop as an operator does, and waits until it has. */
function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const demo = ['--import', 'tsx', 'examples/demo/main.ts', '--below', String(process.pid)];
  const again = startAgain(
    sources,
    () => spawn(process.execPath, demo, { stdio: 'inherit' }),
    console.log,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void again.stop());
}
