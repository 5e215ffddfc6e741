/** Finds a free port on loopback, for what tests, demo and bench start beside themselves. */
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Systems give connections and servers that ask for any port one from 32,768 (Linux) or 49,152 (RFC 6335) on; browsers open all of these. */
const [lowest, highest] = [20_000, 32_767];

/**
 * Free at this moment. Until it is listened on, nobody gets it who does not ask for this very one: it is drawn from those that systems
 * do not give away. Throws the system's error where no port can be listened on.
 */
export async function freePort(triesLeft = 20): Promise<number> {
  const port = lowest + Math.floor(Math.random() * (highest - lowest + 1));
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (triesLeft === 0) throw error;
    return freePort(triesLeft - 1);
  }
  server.close();
  await once(server, 'close');
  return port;
}
