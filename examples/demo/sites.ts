/** Serves the partner sites of `examples/sites`, each on an origin of its own, with the server's address filled in. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../sites/', import.meta.url));
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export async function serveSite(name: string, port: number, server: string): Promise<Server> {
  const folder = join(root, name);
  const site = createServer((request, response) => {
    void answer(request.url ?? '/').then(({ status, type, text }) => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
      response.end(text);
    });
  });

  async function answer(url: string) {
    const path = normalize(join(folder, new URL(url, 'http://site').pathname));
    const file = path.endsWith(sep) ? join(path, 'index.html') : path;
    const type = types[extname(file)];
    if (!type || !file.startsWith(folder)) return notFound;
    try {
      const text = (await readFile(file, 'utf8')).replaceAll('{{server}}', server);
      return { status: 200, type, text };
    } catch {
      return notFound;
    }
  }

  site.listen(port, 'localhost');
  await once(site, 'listening');
  return site;
}

const notFound = { status: 404, type: 'text/plain; charset=utf-8', text: 'There is no such page.' };
