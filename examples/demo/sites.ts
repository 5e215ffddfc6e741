/**
 * Serves the partner sites of `examples/sites`, each on an origin of its own. A page is plain HTML; `{{server}}` becomes the
 * address of the server, and `{{top}}` the site's file `_top.html`, so that a site has one header.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const sites = ['municipality', 'sport', 'university'] as const;

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
    const { pathname } = new URL(url, 'http://site');
    const path = normalize(join(folder, pathname));
    const file = path.endsWith(sep) ? join(path, 'index.html') : path;
    const type = types[extname(file)];
    if (!type || !file.startsWith(folder) || pathname.startsWith('/_')) return notFound;
    try {
      return { status: 200, type, text: await whole(await readFile(file, 'utf8'), pathname) };
    } catch {
      return notFound;
    }
  }

  /** With its parts, the server's address, and the link to the page itself marked as such. */
  async function whole(text: string, pathname: string): Promise<string> {
    let filled = text;
    for (const [mark, part] of text.matchAll(/\{\{([a-z-]+)\}\}/g))
      if (part !== 'server')
        filled = filled.replace(mark, await readFile(join(folder, `_${part}.html`), 'utf8'));
    return filled
      .replaceAll('{{server}}', server)
      .replaceAll(`href="${pathname}"`, `href="${pathname}" aria-current="page"`);
  }

  site.listen(port, 'localhost');
  await once(site, 'listening');
  return site;
}

/** Cuts whoever still holds a line open: a browser keeps one for minutes. */
export function closeSite(site: Server): Promise<void> {
  return new Promise((resolve) => {
    site.close(() => {
      resolve();
    });
    site.closeAllConnections();
  });
}

const notFound = { status: 404, type: 'text/plain; charset=utf-8', text: 'There is no such page.' };
