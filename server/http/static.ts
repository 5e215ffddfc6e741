/**
 * The built files of the browser: the widget for other sites, and the desk.
 * `webRoot` is what `npm run build` made; without it the API works alone.
 */
import { existsSync, readFileSync } from 'node:fs';
import files from '@fastify/static';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply } from 'fastify';
import { withFragment } from './fragment.ts';
import { installPageHeaders } from './headers.ts';
import { pictureHeaders } from './picture-frame.ts';
import { Problem } from './problem.ts';

export type StaticParts = { publicUrl: URL; webRoot: string };

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
    desk.addHook('onRequest', (request, reply, done) => {
      const meant = withFragment(request.url);
      if (meant === null) return done();
      void reply.header('cache-control', 'no-store').redirect(meant, 302);
    });
    desk.get('/desk', { schema: { hide: true } }, (_request, reply) =>
      reply.redirect('/desk/', 308),
    );
    const frame = `${webRoot}/desk/picture.html`;
    const ofFrame = existsSync(frame) ? pictureHeaders(readFileSync(frame, 'utf8')) : {};
    await serve(desk, `${webRoot}/desk`, '/desk/', (reply, path) => {
      void reply.header('cache-control', path.endsWith('.html') ? 'no-cache' : forever);
      if (path.endsWith('/desk/picture.html')) void reply.headers(ofFrame);
    });
  });
};

/** Every file that we build; `send` also takes others apart, and fails at some of them. */
const ourPaths = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){1,8}\/?$/;

/** What the build writes beside a file is the same file to a browser, and has no address of its own. */
const compressed = /\.(?:br|gz)$/;

async function serve(
  app: FastifyInstance,
  root: string,
  prefix: string,
  setHeaders: (reply: FastifyReply, path: string) => void,
): Promise<void> {
  if (!existsSync(root)) return;
  app.addHook('onRequest', (request, _reply, done) => {
    const path = request.url.split('?', 1)[0]!;
    const isOurs = ourPaths.test(path) && !compressed.test(path);
    done(isOurs ? undefined : new Problem('not-found'));
  });
  await app.register(files, {
    root,
    prefix,
    decorateReply: false,
    cacheControl: false,
    schemaHide: true,
    preCompressed: true,
    setHeaders: (reply, path) =>
      setHeaders(reply, path.replaceAll('\\', '/').replace(compressed, '')),
  });
}
