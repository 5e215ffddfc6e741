/** Security headers of what a browser asks for: constants for the API, helmet for pages and files. */
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** Every answer of the zone: kept nowhere, shown nowhere, told to nobody. */
export function installApiHeaders(app: FastifyInstance, publicUrl: URL): void {
  const headers = {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...(isHttps(publicUrl) && { 'strict-transport-security': 'max-age=31536000' }),
  };
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}

export type PageKind = 'desk' | 'own-page' | 'text' | 'embedded-files';

/**
 * For the pages of a zone. The desk and texts are shown in no frame; our own page for reporters is, because an
 * organisation can embed it instead of the button; files of the widget are loaded by other sites.
 */
export async function installPageHeaders(
  app: FastifyInstance,
  kind: PageKind,
  publicUrl: URL,
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: kind === 'desk' ? ["'self'", 'data:'] : ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: kind === 'own-page' ? ['https:', 'http://localhost:*'] : ["'none'"],
        // On a server without https WebKit would then load nothing at all.
        ...(isHttps(publicUrl) && { upgradeInsecureRequests: [] }),
      },
    },
    crossOriginResourcePolicy: {
      policy: kind === 'embedded-files' ? 'cross-origin' : 'same-origin',
    },
    crossOriginOpenerPolicy: kind === 'embedded-files' ? false : { policy: 'same-origin' },
    frameguard: kind === 'own-page' ? false : { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isHttps(publicUrl) && { maxAge: 31_536_000, includeSubDomains: false },
  });
}

function isHttps({ protocol }: URL): boolean {
  return protocol === 'https:';
}
