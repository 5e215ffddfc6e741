/** `npm start`: reads the configuration, starts the server, and stops it in order when it is asked to. */
import { ConfigError, readConfig } from './config.ts';
import { describeError } from './http/problem.ts';
import { launcherOf, watchLauncher } from './launcher.ts';
import { start, StartError } from './start.ts';

/** What is in hand may finish; whoever waits longer than this is cut off, before a container runtime does it at thirty. */
const patienceMs = 25_000;

try {
  const { stop } = await start(readConfig(process.env));
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), patienceMs).unref();
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      // Asked twice: somebody does not want to wait.
      if (stopping) process.exit(1);
      end();
    });
  watchLauncher(launcherOf(process.argv), end);
} catch (error) {
  const isForOperator = error instanceof ConfigError || error instanceof StartError;
  console.error(isForOperator ? error.message : JSON.stringify(describeError(error)));
  if (error instanceof ConfigError)
    console.error('See docs/operations.md for all that can be set.');
  process.exit(1);
}
