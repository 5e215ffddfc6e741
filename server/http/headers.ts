/** Security headers of what a browser asks for: a floor under every answer, constants for the API, helmet for pages and files. */
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** What every answer has that says nothing of its own: nothing is loaded from it, run in it, shown in a frame or told of it. */
export function floorHeaders(publicUrl: URL): Record<string, string> {
  return {
    'content-security-policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    ...(isHttps(publicUrl) && { 'strict-transport-security': 'max-age=31536000' }),
  };
}

/**
 * For the whole server, before its zones: an address that no zone knows, a redirect, a fault and a page that somebody adds later
 * have these. Below what a zone says: Node's own header gives way to Fastify's and to helmet's.
 */
export function installFloor(app: FastifyInstance, publicUrl: URL): void {
  const floor = Object.entries(floorHeaders(publicUrl));
  app.addHook('onRequest', (_request, reply, done) => {
    for (const [name, value] of floor) reply.raw.setHeader(name, value);
    done();
  });
}

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

export type PageKind = 'desk' | 'text' | 'embedded-files';

/** For the pages of a zone: the desk and texts, which are shown in no frame, and files of the widget, which other sites load. */
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
        // The page in which a picture is drawn (`picture-frame.ts`), and no other.
        ...(kind === 'desk' && { frameSrc: ["'self'"] }),
        imgSrc: kind === 'desk' ? ["'self'", 'data:'] : ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        // As on our own page: Lit's templates are the only way from text to markup.
        ...(kind === 'desk' && {
          requireTrustedTypesFor: ["'script'"],
          trustedTypes: ['lit-html'],
        }),
        // On a server without https WebKit would then load nothing at all.
        ...(isHttps(publicUrl) && { upgradeInsecureRequests: [] }),
      },
    },
    crossOriginResourcePolicy: {
      policy: kind === 'embedded-files' ? 'cross-origin' : 'same-origin',
    },
    crossOriginOpenerPolicy: kind === 'embedded-files' ? false : { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isHttps(publicUrl) && { maxAge: 31_536_000, includeSubDomains: false },
  });
}

/**
 * For a page for reporters. With `script` our own script may run, and Lit's templates are the only way from text to markup
 * (Trusted Types); without it none may run at all. `ancestors`: the sites that may show it in a frame.
 */
export function setPageHeaders(
  reply: FastifyReply,
  { script, ancestors }: { script: 'script' | 'no-script'; ancestors: readonly string[] },
  publicUrl: URL,
): void {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${["'self'", ...ancestors].join(' ')}`,
    // The icon that says that there is none.
    'img-src data:',
    ...(script === 'script' ? scriptPolicy : []),
    // On a server without https WebKit would then load nothing at all.
    ...(isHttps(publicUrl) ? ['upgrade-insecure-requests'] : []),
  ];
  void reply.type('text/html; charset=utf-8').headers({
    'cache-control': 'no-store',
    'content-security-policy': policy.join('; '),
    // No Cross-Origin-Opener-Policy: browsers open no page that has one from a site's sandboxed frame, and the plain link would be dead
    // there (https://html.spec.whatwg.org/#obtain-coop). A page that opens ours may then lead its window elsewhere, but reads nothing.
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    ...(isHttps(publicUrl) && { 'strict-transport-security': 'max-age=31536000' }),
  });
}

const scriptPolicy = [
  "script-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
];

function isHttps({ protocol }: URL): boolean {
  return protocol === 'https:';
}
