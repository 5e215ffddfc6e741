/**
 * The built files of the browser: the widget for other sites, the desk, and our own page for reporters.
 * `webRoot` is what `npm run build` made; without it the API works alone.
 */
import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import files from '@fastify/static';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { installPageHeaders } from './headers.ts';
import { ownPage } from './own-page.ts';
import type { Parts } from './parts.ts';
import { Problem } from './problem.ts';

export type StaticParts = Pick<Parts, 'store' | 'trees'> & { publicUrl: URL; webRoot: string };

/** A path with a version in it never changes; `v1` moves with each release. */
const forever = 'public, max-age=31536000, immutable';
const fiveMinutes = 'public, max-age=300';

export const staticFiles: FastifyPluginAsync<StaticParts> = async (app, parts) => {
  const { publicUrl, webRoot, store, trees } = parts;

  await app.register(async (widget) => {
    await installPageHeaders(widget, 'embedded-files', publicUrl);
    await serve(widget, `${webRoot}/w`, '/w/', (path, response) => {
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('cache-control', /\/w\/v\d+\//.test(path) ? fiveMinutes : forever);
    });
  });

  await app.register(async (desk) => {
    await installPageHeaders(desk, 'desk', publicUrl);
    desk.get('/desk', { schema: { hide: true } }, (_request, reply) =>
      reply.redirect('/desk/', 308),
    );
    await serve(desk, `${webRoot}/desk`, '/desk/', (path, response) => {
      response.setHeader('cache-control', path.endsWith('.html') ? 'no-cache' : forever);
    });
  });

  await app.register(async (page) => {
    await installPageHeaders(page, 'own-page', publicUrl);
    page.get<{ Params: { slug: string } }>(
      '/:slug',
      { schema: { hide: true } },
      async (request, reply) => {
        const { slug } = request.params;
        const found = await store.read((records) => trees.bySlug(records, slug));
        if (!found) throw new Problem('not-found');
        const html = ownPage(found.organisation);
        return reply
          .headers({ 'cache-control': 'no-store' })
          .type('text/html; charset=utf-8')
          .send(html);
      },
    );
  });
};

async function serve(
  app: FastifyInstance,
  root: string,
  prefix: string,
  setHeaders: (path: string, response: { setHeader: ServerResponse['setHeader'] }) => void,
): Promise<void> {
  if (!existsSync(root)) return;
  await app.register(files, {
    root,
    prefix,
    decorateReply: false,
    cacheControl: false,
    schemaHide: true,
    setHeaders: (response, path) =>
      setHeaders(path.replaceAll('\\', '/'), response as unknown as ServerResponse),
  });
}
