/** Serves the pages of `widget/hosts/`, each under its name and with the headers that stand beside it. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { circumstances } from '../../widget/hosts/circumstances.ts';
import { ownFiles } from '../own-files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}widget/hosts/`;

/** Names of the pages, without their ending. The spy has a test of its own, in both modes: `tests/spy.test.ts`. */
export const hostNames: string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.html') && file !== 'spy.html')
  .map((file) => file.slice(0, -'.html'.length));

/** The policies of `docs/embed.md` by the page on which each is tried: the code block after the link to the page. */
export const documentedPolicies: Record<string, string> = Object.fromEntries(
  [
    ...readFileSync(`${root}docs/embed.md`, 'utf8').matchAll(
      /\]\(\.\.\/widget\/hosts\/([\w-]+)\.html\)[^`]*```\w*\n([^`]*)```/g,
    ),
  ].map(([, name, lines]) => [name!, lines!.trim().replace(/\s+/g, ' ')]),
);

export async function serveHosts(port: number, server: string): Promise<Server> {
  const { files } = await ownFiles(server);
  const site = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const name = pathname.slice(1);
    const file = files.get(pathname);
    if (file) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(file);
      return;
    }
    if (!hostNames.includes(name)) {
      // A browser asks for an icon by itself; a page that is not there is a fault in a test.
      response.writeHead(name === 'favicon.ico' ? 204 : 404).end();
      return;
    }
    const fill = filler({ server, host: `http://localhost:${port}` });
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...headersOf(name, fill),
    });
    response.end(fill(readFileSync(`${folder}${name}.html`, 'utf8')));
  });
  // Under the machine's own name and under the one of a host without https.
  site.listen(port, '127.0.0.1');
  await once(site, 'listening');
  return site;
}

type Fill = (text: string) => string;

/** One nonce for a page and its headers, another for the next. */
function filler(given: { server: string; host: string }): Fill {
  const values: Record<string, string> = { ...given, nonce: randomBytes(16).toString('base64') };
  return (text) => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name]!);
}

function headersOf(name: string, fill: Fill): Record<string, string> {
  const { headers = {}, policy } = circumstances[name] ?? {};
  if (policy === undefined) return headers;
  const documented = (documentedPolicies[name] ?? '')
    .replaceAll('https://meld.example.no', '{{server}}')
    .replaceAll("'nonce-…'", "'nonce-{{nonce}}'");
  const whole = [policy, documented].filter((part) => part !== '').join('; ');
  return { ...headers, 'content-security-policy': fill(whole) };
}
