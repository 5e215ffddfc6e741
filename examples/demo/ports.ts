/** The five ports of the demo: where they are set, whether they are free, and what to say when one is not. */
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer } from 'node:net';

export const settings = {
  server: 'DEMO_PORT',
  municipality: 'DEMO_MUNICIPALITY_PORT',
  sport: 'DEMO_SPORT_PORT',
  university: 'DEMO_UNIVERSITY_PORT',
  mail: 'DEMO_MAIL_PORT',
} as const;

const uses: Record<Use, string> = {
  server: 'server with the desk',
  municipality: "municipality's site",
  sport: "sports district's site",
  university: "university's site",
  mail: 'mail server',
};

type Use = keyof typeof settings;
export type Ports = Record<Use, number>;

/** The others lie beside the server's, so that one setting moves all five. Throws where a setting is no port. */
export function readPorts(env: NodeJS.ProcessEnv): Ports {
  const port = (use: Use, usual: number) => readPort(settings[use], env[settings[use]], usual);
  const server = port('server', 3000);
  const ports = {
    server,
    municipality: port('municipality', server + 1),
    sport: port('sport', server + 2),
    university: port('university', server + 3),
    mail: port('mail', server + 25),
  };
  if (new Set(Object.values(ports)).size < Object.keys(ports).length)
    throw new Error(
      `The demo needs five different ports, and was given ${Object.values(ports).join(', ')}: change one of ${Object.values(settings).join(', ')}.`,
    );
  return ports;
}

function readPort(name: string, given: string | undefined, usual: number): number {
  const port = given ? Number(given) : usual;
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(
    `${name} must be a port between 1 and 65535${given ? `, and is "${given}"` : `; the usual one would be ${usual}, because DEMO_PORT is so high`}.`,
  );
}

/** Throws an error whose message has a sentence for each port that cannot be had. */
export async function expectFree(ports: Ports): Promise<void> {
  const sentences: string[] = [];
  for (const [use, port] of Object.entries(ports) as [Use, number][]) {
    const why = await whyNot(port);
    if (why) sentences.push(sentence(use, port, why));
  }
  if (sentences.length === 0) return;
  if (sentences.length > 1)
    sentences.push('DEMO_PORT moves all five at once, for instance: DEMO_PORT=4000 npm run demo');
  throw new Error(sentences.join('\n'));
}

function sentence(use: Use, port: number, code: string): string {
  const which = `Port ${port}, which the demo needs for the ${uses[use]},`;
  return code === 'EADDRINUSE'
    ? `${which} is taken by another program, perhaps another demo: stop that one, or set ${settings[use]} to a free port.`
    : `${which} cannot be opened (${code}): set ${settings[use]} to a port above 1023.`;
}

/** The code of the error; null if the port can be listened on at every address of localhost. */
async function whyNot(port: number): Promise<string | null> {
  for (const { address } of await lookup('localhost', { all: true })) {
    const server = createServer();
    try {
      server.listen(port, address);
      await once(server, 'listening');
    } catch (error) {
      const { code = 'unknown' } = error as { code?: string };
      // A machine may name ::1 in its list of hosts and have no IPv6.
      if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') return code;
      continue;
    }
    server.close();
    await once(server, 'close');
  }
  return null;
}
