/** Keeps a request's JSON as it came, so that it can be hashed once instead of being written anew. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';

const texts = new WeakMap<FastifyRequest, string>();

/** For the routes of this zone. The parser is Fastify's own, which refuses keys that reach for a prototype. */
export function keepRawBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request, body, done) => {
      texts.set(request, body);
      return parse(request, body, done);
    },
  );
}

/** SHA-256 of the body as it came, base64url: tells a retry from another request under the same key. */
export function bodyHash(request: FastifyRequest): string {
  return createHash('sha256')
    .update(texts.get(request) ?? '')
    .digest('base64url');
}
