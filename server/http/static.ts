/**
 * The built files of the browser: the widget for other sites, the desk, and our own page for reporters.
 * `webRoot` is what `npm run build` made; without it the API works alone.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import files from '@fastify/static';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply } from 'fastify';
import { slug } from '../../contract/api/common.ts';
import { installPageHeaders } from './headers.ts';
import type { Parts } from './parts.ts';
import { Problem } from './problem.ts';

export type StaticParts = Pick<Parts, 'store' | 'trees'> & { publicUrl: URL; webRoot: string };

/** A path with a version or a hash in it never changes; `v1` moves with each release. */
const forever = 'public, max-age=31536000, immutable';
const fiveMinutes = 'public, max-age=300';

export const staticFiles: FastifyPluginAsync<StaticParts> = async (app, parts) => {
  const { publicUrl, webRoot } = parts;

  await app.register(async (widget) => {
    await installPageHeaders(widget, 'embedded-files', publicUrl);
    await serve(widget, `${webRoot}/w`, '/w/', (reply, path) => {
      const isMoving = /\/w\/v\d+\//.test(path);
      void reply.headers({
        'access-control-allow-origin': '*',
        'cache-control': isMoving ? fiveMinutes : forever,
      });
    });
  });

  await app.register(async (desk) => {
    await installPageHeaders(desk, 'desk', publicUrl);
    desk.get('/desk', { schema: { hide: true } }, (_request, reply) =>
      reply.redirect('/desk/', 308),
    );
    await serve(desk, `${webRoot}/desk`, '/desk/', (reply, path) => {
      void reply.header('cache-control', path.endsWith('.html') ? 'no-cache' : forever);
    });
  });

  await app.register(ownPage, parts);
};

/**
 * `/{slug}`, where a link or a poster leads: one file for every organisation, which reads its name from the path.
 * An organisation that does not exist has no page, so that a slip in a link shows at once.
 */
const ownPage: FastifyPluginAsync<StaticParts> = async (app, parts) => {
  const { publicUrl, webRoot, store, trees } = parts;
  await installPageHeaders(app, 'own-page', publicUrl);
  const file = `${webRoot}/page/index.html`;
  const page = existsSync(file) ? await readFile(file, 'utf8') : undefined;

  const byName = { schema: { hide: true } };
  app.get<{ Params: { slug: string } }>('/:slug', byName, async (request, reply) => {
    const name = request.params.slug;
    if (!slug.safeParse(name).success) return leadToPage(request.url, name, reply);
    const found = await store.read((records) => trees.bySlug(records, name));
    if (!found || page === undefined) throw new Problem('not-found');
    return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page);
  });
  app.get<{ Params: { slug: string } }>('/:slug/', byName, ({ url, params }, reply) =>
    leadToPage(url, params.slug, reply),
  );
};

/**
 * An address as somebody typed it from a poster, `/Kommune/`, leads to the one address. Kept nowhere: a browser that
 * remembered it would say that somebody was here.
 */
function leadToPage(url: string, typed: string, reply: FastifyReply): FastifyReply {
  const name = slug.safeParse(typed.toLowerCase());
  if (!name.success) throw new Problem('not-found');
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  return reply.header('cache-control', 'no-store').redirect(`/${name.data}${query}`);
}

/** Every file that we build; `send` also takes others apart, and fails at some of them. */
const ourPaths = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){1,8}\/?$/;

async function serve(
  app: FastifyInstance,
  root: string,
  prefix: string,
  setHeaders: (reply: FastifyReply, path: string) => void,
): Promise<void> {
  if (!existsSync(root)) return;
  app.addHook('onRequest', (request, _reply, done) => {
    const path = request.url.split('?', 1)[0]!;
    done(ourPaths.test(path) ? undefined : new Problem('not-found'));
  });
  await app.register(files, {
    root,
    prefix,
    decorateReply: false,
    cacheControl: false,
    schemaHide: true,
    setHeaders: (reply, path) => setHeaders(reply, path.replaceAll('\\', '/')),
  });
}
