/** Which methods an address takes, so that a wrong method is answered 405 with `Allow` and not as if nothing were there. */
import type { FastifyInstance } from 'fastify';

/** `url` as it was registered: `/cases/:id`. */
export type ListedRoute = { url: string; method: string };

const listed = new WeakMap<object, ListedRoute[]>();

/** Every route of a server on which `allowedMethods` looks, for tests that walk them. */
export function routesOf(app: FastifyInstance): ListedRoute[] {
  return listed.get(app) ?? [];
}

/** Collects the routes that are registered from now on; answers the methods of the routes that match a path. */
export function allowedMethods(app: FastifyInstance): (url: string) => string[] {
  const routes: { pattern: RegExp; methods: string[] }[] = [];
  const all: ListedRoute[] = [];
  listed.set(app, all);
  app.addHook('onRoute', ({ url, method }) => {
    for (const one of [method].flat()) all.push({ url, method: one });
    // A route for any path at all, as the one for preflights, says nothing about this path.
    if (url.endsWith('*')) return;
    routes.push({ pattern: patternOf(url), methods: [method].flat() });
  });
  return (url) => {
    const path = url.split('?', 1)[0]!;
    const found = routes.filter(({ pattern }) => pattern.test(path));
    return [...new Set(found.flatMap(({ methods }) => methods))].sort();
  };
}

/** `/cases/:id` and `/w/*` as regular expressions. */
function patternOf(url: string): RegExp {
  const literal = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replace(/:[A-Za-z]+/g, '[^/]+').replace(/\*/g, '.*')}$`);
}
