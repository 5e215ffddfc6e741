/** Keeps a request's JSON as it came, so that it can be hashed once instead of being written anew. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hash } from 'node:crypto';

const texts = new WeakMap<FastifyRequest, string>();

/**
 * For the routes of this zone. The parser is Fastify's own without its search for keys that reach for a prototype, which
 * costs as much as the parsing: the schemas of these routes are strict and refuse every key that they do not know.
 */
export function keepRawBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('ignore', 'ignore');
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
  return hash('sha256', texts.get(request) ?? '', 'base64url');
}
