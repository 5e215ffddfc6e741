/**
 * Keeps other sites from using a handler's session: her browser says where a request comes from, and only our own pages count.
 * Instead of tokens in forms; see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site.
 */
import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** For the zones with cookies. A request with neither header comes from no browser's page, and carries no cookie by itself. */
export function refuseOtherSites(app: FastifyInstance, publicUrl: URL): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { origin, 'sec-fetch-site': site } = request.headers;
    const isOurs = site === undefined || site === 'same-origin' || site === 'none';
    if (isOurs && (origin === undefined || origin === publicUrl.origin)) done();
    else done(new Problem('cross-site'));
  });
}

/**
 * For our own forms, whose pages have `Referrer-Policy: no-referrer`: with it a browser sends `Origin: null` even to our own site.
 * So `Sec-Fetch-Site` decides where it is sent; a browser that is too old to send it is believed, for there is no session here
 * that another site could borrow. See https://fetch.spec.whatwg.org/#append-a-request-origin-header.
 */
export function refuseOtherForms(app: FastifyInstance, publicUrl: URL): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { origin, 'sec-fetch-site': site } = request.headers;
    const isOurs = site === undefined || site === 'same-origin' || site === 'none';
    const isNamedOurs = origin === undefined || origin === 'null' || origin === publicUrl.origin;
    done(isOurs && isNamedOurs ? undefined : new Problem('cross-site'));
  });
}
