/** `npm start`: reads the configuration, starts the server, and stops it in order when it is asked to. */
import { ConfigError, readConfig } from './config.ts';
import { start } from './start.ts';

/** What is in hand may finish; whoever waits longer than this is cut off, before the operating system does it. */
const patienceMs = 25_000;

try {
  const { stop } = await start(readConfig(process.env));
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      setTimeout(() => process.exit(1), patienceMs).unref();
      void stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof ConfigError)
    console.error('See docs/operations.md for all that can be set.');
  process.exitCode = 1;
}
